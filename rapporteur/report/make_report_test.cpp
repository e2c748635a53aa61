#include "rapporteur/report/make_report.h"

#include "rapporteur/report/report_test_tools.h"
#include "rapporteur/report/sentence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace rapporteur;
using namespace rapporteur::report;

namespace {

HandMade first_article() {
  HandMade made(
      "Northline", "2018-01-17T03:12:00Z",
      {"Ministers weigh steps", "Ada Min, the envoy, told reporters: \u201cWe talk if the drills end.\u201d",
       "The ministers met on Tuesday. Twenty of them signed the text.", "\u201cNobody knows the way.\u201d"});
  RecordedStatement& said = made.add_statement("Ada Min", "told", "We talk if the drills end.");
  said.force = Force::offer;
  said.condition = made.words("if the drills end");
  said.consequence = made.words("We talk");
  made.record.actors.front().role = made.words("the envoy");
  made.add_event("met", made.add_date("on Tuesday", "2018-01-16"));
  made.add_statement("", "knows", "Nobody knows the way.");
  return made;
}

HandMade second_article() {
  HandMade made("The Han River Post", "2018-01-17",
                {"Envoy offers talks", "\u201cWe talk if the drills end,\u201d Min said.",
                 "The ministers gathered on Tuesday. Sixteen of them signed."});
  made.add_statement("Ada Min", "said", "We talk if the drills end");
  made.add_event("gathered", made.add_date("on Tuesday", "2018-01-16"));
  return made;
}

/// Two accounts of one story, a cut copy of the first one without a day, and what the stages make of them.
struct Sample {
  HandMade one = first_article();
  HandMade other = second_article();
  HandMade copy{"Copyist", "", {"Ministers weigh steps", "The ministers met on Tuesday."}};
  Story story{};
  ReportMaterial material{};

  Sample() {
    story.id = 7;
    story.title = "Ministers weigh steps";
    Copy cut;
    cut.article = 3;
    cut.original = 1;
    cut.kind = CopyKind::cut;
    story.copies.push_back(cut);
    material.stories.push_back({&story, {{1, &one.record}, {2, &other.record}, {3, &copy.record}}});
    material.facts.emplace_back();
    material.facts.back().happenings.emplace_back().mentions = {{1, FactKind::event, 0},
                                                                {2, FactKind::event, 0}};
    InferredDay inferred;
    inferred.article = 3;
    inferred.day = "2018-01-17";
    inferred.is_from_copy = true;
    inferred.evidence = {1};
    material.inferred_days.push_back(inferred);
    add_comparison();
    add_positions();
  }

  void add_comparison() {
    Comparison signers;
    signers.kind = ComparedKind::number;
    signers.verdict = Verdict::contradicts;
    signers.subject = "signers";
    signers.accounts.resize(2);
    signers.accounts[0].fact = {1, FactKind::event, 0};
    signers.accounts[0].words = one.words("Twenty of them");
    signers.accounts[1].fact = {2, FactKind::event, 0};
    signers.accounts[1].words = other.words("Sixteen of them");
    material.comparisons.emplace_back();
    material.comparisons.back().story = 7;
    material.comparisons.back().comparisons.push_back(signers);
  }

