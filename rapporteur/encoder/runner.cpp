#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/layer_runner.h"
#include "rapporteur/encoder/windows.h"

#include <algorithm>

namespace rapporteur::encoder {

namespace {

/// Rows that go through the layers together: enough that a layer's weights are used often while they are in
/// the cache, few enough that the rows stay there too.
constexpr std::uint32_t batch_rows = 320;

std::uint32_t batch_capacity(const Weights& weights) {
  return std::max(batch_rows, weights.identity.max_pieces);
}

/// What stands at a place of a window: a piece, or one of the two markers around it.
struct Place {
  std::uint32_t number = 0;    ///< of the piece in the vocabulary
  std::uint32_t position = 0;  ///< in the window
  std::uint32_t letter_case = 0;
  std::uint32_t starts_paragraph = 0;
  std::uint32_t is_quoted = 0;
};

/// The sum of a place's embeddings.
void embed(const Weights& weights, const Place& place, std::span<float> out) {
  const std::size_t width = weights.width;
  const float scale = weights.base->words.scales[place.number];
  const std::int8_t* word = weights.base->words.values.data() + place.number * width;
  const float* position = weights.positions.data() + place.position * width;
  const float* letter_case = weights.cases.data() + place.letter_case * width;
  const float* paragraph = weights.breaks.data() + place.starts_paragraph * width;
  const float* quote = weights.quotes.data() + place.is_quoted * width;
  for (std::size_t i = 0; i < width; ++i) {
    const float piece = static_cast<float>(word[i]) * scale;
    const float place_sum = position[i] + weights.type[i];
    out[i] = (piece + place_sum) + ((letter_case[i] + paragraph[i]) + quote[i]);
  }
}

}  // namespace

struct Runner::Work {
  Work(const Weights& of_weights, Path path)
      : weights(of_weights),
        cutter(of_weights.base->vocabulary),
        layers(of_weights, kernels_of(path), batch_capacity(of_weights)) {}

  std::uint32_t put_window(WordRange words, std::uint32_t row);
  void run_batch(std::span<const WordRange> windows, Encoding& out);

  const Weights& weights;
  WordCutter cutter;
  CutText text;
  LayerRunner layers;
  std::vector<RowRange> rows;
};

/// Embeds a window's pieces and markers from `row` on; returns the row behind the last.
std::uint32_t Runner::Work::put_window(WordRange window, std::uint32_t row) {
  std::uint32_t position = 0;
  embed(weights, {.number = weights.base->vocabulary.classify(), .position = position++}, layers.row(row++));
  for (std::uint32_t i = window.begin; i < window.end; ++i) {
    const Word& word = text.words[i];
    for (std::uint32_t j = 0; j < word.piece_count; ++j) {
      const Place place{.number = text.numbers[word.first_piece + j],
                        .position = position++,
                        .letter_case = static_cast<std::uint32_t>(word.letter_case),
                        .starts_paragraph = word.starts_paragraph && j == 0 ? 1U : 0U,
                        .is_quoted = word.is_quoted ? 1U : 0U};
      embed(weights, place, layers.row(row++));
    }
  }
  embed(weights, {.number = weights.base->vocabulary.separate(), .position = position}, layers.row(row++));
  return row;
}

void Runner::Work::run_batch(std::span<const WordRange> windows, Encoding& out) {
  rows.clear();
  std::uint32_t end = 0;
  for (const WordRange window : windows) {
    const std::uint32_t begin = end;
    end = put_window(window, begin);
    rows.push_back({begin, end});
  }
  layers.normalise_embeddings(end);
  for (const Layer& layer : weights.layers) layers.run_layer(layer, rows);
  for (const RowRange window : rows) {
    for (std::uint32_t row = window.begin + 1; row + 1 < window.end; ++row) {
      const std::span<const float> vector = layers.row(row);
      out.vectors.insert(out.vectors.end(), vector.begin(), vector.end());
    }
  }
}

Runner::Runner(const Encoder& encoder, Path path)
    : encoder_(&encoder), work_(std::make_unique<Work>(encoder.weights(), path)) {}
Runner::Runner(Runner&&) noexcept = default;
Runner& Runner::operator=(Runner&&) noexcept = default;
Runner::~Runner() = default;

Encoding Runner::encode(std::string_view utf8, std::span<const TextSpan> paragraphs, Packing packing) {
  CutText& text = work_->text;
  text.clear();
  for (const TextSpan paragraph : paragraphs) work_->cutter.cut(utf8, paragraph, text);
  const std::vector<WordRange> windows = pack_windows(text, encoder_->identity().max_pieces - 2, packing);
  const auto first_piece = [&](std::uint32_t word) {
    return word < text.words.size() ? text.words[word].first_piece
                                    : static_cast<std::uint32_t>(text.spans.size());
  };
  Encoding out;
  out.width = work_->weights.width;
  out.pieces = text.spans;
  out.continues_word.assign(text.spans.size(), 1);
  out.starts_paragraph.assign(text.spans.size(), 0);
  for (const Word& word : text.words) {
    out.continues_word[word.first_piece] = 0;
    out.starts_paragraph[word.first_piece] = word.starts_paragraph ? 1 : 0;
  }
  out.vectors.reserve(text.spans.size() * out.width);
  std::size_t batch = 0;
  std::uint32_t row_count = 0;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const PieceRange pieces{first_piece(windows[i].begin), first_piece(windows[i].end)};
    out.windows.push_back(pieces);
    const std::uint32_t window_rows = pieces.size() + 2;
    if (row_count + window_rows > work_->layers.capacity()) {
      work_->run_batch(std::span(windows).subspan(batch, i - batch), out);
      batch = i;
      row_count = 0;
    }
    row_count += window_rows;
  }
  work_->run_batch(std::span(windows).subspan(batch), out);
  return out;
}

}  // namespace rapporteur::encoder
