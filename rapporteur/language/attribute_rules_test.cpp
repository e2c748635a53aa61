#include "rapporteur/language/attribute_rules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace rapporteur::language {

namespace {

struct Sentence {
  std::vector<std::string_view> words;
  std::vector<std::string_view> lowers;
  std::vector<std::uint8_t> are_spaces;
  std::vector<LabelId> tags, parts, morphs, relations, lemmas;

  void add(Labels& labels, std::string_view word, std::string_view tag, std::string_view relation = "dep") {
    words.push_back(word);
    lowers.push_back(word);
    are_spaces.push_back(word == " " ? 1 : 0);
    tags.push_back(labels.add(tag));
    relations.push_back(labels.add(relation));
    for (auto* each : {&parts, &morphs, &lemmas}) each->push_back(0);
  }
  void apply(const AttributeRules& rules) {
    ExpressionWork work;
    rules.apply({words, lowers, are_spaces}, {tags, parts, morphs, relations, lemmas}, work);
  }
};

AttributeRules compiled(const std::vector<RuleSpec>& rules, Labels& labels) {
  auto made = AttributeRules::compile(rules, labels);
  REQUIRE(made);
  return std::move(*made);
}

std::string refusal(const RuleSpec& rule) {
  Labels labels;
  const std::vector<RuleSpec> rules{rule};
  auto made = AttributeRules::compile(rules, labels);
  return made ? "" : made.error().sentence;
}

}  // namespace

TEST_CASE("a later rule overrides an earlier one, attribute by attribute") {
  Labels labels;
  const auto rules = compiled({{.patterns = {{{{"TAG", "", {"VBZ"}}}}},
                                .sets = {{"POS", "VERB"}, {"MORPH", "VerbForm=Fin|Number=Sing"}}},
                               {.patterns = {{{{"LOWER", "IN", {"is", "was"}}, {"TAG", "", {"VBZ"}}}}},
                                .sets = {{"POS", "AUX"}, {"LEMMA", "be"}}}},
                              labels);
  Sentence sentence;
  sentence.add(labels, "is", "VBZ");
  sentence.add(labels, "is", "NN");
  sentence.add(labels, "goes", "VBZ");
  sentence.apply(rules);
  CHECK(labels.name(sentence.parts[0]) == "AUX");
  CHECK(labels.name(sentence.morphs[0]) == "Number=Sing|VerbForm=Fin");
  CHECK(labels.name(sentence.lemmas[0]) == "be");
  CHECK(labels.name(sentence.parts[1]) == "");
  CHECK(labels.name(sentence.parts[2]) == "VERB");
  CHECK(sentence.lemmas[2] == 0);
}

TEST_CASE("a rule of two tokens changes the one it names") {
  Labels labels;
  const RuleSpec::Pattern pattern{{{"LOWER", "", {"let"}}}, {{"LOWER", "", {"'s"}}}};
  const auto rules = compiled({{.patterns = {pattern}, .sets = {{"LEMMA", "us"}}, .index = 1},
                               {.patterns = {pattern}, .sets = {{"LEMMA", "let"}}, .index = -2}},
                              labels);
  Sentence sentence;
  for (const auto* word : {"'s", "let", "'s", "let"}) sentence.add(labels, word, "NN");
  sentence.apply(rules);
  CHECK(sentence.lemmas[0] == 0);
  CHECK(labels.name(sentence.lemmas[1]) == "let");
  CHECK(labels.name(sentence.lemmas[2]) == "us");
  CHECK(sentence.lemmas[3] == 0);
}

TEST_CASE("all rules look at the labels as they were") {
  Labels labels;
  const auto rules = compiled({{.patterns = {{{{"TAG", "", {"A"}}}}}, .sets = {{"TAG", "B"}}},
                               {.patterns = {{{{"TAG", "", {"B"}}}}}, .sets = {{"POS", "X"}}}},
                              labels);
  Sentence sentence;
  sentence.add(labels, "w", "A");
  sentence.apply(rules);
  CHECK(labels.name(sentence.tags[0]) == "B");
  CHECK(sentence.parts[0] == 0);
}

TEST_CASE("operators: not in, white space, search") {
  Labels labels;
  const auto rules = compiled(
      {{.patterns = {{{{"DEP", "NOT_IN", {"det", ""}}, {"TAG", "IN", {"DT", "WDT"}}}}},
        .sets = {{"POS", "PRON"}}},
       {.patterns = {{{{"IS_SPACE", "", {"true"}}, {"DEP", "NOT_IN", {""}}}}}, .sets = {{"DEP", "dep"}}},
       {.patterns = {{{{"TAG", "", {"_SP"}}, {"IS_SPACE", "", {"false"}}}}}, .sets = {{"POS", "X"}}},
       {.patterns = {{{{"LOWER", "REGEX", {"t$"}}}}}, .sets = {{"LEMMA", "not"}}}},
      labels);
  Sentence sentence;
  sentence.add(labels, "this", "DT", "nsubj");
  sentence.add(labels, "this", "DT", "det");
  sentence.add(labels, " ", "NN", "ROOT");
  sentence.add(labels, "nt", "_SP");
  sentence.apply(rules);
  CHECK(labels.name(sentence.parts[0]) == "PRON");
  CHECK(sentence.parts[1] == 0);
  CHECK(labels.name(sentence.relations[2]) == "dep");
  CHECK(labels.name(sentence.parts[3]) == "X");
  CHECK(labels.name(sentence.lemmas[3]) == "not");
}

TEST_CASE("what is not supported is refused by its name") {
  const auto with = [](RuleCondition condition) {
    return RuleSpec{.patterns = {{{std::move(condition)}}}, .sets = {}};
  };
  CHECK(refusal(with({"LENGTH", "", {"3"}})).find("LENGTH") != std::string::npos);
  CHECK(refusal(with({"LOWER", "FUZZY", {"word"}})).find("FUZZY") != std::string::npos);
  CHECK(refusal(with({"TAG", "REGEX", {"^V"}})).find("REGEX on TAG") != std::string::npos);
  CHECK(refusal(with({"TAG", "", {"NN"}})).empty());
  CHECK(refusal({.patterns = {{{{"TAG", "", {"NN"}}}}}, .sets = {{"ENT_TYPE", "x"}}}).find("ENT_TYPE") !=
        std::string::npos);
  CHECK(refusal({.patterns = {{{{"TAG", "", {"NN"}}}}}, .sets = {}, .index = 1}).find("outside") !=
        std::string::npos);
  CHECK(refusal({.patterns = {{}}, .sets = {}}).find("empty") != std::string::npos);
}

}  // namespace rapporteur::language
