#include "rapporteur/language/attribute_rules.h"
#include "rapporteur/language/morph_features.h"

#include <algorithm>
#include <string>
#include <utility>

namespace rapporteur::language {

namespace {
tl::unexpected<Error> refuse(std::string what) {
  return fail(ErrorKind::not_supported, "a rule of the package's attribute ruler " + std::move(what));
}
}  // namespace

/// Makes `AttributeRules` of rules as a package writes them.
class RuleCompiler {
 public:
  explicit RuleCompiler(Labels& labels) : labels_(labels) {}

  Result<AttributeRules> compile(std::span<const RuleSpec> rules) {
    for (const RuleSpec& rule : rules) {
      if (auto outcome = add(rule); !outcome) return fail(outcome.error());
    }
    return std::move(made_);
  }

 private:
  using Attribute = AttributeRules::Attribute;
  using Condition = AttributeRules::Condition;
  using Operation = AttributeRules::Operation;
  using PatternList = AttributeRules::PatternList;

  Result<void> add(const RuleSpec& rule);
  Result<void> add_pattern(const RuleSpec::Pattern& spec, std::int64_t index);
  Result<AttributeRules::Settings> settings_of(const RuleSpec& rule);
  Result<Condition> condition_of(const RuleCondition& spec);
  static Result<Attribute> attribute_of(const RuleCondition& spec);
  static Result<Operation> operation_of(const RuleCondition& spec);
  void list(std::uint32_t pattern);

  Labels& labels_;
  AttributeRules made_;
};

Result<void> RuleCompiler::add(const RuleSpec& rule) {
  auto settings = settings_of(rule);
  if (!settings) return fail(settings.error());
  made_.rules_.push_back(*settings);
  for (const RuleSpec::Pattern& pattern : rule.patterns) {
    if (auto outcome = add_pattern(pattern, rule.index); !outcome) return fail(outcome.error());
  }
  return {};
}

Result<AttributeRules::Settings> RuleCompiler::settings_of(const RuleSpec& rule) {
  static constexpr std::array<std::string_view, AttributeRules::setting_count> names{"TAG", "POS", "MORPH",
                                                                                     "DEP", "LEMMA"};
  AttributeRules::Settings settings;
  for (const RuleSpec::Setting& setting : rule.sets) {
    const auto name = std::ranges::find(names, setting.attribute);
    if (name == names.end()) return refuse("sets " + setting.attribute + ", which is not supported");
    const auto place = static_cast<std::size_t>(name - names.begin());
    const std::string value = setting.attribute == "MORPH" ? sorted_features(setting.value) : setting.value;
    settings.values[place] = labels_.add(value);
    settings.set |= static_cast<std::uint8_t>(1u << place);
  }
  return settings;
}

Result<void> RuleCompiler::add_pattern(const RuleSpec::Pattern& spec, std::int64_t index) {
  const auto length = static_cast<std::int64_t>(spec.size());
  if (length == 0) return refuse("has an empty pattern");
  if (index < -length || index >= length) return refuse("changes a token outside its pattern");
  AttributeRules::Pattern pattern;
  pattern.rule = static_cast<std::uint32_t>(made_.rules_.size() - 1);
  pattern.target = static_cast<std::uint32_t>(index < 0 ? index + length : index);
  for (const RuleSpec::TokenTest& test : spec) {
    auto& conditions = pattern.tests.emplace_back();
    for (const RuleCondition& each : test) {
      auto condition = condition_of(each);
      if (!condition) return fail(condition.error());
      conditions.push_back(std::move(*condition));
    }
  }
  made_.patterns_.push_back(std::move(pattern));
  list(static_cast<std::uint32_t>(made_.patterns_.size() - 1));
  return {};
}

Result<AttributeRules::Attribute> RuleCompiler::attribute_of(const RuleCondition& spec) {
  using Named = std::pair<std::string_view, Attribute>;
  static constexpr std::array<Named, 6> names{
      Named{"TAG", Attribute::tag}, {"POS", Attribute::part},  {"DEP", Attribute::relation},
      {"LOWER", Attribute::lower},  {"ORTH", Attribute::word}, {"IS_SPACE", Attribute::is_space}};
  const auto name = std::ranges::find(names, spec.attribute, &Named::first);
  if (name == names.end()) return refuse("asks for " + spec.attribute + ", which is not supported");
  return name->second;
}

Result<AttributeRules::Operation> RuleCompiler::operation_of(const RuleCondition& spec) {
  if (spec.operation.empty() || spec.operation == "IN") return Operation::in;
  if (spec.operation == "NOT_IN") return Operation::not_in;
  if (spec.operation == "REGEX") return Operation::search;
  return refuse("has the operator " + spec.operation + ", which is not supported");
}

Result<AttributeRules::Condition> RuleCompiler::condition_of(const RuleCondition& spec) {
  const auto attribute = attribute_of(spec);
  if (!attribute) return fail(attribute.error());
  const auto operation = operation_of(spec);
  if (!operation) return fail(operation.error());
  Condition condition{
      .attribute = *attribute, .operation = *operation, .labels = {}, .strings = {}, .expression = {}};
  const bool is_of_text = *attribute == Attribute::lower || *attribute == Attribute::word;
  if (*operation == Operation::search) {
    if (!is_of_text || spec.values.size() != 1)
      return refuse("has REGEX on " + spec.attribute + ", which is not supported");
    auto expression = Expression::compile(spec.values[0]);
    if (!expression) return fail(expression.error());
    condition.expression = std::move(*expression);
  } else if (*attribute == Attribute::is_space) {
    if (*operation != Operation::in || spec.values.size() != 1 || !spec.operation.empty())
      return refuse("has " + spec.operation + " on IS_SPACE, which is not supported");
    condition.is_true = spec.values[0] == "true";
  } else if (is_of_text) {
    condition.strings = spec.values;
  } else {
    for (const std::string& value : spec.values) condition.labels.push_back(labels_.add(value));
  }
  return condition;
}

/// Puts a pattern where `match_all` will look for it: under what its first test asks for most narrowly.
void RuleCompiler::list(std::uint32_t pattern) {
  const AttributeRules::TokenTest& test = made_.patterns_[pattern].tests[0];
  const auto asks_for = [&](Attribute attribute) {
    return std::ranges::find_if(test, [&](const Condition& each) {
      return each.attribute == attribute && each.operation == Operation::in;
    });
  };
  const auto under_labels = [&](std::vector<PatternList>& lists, const Condition& condition) {
    for (const LabelId label : condition.labels) {
      if (lists.size() <= label) lists.resize(std::size_t{label} + 1);
      if (lists[label].empty() || lists[label].back() != pattern) lists[label].push_back(pattern);
    }
  };
  if (const auto lower = asks_for(Attribute::lower); lower != test.end()) {
    for (const std::string& word : lower->strings) {
      PatternList& found = made_.by_lower_[word];
      if (found.empty() || found.back() != pattern) found.push_back(pattern);
    }
  } else if (const auto tag = asks_for(Attribute::tag); tag != test.end()) {
    under_labels(made_.by_tag_, *tag);
  } else if (const auto relation = asks_for(Attribute::relation); relation != test.end()) {
    under_labels(made_.by_relation_, *relation);
  } else if (const auto space = asks_for(Attribute::is_space); space != test.end() && space->is_true) {
    made_.of_spaces_.push_back(pattern);
  } else {
    made_.of_any_.push_back(pattern);
  }
}

Result<AttributeRules> AttributeRules::compile(std::span<const RuleSpec> rules, Labels& labels) {
  return RuleCompiler(labels).compile(rules);
}

}  // namespace rapporteur::language
