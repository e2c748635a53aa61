#include "rapporteur/comparison/comparison_test_tools.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::comparison;

TEST_CASE("along a line quotations and names are compared from story to story") {
  const Told one = quoting("A", "We are ready to talk if they are a credible partner.");
  const Told again = quoting("B", "We are ready to talk if they are a credible partner.");
  Told later(
      "C", "2018-04-02",
      "Envoy Kato Land recalled his words. \"We are ready to talk if they are an incredible partner.\"");
  later.actor("Kato Land", "NOR", {"Kato Land"})
      .says("We are ready to talk if they are an incredible partner.");
  Story first;
  first.id = 3;
  Story second;
  second.id = 4;
  const StoryRecords earlier{&first, {{1, &one.record()}, {2, &again.record()}}};
  const StoryRecords going_on{&second, {{3, &later.record()}}};
  CHECK(compare_line({earlier}).empty());
  const auto found = compare_line({earlier, going_on});
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == "quotation.wording");
  CHECK(found[0].accounts.size() == 3);
  CHECK(found[1].rule == "name.spelling");
}

TEST_CASE("a copy is told with the passages in which it differs") {
  const Told original(
      "A", "2018-03-14",
      "A dam burst above Rostal. Police came at night. In all 23 people were killed by the water.");
  const Told copy(
      "B", "2018-03-15",
      "A dam burst above Rostal. In all 25 people were killed by the water. The army is there too.");
  Story story;
  story.copies.push_back({.article = 2, .original = 1, .kind = CopyKind::revised});
  const auto copies = compare_story({&story, {{1, &original.record()}, {2, &copy.record()}}}).copies;
  REQUIRE(copies.size() == 1);
  REQUIRE(copies[0].passages.size() == 3);
  CHECK(copies[0].passages[0].kind == PassageKind::left_out);
  CHECK(copies[0].passages[0].in_original.front().words == "Police came at night.");
  CHECK(copies[0].passages[1].kind == PassageKind::changed);
  CHECK(copies[0].passages[1].in_original.front().words == "23");
  CHECK(copies[0].passages[1].in_copy.front().words == "25");
  CHECK(copies[0].passages[2].kind == PassageKind::added);
  CHECK(copies[0].passages[2].in_copy.front().words == "The army is there too.");
}

TEST_CASE("what stands around a report is no passage of its copy") {
  const Told original("A", "2018-03-14",
                      "ROSTAL, March 14 (Northline) - A dam burst above the town. Police came at night.");
  const Told copy("B", "2018-03-15",
                  "ROSTAL (Northline) -- A dam burst above the town. Police came at dawn.");
  Story story;
  story.copies.push_back({.article = 2, .original = 1, .kind = CopyKind::revised});
  const auto copies = compare_story({&story, {{1, &original.record()}, {2, &copy.record()}}}).copies;
  REQUIRE(copies.size() == 1);
  REQUIRE(copies[0].passages.size() == 1);
  CHECK(copies[0].passages[0].in_original.front().words == "night");
}

TEST_CASE("a report of the same template on somebody else contradicts nothing") {
  Told one("A", "2018-03-14",
           "Olson Mills said its sales rose to 27 tons in the quarter. The mills sold 31 houses in "
           "the quarter. The mills hired 12 workers in the quarter.");
  one.actor("Olson Mills", "", {"Olson Mills"})
      .number("27", "27", {"sales"})
      .number("31", "31", {"sold"})
      .number("12", "12", {"hired"});
  Told other("A", "2018-03-14",
             "Karst Wool said its sales rose to 91 tons in the quarter. The mills sold 55 houses in "
             "the quarter. The mills hired 40 workers in the quarter.");
  other.actor("Karst Wool", "", {"Karst Wool"})
      .number("91", "91", {"sales"})
      .number("55", "55", {"sold"})
      .number("40", "40", {"hired"});
  const std::string apart = told({&one, &other});
  CHECK(apart.find("contradicts") == std::string::npos);
  CHECK(apart.find("other_report other_scope") != std::string::npos);
}

TEST_CASE("a bound is no negation, and neither is one of what the other does not tell") {
  Told one("A", "2018-03-14", "Offers for the bonds of the Rostal railway are due no later than noon.");
  one.actor("Rostal", "", {"Rostal"});
  Told other("B", "2018-03-14", "Offers for the bonds of the Rostal railway are due at noon.");
  other.actor("Rostal", "", {"Rostal"});
  CHECK(told({&one, &other}).find("claim.polarity") == std::string::npos);
  Told reason("C", "2018-03-14",
              "Offers for the bonds of the Rostal railway are due at noon because nobody had paid before.");
  reason.actor("Rostal", "", {"Rostal"});
  CHECK(told({&reason, &other}).find("claim.polarity") == std::string::npos);
}

TEST_CASE("like quotations that one article has both of are two sayings") {
  const Told one = quoting("A", "We will never accept them as a naval power.");
  const Told other = quoting("B", "will never be accepted as a naval power");
  CHECK(told({&one, &other}).find("quotation.wording wording") != std::string::npos);
  Told both(
      "C", "2018-03-14",
      "Envoy Kato Lund spoke. \"We will never accept them as a naval power.\" he said. The text was \"will "
      "never be accepted as a naval power\" then.");
  both.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("We will never accept them as a naval power.")
      .says("will never be accepted as a naval power");
  CHECK(told({&one, &other, &both}).find("quotation.wording") == std::string::npos);
}
