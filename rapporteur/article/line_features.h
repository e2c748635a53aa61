#pragma once

#include "rapporteur/article/line_signs.h"
#include "rapporteur/article/text_units.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A group of features of which a line has at most one: its name and how many values it can take.
struct FeatureGroup {
  std::string_view name;
  std::uint32_t values;
};

/// The features a line of a text-only page is judged by, group after group. A feature's number is its group's
/// first number and its value; `data/text_pages/line_weights.tsv` names them the same way ("words 3").
inline constexpr std::array<FeatureGroup, 51> feature_groups{{
    {"bias", 1},
    {"shape", 9},
    {"shape before", 9},
    {"shape after", 9},
    {"shape two before", 9},
    {"shape two after", 9},
    {"words", 9},
    {"end", 9},
    {"start", 7},
    {"function words", 5},
    {"capitals", 5},
    {"digits", 3},
    {"sentences", 4},
    {"leftover whole", 12},
    {"leftover start", 12},
    {"leftover inside", 12},
    {"reader", 2},
    {"repeated", 3},
    {"address", 1},
    {"separators", 1},
    {"image name", 1},
    {"credit", 1},
    {"agency tail", 1},
    {"caption lead", 1},
    {"byline", 1},
    {"date", 1},
    {"credit behind", 1},
    {"place", 5},
    {"place from end", 4},
    {"prose before", 6},
    {"prose after", 6},
    {"prose around", 6},
    {"run", 5},
    {"close before", 1},
    {"close after", 1},
    {"page prose", 5},
    {"page length", 5},
    {"leftovers around", 4},
    {"joined", 1},
    {"leftover before", 12},
    {"leftover after", 12},
    {"prose next", 4},
    {"prose last", 4},
    {"tail begun", 3},
    {"page leftovers", 5},
    {"shape by page prose", 45},
    {"shape by page leftovers", 45},
    {"shape by prose around", 54},
    {"shape by prose before", 54},
    {"shape by prose after", 54},
    {"words by end", 81},
}};

constexpr std::uint32_t line_feature_count() {
  std::uint32_t count = 0;
  for (const FeatureGroup& group : feature_groups) count += group.values;
  return count;
}

/// The number of the feature `value` of the group called `group`.
consteval std::uint32_t feature_number(std::string_view group, std::uint32_t value = 0) {
  std::uint32_t first = 0;
  for (const FeatureGroup& each : feature_groups) {
    if (each.name == group) return value < each.values ? first + value : throw "no such value";
    first += each.values;
  }
  throw "no such group";
}

/// "words 3", as it stands in the file of weights.
std::string line_feature_name(std::uint32_t number);

/// What is known of each line of a page: what it shows by itself and the features it is judged by.
struct LineView {
  LineSigns signs;
  std::vector<std::uint16_t> features;
};
std::vector<LineView> view_lines(const TextUnits& units, const TextPageWords& words);

}  // namespace rapporteur::article
