#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/packed.h"
#include "rapporteur/language/thinc_model.h"
#include "rapporteur/language/token_features.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// The network that gives each token a vector of its own and its neighbours' words: hash embeddings and
/// static vectors, mixed to a row a word form; then layers that look at three rows each.
namespace rapporteur::language {

/// Writes a word's static vector by the id of its form; false for an unknown word.
using FindVector = std::function<bool(std::uint64_t orth, float* vector)>;

/// A table of rows; a value's embedding is the sum of the four rows that its hash names.
struct HashEmbedding {
  Feature feature = Feature::norm;
  std::uint32_t seed = 0;
  std::uint32_t row_count = 0;
  Floats rows;  ///< [row_count][width]
};

/// A layer over a window of three rows, its products in Winograd's form: two output rows for four products.
struct WindowLayer {
  PackedMatrix products[4];
  PackedMaxout maxout;
};

struct Tok2Vec {
  std::size_t width = 0;  ///< floats of a token's vector
  std::vector<HashEmbedding> embeddings;
  PackedMatrix vector_projection;  ///< no outputs where the package has no static vectors
  PackedMatrix mixer_products;
  PackedMaxout mixer;
  PackedMatrix first_products;  ///< of the first layer: with a form as left, middle and right row
  PackedMaxout first;
  std::vector<WindowLayer> layers;  ///< from the second one on

  std::size_t pad() const { return layers.size() + 1; }
  bool has_vectors() const { return vector_projection.outputs > 0; }
  std::size_t first_width() const { return 3 * first.width * first.pieces; }
  /// Floats that `widen_forms` makes of a form: its mixed row, then its products in the first layer.
  std::size_t form_width() const { return width + first_width(); }
};

/// Finds the network's parts among a model's layers; what is not of this architecture is named in the error.
/// `vector_width` is that of the package's static vectors, 0 for none.
Result<Tok2Vec> make_tok2vec(const ThincModel& model, std::size_t vector_width, const std::string& name);

/// The four rows that a value's hash names, by MurmurHash3 x64 128.
std::array<std::uint32_t, 4> hash_rows(std::uint64_t value, std::uint32_t seed);

/// Buffers of all that follows, used again from text to text.
struct Tok2VecWork {
  Floats inputs;
  Floats vectors;
  Floats window[4];
  Floats products[2];
};

/// A network with the means to run it.
struct Tok2VecRun {
  const Tok2Vec& network;
  const Kernels& kernels;
  Tok2VecWork& work;
};

/// Mixes the rows of word forms: `out[i]` gets `width` floats.
void mix_forms(const Tok2VecRun& run, std::span<const TokenFeatures> forms, const FindVector& find_vector,
               std::span<float* const> out);
/// Adds the products in the first layer to mixed rows: `out[i]` gets `form_width()` floats.
void widen_forms(const Tok2VecRun& run, std::span<const float* const> mixed, std::span<float* const> out);

/// Where texts stand among the rows of an encoding: each between rows of zeros, with `pad` rows of its own
/// before and after its tokens.
struct RowPlan {
  static constexpr std::uint32_t no_token = 0xFFFFFFFF;

  std::vector<std::uint32_t> tokens;  ///< a row's token, counted over all texts; `no_token` for none
  std::vector<std::uint32_t> zeros;   ///< rows that stay zero
  std::vector<std::uint32_t> firsts;  ///< each text's first token row

  void clear();
  void add_text(std::size_t token_count, std::size_t pad);
  std::size_t row_count() const { return tokens.size(); }

 private:
  std::uint32_t token_count_ = 0;
};

/// The first layer for rows [begin, end) of the plan: `forms[row]` are `form_width()` floats of the row's
/// token, null for none, and must be there for the rows beside these as well.
void encode_first(const Tok2VecRun& run, std::span<const float* const> forms, std::size_t begin,
                  std::size_t end, Floats& rows);

/// All other layers; the outcome is in `rows`.
void encode_rest(const Tok2VecRun& run, const RowPlan& plan, Floats& rows, Floats& other);

}  // namespace rapporteur::language
