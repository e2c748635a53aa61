#include "rapporteur/language/tok2vec.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace rapporteur::language {

namespace {

constexpr std::size_t forms_at_once = 64;
constexpr std::size_t pairs_at_once = 32;

std::uint64_t finish_hash(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdu;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53u;
  return h ^ (h >> 33);
}

/// The sum of the four rows that a value's hash names.
void embed(const HashEmbedding& table, std::uint64_t value, std::size_t width, float* out) {
  const float* rows[4];
  const auto hashes = hash_rows(value, table.seed);
  for (std::size_t i = 0; i < 4; ++i) rows[i] = table.rows.data() + (hashes[i] % table.row_count) * width;
  for (std::size_t i = 0; i < width; ++i) out[i] = ((rows[0][i] + rows[1][i]) + rows[2][i]) + rows[3][i];
}

/// The mixer's inputs of some forms: embeddings, then the projected static vector or zeros.
void fill_inputs(const Tok2VecRun& run, std::span<const TokenFeatures> forms, const FindVector& find_vector) {
  const Tok2Vec& network = run.network;
  const std::size_t width = network.width;
  const std::size_t inputs = network.mixer_products.inputs;
  float* const in = run.work.inputs.data();
  for (std::size_t f = 0; f < forms.size(); ++f) {
    float* to = in + f * inputs;
    for (const HashEmbedding& table : network.embeddings) {
      embed(table, forms[f][table.feature], width, to);
      to += width;
    }
  }
  if (!network.has_vectors()) return;
  const std::size_t vector_width = network.vector_projection.inputs;
  float* const vectors = run.work.vectors.data();
  for (std::size_t f = 0; f < forms.size(); ++f) {
    float* const to = vectors + f * vector_width;
    // A vector of zeros gives products of zero: the same as no vector at all.
    if (!find_vector(forms[f][Feature::orth], to)) std::fill_n(to, vector_width, 0.0F);
  }
  float* const projected = in + network.embeddings.size() * width;
  run.kernels.multiply(network.vector_projection.view(), {vectors, vector_width}, {projected, inputs},
                       forms.size(), false);
}

/// One layer for `pairs` pairs of rows that begin at `in`: its first row is the one before the first pair.
void window_layer(const Tok2VecRun& run, const WindowLayer& layer, const float* in, float* out,
                  std::size_t pairs) {
  const std::size_t width = run.network.width;
  const std::size_t outputs = layer.products[0].outputs;
  Tok2VecWork& work = run.work;
  float* const inputs[4] = {work.window[0].data(), work.window[1].data(), work.window[2].data(),
                            work.window[3].data()};
  float* const odd = work.products[0].data();
  float* const even = work.products[1].data();
  const Kernels& kernels = run.kernels;
  kernels.window_inputs({in, width}, inputs, width, pairs);
  kernels.multiply(layer.products[0].view(), {inputs[0], width}, {odd, outputs}, pairs, false);
  kernels.multiply(layer.products[1].view(), {inputs[1], width}, {even, outputs}, pairs, false);
  kernels.butterfly(odd, even, pairs * outputs);
  kernels.multiply(layer.products[2].view(), {inputs[2], width}, {odd, outputs}, pairs, true);
  kernels.multiply(layer.products[3].view(), {inputs[3], width}, {even, outputs}, pairs, true);
  const MaxoutView maxout = layer.maxout.view();
  kernels.maxout_norm(maxout, {odd, outputs}, {in + width, 2 * width}, {out + width, 2 * width}, pairs);
  kernels.maxout_norm(maxout, {even, outputs}, {in + 2 * width, 2 * width}, {out + 2 * width, 2 * width},
                      pairs);
}

}  // namespace

std::array<std::uint32_t, 4> hash_rows(std::uint64_t value, std::uint32_t seed) {
  std::uint64_t k = value * 0x87c37b91114253d5u;
  k = std::rotl(k, 31) * 0x4cf5ad432745937fu;
  std::uint64_t h1 = (seed ^ k) ^ 8;
  std::uint64_t h2 = static_cast<std::uint64_t>(seed) ^ 8;
  h1 += h2;
  h2 += h1;
  h1 = finish_hash(h1);
  h2 = finish_hash(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32),
          static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32)};
}

void mix_forms(const Tok2VecRun& run, std::span<const TokenFeatures> forms, const FindVector& find_vector,
               std::span<float* const> out) {
  const Tok2Vec& network = run.network;
  const std::size_t inputs = network.mixer_products.inputs;
  const std::size_t mixed = network.mixer_products.outputs;
  const std::size_t width = network.width;
  run.work.inputs.reserve_at_least(forms_at_once * inputs);
  run.work.vectors.reserve_at_least(forms_at_once * network.vector_projection.inputs);
  run.work.products[0].reserve_at_least(forms_at_once * mixed);
  run.work.window[0].reserve_at_least(forms_at_once * width);
  float* const products = run.work.products[0].data();
  float* const rows = run.work.window[0].data();
  for (std::size_t begin = 0; begin < forms.size(); begin += forms_at_once) {
    const std::size_t count = std::min(forms_at_once, forms.size() - begin);
    fill_inputs(run, forms.subspan(begin, count), find_vector);
    run.kernels.multiply(network.mixer_products.view(), {run.work.inputs.data(), inputs}, {products, mixed},
                         count, false);
    run.kernels.maxout_norm(network.mixer.view(), {products, mixed}, {}, {rows, width}, count);
    for (std::size_t f = 0; f < count; ++f)
      std::memcpy(out[begin + f], rows + f * width, width * sizeof(float));
  }
}

