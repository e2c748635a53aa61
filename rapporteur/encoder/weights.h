#pragma once

#include "rapporteur/encoder/aligned.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/kernels.h"
#include "rapporteur/encoder/safetensors.h"
#include "rapporteur/encoder/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::encoder {

/// A matrix with its memory, packed for the products.
class PackedMatrix {
 public:
  PackedMatrix(std::uint32_t inputs, std::uint32_t outputs);
  /// Puts a tensor's rows (one an output) at outputs from `first` on; widths are multiples of 64.
  void put(std::uint32_t first, std::span<const std::int8_t> weights, std::span<const float> scales,
           std::span<const float> biases);
  Matrix view() const { return {inputs_, outputs_, weights_.data(), scales_.data(), biases_.data()}; }

 private:
  std::uint32_t inputs_;
  std::uint32_t outputs_;
  Aligned<std::uint8_t> weights_;
  Aligned<float> scales_;
  Aligned<float> biases_;
};

struct Layer {
  PackedMatrix projection;  ///< query, key and value
  PackedMatrix attention_output;
  PackedMatrix intermediate;
  PackedMatrix output;
  Norm attention_norm;
  Norm output_norm;
};

/// The base's word table: a row a piece, int8 with a scale.
struct WordTable {
  std::vector<std::int8_t> values;
  std::vector<float> scales;
};

/// What an encoder takes from its base. Immutable.
struct Base {
  Vocabulary vocabulary;
  WordTable words;
};

/// Everything that an encoder reads: the tuned file's numbers where they lie, the rest packed.
struct Weights {
  Identity identity;
  Safetensors tuned;
  std::shared_ptr<const Base> base;  ///< shared: several tuned files may belong to one, which is large
  std::uint32_t width = 0;
  std::uint32_t inner_width = 0;
  std::span<const float> positions;  ///< a row a place in the window
  std::span<const float> type;       ///< one row, for every piece
  std::span<const float> cases;      ///< a row a `WordCase`
  std::span<const float> breaks;     ///< for pieces that begin a paragraph: the second row
  std::span<const float> quotes;     ///< for pieces between quotation marks: the second row
  Norm embedding_norm;
  std::vector<Layer> layers;
};

/// Reads the layers and tables of a tuned file; the word table and the vocabulary are the base's.
Result<Weights> read_tuned(std::string_view tuned);

/// Quantises the base's table of single-precision rows; `after_rows` is told how many bytes of it have been
/// read. Nothing where a number is none, or out of all bounds.
std::optional<WordTable> quantise_words(std::string_view rows, std::uint32_t width,
                                        const std::function<void(std::size_t)>& after_rows);

}  // namespace rapporteur::encoder
