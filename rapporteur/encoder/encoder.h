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
  std::vector<float> vectors;                  ///< `width` numbers a piece that was read to the end
  /// Where each piece's vector stands among the vectors; empty where all are there, one behind the other.
  std::vector<std::uint32_t> places;
  std::vector<PieceRange> windows;  ///< pieces that were read together, in order; they cover all pieces

  std::uint32_t size() const { return static_cast<std::uint32_t>(pieces.size()); }
  /// Whether a piece was read to the end, and not passed over by a sieve.
  bool has_vector(std::uint32_t piece) const { return places.empty() || places[piece] != no_place; }
  /// Expects that it has one.
  std::span<const float> vector(std::uint32_t piece) const& {
    return std::span(vectors).subspan(std::size_t{places.empty() ? piece : places[piece]} * width, width);
  }
  static constexpr std::uint32_t no_place = 0xFFFFFFFF;
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

struct Weights;    ///< the word table and the layers, packed; encoder/weights.h
struct SieveStep;  ///< what is asked after so many layers; encoder/sieve.h

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

/// Which paragraphs need not be read to the end, since they hold nothing that is asked for
/// (docs/decisions/sieve.md). Belongs to one tuned file: another's vectors mean something else. Immutable:
/// any number of threads may read it.
class EncoderSieve {
 public:
  /// `file` is a safetensors file of train/encoder. Fails where it is damaged, or made for another encoder.
  static Result<EncoderSieve> load(std::string_view file, const Encoder& encoder);
  EncoderSieve(EncoderSieve&&) noexcept;
  EncoderSieve& operator=(EncoderSieve&&) noexcept;
  ~EncoderSieve();

  /// In the order of the layers.
  const std::vector<encoder::SieveStep>& steps() const& { return steps_; }

 private:
  explicit EncoderSieve(std::vector<encoder::SieveStep> steps);
  std::vector<encoder::SieveStep> steps_;
};

namespace encoder {

/// Encodes texts. Holds its working memory. One thread.
class Runner {
 public:
  /// `sieve` says which paragraphs have no vectors in the end; null where all are to have them. It must
  /// outlive the runner.
  explicit Runner(const Encoder& encoder, Path path = best_path(), const EncoderSieve* sieve = nullptr);
  Runner(Runner&&) noexcept;
  Runner& operator=(Runner&&) noexcept;
  ~Runner();

  /// `paragraphs` are spans of `utf8` in text order, not overlapping; nothing outside them is read. Any bytes
  /// are taken.
  Encoding encode(std::string_view utf8, std::span<const TextSpan> paragraphs,
                  Packing packing = Packing::together);
  /// From now on vectors are those after so many layers: what a sieve learns from.
  void stop_after(std::uint32_t layers);

 private:
  struct Work;
  const Encoder* encoder_;  // never null
  std::unique_ptr<Work> work_;
};

}  // namespace encoder

}  // namespace rapporteur
