#include "rapporteur/base/mapped_file.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/encoder_test_tools.h"
#include "rapporteur/encoder/safetensors.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::encoder;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view text =
    "The minister of Vandalia, Ilse Moravec, said on Tuesday that her naïve critics “had not read” the "
    "accord.\n"
    "HARBOUR FEES will rise by 3.5% in spring; nobody at the café agreed.\n";

/// Which pieces and numbers are compared.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 8> places{
    {{0, 0}, {1, 100}, {8, 200}, {13, 300}, {21, 383}, {29, 50}, {35, 150}, {41, 250}}};

/// What the base gives there after each of its layers in single precision: train/encoder/base_reference.py.
constexpr float expected[6][8] = {
    {0.0989F, 0.1703F, 1.0704F, -1.3584F, 1.4700F, 0.4366F, 0.2463F, 1.3366F},
    {0.1605F, 0.1959F, 1.2251F, -1.3767F, 1.5013F, 0.3862F, -0.4045F, 0.8687F},
    {-0.0931F, 0.3787F, 1.4342F, -1.1870F, 1.4381F, 0.5048F, 0.0207F, 1.2609F},
    {0.0757F, 0.5094F, 1.8137F, -1.2399F, 1.5960F, 0.5912F, -0.4684F, 0.8812F},
    {-0.0170F, -0.0645F, 1.6753F, -0.4085F, 1.4024F, 0.5059F, 0.2329F, 0.0671F},
    {0.2112F, -0.0454F, 0.1727F, -0.0066F, 0.4823F, 0.2173F, -0.0088F, 0.0214F}};

fs::path base_folder() {
  const char* named = std::getenv("RAPPORTEUR_ENCODER");
  return named ? fs::path(named) : fs::path("build/models/all-minilm-l6-v2-0.1.0");
}

/// The base's layers as a tuned file: int8, the added embeddings all zero.
class UntunedFile {
 public:
  UntunedFile(const Safetensors& base, std::uint32_t layer_count) : base_(base) {
    writer_.describe("format", "rapporteur-encoder-1");
    writer_.describe("layers", std::to_string(layer_count));
    writer_.describe("max_pieces", "160");
    copy("position", "embeddings.position_embeddings.weight");
    std::vector<float> type = numbers("embeddings.token_type_embeddings.weight");
    type.resize(width);
    writer_.add("type", {width}, type);
    writer_.add("case", {5, width}, std::vector<float>(5 * width));
    writer_.add("break", {2, width}, std::vector<float>(2 * width));
    writer_.add("quote", {2, width}, std::vector<float>(2 * width));
    copy_pair("embedding_norm", "embeddings.LayerNorm");
    for (std::uint32_t i = 0; i < layer_count; ++i) add_layer(i);
  }
  std::string with_base(const std::string& sha256) {
    writer_.describe("base_sha256", sha256);
    return writer_.file();
  }

 private:
  static constexpr std::uint32_t width = 384;

  std::vector<float> numbers(const std::string& name) const {
    const StoredTensor* tensor = base_.find(name);
    REQUIRE(tensor);
    const auto found = base_.floats(name, tensor->shape);
    REQUIRE(found.has_value());
    return {found->begin(), found->end()};
  }
  void copy(const std::string& ours, const std::string& theirs) {
    writer_.add(ours, base_.find(theirs)->shape, numbers(theirs));
  }
  void copy_pair(const std::string& ours, const std::string& theirs) {
    copy(ours + ".weight", theirs + ".weight");
    copy(ours + ".bias", theirs + ".bias");
  }
  void quantise(const std::string& ours, const std::string& theirs) {
    const std::vector<float> values = numbers(theirs + ".weight");
    const std::vector<std::uint32_t> shape = base_.find(theirs + ".weight")->shape;
    std::vector<std::int8_t> integers(values.size());
    std::vector<float> scales(shape[0]);
    for (std::uint32_t row = 0; row < shape[0]; ++row) {
      const std::size_t begin = std::size_t{row} * shape[1];
      float most = 0;
      for (std::uint32_t i = 0; i < shape[1]; ++i) most = std::max(most, std::abs(values[begin + i]));
      scales[row] = most / 127;
      for (std::uint32_t i = 0; i < shape[1]; ++i)
        integers[begin + i] = static_cast<std::int8_t>(std::nearbyint(values[begin + i] / scales[row]));
    }
    writer_.add(ours + ".weight", shape, integers);
    writer_.add(ours + ".scale", {shape[0]}, scales);
    copy(ours + ".bias", theirs + ".bias");
  }
  void add_layer(std::uint32_t number) {
    const std::string ours = "layer." + std::to_string(number) + ".";
    const std::string theirs = "encoder.layer." + std::to_string(number) + ".";
    for (const char* part : {"query", "key", "value"})
      quantise(ours + part, theirs + "attention.self." + part);
    quantise(ours + "attention_output", theirs + "attention.output.dense");
    quantise(ours + "intermediate", theirs + "intermediate.dense");
    quantise(ours + "output", theirs + "output.dense");
    copy_pair(ours + "attention_norm", theirs + "attention.output.LayerNorm");
    copy_pair(ours + "output_norm", theirs + "output.LayerNorm");
  }

  const Safetensors& base_;
  SafetensorsWriter writer_;
};

}  // namespace

TEST_CASE("each layer of the base gives what it gives in single precision") {
  const auto mapped = base::MappedFile::open(base_folder() / "model.safetensors");
  if (!mapped) {
    MESSAGE("skipped: the base weights are not in " << base_folder().string()
                                                    << " (./dev build fetches them)");
    return;
  }
  const auto base = Safetensors::read(mapped->bytes());
  REQUIRE(base.has_value());
  const std::string sha256 = hash_of(mapped->bytes()).hex();
  const auto line = static_cast<std::uint32_t>(text.find('\n'));
  const std::vector<TextSpan> paragraphs{{0, line}, {line + 1, static_cast<std::uint32_t>(text.size())}};
  for (std::uint32_t layers = 1; layers <= 6; ++layers) {
    const std::string tuned = UntunedFile(*base, layers).with_base(sha256);
    const auto encoder = Encoder::load(base_folder(), tuned);
    REQUIRE(encoder.has_value());
    const Encoding found = Runner(*encoder).encode(text, paragraphs);
    REQUIRE(found.size() == 46);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const float value = found.vector(places[i].first)[places[i].second];
      // int8 rounds each activation by up to 1/254 of the piece's largest.
      CHECK(std::abs(value - expected[layers - 1][i]) < 0.1F);
    }
  }
}
