#include "rapporteur/report/make_report.h"
#include "rapporteur/report/report_test_tools.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::report;

namespace {

/// Two stories on one line: envoys of two states who hold back, each until the other moves.
struct TwoStories {
  HandMade early{"Northline",
                 "2018-01-09",
                 {"Envoys meet",
                  "\u201cNo talks before the drills end,\u201d Ada Min said. \u201cThe drills end if the "
                  "tests stop,\u201d said Bo Ray."}};
  HandMade late{"WPM News",
                "2018-01-12",
                {"Envoys meet again", "\u201cTalks can begin now,\u201d said Cy Tal. Ten envoys met."}};
  Story first{};
  Story second{};
  ReportMaterial material{};

  TwoStories() {
    early.add_statement("Ada Min", "said", "No talks before the drills end");
    early.add_statement("Bo Ray", "said", "The drills end if the tests stop");
    late.add_statement("Cy Tal", "said", "Talks can begin now");
    first.id = 1;
    first.title = "Envoys meet";
    second.id = 2;
    second.title = "Envoys meet again";
    material.stories.push_back({&first, {{1, &early.record}}});
    material.stories.push_back({&second, {{2, &late.record}}});
    StoryLine line;
    line.id = 1;
    line.title = "Envoys meet";
    line.stories = {1, 2};
    StoryEvidence actors;
    actors.sign = StorySign::actors;
    actors.weight_permille = 900;
    actors.words = "Ada Min";
    StoryEvidence gap;
    gap.sign = StorySign::gap;
    gap.weight_permille = -100;
    line.links.emplace_back().story = 2;
    line.links.back().earlier = 1;
    line.links.back().evidence = {gap, actors};
    material.lines.push_back(line);
  }

  std::uint32_t add_position(const std::string& party, const std::string& speaker,
                             const FactReference& statement) {
    Position position;
    position.party = party;
    position.speaker = speaker;
    position.issue = "negotiation";
    position.day = statement.article == 1 ? "2018-01-09" : "2018-01-12";
    position.statement = statement;
    material.positions.positions.push_back(position);
    return static_cast<std::uint32_t>(material.positions.positions.size() - 1);
  }

  void add_gate(std::uint32_t position, const std::string& act, const std::string& awaited_party,
                const std::string& awaited_act) {
    Gate gate;
    gate.position = position;
    gate.party = material.positions.positions[position].party;
    gate.act = act;
    gate.awaited_party = awaited_party;
    gate.awaited_act = awaited_act;
    material.positions.gates.push_back(gate);
  }
};

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

Comparison comparison(ComparedKind kind, Verdict verdict, const std::string& subject) {
  Comparison made;
  made.kind = kind;
  made.verdict = verdict;
  made.subject = subject;
  return made;
}

Account account(const FactReference& fact, const std::vector<RecordedWords>& words) {
  Account made;
  made.fact = fact;
  made.words = words;
  return made;
}

}  // namespace

TEST_CASE("a story line tells its stories by their days and why one goes on with another") {
  const TwoStories sample;
  const Report made = make_report(sample.material);
  const ReportSection* section = section_named(made, "Story line: Envoys meet");
  REQUIRE(section);
  REQUIRE(section->items.size() == 2);
  CHECK(section->items[0].label == "9 January 2018");
  CHECK(text_of(section->items[0].sentence) ==
        "\u201cEnvoys meet\u201d is told in one article of one outlet.");
  REQUIRE(section->items[1].below.size() == 1);
  CHECK(text_of(section->items[1].below.front().sentence) ==
        "It goes on with \u201cEnvoys meet\u201d, by the same actors (Ada Min).");
}

TEST_CASE("gates are told with what they wait for, and a deadlock with what would open it") {
  TwoStories sample;
  sample.add_gate(sample.add_position("North Korea", "Ada Min", {1, FactKind::statement, 0}), "talks",
                  "United States", "the drills end");
  sample.add_gate(sample.add_position("United States", "Bo Ray", {1, FactKind::statement, 1}),
                  "The drills end", "", "the tests stop");
  Deadlock deadlock;
  deadlock.gates = {0, 1};
  deadlock.opening_acts = {"the drills end", "the tests stop"};
  sample.material.positions.deadlocks.push_back(deadlock);
  const std::string text = sentences_of(make_report(sample.material));
  CHECK(has(text,
            "North Korea, by Ada Min, binds \u201ctalks\u201d to an act of the United States: "
            "\u201cthe drills end\u201d ("));
  CHECK(has(text,
            "The United States, by Bo Ray, binds \u201cThe drills end\u201d to this: "
            "\u201cthe tests stop\u201d ("));
  CHECK(has(text,
            "North Korea and the United States wait on each other; any of these would open it: the drills "
            "end and the tests stop."));
}

TEST_CASE("voices of one camp stand beside each other") {
  TwoStories sample;
  Divergence divergence;
  divergence.party = "North Korea";
  divergence.one = sample.add_position("North Korea", "Ada Min", {1, FactKind::statement, 0});
  divergence.other = sample.add_position("North Korea", "Cy Tal", {2, FactKind::statement, 0});
  sample.material.positions.divergences.push_back(divergence);
  const Report made = make_report(sample.material);
  const ReportSection* section = section_named(made, "Voices of one camp");
  REQUIRE(section);
  CHECK(section->items.front().is_side_by_side);
  CHECK(text_of(section->items.front().sentence) ==
        "For North Korea, Ada Min and Cy Tal do not say the same on negotiation:");
}