  void add_positions() {
    Position early;
    early.party = "United States";
    early.speaker = "Ada Min";
    early.issue = "negotiation";
    early.day = "2018-01-16";
    early.statement = {1, FactKind::statement, 0};
    Position late = early;
    late.day = "2018-01-17";
    late.statement = {2, FactKind::statement, 0};
    material.positions.positions = {early, late};
    PositionChange change;
    change.kind = PositionChangeKind::condition_dropped;
    change.from = 0;
    change.to = 1;
    material.positions.changes.push_back(change);
  }
};

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("every sentence has a footnote, and what it quotes stands in the articles it names") {
  const Sample sample;
  const Report made = make_report(sample.material);
  std::size_t count = 0;
  for_each_sentence(made, [&](const ReportSentence& sentence) {
    ++count;
    REQUIRE(!sentence.footnotes.empty());
    for (const ReportPiece& piece : sentence.pieces) {
      if (!piece.is_quoted) continue;
      const bool is_there = std::ranges::any_of(sentence.footnotes, [&](std::uint32_t place) {
        const auto article =
            std::ranges::find(made.articles, made.footnotes.at(place).article, &ReportArticle::article);
        return article != made.articles.end() && has(article->text, piece.words);
      });
      CHECK_MESSAGE(is_there, piece.words);
    }
  });
  CHECK(count > 12);
}

TEST_CASE("a footnote's words are those of its article's text") {
  const Sample sample;
  const Report made = make_report(sample.material);
  for (const Footnote& note : made.footnotes) {
    const auto article = std::ranges::find(made.articles, note.article, &ReportArticle::article);
    REQUIRE(article != made.articles.end());
    for (const FootnoteWords& words : note.words)
      CHECK(article->text.substr(words.text_begin, words.text_end - words.text_begin) == words.words);
  }
}

TEST_CASE("one saying of two outlets is told once, with its condition and both") {
  const Sample sample;
  const Report made = make_report(sample.material);
  const ReportSection* section = section_named(made, "Who said what");
  REQUIRE(section);
  REQUIRE(section->items.size() == 1);
  const ReportItem& saying = section->items.front();
  CHECK(saying.label == "offer");
  CHECK(report::text_of(saying.sentence) ==
        "Ada Min said: \u201cWe talk if the drills end.\u201d (Northline and The Han River Post).");
  REQUIRE(saying.below.size() == 1);
  CHECK(report::text_of(saying.below[0].sentence) ==
        "\u201cWe talk\u201d is bound to \u201cif the drills end\u201d.");
}

TEST_CASE("a speaker of several sayings is introduced with office and outlets") {
  Sample sample;
  sample.one.add_statement("Ada Min", "told", "Twenty of them signed the text");
  const Report made = make_report(sample.material);
  const ReportItem& speaker = section_named(made, "Who said what")->items.front();
  CHECK(
      report::text_of(speaker.sentence) ==
      "Ada Min, \u201cthe envoy\u201d, is reported with two statements by Northline and The Han River Post:");
  CHECK(speaker.below.size() == 2);
}

TEST_CASE("a happening that two outlets tell of stands once on its day") {
  const Sample sample;
  const Report made = make_report(sample.material);
  const ReportSection* section = section_named(made, "What happened when");
  REQUIRE(section);
  REQUIRE(section->items.size() == 1);
  CHECK(section->items.front().label == "16 January 2018");
  CHECK(report::text_of(section->items.front().sentence) ==
        "Northline: \u201cThe ministers met on Tuesday.\u201d");
  REQUIRE(section->items.front().below.size() == 1);
  CHECK(report::text_of(section->items.front().below.front().sentence) ==
        "The Han River Post tells of the same.");
}

TEST_CASE("accounts that contradict each other stand side by side") {
  const Sample sample;
  const Report made = make_report(sample.material);
  const ReportSection* section = section_named(made, "Where the accounts differ");
  REQUIRE(section);
  const ReportItem& item = section->items.front();
  CHECK(item.label == "contradiction");
  CHECK(item.is_side_by_side);
  REQUIRE(item.below.size() == 2);
  CHECK(report::text_of(item.below[1].sentence) == "The Han River Post: \u201cSixteen of them\u201d.");
}

TEST_CASE("copies are folded, and what is not known is said") {
  const Sample sample;
  const std::string text = sentences_of(make_report(sample.material));
  CHECK(has(text, "Copyist on 17 January 2018 has a part of it and nothing else."));
  CHECK(has(text,
            "Copyist does not say when it published \u201cMinisters weigh steps\u201d; 17 January 2018 is "
            "inferred from its copies."));
  CHECK(has(text, "It is not settled who says in Northline: \u201cNobody knows the way.\u201d"));
}

TEST_CASE("the ledger shows a change with both entries") {
  const Sample sample;
  const std::string text = sentences_of(make_report(sample.material));
  CHECK(has(text, "The United States on negotiation:"));
  CHECK(has(text,
            "This drops the condition of what Ada Min said on 16 January 2018: \u201cWe talk if the drills "
            "end.\u201d"));
}

TEST_CASE("a report on nothing is empty and still has a title") {
  const Report made = make_report({});
  CHECK(!made.title.empty());
  CHECK(made.sections.empty());
}

TEST_CASE("what a report leaves out it counts") {
  Sample sample;
  sample.material.rest = {.stories = 3, .articles = 40, .further_articles = 1};
  CHECK(has(sentences_of(make_report(sample.material)),
            "; it leaves out three further stories in 40 articles and one further article of these stories "
            "(rapporteur stories lists them all)."));
}
