#pragma once

#include "rapporteur/encoder/float_kernels.h"

#include <cstdint>

/// Self-attention over sixteen lanes, for every path (float_kernels.h). Each score is one chain of fused
/// multiply-adds over a head's numbers in order, each output one over the keys in order, so that blocks of
/// any shape give the same bits.
namespace rapporteur::encoder {

namespace {

/// One head of one window while it is worked on.
struct Head {
  const float* query;  ///< of the first row; rows are `stride` apart
  const float* value;
  std::uint32_t stride;
  std::uint32_t row_count;
  std::uint32_t padded;  ///< `row_count` up to whole vectors
  const float* keys;     ///< turned: for each number of the head, that of every key; zeros behind the last
  float* scores;         ///< `padded` a row
};

/// Scores of `Rows` queries with `Vectors` times 16 keys from `key` on.
template <class Lanes, int Rows, int Vectors>
void score_block(const Head& head, std::uint32_t row, std::uint32_t key) {
  Lanes total[Rows][Vectors];
#pragma GCC unroll 8
  for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 8
    for (int j = 0; j < Vectors; ++j) total[i][j] = Lanes::all(0);
  }
  const float* query = head.query + std::size_t{row} * head.stride;
  for (std::uint32_t number = 0; number < head_width; ++number) {
    const float* keys = head.keys + std::size_t{number} * head.padded + key;
    Lanes of_keys[Vectors];
#pragma GCC unroll 8
    for (int j = 0; j < Vectors; ++j) of_keys[j] = Lanes::load(keys + j * Lanes::count);
#pragma GCC unroll 8
    for (int i = 0; i < Rows; ++i) {
      const Lanes of_query = Lanes::all(query[static_cast<std::size_t>(i) * head.stride + number]);
#pragma GCC unroll 8
      for (int j = 0; j < Vectors; ++j) total[i][j] = multiply_add(of_query, of_keys[j], total[i][j]);
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 8
    for (int j = 0; j < Vectors; ++j)
      total[i][j].store(head.scores + static_cast<std::size_t>(i) * head.padded + key + j * Lanes::count);
  }
}

template <class Lanes, int Rows>
void score_rows(const Head& head, std::uint32_t row) {
  std::uint32_t key = 0;
  for (; key + Lanes::score_vectors * Lanes::count <= head.padded; key += Lanes::score_vectors * Lanes::count)
    score_block<Lanes, Rows, Lanes::score_vectors>(head, row, key);
  for (; key < head.padded; key += Lanes::count) score_block<Lanes, Rows, 1>(head, row, key);
}

/// Scores to weights in place; returns 1 over their sum, by which the outputs are multiplied. Lanes behind
/// the last key come out as next to nothing, too little for a sum of 1 and more.
template <class Lanes>
float weigh_row(const Head& head, float* scores) {
  constexpr float scale = 0.17677669529663687F;  // 1 / sqrt 32
  alignas(64) float mask[Lanes::count];
  const std::uint32_t last = head.padded - Lanes::count;
  for (std::uint32_t i = 0; i < Lanes::count; ++i) mask[i] = last + i < head.row_count ? 0.0F : -1e30F;
  (Lanes::load(scores + last) + Lanes::load(mask)).store(scores + last);
  Lanes most = Lanes::load(scores);
  for (std::uint32_t i = Lanes::count; i < head.padded; i += Lanes::count)
    most = larger(Lanes::load(scores + i), most);
  const Lanes top = Lanes::all(largest(most));
  Lanes total = Lanes::all(0);
  for (std::uint32_t i = 0; i < head.padded; i += Lanes::count) {
    const Lanes weight = exponential((Lanes::load(scores + i) - top) * Lanes::all(scale));
    weight.store(scores + i);
    total = total + weight;
  }
  return 1.0F / sum(total);
}

/// The weighted sum of all values, for `Rows` queries.
template <class Lanes, int Rows>
void gather_rows(const Head& head, const float* shares, float* out, std::uint32_t out_stride) {
  constexpr int vectors = head_width / Lanes::count;
  Lanes total[Rows][vectors];
#pragma GCC unroll 8
  for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 8
    for (int j = 0; j < vectors; ++j) total[i][j] = Lanes::all(0);
  }
  for (std::uint32_t key = 0; key < head.row_count; ++key) {
    const float* value = head.value + std::size_t{key} * head.stride;
    Lanes of_value[vectors];
#pragma GCC unroll 8
    for (int j = 0; j < vectors; ++j) of_value[j] = Lanes::load(value + j * Lanes::count);
#pragma GCC unroll 8
    for (int i = 0; i < Rows; ++i) {
      const Lanes weight = Lanes::all(head.scores[static_cast<std::size_t>(i) * head.padded + key]);
#pragma GCC unroll 8
      for (int j = 0; j < vectors; ++j) total[i][j] = multiply_add(weight, of_value[j], total[i][j]);
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < Rows; ++i) {
    const Lanes share = Lanes::all(shares[i]);
#pragma GCC unroll 8
    for (int j = 0; j < vectors; ++j)
      (total[i][j] * share).store(out + static_cast<std::size_t>(i) * out_stride + j * Lanes::count);
  }
}

template <class Lanes, int Rows>
void attend_rows(const Head& head, std::uint32_t row, float* out, std::uint32_t out_stride) {
  score_rows<Lanes, Rows>(head, row);
  float shares[Rows];
  for (int i = 0; i < Rows; ++i)
    shares[i] = weigh_row<Lanes>(head, head.scores + static_cast<std::size_t>(i) * head.padded);
  gather_rows<Lanes, Rows>(head, shares, out + std::size_t{row} * out_stride, out_stride);
}

template <class Lanes>
void turn_keys(const float* key, const Head& head, float* turned) {
  std::uint32_t done = 0;
  for (; done + Lanes::count <= head.row_count; done += Lanes::count) {
    for (std::uint32_t number = 0; number < head_width; number += Lanes::count)
      Lanes::turn(key + std::size_t{done} * head.stride + number, head.stride,
                  turned + std::size_t{number} * head.padded + done, head.padded);
  }
  for (std::uint32_t number = 0; number < head_width; ++number) {
    float* row = turned + std::size_t{number} * head.padded;
    for (std::uint32_t i = done; i < head.row_count; ++i) row[i] = key[std::size_t{i} * head.stride + number];
    for (std::uint32_t i = head.row_count; i < head.padded; ++i) row[i] = 0;
  }
}

template <class Lanes>
void attend(const AttentionTask& task) {
  constexpr int rows_at_once = Lanes::attention_rows;
  const std::uint32_t padded = (task.row_count + Lanes::count - 1) / Lanes::count * Lanes::count;
  float* turned = task.scratch;
  for (std::uint32_t first = 0; first < task.width; first += head_width) {
    const float* query = task.projected + first;
    const Head head{query,
                    query + 2 * std::size_t{task.width},
                    3 * task.width,
                    task.row_count,
                    padded,
                    turned,
                    task.scratch + std::size_t{head_width} * padded};
    turn_keys<Lanes>(query + task.width, head, turned);
    float* out = task.out + first;
    if (task.row_count < rows_at_once) {
      for (std::uint32_t row = 0; row < task.row_count; ++row)
        attend_rows<Lanes, 1>(head, row, out, task.width);
      continue;
    }
    // The last rows are taken together too, some of them a second time.
    const std::uint32_t last = task.row_count - rows_at_once;
    for (std::uint32_t row = 0; row < last; row += rows_at_once)
      attend_rows<Lanes, rows_at_once>(head, row, out, task.width);
    attend_rows<Lanes, rows_at_once>(head, last, out, task.width);
  }
}

}  // namespace

}  // namespace rapporteur::encoder