TEST_CASE("the opening names who moved") {
  TwoStories sample;
  PositionChange change;
  change.kind = PositionChangeKind::softened;
  change.from = sample.add_position("North Korea", "Ada Min", {1, FactKind::statement, 0});
  change.to = sample.add_position("North Korea", "Cy Tal", {2, FactKind::statement, 0});
  sample.material.positions.changes.push_back(change);
  const std::string text = sentences_of(make_report(sample.material));
  CHECK(has(text, "The ledger shows one move of a position:"));
  CHECK(has(text, "Cy Tal softens the position of North Korea on negotiation."));
  CHECK(has(text,
            "This is softer than what Ada Min said on 9 January 2018: \u201cNo talks before the drills "
            "end\u201d."));
}

TEST_CASE("what agrees, what is worded otherwise and what one outlet has alone are told apart") {
  TwoStories sample;
  sample.material.stories.front().records.push_back({2, &sample.late.record});
  sample.material.stories.pop_back();
  Comparison same = comparison(ComparedKind::participant, Verdict::same, "met");
  same.accounts = {account({1, FactKind::statement, 0}, sample.early.words("Envoys meet")),
                   account({2, FactKind::statement, 0}, sample.late.words("envoys met"))};
  same.outlet_count = 2;
  Comparison alone = comparison(ComparedKind::number, Verdict::only_here, "envoys");
  alone.accounts = {account({2, FactKind::statement, 0}, sample.late.words("Ten envoys"))};
  Comparison wording = comparison(ComparedKind::quotation, Verdict::wording, "talks");
  wording.accounts = {account({1, FactKind::statement, 0}, sample.early.words("No talks before")),
                      account({2, FactKind::statement, 0}, sample.late.words("Talks can begin"))};
  wording.accounts.back().differing = sample.late.words("can begin");
  sample.material.comparisons.push_back({1, {wording, same, alone}});
  const Report made = make_report(sample.material);
  CHECK(text_of(section_named(made, "Where they agree")->items.front().sentence) ==
        "Northline and WPM News agree on who took part in \u201cmet\u201d: \u201cEnvoys meet\u201d.");
  CHECK(text_of(section_named(made, "Told by one outlet alone")->items.front().sentence) ==
        "Cy Tal said: \u201cTalks can begin now\u201d (WPM News).");
  const ReportItem& item = section_named(made, "Where the accounts differ")->items.front();
  CHECK(text_of(item.sentence) == "The outlets word differently the words \u201ctalks\u201d:");
  CHECK(text_of(item.below.back().sentence) ==
        "WPM News: \u201cTalks can begin\u201d; it differs in \u201ccan begin\u201d.");
}

TEST_CASE("one name in two spellings is one speaker") {
  TwoStories sample;
  sample.late.add_statement("Ada Mín", "said", "Ten envoys met");
  sample.material.stories.front().records.push_back({2, &sample.late.record});
  sample.material.stories.pop_back();
  Comparison spelt = comparison(ComparedKind::name, Verdict::name_variant, "Ada Min");
  spelt.accounts = {account({1, FactKind::statement, 0}, sample.early.words("Ada Min")),
                    account({2, FactKind::statement, 0}, sample.late.words("Ten"))};
  spelt.accounts.back().words.front().words = "Ada Mín";
  sample.material.comparisons.push_back({1, {spelt}});
  const Report made = make_report(sample.material);
  CHECK(has(sentences_of(made), "Ada Min is reported with two statements by Northline and WPM News:"));
}

TEST_CASE("what articles of one outlet have in common is no agreement") {
  TwoStories sample;
  sample.material.stories.front().records.push_back({2, &sample.late.record});
  sample.material.stories.pop_back();
  Comparison same = comparison(ComparedKind::participant, Verdict::same, "met");
  same.accounts = {account({1, FactKind::statement, 0}, sample.early.words("Envoys meet")),
                   account({2, FactKind::statement, 0}, sample.late.words("envoys met"))};
  same.outlet_count = 1;
  sample.material.comparisons.push_back({1, {same}});
  CHECK(!section_named(make_report(sample.material), "Where they agree"));
}

TEST_CASE("what a bound leaves out is counted, with the command that prints it") {
  TwoStories sample;
  sample.material.bounds.speakers = 1;
  const std::string text = sentences_of(make_report(sample.material));
  CHECK(has(text, "One further speaker is left out here; rapporteur statements prints all."));
}

TEST_CASE("the opening tells who wait on each other") {
  TwoStories sample;
  sample.add_gate(sample.add_position("North Korea", "Ada Min", {1, FactKind::statement, 0}), "talks",
                  "United States", "the drills end");
  sample.add_gate(sample.add_position("United States", "Bo Ray", {1, FactKind::statement, 1}),
                  "The drills end", "", "the tests stop");
  Deadlock deadlock;
  deadlock.gates = {0, 1};
  sample.material.positions.deadlocks.push_back(deadlock);
  const Report made = make_report(sample.material);
  const ReportSection* opening = section_named(made, "In brief");
  REQUIRE(opening);
  REQUIRE(opening->items.size() == 2);
  CHECK(text_of(opening->items.back().below.front().sentence) ==
        "North Korea and the United States wait on each other.");
}
