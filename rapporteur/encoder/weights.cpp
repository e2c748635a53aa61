#include "rapporteur/encoder/weights.h"

#include "rapporteur/encoder/word_pieces.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace rapporteur::encoder {

namespace {

constexpr std::uint32_t max_layers = 24;
constexpr std::uint32_t max_width = 1024;
constexpr std::uint32_t max_inner_width = 4096;
// A word has at most 100 pieces, and a window two markers.
constexpr std::uint32_t least_window = WordCutter::max_word_characters + 2;
constexpr std::uint32_t largest_window = 512;

using Shape = std::array<std::uint32_t, 2>;

/// Takes tensors out of a file; the first that is not as it should be is kept as the error.
class TensorTaker {
 public:
  explicit TensorTaker(const Safetensors& file) : file_(file) {}

  std::span<const float> floats(const std::string& name, std::span<const std::uint32_t> shape) {
    return take(file_.floats(name, shape));
  }
  std::span<const float> row(const std::string& name, std::uint32_t size) {
    return floats(name, std::span(&size, 1));
  }
  std::span<const std::int8_t> bytes(const std::string& name, const Shape& shape) {
    return take(file_.bytes(name, shape));
  }
  Norm norm(const std::string& name, std::uint32_t width) {
    return {row(name + ".weight", width).data(), row(name + ".bias", width).data()};
  }
  bool has_failed() const { return !error_.sentence.empty(); }
  Error&& error() { return std::move(error_); }

 private:
  template <class Value>
  Value take(Result<Value> result) {
    if (result) return *result;
    if (!has_failed()) error_ = std::move(result.error());
    return {};
  }

  const Safetensors& file_;
  Error error_{};
};

void put_part(TensorTaker& file, const std::string& name, const Shape& shape, std::uint32_t first,
              PackedMatrix& matrix) {
  const auto weights = file.bytes(name + ".weight", shape);
  const auto scales = file.row(name + ".scale", shape[0]);
  const auto biases = file.row(name + ".bias", shape[0]);
  if (!file.has_failed()) matrix.put(first, weights, scales, biases);
}

Layer read_layer(TensorTaker& file, std::uint32_t number, std::uint32_t width, std::uint32_t inner_width) {
  const std::string name = "layer." + std::to_string(number) + ".";
  Layer layer{PackedMatrix(width, 3 * width),
              PackedMatrix(width, width),
              PackedMatrix(width, inner_width),
              PackedMatrix(inner_width, width),
              file.norm(name + "attention_norm", width),
              file.norm(name + "output_norm", width)};
  put_part(file, name + "query", {width, width}, 0, layer.projection);
  put_part(file, name + "key", {width, width}, width, layer.projection);
  put_part(file, name + "value", {width, width}, 2 * width, layer.projection);
  put_part(file, name + "attention_output", {width, width}, 0, layer.attention_output);
  put_part(file, name + "intermediate", {inner_width, width}, 0, layer.intermediate);
  put_part(file, name + "output", {width, inner_width}, 0, layer.output);
  return layer;
}

/// A number of the description within bounds; 0 where there is none.
std::uint32_t read_number(std::string_view digits, std::uint32_t least, std::uint32_t most) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_read = error == std::errc() && end == digits.data() + digits.size();
  return is_read && number >= least && number <= most ? number : 0;
}

/// The extents of a matrix, both multiples of 64 and within bounds; zeros where they are not.
Shape extents_of(const Safetensors& file, std::string_view name) {
  const StoredTensor* tensor = file.find(name);
  if (!tensor || tensor->shape.size() != 2) return {};
  const Shape shape{tensor->shape[0], tensor->shape[1]};
  const bool is_whole = shape[0] % block_outputs == 0 && shape[1] % block_outputs == 0;
  return is_whole && shape[0] <= max_inner_width && shape[1] <= max_width ? shape : Shape{};
}

tl::unexpected<Error> malformed(const char* what) {
  return fail(ErrorKind::malformed, std::string("the encoder's tuned file cannot be used: ") + what);
}

}  // namespace

PackedMatrix::PackedMatrix(std::uint32_t inputs, std::uint32_t outputs)
    : inputs_(inputs),
      outputs_(outputs),
      weights_(std::size_t{inputs} * outputs),
      scales_(outputs),
      biases_(outputs) {}

