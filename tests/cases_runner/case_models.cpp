#include "tests/cases_runner/case_models.h"

#include "rapporteur/base/embedded.h"
#include "tests/model_folder.h"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace rapporteur::cases {

namespace {

namespace fs = std::filesystem;

/// The folder of the base weights that RAPPORTEUR_ENCODER names, or below build/models; empty where there is
/// none.
fs::path base_folder() {
  if (const char* named = std::getenv("RAPPORTEUR_ENCODER"); named && *named) return named;
  std::error_code ignored;
  for (fs::recursive_directory_iterator entry("build/models", ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    if (entry->path().filename() == "vocab.txt" &&
        fs::exists(entry->path().parent_path() / "model.safetensors", ignored))
      return entry->path().parent_path();
  }
  return {};
}

std::unique_ptr<const Language> load_package() {
  const auto folder = tests::model_folder();
  if (folder.empty()) return nullptr;
  auto loaded = Language::load(folder);
  if (!loaded) throw std::runtime_error(loaded.error().sentence);
  if (loaded->identity().name != "en_core_web_md") return nullptr;
  return std::make_unique<const Language>(std::move(*loaded));
}

std::unique_ptr<const EncoderOfCases> load_encoder() {
  const fs::path folder = base_folder();
  if (folder.empty()) return nullptr;
  auto encoder = Encoder::load(folder, base::embedded("encoder/attributions.safetensors"));
  if (!encoder) throw std::runtime_error(encoder.error().sentence);
  const auto heads = AttributionHeads::load(*encoder);
  if (!heads) throw std::runtime_error(heads.error().sentence);
  auto loaded = std::make_unique<EncoderOfCases>(EncoderOfCases{std::move(*encoder), *heads});
  const auto anew = AttributionHeads::load(loaded->encoder);  // it has moved
  loaded->heads = *anew;
  return loaded;
}

}  // namespace

const Language* package_of_cases() {
  static const std::unique_ptr<const Language> package = load_package();
  return package.get();
}

const EncoderOfCases* encoder_of_cases() {
  static const std::unique_ptr<const EncoderOfCases> encoder = load_encoder();
  return encoder.get();
}

}  // namespace rapporteur::cases
