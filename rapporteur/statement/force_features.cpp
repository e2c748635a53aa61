#include "rapporteur/statement/force_features.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

constexpr std::uint64_t fnv_start = 0xCBF29CE484222325u;

std::uint64_t fnv(std::uint64_t state, std::string_view bytes) {
  for (const char byte : bytes) state = (state ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
  return state;
}

std::string_view truth(bool is_true) {
  return is_true ? "yes" : "no";
}

std::string_view count_name(std::uint32_t count) {
  constexpr std::array<std::string_view, 4> names{"0", "1", "2", "more"};
  return names[std::min<std::size_t>(count, 3)];
}

void add_clause(const ClaimSigns& signs, ForceFeatures& features) {
  const std::string_view modal = signs.modal.empty() ? "none" : signs.modal;
  const std::string_view denied = truth(signs.is_negated);
  features.add("doer", name_of(signs.doer));
  features.add("mood", name_of(signs.mood));
  features.add("modal", modal);
  features.add("modal,doer", modal, name_of(signs.doer));
  features.add("modal,denied", modal, denied);
  features.add("doer,denied", name_of(signs.doer), denied);
  features.add("past", truth(signs.is_past));
  features.add("past,doer", truth(signs.is_past), name_of(signs.doer));
  if (signs.is_passive) features.add("passive", "yes");
  if (signs.is_ready) features.add("ready", denied);
  features.add("harm", count_name(signs.harm_words));
  features.add("good", count_name(signs.good_words));
  features.add("harm,modal", signs.harm_words > 0 ? "yes" : "no", signs.modal.empty() ? "none" : signs.modal);
  if (signs.main_class != CueClass::none) {
    features.add("does", name_of(signs.main_class));
    features.add("does,doer", name_of(signs.main_class), name_of(signs.doer));
  }
}

void add_setting(const Claim& claim, const ClaimSigns& signs, ForceFeatures& features) {
  features.add("always", "");
  features.add("cue", signs.has_cue ? name_of(signs.cue.cue) : std::string_view("floating"));
  if (signs.cue.is_negated) features.add("cue denied", name_of(signs.cue.cue));
  features.add("outsider", truth(signs.speaker_is_outsider));
  features.add("state", truth(claim.speaks_for_state));
  features.add("quoted", name_of(claim.quote_type));
  if (claim.is_in_headline) features.add("headline", "yes");
}

}  // namespace

std::uint64_t feature_key(std::string_view name) {
  return fnv(fnv_start, name);
}

void ForceFeatures::add(std::string_view kind, std::string_view value, float weight) {
  all_.push_back({fnv(fnv(fnv(fnv_start, kind), "="), value), weight});
  if (keeps_names_) names_.push_back(std::string(kind).append("=").append(value));
}

void ForceFeatures::add(std::string_view kind, std::string_view value, std::string_view second) {
  all_.push_back({fnv(fnv(fnv(fnv(fnv(fnv_start, kind), "="), value), ","), second), 1});
  if (keeps_names_) names_.push_back(std::string(kind).append("=").append(value).append(",").append(second));
}

void add_features(const Claim& claim, const ClaimSigns& signs, const ForceScores& rules,
                  const ConditionReading* condition, ForceFeatures& features) {
  constexpr float most = 6;
  add_setting(claim, signs, features);
  add_clause(signs, features);
  std::uint32_t seen = 0;
  for (const FormulaSign& formula : signs.formulae) {
    const std::uint32_t bit = 1u << static_cast<unsigned>(formula.force);
    if (!(seen & bit)) features.add("formula", name_of(formula.force));
    seen |= bit;
  }
  features.add("condition", condition ? name_of(condition->type) : std::string_view("none"));
  for (std::size_t i = 0; i < force_count; ++i) {
    if (rules.scores[i] > 0)
      features.add("rules", Names<Force>::all[i], std::min(rules.scores[i], most) / most);
  }
  features.add("first", name_of(first_of(rules)));
}

}  // namespace rapporteur::statement
