#include "rapporteur/encoder/encoder.h"

#include "rapporteur/base/content_hash.h"
#include "rapporteur/base/mapped_file.h"
#include "rapporteur/encoder/weights.h"

namespace rapporteur {

namespace encoder {

namespace {

constexpr const char* word_table_name = "embeddings.word_embeddings.weight";

/// The base's word table, its vocabulary and its hash into `weights`. The file's memory is given back as it
/// is read.
Result<bool> read_base(const std::filesystem::path& folder, Weights& weights) {
  const std::filesystem::path path = folder / "model.safetensors";
  auto vocabulary = base::MappedFile::open(folder / "vocab.txt");
  if (!vocabulary) return fail(std::move(vocabulary.error()));
  auto words = Vocabulary::read(vocabulary->bytes());
  if (!words) return fail(words.error().kind, words.error().sentence, (folder / "vocab.txt").string());
  const auto mapped = base::MappedFile::open(path);
  if (!mapped) return fail(mapped.error());
  const std::string_view bytes = mapped->bytes();
  constexpr std::size_t part_size = 1 << 22;
  weights.identity.base_sha256 =
      hash_in_parts(bytes, part_size, [&](std::size_t done) { mapped->give_back(0, done); }).hex();
  if (weights.identity.base_sha256 != weights.tuned.description("base_sha256"))
    return fail(ErrorKind::not_supported,
                "the base weights are not those that the encoder was tuned from; `./dev build` fetches them",
                path.string());
  const auto file = Safetensors::read(bytes);
  if (!file) return fail(file.error().kind, file.error().sentence, path.string());
  const StoredTensor* table = file->find(word_table_name);
  const std::vector<std::uint32_t> shape{words->size(), weights.width};
  if (!table || table->kind != NumberKind::f32 || table->shape != shape)
    return fail(ErrorKind::malformed,
                "the base weights have no word table that fits the vocabulary and layers", path.string());
  const auto begin = static_cast<std::size_t>(table->bytes.data() - bytes.data());
  auto quantised = quantise_words(table->bytes, weights.width,
                                  [&](std::size_t done) { mapped->give_back(0, begin + done); });
  if (!quantised)
    return fail(ErrorKind::malformed, "the base's word table holds what is no number", path.string());
  weights.base = std::make_shared<const Base>(Base{std::move(*words), std::move(*quantised)});
  return true;
}

/// A tuned file with its name and hash, without its base.
Result<Weights> read_named(std::string_view tuned) {
  auto weights = read_tuned(tuned);
  if (!weights) return weights;
  weights->identity.base_name = weights->tuned.description("base");
  weights->identity.tuned_sha256 = hash_of(tuned).hex();
  return weights;
}

}  // namespace

}  // namespace encoder

Encoder::Encoder(std::unique_ptr<const encoder::Weights> weights) : weights_(std::move(weights)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

Result<Encoder> Encoder::load(const std::filesystem::path& base_folder, std::string_view tuned) {
  auto weights = encoder::read_named(tuned);
  if (!weights) return fail(std::move(weights.error()));
  if (auto read = encoder::read_base(base_folder, *weights); !read) return fail(std::move(read.error()));
  return Encoder(std::make_unique<const encoder::Weights>(std::move(*weights)));
}

Result<Encoder> Encoder::load(const Encoder& other, std::string_view tuned) {
  auto weights = encoder::read_named(tuned);
  if (!weights) return fail(std::move(weights.error()));
  if (weights->tuned.description("base_sha256") != other.identity().base_sha256 ||
      weights->width != other.weights().width)
    return fail(ErrorKind::not_supported, "two tuned files of one encoder are of different bases");
  weights->identity.base_sha256 = other.identity().base_sha256;
  weights->base = other.weights().base;
  return Encoder(std::make_unique<const encoder::Weights>(std::move(*weights)));
}

const encoder::Identity& Encoder::identity() const& {
  return weights_->identity;
}

Result<encoder::Tensor> Encoder::tensor(std::string_view name) const& {
  const encoder::StoredTensor* stored = weights_->tuned.find(name);
  if (!stored)
    return fail(ErrorKind::malformed, "the encoder's tuned file lacks a tensor", std::string(name));
  auto values = weights_->tuned.floats(name, stored->shape);
  if (!values) return fail(std::move(values.error()));
  return encoder::Tensor{*values, stored->shape};
}

std::string_view Encoder::description(std::string_view key) const& {
  return weights_->tuned.description(key);
}

}  // namespace rapporteur
