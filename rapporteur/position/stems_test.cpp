#include "rapporteur/position/stems.h"

#include "rapporteur/position/phrases.h"
#include "rapporteur/position/tables.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace rapporteur::position {

namespace {

std::string joined_stems(std::string_view text) {
  std::string all;
  for (const std::string& stem : stems_of(text)) all += stem + " ";
  return all;
}

}  // namespace

TEST_CASE("British and American spellings, plurals and possessives have one stem") {
  CHECK(joined_stems("Pyongyang's programmes") == joined_stems("Pyongyang\u2019s program"));
  CHECK(joined_stems("denuclearisation") == joined_stems("denuclearize"));
  CHECK(joined_stems("behaviour") == joined_stems("behavior"));
  CHECK(joined_stems("stopped") == joined_stems("stops"));
  CHECK(joined_stems("withdrawal") == joined_stems("withdraws"));
}

TEST_CASE("Names are compared without accents, hyphens and case") {
  CHECK(folded_name("Tar\u014d K\u014dno") == "taro kono");
  CHECK(folded_name("Kim Jong-un") == "kim jong un");
  CHECK(folded_name("the U.S.") == "the us");
}

TEST_CASE("A stem knows the bytes of its word") {
  const std::string text = "\u201cEnd the siege,\u201d he said";
  const auto words = stemmed_words(text);
  REQUIRE(words.size() == 5);
  CHECK(text.substr(words[2].begin, words[2].end - words[2].begin) == "siege");
}

TEST_CASE("Likeness counts stems that two texts share") {
  StemIds ids;
  const auto one = ids.set_of("The talks will begin after the ceasefire");
  const auto other = ids.set_of("Talks begin after a ceasefire");
  CHECK(likeness(one, other) == doctest::Approx(1));
  CHECK(containment(ids.set_of("talks"), one) == doctest::Approx(1));
  CHECK(likeness(one, {}) == doctest::Approx(0));
}

TEST_CASE("The longest phrase is found, with one of several words and with a gap") {
  Phrases phrases;
  phrases.add("lift|ease * sanctions", 1);
  phrases.add("sanctions", 2);
  const auto found = phrases.find(stems_of("They lifted all the sanctions, and new sanctions came"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].row == 1);
  CHECK(found[1].row == 2);
  CHECK(phrases.find(stems_of("nothing of it")).empty());
}

TEST_CASE("Hardness is the first row that fits") {
  const Tables tables;
  const auto offer = tables.hardness({.force = Force::offer, .direction = Direction::soft});
  REQUIRE(offer);
  CHECK(offer->value == -2);
  const auto gated = tables.hardness({.force = Force::precondition, .is_gate = true});
  REQUIRE(gated);
  CHECK(gated->rule == "gate");
  CHECK_FALSE(tables.hardness({.force = Force::assert_}));
}

TEST_CASE("States are known by their names, adjectives and capitals") {
  const Tables tables;
  CHECK(tables.state_of("moscow") == "RUS");
  CHECK(tables.state_name("RUS") == "Russia");
  CHECK(tables.state_of("nowhere").empty());
  CHECK(tables.state_of_medium("kcna") == "PRK");
}

}  // namespace rapporteur::position
