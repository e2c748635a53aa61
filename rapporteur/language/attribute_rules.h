#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/expression.h"
#include "rapporteur/language/labels.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// A package's rules that correct tags, parts of speech, morphology, relations and lemmas of single tokens:
///
///     {"TAG": "VBP", "LOWER": {"IN": ["am", "'m"]}}  ->  LEMMA=be, POS=AUX
namespace rapporteur::language {

/// The words of a text, one entry a token.
struct WordForms {
  std::span<const std::string_view> words;
  std::span<const std::string_view> lowers;  ///< lower-cased
  std::span<const std::uint8_t> are_spaces;  ///< 1 where a token is white space alone
};

/// What rules look at and set, one entry a token. A lemma of 0 is not set.
struct TokenLabels {
  std::span<LabelId> tags;
  std::span<LabelId> parts;
  std::span<LabelId> morphs;
  std::span<LabelId> relations;
  std::span<LabelId> lemmas;
};

/// One key of a token test as the package writes it: an attribute, an operator ("" for equality) and values.
struct RuleCondition {
  std::string attribute;            ///< "TAG", "LOWER", "ORTH", "DEP", "POS", "IS_SPACE"
  std::string operation;            ///< "", "IN", "NOT_IN", "REGEX"
  std::vector<std::string> values;  ///< for IS_SPACE "true" or "false"
};

/// A rule as the package writes it: where one of the patterns matches, token `index` of the match gets
/// `sets`.
struct RuleSpec {
  using TokenTest = std::vector<RuleCondition>;  ///< all must hold
  using Pattern = std::vector<TokenTest>;        ///< tests of neighbouring tokens
  struct Setting {
    std::string attribute;  ///< "TAG", "POS", "MORPH", "DEP", "LEMMA"
    std::string value;
  };
  std::vector<Pattern> patterns;
  std::vector<Setting> sets;
  std::int64_t index = 0;  ///< counted from the match's end where negative
};

/// The rules, compiled: each looks only at tokens whose word, tag or relation it names. Any number of threads
/// may apply them.
class AttributeRules {
 public:
  AttributeRules() = default;
  /// Refuses what is not supported by its name. Adds the labels that the rules name.
  static Result<AttributeRules> compile(std::span<const RuleSpec> rules, Labels& labels);

  /// All rules look at the labels as they are given; then they are applied in their order, so that a later
  /// one overrides an earlier one attribute by attribute.
  void apply(const WordForms& forms, const TokenLabels& labels, ExpressionWork& work) const;

 private:
  friend class RuleCompiler;

  enum class Attribute : std::uint8_t { tag, part, relation, lower, word, is_space };
  enum class Operation : std::uint8_t { in, not_in, search };
  struct Condition {
    Attribute attribute = Attribute::tag;
    Operation operation = Operation::in;
    bool is_true = true;  // what IS_SPACE is to be
    std::vector<LabelId> labels;
    std::vector<std::string> strings;
    std::optional<Expression> expression;
  };
  using TokenTest = std::vector<Condition>;
  struct Pattern {
    std::uint32_t rule = 0;
    std::uint32_t target = 0;  // the token of the match that is changed
    std::vector<TokenTest> tests;
  };
  static constexpr std::size_t setting_count = 5;
  struct Settings {
    std::uint8_t set = 0;                         // a bit for each entry that is to be set
    std::array<LabelId, setting_count> values{};  // in the order of TokenLabels
  };
  struct HashString {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using PatternList = std::vector<std::uint32_t>;
  struct Text;

  void match(const Text& text, const PatternList& candidates, std::uint32_t token,
             std::vector<std::uint64_t>& hits) const;
  void match_all(const Text& text, std::uint32_t token, std::vector<std::uint64_t>& hits) const;

  std::vector<Pattern> patterns_;
  std::vector<Settings> rules_;
  // Each pattern stands in one kind of list, by what its first test asks for.
  std::unordered_map<std::string, PatternList, HashString, std::equal_to<>> by_lower_;
  std::vector<PatternList> by_tag_;
  std::vector<PatternList> by_relation_;
  PatternList of_spaces_;
  PatternList of_any_;
};

}  // namespace rapporteur::language
