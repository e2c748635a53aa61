#pragma once

#include "rapporteur/encoder/layer_runner.h"
#include "rapporteur/encoder/sieve.h"
#include "rapporteur/encoder/windows.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace rapporteur::encoder {

/// Windows that go through the layers together. Holds the working memory. One thread.
class Batch {
 public:
  /// `sieve` is null where everything is read to the end.
  Batch(const Weights& weights, Path path, const EncoderSieve* sieve);

  bool has_room(std::uint32_t pieces) const { return row_count() + pieces + 2 <= layers_.capacity(); }
  void stop_after(std::uint32_t layers) { layer_count_ = std::min(layer_count_, layers); }
  /// From now on windows are another text's.
  void begin_text() { paragraph_count_ = 0; }
  /// Embeds a window of `text`.
  void add(const CutText& text, WordRange window);
  /// Runs the layers over the windows, hands their pieces' vectors to `out` and is empty again.
  void run(Encoding& out);

 private:
  /// What stands in a row; a marker of a window belongs to no piece.
  struct Row {
    std::uint32_t piece = 0;
    bool is_marker = false;
    bool begins_word = false;
  };
  /// What a paragraph has in a window.
  struct Paragraph {
    RowRange rows;
    bool leads = false;  ///< one of the first of the text, which are read to the end
  };
  struct Window {
    RowRange rows;
    std::vector<Paragraph> paragraphs;
  };

  std::uint32_t row_count() const { return static_cast<std::uint32_t>(rows_.size()); }
  void sift(const SieveStep& step);
  void sift(const SieveStep& step, Window& window);
  bool passes(const SieveStep& step, RowRange paragraph);
  std::uint32_t move(RowRange rows, std::uint32_t to);

  const Weights* weights_;  // never null
  const EncoderSieve* sieve_;
  std::uint32_t layer_count_;
  LayerRunner layers_;
  std::vector<Row> rows_;
  std::vector<Window> windows_;
  std::vector<RowRange> ranges_;  // of the windows
  std::vector<float> answers_;    // of the detectors, row by row
  std::vector<float> highest_;
  std::vector<Paragraph> passed_;
  std::uint32_t paragraph_count_ = 0;  // of the text at hand
};

}  // namespace rapporteur::encoder
