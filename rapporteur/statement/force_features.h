#pragma once

#include "rapporteur/statement/force_rules.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the force model weighs: named features of a claim, most of them there or not, some with a value.
namespace rapporteur::statement {

struct ForceFeature {
  std::uint64_t key = 0;  ///< of its name, by `feature_key`
  float value = 1;
};

/// A feature's name as a number: FNV-1a over "kind=value".
std::uint64_t feature_key(std::string_view name);

/// Gathers features; with their names where they are asked for.
class ForceFeatures {
 public:
  explicit ForceFeatures(bool keeps_names = false) : keeps_names_(keeps_names) { all_.reserve(48); }

  void add(std::string_view kind, std::string_view value, float weight = 1);
  void add(std::string_view kind, std::string_view value, std::string_view second);

  const std::vector<ForceFeature>& all() const { return all_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  bool keeps_names_;
  std::vector<ForceFeature> all_;
  std::vector<std::string> names_;
};

/// All features of a claim that was read for its signs.
void add_features(const Claim& claim, const ClaimSigns& signs, const ForceScores& rules,
                  const ConditionReading* condition, ForceFeatures& features);

}  // namespace rapporteur::statement
