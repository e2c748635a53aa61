#include "cli/open_encoder.h"

#include "cli/models_folder.h"
#include "rapporteur/base/embedded.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace rapporteur::cli {

namespace {

namespace fs = std::filesystem;

bool holds_base(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "model.safetensors", ignored) &&
         fs::is_regular_file(folder / "vocab.txt", ignored);
}

/// The folders below `root`, itself included, in the order of their names.
std::vector<fs::path> folders_below(const fs::path& root) {
  std::vector<fs::path> folders{root};
  std::error_code ignored;
  for (fs::recursive_directory_iterator each(root, ignored), end; !ignored && each != end;
       each.increment(ignored)) {
    if (each->is_directory(ignored)) folders.push_back(each->path());
  }
  std::ranges::sort(folders);
  return folders;
}

Result<fs::path> base_folder(const Arguments& arguments) {
  const std::string named =
      arguments.has("encoder") ? arguments.value("encoder") : named_by_environment("RAPPORTEUR_ENCODER");
  for (const fs::path& folder : folders_below(named.empty() ? models_folder() : fs::path(named))) {
    if (holds_base(folder)) return folder;
  }
  return fail(
      ErrorKind::not_found,
      "the encoder's base weights (all-MiniLM-L6-v2: model.safetensors and vocab.txt) were looked for "
      "and are not there; ./dev build fetches them, or name their folder with --encoder or "
      "RAPPORTEUR_ENCODER; --reading fast does without them",
      named.empty() ? models_folder().string() : named);
}

/// The instructions that the command line names, which this processor must have.
Result<encoder::Path> chosen_path(const Arguments& arguments) {
  const std::string name = arguments.value("instructions");
  encoder::Path path = encoder::best_path();
  if (name == "portable") path = encoder::Path::portable;
  if (name == "avx2") path = encoder::Path::avx2;
  if (name == "avx512") path = encoder::Path::avx512_vnni;
  if (name == "amx") path = encoder::Path::amx;
  if (!encoder::has_path(path))
    return fail(ErrorKind::not_supported, "this processor does not have the instructions " + name +
                                              "; leave --instructions out, the answer is the same");
  return path;
}

}  // namespace

Result<std::unique_ptr<OpenEncoder>> OpenEncoder::open(const Arguments& arguments) {
  const auto instructions = chosen_path(arguments);
  if (!instructions) return fail(instructions.error());
  const auto folder = base_folder(arguments);
  if (!folder) return fail(folder.error());
  std::unique_ptr<OpenEncoder> out = std::make_unique<OpenEncoder>();
  out->folder_ = folder->string();
  out->path_ = *instructions;
  out->reads_everything_ = arguments.has("every-paragraph");
  std::string_view tuned;
  if (const std::string path = arguments.value("attribution-weights"); !path.empty()) {
    std::ifstream file(path, std::ios::binary);
    out->tuned_.assign(std::istreambuf_iterator<char>(file), {});
    if (out->tuned_.empty())
      return fail(
          ErrorKind::not_readable,
          "the encoder's tuned weights were to be read, and the file cannot be; check its path and rights",
          path);
    tuned = out->tuned_;
  } else {
    tuned = base::embedded("encoder/attributions.safetensors");
  }
  auto encoder = Encoder::load(*folder, tuned);
  if (!encoder) return fail(encoder.error());
  out->encoder_ = std::move(*encoder);
  auto heads = AttributionHeads::load(*out->encoder_);
  if (!heads) return fail(heads.error());
  out->heads_ = *heads;
  auto event_encoder = Encoder::load(*out->encoder_, base::embedded("encoder/events.safetensors"));
  if (!event_encoder) return fail(event_encoder.error());
  out->event_encoder_ = std::move(*event_encoder);
  auto event_head = EventHead::load(*out->event_encoder_);
  if (!event_head) return fail(event_head.error());
  out->event_head_ = *event_head;
  return out;
}

const Flag& encoder_flag() {
  static const Flag flag{.name = "encoder",
                         .takes = Takes::file,
                         .value = "DIR",
                         .meaning =
                             "folder of the encoder's base weights (default: RAPPORTEUR_ENCODER, or models/ "
                             "beside the program's folder)"};
  return flag;
}

const Flag& attribution_weights_flag() {
  static const Flag flag{.name = "attribution-weights",
                         .takes = Takes::file,
                         .value = "FILE",
                         .meaning =
                             "find attributions with these weights instead of those that ship with the "
                             "program"};
  return flag;
}

const Flag& encoder_instructions_flag() {
  static const Flag flag{
      .name = "instructions",
      .takes = Takes::choice,
      .value = "SET",
      .meaning = "run the encoder with these instructions; the answer does not depend on it",
      .choices = {"best", "portable", "avx2", "avx512", "amx"},
      .otherwise = "best"};
  return flag;
}

const Flag& every_paragraph_flag() {
  static const Flag flag{
      .name = "every-paragraph",
      .takes = Takes::nothing,
      .meaning =
          "have the encoder read to the end paragraphs, too, in which nobody seems to say anything; "
          "finds a little more, takes longer"};
  return flag;
}

}  // namespace rapporteur::cli
