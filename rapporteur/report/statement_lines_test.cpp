#include "rapporteur/report/statement_lines.h"

#include "rapporteur/report/report_test_tools.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::report;

namespace {

/// How the one statement of an article is told.
std::string told(const std::string& paragraph, std::string_view speaker, std::string_view cue,
                 std::string_view content, bool is_owner = false) {
  HandMade made("Northline", "2018-01-09", {"A headline of its own", paragraph});
  RecordedStatement& said = made.add_statement(std::string(speaker), cue, content);
  said.quote_type = QuoteType::indirect;
  said.quotation = said.ordinal;
  said.speaker_words = made.words(is_owner ? std::string(speaker) + "'s" : std::string(speaker));
  Story story;
  story.id = 1;
  ReportMaterial material;
  material.stories.push_back({&story, {{1, &made.record}}});
  Evidence evidence(material);
  return text_of(sentence_of(evidence, {.reports = {{1, FactKind::statement, 0}}}, Outlets::unnamed));
}

}  // namespace

TEST_CASE("a verb behind its speaker is quoted with what it says") {
  CHECK(told("Ada Min warned of a long winter in the north.", "Ada Min", "warned",
             "of a long winter in the north") == "Ada Min \u201cwarned of a long winter in the north\u201d.");
  CHECK(told("Ada Min also says that the road is open.", "Ada Min", "also says", "that the road is open") ==
        "Ada Min \u201calso says that the road is open\u201d.");
}

TEST_CASE("what a noun or a participle tells is shown by its sentence") {
  CHECK(told("Ada Min's proposal to open the road was read out.", "Ada Min", "proposal", "to open the road",
             true) == "Ada Min, as told: \u201cAda Min's proposal to open the road was read out.\u201d");
  CHECK(told("Nobody heard of his comments that the road was open.", "his", "comments",
             "that the road was open") ==
        "His, as told: \u201cNobody heard of his comments that the road was open.\u201d");
  CHECK(told("With Ada Min withholding her vote for the text, it fell.", "Ada Min", "withholding",
             "her vote for the text") ==
        "Ada Min, as told: \u201cWith Ada Min withholding her vote for the text, it fell.\u201d");
}

TEST_CASE("a content that begins with its verb is shown by its sentence") {
  CHECK(told("Ada Min said that she was glad and urged both sides to open the road.", "Ada Min", "urged",
             "to open the road") ==
        "Ada Min, as told: \u201cAda Min said that she was glad and urged both sides to open the "
        "road.\u201d");
}

TEST_CASE("a quotation that is cut before its closing mark is closed") {
  CHECK(told("Ada Min called it \u201ca very long road.\u201d Others did not.", "Ada Min", "called",
             "it \u201ca very long road") == "Ada Min \u2018called it \u201ca very long road.\u201d\u2019");
}
