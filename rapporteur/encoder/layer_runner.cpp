#include "rapporteur/encoder/layer_runner.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::encoder {

namespace {

/// Rows that go through a product together: their numbers stay in the cache between its parts.
constexpr std::uint32_t rows_together = 64;

}  // namespace

LayerRunner::LayerRunner(const Weights& weights, const Kernels& kernels, std::uint32_t capacity)
    : weights_(&weights),
      kernels_(&kernels),
      capacity_(capacity),
      rows_(std::size_t{capacity} * weights.width),
      projected_(std::size_t{weights.identity.max_pieces} * weights.width * 3),
      seen_(std::size_t{capacity} * weights.width),
      added_(std::size_t{std::max(capacity, rows_together)} * weights.width),
      inner_(std::size_t{rows_together} * weights.inner_width),
      scratch_(attention_scratch(weights.identity.max_pieces)),
      integers_(std::size_t{with_room(rows_together)} * std::max(weights.width, weights.inner_width)),
      scales_(rows_together),
      sums_(rows_together) {}

std::span<float> LayerRunner::row(std::uint32_t number) {
  expect(number < capacity_, "a row lies in the batch");
  return {rows_.data() + std::size_t{number} * weights_->width, weights_->width};
}

void LayerRunner::normalise_embeddings(std::uint32_t row_count) {
  std::fill_n(added_.data(), std::size_t{row_count} * weights_->width, 0.0F);
  kernels_->normalise({rows_.data(), added_.data(), row_count, weights_->width, weights_->embedding_norm});
}

void LayerRunner::project(const PackedMatrix& matrix, std::uint32_t row_count, float* out) {
  const Matrix view = matrix.view();
  for (std::uint32_t first = 0; first < row_count; first += rows_together) {
    multiply(rows_.data() + std::size_t{first} * weights_->width, std::min(rows_together, row_count - first),
             view, Activation::none, out + std::size_t{first} * view.outputs);
  }
}

void LayerRunner::run_layer(const Layer& layer, std::span<const RowRange> windows) {
  if (windows.empty()) return;
  attend(layer, windows);
  const std::uint32_t row_count = windows.back().end;
  for (std::uint32_t first = 0; first < row_count; first += rows_together)
    feed_forward(layer, first, std::min(rows_together, row_count - first));
}

/// seen = what each row takes from its window. A window is projected right before it is looked at, so that
/// its queries, keys and values are still in the cache.
void LayerRunner::attend(const Layer& layer, std::span<const RowRange> windows) {
  const std::uint32_t width = weights_->width;
  for (const RowRange window : windows) {
    for (std::uint32_t first = 0; first < window.size(); first += rows_together) {
      const std::uint32_t count = std::min(rows_together, window.size() - first);
      multiply(rows_.data() + std::size_t{window.begin + first} * width, count, layer.projection.view(),
               Activation::none, projected_.data() + std::size_t{first} * width * 3);
    }
    kernels_->attend({projected_.data(), window.size(), width,
                      seen_.data() + std::size_t{window.begin} * width, scratch_.data()});
  }
}

/// From what was seen to the layer's result, for rows that stay in the cache.
void LayerRunner::feed_forward(const Layer& layer, std::uint32_t first, std::uint32_t row_count) {
  const std::size_t at = std::size_t{first} * weights_->width;
  float* rows = rows_.data() + at;
  multiply(seen_.data() + at, row_count, layer.attention_output.view(), Activation::none, added_.data());
  kernels_->normalise({rows, added_.data(), row_count, weights_->width, layer.attention_norm});
  multiply(rows, row_count, layer.intermediate.view(), Activation::gelu, inner_.data());
  multiply(inner_.data(), row_count, layer.output.view(), Activation::none, added_.data());
  kernels_->normalise({rows, added_.data(), row_count, weights_->width, layer.output_norm});
}

void LayerRunner::multiply(const float* rows, std::uint32_t row_count, const Matrix& matrix,
                           Activation activation, float* out) {
  kernels_->quantise(rows, row_count, matrix.inputs, quantised());
  kernels_->multiply({quantised(), row_count, matrix, activation, out});
}

}  // namespace rapporteur::encoder
