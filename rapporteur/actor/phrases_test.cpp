#include "rapporteur/actor/phrases.h"

#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/actor/matches.h"

#include <doctest/doctest.h>

#include <string>

namespace rapporteur::actor {

namespace {

const Gazetteer& world() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

/// The phrases of a text, parted by "; ": an entry's name, or a word in brackets.
std::string phrases_in(std::string_view text) {
  std::vector<Unit> units;
  split_units(text, {0, static_cast<std::uint32_t>(text.size())}, world().phrases(), units);
  std::string found;
  for (const PhraseMatch& match : find_phrases(text, units, world())) {
    if (!found.empty()) found += "; ";
    if (match.is_opposed) found += "not ";
    if (match.is_entry())
      found += world().entries()[match.entry].name;
    else
      found += "[" + world().words()[match.word].key + "]";
  }
  return found;
}

}  // namespace

TEST_CASE("words are folded: letters without marks, no points, no apostrophes") {
  const FoldedWord marked("Khürelsükh");
  CHECK(marked.text() == "khurelsukh");
  const FoldedWord points("U.S.");
  CHECK(points.text() == "us");
  const FoldedWord apostrophe(
      "Sana\xE2\x80\x99"
      "a");
  CHECK(apostrophe.text() == "sanaa");
  const FoldedWord cut(std::string(100, 'x'));
  CHECK(cut.text().size() == 40);
  const FoldedWord broken("\xC3");
  CHECK(broken.text() == "\xC3");
}

TEST_CASE("the longest phrase counts") {
  CHECK(phrases_in("the South Korean foreign minister") == "South Korea; [foreign minister]");
  CHECK(phrases_in("the UN Security Council") == "United Nations Security Council");
  CHECK(phrases_in("secretary of state") == "[secretary of state]");
}

TEST_CASE("names are written with capitals, acronyms with nothing else") {
  CHECK(phrases_in("he told us who it was") == "");
  CHECK(phrases_in("the US and the WHO") == "United States; World Health Organization");
  CHECK(phrases_in("turkey and china") == "");
}

TEST_CASE("a comma parts phrases, a hyphen and a possessive do not") {
  CHECK(phrases_in("South, Korea") == "");
  CHECK(phrases_in("the Lord's Resistance Army") == "Lord's Resistance Army");
  CHECK(phrases_in("Japan\xE2\x80\x99s premier") == "Japan; [prime minister]");
}

TEST_CASE("those whom a word is for or against are marked") {
  CHECK(phrases_in("anti-Syrian groups") == "not Syria; [group]");
  CHECK(phrases_in("Saudi-led forces") == "not Saudi Arabia; [forces]");
  CHECK(phrases_in("the Kenya-based firm") == "Kenya; [company]");
}

TEST_CASE("a state is found by its code") {
  const std::uint32_t state = world().state_of("PRK");
  REQUIRE(state != Sense::none);
  CHECK(world().entries()[state].name == "North Korea");
  CHECK(world().state_of("ABC") == Sense::none);
}

}  // namespace rapporteur::actor