void PackedMatrix::put(std::uint32_t first, std::span<const std::int8_t> weights,
                       std::span<const float> scales, std::span<const float> biases) {
  for (std::uint32_t i = 0; i < scales.size(); ++i) {
    const std::uint32_t output = first + i;
    std::uint8_t* to = weights_.data() + std::size_t{output / block_outputs} * block_outputs * inputs_ +
                       std::size_t{output % block_outputs} * 4;
    const std::int8_t* from = weights.data() + std::size_t{i} * inputs_;
    for (std::uint32_t input = 0; input < inputs_; input += 4, to += 4 * block_outputs) {
      for (std::uint32_t j = 0; j < 4; ++j) to[j] = static_cast<std::uint8_t>(from[input + j] + 128);
    }
    scales_.data()[output] = scales[i];
    biases_.data()[output] = biases[i];
  }
}

Result<Weights> read_tuned(std::string_view tuned) {
  auto file = Safetensors::read(tuned);
  if (!file) return fail(std::move(file.error()));
  if (file->description("format") != "rapporteur-encoder-1")
    return fail(ErrorKind::not_supported, "the encoder's tuned file is not of the format that is read here");
  Weights out;
  out.tuned = std::move(*file);
  out.identity.layer_count = read_number(out.tuned.description("layers"), 1, max_layers);
  out.identity.max_pieces = read_number(out.tuned.description("max_pieces"), least_window, largest_window);
  if (out.identity.layer_count == 0) return malformed("its number of layers is out of bounds");
  if (out.identity.max_pieces == 0) return malformed("the size of its windows is out of bounds");
  const Shape extents = extents_of(out.tuned, "layer.0.intermediate.weight");
  if (extents[0] == 0 || extents[1] == 0) return malformed("the widths of its layers are not read here");
  out.inner_width = extents[0];
  out.width = extents[1];
  TensorTaker taker(out.tuned);
  const StoredTensor* positions = out.tuned.find("position");
  if (!positions || positions->shape.empty() || positions->shape[0] < out.identity.max_pieces)
    return malformed("it has fewer positions than a window has pieces");
  out.positions = taker.floats("position", Shape{positions->shape[0], out.width});
  out.type = taker.row("type", out.width);
  out.cases = taker.floats("case", Shape{5, out.width});
  out.breaks = taker.floats("break", Shape{2, out.width});
  out.quotes = taker.floats("quote", Shape{2, out.width});
  out.embedding_norm = taker.norm("embedding_norm", out.width);
  for (std::uint32_t i = 0; i < out.identity.layer_count && !taker.has_failed(); ++i)
    out.layers.push_back(read_layer(taker, i, out.width, out.inner_width));
  if (taker.has_failed()) return fail(taker.error());
  return out;
}

std::optional<WordTable> quantise_words(std::string_view rows, std::uint32_t width,
                                        const std::function<void(std::size_t)>& after_rows) {
  constexpr std::size_t rows_at_once = 1024;
  constexpr float to_whole = 12582912.0F;  // 1.5 * 2^23: added and taken away, it rounds halves to even
  const std::size_t row_bytes = width * sizeof(float);
  const std::size_t count = rows.size() / row_bytes;
  WordTable table;
  table.values.resize(count * width);
  table.scales.resize(count);
  std::vector<float> row(width);
  for (std::size_t i = 0; i < count; ++i) {
    std::memcpy(row.data(), rows.data() + i * row_bytes, row_bytes);
    float most = 0;
    for (const float value : row) most = std::abs(value) <= most ? most : std::abs(value);
    if (!(most <= Safetensors::largest)) return std::nullopt;
    const float scale = most / 127.0F;
    table.scales[i] = scale;
    std::int8_t* to = table.values.data() + i * width;
    for (std::uint32_t j = 0; j < width && most > 1e-30F; ++j)
      to[j] = static_cast<std::int8_t>((row[j] / scale + to_whole) - to_whole);
    if ((i + 1) % rows_at_once == 0 || i + 1 == count) after_rows((i + 1) * row_bytes);
  }
  return table;
}

}  // namespace rapporteur::encoder