void widen_forms(const Tok2VecRun& run, std::span<const float* const> mixed, std::span<float* const> out) {
  const Tok2Vec& network = run.network;
  const std::size_t width = network.width;
  const std::size_t first_width = network.first_products.outputs;
  run.work.products[0].reserve_at_least(forms_at_once * first_width);
  run.work.window[0].reserve_at_least(forms_at_once * width);
  float* const products = run.work.products[0].data();
  float* const rows = run.work.window[0].data();
  for (std::size_t begin = 0; begin < mixed.size(); begin += forms_at_once) {
    const std::size_t count = std::min(forms_at_once, mixed.size() - begin);
    for (std::size_t f = 0; f < count; ++f)
      std::memcpy(rows + f * width, mixed[begin + f], width * sizeof(float));
    run.kernels.multiply(network.first_products.view(), {rows, width}, {products, first_width}, count, false);
    for (std::size_t f = 0; f < count; ++f) {
      std::memcpy(out[begin + f], rows + f * width, width * sizeof(float));
      std::memcpy(out[begin + f] + width, products + f * first_width, first_width * sizeof(float));
    }
  }
}

void RowPlan::clear() {
  tokens.clear();
  zeros.clear();
  firsts.clear();
  token_count_ = 0;
}

void RowPlan::add_text(std::size_t token_count, std::size_t pad) {
  const auto add_zero = [&] {
    zeros.push_back(static_cast<std::uint32_t>(tokens.size()));
    tokens.push_back(no_token);
  };
  add_zero();
  tokens.insert(tokens.end(), pad, no_token);
  firsts.push_back(static_cast<std::uint32_t>(tokens.size()));
  for (std::size_t i = 0; i < token_count; ++i) tokens.push_back(token_count_++);
  tokens.insert(tokens.end(), pad, no_token);
  add_zero();
  // Pairs of rows must not depend on the texts before.
  if (tokens.size() % 2 == 1) add_zero();
}

void encode_first(const Tok2VecRun& run, std::span<const float* const> forms, std::size_t begin,
                  std::size_t end, Floats& rows) {
  const std::size_t width = run.network.width;
  const std::size_t outputs = run.network.first_width() / 3;
  Floats& zero = run.work.window[1];
  zero.reserve_at_least(run.network.first_width());
  std::fill_n(zero.data(), run.network.first_width(), 0.0F);
  run.work.products[0].reserve_at_least(outputs * pairs_at_once);
  float* const products = run.work.products[0].data();
  const auto part = [&](std::size_t row, std::size_t place) {
    return (forms[row] ? forms[row] + width : zero.data()) + place * outputs;
  };
  for (std::size_t from = begin; from < end; from += pairs_at_once) {
    const std::size_t count = std::min(pairs_at_once, end - from);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t row = from + i;
      const float* const parts[3] = {part(row - 1, 0), part(row, 1), part(row + 1, 2)};
      run.kernels.add_three(parts, products + i * outputs, outputs);
      float* const to = rows.data() + row * width;
      if (forms[row]) {
        std::memcpy(to, forms[row], width * sizeof(float));
      } else {
        std::fill_n(to, width, 0.0F);
      }
    }
    float* const out = rows.data() + from * width;
    run.kernels.maxout_norm(run.network.first.view(), {products, outputs}, {out, width}, {out, width}, count);
  }
}

void encode_rest(const Tok2VecRun& run, const RowPlan& plan, Floats& rows, Floats& other) {
  const std::size_t width = run.network.width;
  const std::size_t row_count = plan.row_count();
  other.reserve_at_least(row_count * width);
  const auto clear = [&](Floats& in) {
    for (const std::uint32_t row : plan.zeros) std::fill_n(in.data() + row * width, width, 0.0F);
  };
  clear(rows);
  for (const WindowLayer& layer : run.network.layers) {
    for (Floats& window : run.work.window) window.reserve_at_least(pairs_at_once * width);
    for (Floats& products : run.work.products)
      products.reserve_at_least(pairs_at_once * layer.products[0].outputs);
    // Rows 0 and row_count - 1 are zero rows of the first and the last text.
    const std::size_t pair_count = row_count / 2 - 1;
    for (std::size_t pair = 0; pair < pair_count; pair += pairs_at_once) {
      const std::size_t place = 2 * pair * width;
      window_layer(run, layer, rows.data() + place, other.data() + place,
                   std::min(pairs_at_once, pair_count - pair));
    }
    std::swap(rows, other);
    clear(rows);
  }
}

}  // namespace rapporteur::language
