#include "train/linear/pack.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace rapporteur::train {

namespace {

constexpr std::string_view file_mark = "rapporteur linear attributions 2\n";
constexpr int steps_per_unit = 32;
constexpr std::int64_t least_strength = 2;  // features whose weights are all weaker are left out

void put(std::string& out, std::int64_t value, std::size_t byte_count) {
  for (std::size_t i = 0; i < byte_count; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::int64_t in_steps(double value, int most) {
  return std::clamp(static_cast<int>(std::lround(value * steps_per_unit)), -most, most);
}

struct PackedRow {
  std::uint32_t key;
  std::array<std::int64_t, statement::weights_per_feature> weights;
  std::int64_t strength = 0;
};

/// Of the rows that fall into one range of keys the strongest.
std::vector<PackedRow> one_a_range(const std::vector<PackedRow>& rows) {
  const unsigned shift = 32 - statement::FeatureTable::range_bits(rows.size());
  std::vector<PackedRow> kept;
  for (const PackedRow& row : rows) {
    if (kept.empty() || kept.back().key >> shift != row.key >> shift) {
      kept.push_back(row);
    } else if (kept.back().strength < row.strength) {
      kept.back() = row;
    }
  }
  return kept;
}

/// A table's rows in the order of their keys.
std::vector<PackedRow> rows_of(const ChainWeights& weights) {
  std::vector<PackedRow> rows;
  for (const auto& [key, values] : weights.features) {
    PackedRow row{key, {}, 0};
    for (std::size_t i = 0; i < values.size(); ++i) {
      row.weights[i] = in_steps(static_cast<double>(values[i]), 127);
      row.strength = std::max(row.strength, std::abs(row.weights[i]));
    }
    if (row.strength >= least_strength) rows.push_back(row);
  }
  std::ranges::sort(rows, {}, &PackedRow::key);
  for (std::size_t before = 0; before != rows.size();) {
    before = rows.size();
    rows = one_a_range(rows);  // fewer rows may have wider ranges
  }
  return rows;
}

std::string constants_of(const Constants& constants) {
  std::string out;
  put(out, steps_per_unit, 2);
  put(out, constants.reach, 2);
  put(out, std::lround(-constants.least_link * 1000), 2);
  put(out, constants.least_permille, 2);
  return out;
}

std::string bonus_of(const std::array<float, statement::role_count>& bonus) {
  std::string out;
  for (const float each : bonus) put(out, in_steps(static_cast<double>(each), 30000), 2);
  return out;
}

std::string pass_of(const ChainWeights& weights, const std::array<float, statement::role_count>& bonus) {
  std::string out;
  for (const auto& role : weights.follow) {
    for (const auto& before : role) {
      for (const float step : before) put(out, in_steps(static_cast<double>(step), 30000), 2);
    }
  }
  return out + bonus_of(bonus);
}

}  // namespace

std::string pack(const ChainWeights& first, const ChainWeights& second, const ChainWeights& links,
                 const Constants& constants) {
  std::string out(file_mark);
  std::string tables;
  for (const ChainWeights* weights : {&first, &second, &links}) {
    const std::vector<PackedRow> rows = rows_of(*weights);
    put(out, static_cast<std::int64_t>(rows.size()), 4);
    for (const PackedRow& row : rows) {
      put(tables, row.key, 4);
      for (const std::int64_t weight : row.weights) put(tables, weight, 1);
    }
  }
  out += constants_of(constants);
  out += pass_of(first, constants.first_bonus);
  out += pass_of(second, constants.second_bonus);
  out += tables;
  std::cerr << out.size() << " bytes\n";
  return out;
}

void set_constants(std::string& file, const Constants& constants) {
  constexpr std::size_t steps_bytes = statement::role_count * statement::tag_count * statement::tag_count * 2;
  constexpr std::size_t bonus_bytes = statement::role_count * 2;
  const std::size_t at = file_mark.size() + 3 * 4;
  const std::string header = constants_of(constants);
  file.replace(at, header.size(), header);
  const std::size_t first = at + header.size() + steps_bytes;
  file.replace(first, bonus_bytes, bonus_of(constants.first_bonus));
  const std::size_t second = first + bonus_bytes + steps_bytes;
  file.replace(second, bonus_bytes, bonus_of(constants.second_bonus));
}

}  // namespace rapporteur::train
