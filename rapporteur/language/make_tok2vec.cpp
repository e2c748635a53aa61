#include "rapporteur/language/tok2vec.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr std::size_t max_width = 512;
constexpr std::size_t max_pieces = 8;
constexpr std::size_t max_depth = 32;
constexpr std::size_t max_embeddings = 16;

constexpr std::array<std::pair<std::string_view, Feature>, feature_count> feature_names = {{
    {"ORTH", Feature::orth},
    {"LOWER", Feature::lower},
    {"NORM", Feature::norm},
    {"PREFIX", Feature::prefix},
    {"SUFFIX", Feature::suffix},
    {"SHAPE", Feature::shape},
    {"SPACY", Feature::has_space},
    {"IS_SPACE", Feature::is_space},
}};

/// A maxout layer as it stands in the file.
struct MaxoutArrays {
  const ThincArray* weights = nullptr;  ///< [width][pieces][inputs]
  const ThincArray* bias = nullptr;
  const ThincArray* gain = nullptr;
  const ThincArray* shift = nullptr;

  std::size_t width() const { return weights->shape[0]; }
  std::size_t pieces() const { return weights->shape[1]; }
  std::size_t inputs() const { return weights->shape[2]; }
  const float* row(std::size_t output, std::size_t piece) const {
    return weights->values.data() + (output * pieces() + piece) * inputs();
  }
};

/// Builds one network; each step answers with what is wrong, or nothing.
class Tok2VecMaker {
 public:
  Tok2VecMaker(const ThincModel& model, std::size_t vector_width, const std::string& name)
      : model_(model), vector_width_(vector_width), name_(name) {}

  Result<Tok2Vec> make() {
    for (const auto step :
         {&Tok2VecMaker::read_embeddings, &Tok2VecMaker::read_vectors, &Tok2VecMaker::read_maxouts,
          &Tok2VecMaker::check_window, &Tok2VecMaker::read_mixer}) {
      if (const char* const wrong = (this->*step)()) return unsupported(wrong);
    }
    if (layers_.empty()) return unsupported("an encoder without layers");
    for (const MaxoutArrays& layer : layers_) {
      if (layer.inputs() != 3 * network_.width)
        return unsupported("an encoder layer that does not see three rows");
    }
    pack_first();
    for (std::size_t i = 1; i < layers_.size(); ++i) network_.layers.push_back(pack_window(layers_[i]));
    return std::move(network_);
  }

 private:
  tl::unexpected<Error> unsupported(const std::string& what) const {
    return fail(ErrorKind::not_supported, "The network has " + what + ", which is not read here.", name_);
  }

  const char* read_embeddings() {
    const auto extractors = model_.named("extract_features");
    const auto nodes = model_.named("hashembed");
    if (extractors.size() != 1 || nodes.empty() || nodes.size() > max_embeddings)
      return "no list of hash embeddings";
    const auto columns = extractors[0]->settings.find("columns");
    if (columns == extractors[0]->settings.end()) return "no list of features";
    for (const ThincNode* node : nodes) {
      const ThincArray* const rows = node->array("E", 2);
      const std::int64_t column = node->number("column", -1);
      const std::int64_t seed = node->number("seed", -1);
      if (!rows || rows->shape[0] == 0) return "a hash embedding without rows";
      if (column < 0 || static_cast<std::size_t>(column) >= columns->second.texts.size())
        return "a missing feature";
      if (seed < 0 || seed > 0xFFFFFFFF) return "a hash embedding without seed";
      const std::string& wanted = columns->second.texts[static_cast<std::size_t>(column)];
      const auto* const known =
          std::ranges::find(feature_names, wanted, [](const auto& each) { return each.first; });
      if (known == feature_names.end()) return "a feature of another kind";
      if (network_.width == 0) network_.width = rows->shape[1];
      if (rows->shape[1] != network_.width) return "hash embeddings of several widths";
      network_.embeddings.push_back(
          {known->second, static_cast<std::uint32_t>(seed), rows->shape[0], padded_copy(rows->values)});
    }
    const bool is_wide =
        network_.width == 0 || network_.width % lane_count != 0 || network_.width > max_width;
    return is_wide ? "a width that is not a multiple of 16 up to 512" : nullptr;
  }

  const char* read_vectors() {
    const auto nodes = model_.named("static_vectors");
    if (nodes.empty()) return nullptr;
    const ThincArray* const weights = nodes[0]->array("W", 2);
    const auto key = nodes[0]->settings.find("key_attr");
    if (nodes.size() > 1 || !weights || weights->shape[0] != network_.width) return "several static vectors";
    if (key != nodes[0]->settings.end() && key->second.texts != std::vector<std::string>{"ORTH"}) {
      return "static vectors by another key than ORTH";
    }
    if (weights->shape[1] != vector_width_ || vector_width_ == 0) return "static vectors of another width";
    std::vector<const float*> rows;
    for (std::size_t o = 0; o < network_.width; ++o)
      rows.push_back(weights->values.data() + o * vector_width_);
    network_.vector_projection = pack(rows, vector_width_);
    return nullptr;
  }

