#include "rapporteur/article/text_units.h"

#include "rapporteur/article/text_page_test_tools.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using article::read_text_units;
using article::text_page;
using article::TextUnits;

namespace {

std::vector<std::string> words_of(const TextUnits& units) {
  std::vector<std::string> all;
  for (const auto& unit : units.units) all.emplace_back(units.words(unit));
  return all;
}

using Words = std::vector<std::string>;

const std::string wrapped =
    "The harbour board will meet again in the spring to look at what\n"
    "has become of its promises, the mayor said on Monday after two\n"
    "days of talks that ended without a statement.\n"
    "\n"
    "Fishermen had blocked the entrance for a week because the new\n"
    "quay takes away a third of the berths they have used for as long\n"
    "as anybody can remember.\n";

}  // namespace

TEST_CASE("a line is a unit by itself") {
  const TextUnits units = read_text_units(text_page("Headline\n\nFirst line.\nSecond line.\r\n\r\nThird."));
  CHECK(words_of(units) == Words{"Headline", "First line.", "Second line.", "Third."});
  CHECK(units.units[1].follows_gap);
  CHECK_FALSE(units.units[2].follows_gap);
  CHECK_FALSE(units.is_hard_wrapped);
}

TEST_CASE("lines wrapped at a width are joined to paragraphs") {
  const TextUnits units = read_text_units(text_page(wrapped));
  CHECK(units.is_hard_wrapped);
  REQUIRE(units.units.size() == 2);
  CHECK(units.words(units.units[0]) ==
        "The harbour board will meet again in the spring to look at what has become of its promises, the "
        "mayor said on Monday "
        "after two days of talks that ended without a statement.");
  CHECK(units.units[0].lines == 3);
}

TEST_CASE("an indented line begins a paragraph of a wrapped text") {
  std::string indented = wrapped;
  indented.erase(indented.find("\n\n"), 1);
  indented.replace(indented.find("Fishermen"), 9, "    Fishermen");
  const TextUnits units = read_text_units(text_page(indented));
  CHECK(units.is_hard_wrapped);
  CHECK(units.units.size() == 2);
}

TEST_CASE("a word that was parted at its hyphen is joined without a space") {
  std::string parted = wrapped;
  parted.replace(parted.find("after two\ndays"), 14, "after two-\nday-long");
  const TextUnits units = read_text_units(text_page(parted));
  CHECK(units.text.utf8().find("two-day-long of talks") != std::string_view::npos);
}

TEST_CASE("paragraphs of one line each are not joined") {
  const TextUnits units =
      read_text_units(text_page("The board met on Monday and decided nothing at all, it said.\n"
                                "The mayor left early and would not speak to reporters.\n"
                                "Fishermen blocked the entrance of the harbour for a week.\n"
                                "They want to keep the berths they have used for years.\n"));
  CHECK(units.units.size() == 4);
  CHECK_FALSE(units.is_hard_wrapped);
}

TEST_CASE("white space of any kind is one space and leads back to the page") {
  const TextUnits units =
      read_text_units(text_page("\xEF\xBB\xBF  two\xC2\xA0 words \t here\xE2\x80\x8B\xC2\xAD!\n"));
  REQUIRE(words_of(units) == Words{"two words here!"});
  CHECK(units.text.on_page({3, 4}) == std::vector<PageSpan>{{8, 11}});
  CHECK(units.text.on_page({14, 15}).front() == PageSpan{28, 29});
}

TEST_CASE("joiners inside words and emoji stay") {
  const std::string persian = "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xB1\xD9\x88\xD8\xAF";
  CHECK(words_of(read_text_units(text_page(persian))) == Words{persian});
}

TEST_CASE("a page without words has no units") {
  CHECK(read_text_units(text_page("")).units.empty());
  CHECK(read_text_units(text_page(" \n\xC2\xA0\n\t")).units.empty());
}

TEST_CASE("characters that show nothing are no part of a trace") {
  const Page page = text_page("one\x01two \xE2\x80\x8B\xC2\xA0three\xEF\xBB\xBF\xC2\xAD four");
  const TextUnits units = read_text_units(page);
  REQUIRE(words_of(units) == Words{"onetwo three four"});
  CHECK(units.text.on_page(units.text.all()) == std::vector<PageSpan>{{0, 3}, {4, 8}, {13, 18}, {23, 28}});
}
