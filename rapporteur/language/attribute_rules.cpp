#include "rapporteur/language/attribute_rules.h"

#include <algorithm>

namespace rapporteur::language {

struct AttributeRules::Text {
  const WordForms& forms;
  const TokenLabels& labels;
  ExpressionWork& work;

  LabelId label(Attribute attribute, std::uint32_t token) const {
    if (attribute == Attribute::tag) return labels.tags[token];
    return attribute == Attribute::part ? labels.parts[token] : labels.relations[token];
  }
  bool holds(const Condition& condition, std::uint32_t token) const {
    switch (condition.attribute) {
      case Attribute::tag:
      case Attribute::part:
      case Attribute::relation: {
        const bool is_in =
            std::ranges::find(condition.labels, label(condition.attribute, token)) != condition.labels.end();
        return is_in == (condition.operation == Operation::in);
      }
      case Attribute::is_space:
        return (forms.are_spaces[token] != 0) == condition.is_true;
      case Attribute::lower:
        return holds(condition, forms.lowers[token]);
      case Attribute::word:
        return holds(condition, forms.words[token]);
    }
    return false;
  }
  bool holds(const Condition& condition, std::string_view text) const {
    if (condition.expression) return condition.expression->search(text, 0, work).has_value();
    const bool is_in = std::ranges::find(condition.strings, text) != condition.strings.end();
    return is_in == (condition.operation == Operation::in);
  }
  bool matches(const Pattern& pattern, std::uint32_t first) const {
    if (pattern.tests.size() > labels.tags.size() - first) return false;
    for (std::uint32_t i = 0; i < pattern.tests.size(); ++i) {
      for (const Condition& condition : pattern.tests[i]) {
        if (!holds(condition, first + i)) return false;
      }
    }
    return true;
  }
};

// A hit is the token it changes and its rule, so that sorting brings them into the order of applying.
void AttributeRules::match(const Text& text, const PatternList& candidates, std::uint32_t token,
                           std::vector<std::uint64_t>& hits) const {
  for (const std::uint32_t candidate : candidates) {
    const Pattern& pattern = patterns_[candidate];
    if (text.matches(pattern, token))
      hits.push_back((std::uint64_t{token + pattern.target} << 32) | pattern.rule);
  }
}

void AttributeRules::match_all(const Text& text, std::uint32_t token,
                               std::vector<std::uint64_t>& hits) const {
  const LabelId tag = text.labels.tags[token];
  const LabelId relation = text.labels.relations[token];
  if (tag < by_tag_.size()) match(text, by_tag_[tag], token, hits);
  if (relation < by_relation_.size()) match(text, by_relation_[relation], token, hits);
  if (const auto list = by_lower_.find(text.forms.lowers[token]); list != by_lower_.end())
    match(text, list->second, token, hits);
  if (text.forms.are_spaces[token] != 0) match(text, of_spaces_, token, hits);
  match(text, of_any_, token, hits);
}

void AttributeRules::apply(const WordForms& forms, const TokenLabels& labels, ExpressionWork& work) const {
  const Text text{forms, labels, work};
  std::vector<std::uint64_t> hits;
  hits.reserve(labels.tags.size() * 2);
  for (std::uint32_t token = 0; token < labels.tags.size(); ++token) match_all(text, token, hits);
  std::ranges::sort(hits);
  const std::array<std::span<LabelId>, setting_count> targets{labels.tags, labels.parts, labels.morphs,
                                                              labels.relations, labels.lemmas};
  for (const std::uint64_t hit : hits) {
    const Settings& settings = rules_[hit & 0xFFFFFFFF];
    for (std::size_t i = 0; i < setting_count; ++i) {
      if ((settings.set >> i) & 1) targets[i][hit >> 32] = settings.values[i];
    }
  }
}

}  // namespace rapporteur::language
