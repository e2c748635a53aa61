#include "rapporteur/encoder/batch.h"

#include <algorithm>

namespace rapporteur::encoder {

namespace {

/// Rows that go through the layers together: enough that a layer's weights are used often while they are in
/// the cache, few enough that the rows stay there too.
constexpr std::uint32_t batch_rows = 320;
/// With a sieve: most rows do not go far.
constexpr std::uint32_t sifted_batch_rows = 640;
/// From which share of its rows on that pass a window is read whole.
constexpr std::uint32_t kept_whole_per_cent = 50;
/// A headline and a lead say what an article is about, in few words and often without quotation marks.
constexpr std::uint32_t leading_paragraphs = 3;

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

Batch::Batch(const Weights& weights, Path path, const EncoderSieve* sieve)
    : weights_(&weights),
      sieve_(sieve),
      layer_count_(weights.identity.layer_count),
      layers_(weights, kernels_of(path),
              std::max(sieve ? sifted_batch_rows : batch_rows, weights.identity.max_pieces)) {}

void Batch::add(const CutText& text, WordRange words) {
  Window& window = windows_.emplace_back();
  window.rows = {row_count(), row_count()};
  std::uint32_t position = 0;
  const auto put = [&](Place place, const Row& row) {
    place.position = position++;
    embed(*weights_, place, layers_.row(row_count()));
    rows_.push_back(row);
  };
  put({.number = weights_->base->vocabulary.classify()}, {.is_marker = true});
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const Word& word = text.words[i];
    if (word.starts_paragraph) ++paragraph_count_;
    if (word.starts_paragraph || i == words.begin)
      window.paragraphs.push_back({{row_count(), row_count()}, paragraph_count_ <= leading_paragraphs});
    for (std::uint32_t j = 0; j < word.piece_count; ++j) {
      put({.number = text.numbers[word.first_piece + j],
           .letter_case = static_cast<std::uint32_t>(word.letter_case),
           .starts_paragraph = word.starts_paragraph && j == 0 ? 1U : 0U,
           .is_quoted = word.is_quoted ? 1U : 0U},
          {.piece = word.first_piece + j, .begins_word = j == 0});
    }
    window.paragraphs.back().rows.end = row_count();
  }
  put({.number = weights_->base->vocabulary.separate()}, {.is_marker = true});
  window.rows.end = row_count();
}

void Batch::run(Encoding& out) {
  layers_.normalise_embeddings(row_count());
  std::size_t step = 0;
  for (std::uint32_t done = 0; done < layer_count_; ++done) {
    if (sieve_ && step < sieve_->steps().size() && sieve_->steps()[step].after_layers == done)
      sift(sieve_->steps()[step++]);
    ranges_.clear();
    for (const Window& window : windows_) ranges_.push_back(window.rows);
    layers_.run_layer(weights_->layers[done], ranges_);
  }
  for (std::uint32_t row = 0; row < row_count(); ++row) {
    if (rows_[row].is_marker) continue;
    if (sieve_) out.places[rows_[row].piece] = static_cast<std::uint32_t>(out.vectors.size() / out.width);
    const std::span<const float> vector = layers_.row(row);
    out.vectors.insert(out.vectors.end(), vector.begin(), vector.end());
  }
  rows_.clear();
  windows_.clear();
}

/// Whether the words of a paragraph give reason to read it further; `answers_` are there.
bool Batch::passes(const SieveStep& step, RowRange paragraph) {
  const std::size_t count = step.weights.size();
  highest_.assign(count, 0);  // what is below is not weighed
  for (std::uint32_t row = paragraph.begin; row < paragraph.end; ++row) {
    if (!rows_[row].begins_word) continue;
    const float* answers = answers_.data() + row * count;
    for (std::size_t i = 0; i < count; ++i) highest_[i] = std::max(highest_[i], answers[i]);
  }
  return step.passes(highest_);
}

/// Moves rows to where there is room before them; returns the row behind.
std::uint32_t Batch::move(RowRange rows, std::uint32_t to) {
  for (std::uint32_t row = rows.begin; row < rows.end; ++row, ++to) {
    if (row == to) continue;
    rows_[to] = rows_[row];
    std::ranges::copy(layers_.row(row), layers_.row(to).begin());
  }
  return to;
}

/// Takes the paragraphs that do not pass out of a window, or none where most of it passes: what stands around
/// a paragraph helps to read it.
void Batch::sift(const SieveStep& step, Window& window) {
  passed_.clear();
  std::uint32_t size = 0;
  for (const Paragraph& paragraph : window.paragraphs) {
    if (!paragraph.leads && !passes(step, paragraph.rows)) continue;
    passed_.push_back(paragraph);
    size += paragraph.rows.size();
  }
  if (100 * size < kept_whole_per_cent * window.rows.size()) window.paragraphs = passed_;
}

/// Takes out the paragraphs that do not pass, and windows in which none does.
void Batch::sift(const SieveStep& step) {
  answers_.resize(rows_.size() * step.weights.size());
  layers_.project(step.detectors, row_count(), answers_.data());
  std::uint32_t end = 0;
  for (Window& window : windows_) {
    sift(step, window);
    if (window.paragraphs.empty()) continue;
    const RowRange rows = window.rows;
    window.rows.begin = end;
    end = move({rows.begin, rows.begin + 1}, end);
    for (Paragraph& paragraph : window.paragraphs) {
      const std::uint32_t begin = end;
      end = move(paragraph.rows, begin);
      paragraph.rows = {begin, end};
    }
    end = move({rows.end - 1, rows.end}, end);
    window.rows.end = end;
  }
  std::erase_if(windows_, [](const Window& window) { return window.paragraphs.empty(); });
  rows_.resize(end);
}

}  // namespace rapporteur::encoder
