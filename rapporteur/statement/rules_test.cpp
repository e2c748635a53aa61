#include "rapporteur/statement/rules.h"

#include "rapporteur/statement/paragraph_lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::statement;

namespace {

TextSpan at(const std::string& text, const std::string& part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

std::vector<Attribution> ruled(const std::string& text, std::vector<Attribution> found = {}) {
  std::vector<TextSpan> lines;
  add_lines(text, {0, static_cast<std::uint32_t>(text.size())}, lines);
  return apply_rules(text, lines, std::move(found));
}

std::string words(const std::string& text, TextSpan span) {
  return text.substr(span.begin, span.size());
}

/// A content alone, as a model finds it.
Attribution content(TextSpan span) {
  return {.content = {span}, .permille = 500, .rules = {AttributionRule::heads}};
}

}  // namespace

TEST_CASE("a content that holds a quotation's words is given its marks") {
  const std::string text = "\u201CWe stay,\u201D she said.";
  const auto all = ruled(text, {content(at(text, "We stay"))});
  REQUIRE(all.size() == 1);
  CHECK(words(text, all[0].content[0]) == "\u201CWe stay,\u201D");
  CHECK(all[0].quote_type == QuoteType::direct);
  CHECK(all[0].rules == std::vector{AttributionRule::heads, AttributionRule::quotation_closed});
}

TEST_CASE("a content that holds part of a quotation is left as it is") {
  const std::string text = "\u201CWe stay, all of us,\u201D she said.";
  const auto all = ruled(text, {content(at(text, "We stay"))});
  CHECK(words(text, all[0].content[0]) == "We stay");
  CHECK(all[0].rules == std::vector{AttributionRule::heads});
}

TEST_CASE("how a content is quoted is told by its letters") {
  const std::string text = "She called it \u201Ca tax\u201D on the sea.";
  CHECK(ruled(text, {content(at(text, "it \u201Ca tax\u201D on the sea"))})[0].quote_type ==
        QuoteType::mixed);
  CHECK(ruled(text, {content(at(text, "on the sea"))})[0].quote_type == QuoteType::indirect);
  CHECK(ruled(text, {{.cue = {at(text, "called")}}})[0].quote_type == QuoteType::none);
}

TEST_CASE("a quotation, a dash and a name are an attribution") {
  const std::string text = "\u201CRain and rain again.\u201D \u2013 Tomas Hale, ferry captain\nSnow is near.";
  const auto all = ruled(text);
  REQUIRE(all.size() == 1);
  CHECK(words(text, all[0].speaker[0]) == "Tomas Hale, ferry captain");
  CHECK(words(text, all[0].cue[0]) == "\u2013");
  CHECK(words(text, all[0].content[0]) == "\u201CRain and rain again.\u201D");
  CHECK(all[0].rules == std::vector{AttributionRule::dash_name});
}

TEST_CASE("the name behind a dash may have a paragraph of its own") {
  const std::string text = "\"Rain and rain again.\"\n-- Tomas Hale";
  const auto all = ruled(text);
  REQUIRE(all.size() == 1);
  CHECK(words(text, all[0].speaker[0]) == "Tomas Hale");
}

TEST_CASE("a dash alone makes no attribution") {
  CHECK(ruled("\u201CRain.\u201D \u2013 it rained on. Then it snowed.").empty());
  CHECK(ruled("\u201CRain.\u201D \u2013 He left early. The rest stayed on.").empty());
  CHECK(ruled("\u201CRain.\u201D Tomas Hale").empty());
  CHECK(ruled("He said \u201Crain\u201D \u2013 Tomas Hale").empty());
  CHECK(ruled("\u201CRain.\u201D \u2013 Tomas").empty());
}

TEST_CASE("in a list of quotations each is given to the name behind its own dash") {
  const std::string text =
      "\u201CRain.\u201D \u2013 Dr. Tomas B. Hale\n\u201CSnow again.\u201D \u2015\u00A0Ilse "
      "Moravec\u00A0\n\u201CWind.\u201D "
      "\u2013 Oren Vask";
  Attribution wrong = content(at(text, "Rain."));
  wrong.cue = {at(text, "\u2015")};
  wrong.speaker = {at(text, "Ilse Moravec")};
  Attribution right = content(at(text, "Wind."));
  right.speaker = {at(text, "Vask")};
  const auto all = ruled(text, {wrong, right});
  REQUIRE(all.size() == 3);
  CHECK(words(text, all[0].speaker[0]) == "Dr. Tomas B. Hale");
  CHECK(words(text, all[0].content[0]) == "\u201CRain.\u201D");
  CHECK(words(text, all[1].speaker[0]) == "Ilse Moravec");
  CHECK(words(text, all[1].content[0]) == "\u201CSnow again.\u201D");
  CHECK(words(text, all[2].speaker[0]) == "Vask");
}

TEST_CASE("a name in a paragraph of its own takes nothing from others") {
  const std::string text = "\"Rain.\"\n- Tomas Hale";
  CHECK(ruled(text, {content(at(text, "Rain."))}).size() == 1);
}

TEST_CASE("attributions come in the order of their cues, or of contents without one") {
  const std::string text = "\u201CRain.\u201D fell. She said no.";
  const Attribution later{.cue = {at(text, "said")}, .content = {at(text, "no")}};
  const auto all = ruled(text, {later, content(at(text, "Rain."))});
  REQUIRE(all.size() == 2);
  CHECK(all[0].cue.empty());
  CHECK(words(text, all[1].cue[0]) == "said");
}

TEST_CASE("narrative joined to a quotation and its cue is no content") {
  const auto kinds = [](const std::string& text, const std::string& second) {
    Attribution each = content(at(text, "We stay"));
    each.cue = {at(text, "said")};
    each.content.push_back(at(text, second));
    return ruled(text, {each})[0].content.size();
  };
  CHECK(kinds("\u201CWe stay,\u201D she said, but the boat left.", "the boat left") == 1);
  CHECK(kinds("\u201CWe stay,\u201D she said at noon, and\u0020the boat left.", "the boat left") == 1);
  CHECK(kinds("\u201CWe stay,\u201D she said of the boat.", "the boat") == 2);
  CHECK(kinds("\u201CWe stay,\u201D she said, and \u201Cthe boat left\u201D.", "the boat left") == 2);
  CHECK(kinds("We stay, she said, and the boat left.", "the boat left") == 2);
}

TEST_CASE("a quotation that goes on in the next paragraphs stays with its speaker") {
  const std::string text = "He said: \u201CIt rains.\n\u201CIt snows.\n\u201CIt blows,\u201D said she.";
  const auto all = ruled(text, {content(at(text, "It rains."))});
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].content.size() == 3);
  CHECK(words(text, all[0].content[2]) == "\u201CIt blows,\u201D");
  const auto shared = ruled(text, {content(at(text, "It rains.")), content(at(text, "It blows,"))});
  REQUIRE(shared.size() == 2);
  CHECK(shared[0].content.size() == 2);
  CHECK(shared[1].content.size() == 1);
}

TEST_CASE("a transcript's next paragraph is somebody else's, and so is one behind a closed quotation") {
  const std::string transcript = "\"HALE: It rains.\n\"MORAVEC: It snows.\"";
  CHECK(ruled(transcript, {content(at(transcript, "It rains."))})[0].content.size() == 1);
  const std::string closed = "\"It rains.\"\n\"It snows.\"";
  CHECK(ruled(closed, {content(at(closed, "It rains."))})[0].content.size() == 1);
  const std::string part = "\"It rains, it pours.\n\"It snows.\"";
  CHECK(ruled(part, {content(at(part, "it pours"))})[0].content.size() == 1);
}
