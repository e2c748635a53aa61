#include "rapporteur/encoder/sieve.h"

#include "rapporteur/encoder/safetensors.h"

#include <array>
#include <string>
#include <utility>

namespace rapporteur {

namespace encoder {

namespace {

using Shape = std::array<std::uint32_t, 2>;

Result<SieveStep> read_step(const Safetensors& file, std::uint32_t after_layers, std::uint32_t width) {
  const std::string name = "step." + std::to_string(after_layers) + ".";
  const std::array<std::uint32_t, 1> each{block_outputs};
  const std::array<std::uint32_t, 1> one{1};
  const auto numbers = file.bytes(name + "detectors.weight", Shape{block_outputs, width});
  if (!numbers) return fail(numbers.error());
  const auto scales = file.floats(name + "detectors.scale", each);
  if (!scales) return fail(scales.error());
  const auto biases = file.floats(name + "detectors.bias", each);
  if (!biases) return fail(biases.error());
  const auto weights = file.floats(name + "weights", each);
  if (!weights) return fail(weights.error());
  const auto bias = file.floats(name + "bias", one);
  if (!bias) return fail(bias.error());
  SieveStep step{
      after_layers, PackedMatrix(width, block_outputs), {weights->begin(), weights->end()}, bias->front()};
  step.detectors.put(0, *numbers, *scales, *biases);
  return step;
}

}  // namespace

bool SieveStep::passes(std::span<const float> highest) const {
  float sum = bias;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (highest[i] > 0 ? highest[i] : 0);
  return sum > 0;
}

}  // namespace encoder

EncoderSieve::EncoderSieve(std::vector<encoder::SieveStep> steps) : steps_(std::move(steps)) {}
EncoderSieve::EncoderSieve(EncoderSieve&&) noexcept = default;
EncoderSieve& EncoderSieve::operator=(EncoderSieve&&) noexcept = default;
EncoderSieve::~EncoderSieve() = default;

Result<EncoderSieve> EncoderSieve::load(std::string_view file, const Encoder& encoder) {
  const auto read = encoder::Safetensors::read(file);
  if (!read) return fail(read.error());
  if (read->description("format") != "rapporteur-sieve-1")
    return fail(ErrorKind::not_supported, "the encoder's sieve is not of the format that is read here");
  if (read->description("tuned_sha256") != encoder.identity().tuned_sha256)
    return fail(ErrorKind::not_supported, "the encoder's sieve was made for another tuned file");
  std::vector<encoder::SieveStep> steps;
  for (std::uint32_t layers = 0; layers < encoder.identity().layer_count; ++layers) {
    if (!read->find("step." + std::to_string(layers) + ".bias")) continue;
    auto step = encoder::read_step(*read, layers, encoder.weights().width);
    if (!step) return fail(std::move(step.error()));
    steps.push_back(std::move(*step));
  }
  if (steps.empty()) return fail(ErrorKind::malformed, "the encoder's sieve has no steps");
  return EncoderSieve(std::move(steps));
}

}  // namespace rapporteur