  const char* read_maxouts() {
    const auto maxouts = model_.named("maxout");
    const auto norms = model_.named("layernorm");
    if (maxouts.size() != norms.size()) return "maxout layers without layer norm";
    if (maxouts.size() > max_depth) return "too many layers";
    for (std::size_t i = 0; i < maxouts.size(); ++i) {
      const MaxoutArrays layer = {maxouts[i]->array("W", 3), maxouts[i]->array("b", 2),
                                  norms[i]->array("G", 1), norms[i]->array("b", 1)};
      if (!layer.weights || !layer.bias || !layer.gain || !layer.shift) return "a layer without weights";
      const bool fits =
          layer.width() == network_.width && layer.pieces() > 0 && layer.pieces() <= max_pieces &&
          layer.bias->shape == std::vector<std::uint32_t>{layer.weights->shape[0], layer.weights->shape[1]} &&
          layer.gain->values.size() == network_.width && layer.shift->values.size() == network_.width;
      if (!fits) return "a layer of another shape";
      layers_.push_back(layer);
    }
    return nullptr;
  }

  const char* check_window() {
    for (const ThincNode* node : model_.named("expand_window")) {
      if (node->number("window_size", 0) != 1) return "a window of another size than 1";
    }
    return model_.named("expand_window").size() + 1 == layers_.size()
               ? nullptr
               : "other layers than a mixer and windows";
  }

  const char* read_mixer() {
    const std::size_t inputs =
        network_.width * (network_.embeddings.size() + (network_.has_vectors() ? 1 : 0));
    const auto mixer =
        std::ranges::find(layers_, inputs, [](const MaxoutArrays& each) { return each.inputs(); });
    if (mixer == layers_.end()) return "no layer that mixes its embeddings";
    network_.mixer = pack_maxout(*mixer);
    network_.mixer_products = pack(piece_rows(*mixer, 0), inputs);
    layers_.erase(mixer);
    return nullptr;
  }

  static PackedMaxout pack_maxout(const MaxoutArrays& layer) {
    return {layer.width(), layer.pieces(), packed_bias(layer.bias->values, layer.pieces()),
            padded_copy(layer.gain->values), padded_copy(layer.shift->values)};
  }

  /// The rows of weights in the order of products, each from input `begin` on.
  static std::vector<const float*> piece_rows(const MaxoutArrays& layer, std::size_t begin) {
    std::vector<const float*> rows(layer.width() * layer.pieces());
    for (std::size_t o = 0; o < layer.width(); ++o) {
      for (std::size_t p = 0; p < layer.pieces(); ++p) {
        rows[piece_place(o, p, layer.pieces())] = layer.row(o, p) + begin;
      }
    }
    return rows;
  }

  void pack_first() {
    const MaxoutArrays& layer = layers_[0];
    std::vector<const float*> rows;
    for (std::size_t place = 0; place < 3; ++place) {
      const auto part = piece_rows(layer, place * network_.width);
      rows.insert(rows.end(), part.begin(), part.end());
    }
    network_.first = pack_maxout(layer);
    network_.first_products = pack(rows, network_.width);
  }

  /// With g0, g1, g2 the weights of the left, middle and right row, the four matrices are (g0 + g1 + g2) / 2,
  /// (g0 - g1 + g2) / 2, g0 and g2.
  WindowLayer pack_window(const MaxoutArrays& layer) const {
    const std::size_t width = network_.width;
    WindowLayer packed;
    packed.maxout = pack_maxout(layer);
    std::vector<float> sums[2];
    const std::vector<const float*> left = piece_rows(layer, 0);
    for (const int sign : {1, -1}) {
      std::vector<float>& sum = sums[sign > 0 ? 0 : 1];
      sum.resize(left.size() * width);
      for (std::size_t r = 0; r < left.size(); ++r) {
        for (std::size_t k = 0; k < width; ++k) {
          const double outer = static_cast<double>(left[r][k]) + static_cast<double>(left[r][2 * width + k]);
          sum[r * width + k] =
              static_cast<float>((outer + sign * static_cast<double>(left[r][width + k])) / 2);
        }
      }
      std::vector<const float*> rows;
      for (std::size_t r = 0; r < left.size(); ++r) rows.push_back(sum.data() + r * width);
      packed.products[sign > 0 ? 0 : 1] = pack(rows, width);
    }
    packed.products[2] = pack(left, width);
    packed.products[3] = pack(piece_rows(layer, 2 * width), width);
    return packed;
  }

  const ThincModel& model_;
  std::size_t vector_width_;
  const std::string& name_;
  std::vector<MaxoutArrays> layers_;
  Tok2Vec network_;
};

}  // namespace

Result<Tok2Vec> make_tok2vec(const ThincModel& model, std::size_t vector_width, const std::string& name) {
  return Tok2VecMaker(model, vector_width, name).make();
}

}  // namespace rapporteur::language
