#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/base/span.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A small pretrained transformer (all-MiniLM-L6-v2), fine-tuned by us and run in int8: what each word means
/// where it stands. The heads that use its vectors belong to the stages that use them.
///
///     auto encoder = Encoder::load(base_folder, tuned_bytes);
///     encoder::Runner runner(*encoder);                       // one a thread
///     Encoding encoding = runner.encode(text, paragraphs);
namespace rapporteur {

/// Word pieces of an encoding.
using PieceRange = Span<struct CountsPieces>;

/// The word pieces of a text, in text order, each with its bytes and its vector. Pieces of different windows
/// have not seen one another.
struct Encoding {
  std::uint32_t width = 0;  ///< numbers in a vector
  /// Bytes of the text that was encoded, never empty. Pieces of one character that is written as several
  /// (Hangul) share its bytes; no others overlap.
  std::vector<TextSpan> pieces;
  std::vector<std::uint8_t>
      continues_word;  ///< 1 where the piece goes on with the word of the piece before it
  std::vector<std::uint8_t> starts_paragraph;  ///< 1 for the first piece of a paragraph
  std::vector<float> vectors;                  ///< `width` numbers a piece
  std::vector<PieceRange> windows;  ///< pieces that were read together, in order; they cover all pieces

  std::uint32_t size() const { return static_cast<std::uint32_t>(pieces.size()); }
  std::span<const float> vector(std::uint32_t piece) const& {
    return std::span(vectors).subspan(std::size_t{piece} * width, width);
  }
};

namespace encoder {

/// Which instructions the layers run on. Every path gives the same bits; `best_path()` is the fastest that
/// this processor has.
enum class Path : std::uint8_t { portable, avx2, avx512_vnni, amx };
Path best_path();
bool has_path(Path path);

/// A tensor of single-precision numbers; a view into the encoder's file.
struct Tensor {
  std::span<const float> values;
  std::vector<std::uint32_t> shape;
};

/// What the two files say of themselves.
struct Identity {
  std::string base_name;
  std::string base_sha256;
  std::string tuned_sha256;
  std::uint32_t layer_count = 0;
  std::uint32_t max_pieces = 0;  ///< of a window, the two markers included
};

/// Which paragraphs are read together.
enum class Packing : std::uint8_t {
  together,  ///< as many as fit into a window
  apart      ///< each alone
};

struct Weights;  ///< the word table and the layers, packed; encoder/weights.h

}  // namespace encoder

/// The encoder, loaded. Immutable: any number of threads may read it; it must outlive its runners.
class Encoder {
 public:
  /// `base_folder` holds the base's `model.safetensors` and `vocab.txt`; `tuned` is our safetensors file
  /// (int8 layers, added embeddings, heads), whose bytes must outlive the encoder.
  static Result<Encoder> load(const std::filesystem::path& base_folder, std::string_view tuned);
  /// Another tuned file over the base of `other`, which is not read again.
  static Result<Encoder> load(const Encoder& other, std::string_view tuned);
  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;
  ~Encoder();

  const encoder::Identity& identity() const&;
  /// A tensor of a head, by its name in the tuned file ("attribution.tags.weight").
  Result<encoder::Tensor> tensor(std::string_view name) const&;
  /// A word of the tuned file's own description (safetensors `__metadata__`); empty where there is none.
  std::string_view description(std::string_view key) const&;

  const encoder::Weights& weights() const& { return *weights_; }

 private:
  explicit Encoder(std::unique_ptr<const encoder::Weights> weights);
  std::unique_ptr<const encoder::Weights> weights_;
};

namespace encoder {

/// Encodes texts. Holds its working memory. One thread.
class Runner {
 public:
  explicit Runner(const Encoder& encoder, Path path = best_path());
  Runner(Runner&&) noexcept;
  Runner& operator=(Runner&&) noexcept;
  ~Runner();

  /// `paragraphs` are spans of `utf8` in text order, not overlapping; nothing outside them is read. Any bytes
  /// are taken.
  Encoding encode(std::string_view utf8, std::span<const TextSpan> paragraphs,
                  Packing packing = Packing::together);

 private:
  struct Work;
  const Encoder* encoder_;  // never null
  std::unique_ptr<Work> work_;
};

}  // namespace encoder

}  // namespace rapporteur
