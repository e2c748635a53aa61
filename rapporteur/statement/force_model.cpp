#include "rapporteur/statement/force_model.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <charconv>

namespace rapporteur::statement {

namespace {

/// Takes the next number of a line of them.
float take_number(std::string_view& line) {
  float number = 0;
  const auto [end, failure] = std::from_chars(line.data(), line.data() + line.size(), number);
  expect(failure == std::errc(), "a weight of the force model is a number");
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  while (line.starts_with(' ')) line.remove_prefix(1);
  return number;
}

}  // namespace

const ForceModel& ForceModel::shipped() {
  static const ForceModel model = read(base::embedded("statement/force_weights.tsv"));
  return model;
}

ForceModel ForceModel::read(std::string_view table) {
  ForceModel model;
  for (const auto& row : rows_of(table)) {
    expect(row.size() == 2, "a line of the force model has a feature and its weights");
    std::string_view numbers = row[1];
    if (row[0] == "rules") {
      model.rule_weight_ = take_number(numbers);
      continue;
    }
    Scores& weights = model.weights_[feature_key(row[0])];
    for (float& weight : weights) weight = take_number(numbers);
  }
  return model;
}

ForceModel::Scores ForceModel::weigh(const ForceScores& rules, std::span<const ForceFeature> features) const {
  Scores sums{};
  for (std::size_t i = 0; i < force_count; ++i)
    sums[i] = rule_weight_ * std::min(rules.scores[i], most_of_rules);
  for (const ForceFeature& feature : features) {
    const auto known = weights_.find(feature.key);
    if (known == weights_.end()) continue;
    for (std::size_t i = 0; i < force_count; ++i) sums[i] += feature.value * known->second[i];
  }
  return sums;
}

}  // namespace rapporteur::statement
