#include "train/linear/pack.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace rapporteur::train {

namespace {

constexpr std::string_view file_mark = "rapporteur linear attributions 1\n";
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

void add_rows(const ChainWeights& weights, std::vector<PackedRow>& rows) {
  for (const auto& [key, values] : weights.features) {
    PackedRow row{key, {}, 0};
    for (std::size_t i = 0; i < values.size(); ++i) {
      row.weights[i] = in_steps(static_cast<double>(values[i]), 127);
      row.strength = std::max(row.strength, std::abs(row.weights[i]));
    }
    if (row.strength >= least_strength) rows.push_back(row);
  }
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
  std::vector<PackedRow> rows;
  add_rows(first, rows);
  add_rows(second, rows);
  add_rows(links, rows);
  std::ranges::sort(rows, [](const PackedRow& a, const PackedRow& b) {
    return a.key != b.key ? a.key < b.key : a.strength > b.strength;
  });
  // Two features of one hash: the stronger one stays.
  const auto twice = std::ranges::unique(rows, {}, &PackedRow::key);
  rows.erase(twice.begin(), twice.end());
  std::string out(file_mark);
  put(out, static_cast<std::int64_t>(rows.size()), 4);
  out += constants_of(constants);
  out += pass_of(first, constants.first_bonus);
  out += pass_of(second, constants.second_bonus);
  for (const PackedRow& row : rows) {
    put(out, row.key, 4);
    for (const std::int64_t weight : row.weights) put(out, weight, 1);
  }
  std::cerr << rows.size() << " features, " << out.size() << " bytes\n";
  return out;
}

void set_constants(std::string& file, const Constants& constants) {
  constexpr std::size_t steps_bytes = statement::role_count * statement::tag_count * statement::tag_count * 2;
  constexpr std::size_t bonus_bytes = statement::role_count * 2;
  const std::size_t at = file_mark.size() + 4;
  const std::string header = constants_of(constants);
  file.replace(at, header.size(), header);
  const std::size_t first = at + header.size() + steps_bytes;
  file.replace(first, bonus_bytes, bonus_of(constants.first_bonus));
  const std::size_t second = first + bonus_bytes + steps_bytes;
  file.replace(second, bonus_bytes, bonus_of(constants.second_bonus));
}

}  // namespace rapporteur::train
