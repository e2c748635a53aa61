#include "rapporteur/language/read_rules.h"

#include <doctest/doctest.h>

#include <string>

namespace rapporteur::language {

namespace {

/// MessagePack of texts of less than 32 bytes and of small counts, for tests.
std::string text(std::string_view words) {
  return static_cast<char>(0xA0 | words.size()) + std::string(words);
}
std::string list(std::size_t count) {
  return {static_cast<char>(0x90 | count)};
}
std::string map(std::size_t count) {
  return {static_cast<char>(0x80 | count)};
}

}  // namespace

TEST_CASE("rules are read as the package writes them") {
  const std::string test = map(2) + text("TAG") + text("VBZ") + text("LOWER") + map(1) + text("IN") +
                           list(2) + text("is") + text("was");
  const std::string rule = map(3) + text("patterns") + list(1) + list(1) + test + text("attrs") + map(1) +
                           text("LEMMA") + text("be") + text("index") + "\xFF";
  const auto rules = read_rule_specs(list(1) + rule);
  REQUIRE(rules);
  REQUIRE(rules->size() == 1);
  const RuleSpec& read = rules->front();
  CHECK(read.index == -1);
  CHECK(read.sets.front().attribute == "LEMMA");
  CHECK(read.sets.front().value == "be");
  const RuleSpec::TokenTest& conditions = read.patterns.front().front();
  REQUIRE(conditions.size() == 2);
  CHECK(conditions[0].operation == "");
  CHECK(conditions[1].operation == "IN");
  CHECK(conditions[1].values == std::vector<std::string>{"is", "was"});
}

TEST_CASE("a file of rules that is none gives an error") {
  CHECK_FALSE(read_rule_specs(""));
  CHECK_FALSE(read_rule_specs("\xC0"));
  CHECK_FALSE(read_rule_specs(list(1) + map(1) + text("patterns")));
  const auto compared_with_nothing = read_rule_specs(list(1) + map(1) + text("patterns") + list(1) + list(1) +
                                                     map(1) + text("TAG") + "\xC0");
  REQUIRE_FALSE(compared_with_nothing);
  CHECK(compared_with_nothing.error().kind == ErrorKind::not_supported);
}

TEST_CASE("lemma tables are found by the ids of their parts of speech") {
  // "punct" is a reserved string, its id is 445.
  const std::string punct = "\xCD\x01\xBD";
  const std::string bytes = map(2) + text("lemma_rules") + map(2) + punct + list(1) + list(2) + text("<<") +
                            text("\"") + "\x07" + list(0) + text("lemma_exc") + map(0);
  const auto lemmas = read_lemmas(bytes);
  REQUIRE(lemmas);
  CHECK(lemmas->lemma({"<<", "<<"}, "PUNCT", "") == "\"");
  CHECK(lemmas->lemma({"Dogs", "dogs"}, "NOUN", "Number=Plur") == "dogs");
  CHECK_FALSE(read_lemmas(map(1) + text("lemma_index") + map(1) + punct));
  CHECK_FALSE(read_lemmas("\x01"));
}

}  // namespace rapporteur::language
