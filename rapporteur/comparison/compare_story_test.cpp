#include "rapporteur/comparison/comparison_test_tools.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::comparison;

namespace {

Told dam(std::string_view outlet, std::string_view day, std::string_view low,
         Exactness exactness = Exactness::exact) {
  std::string text = "The burst of the dam above Rostal killed ";
  text += low;
  text += " people in their sleep.";
  Told made(outlet, day, std::move(text));
  made.number(low, low, {"killed"}, exactness);
  return made;
}

}  // namespace

TEST_CASE("numbers of one thing agree, lie within each other, differ or grow") {
  const Told one = dam("A", "2018-03-14", "23");
  CHECK(told({&one, &one}) == "number.same same");
  const Told other = dam("B", "2018-03-14", "31");
  CHECK(told({&one, &other}) == "number.differs contradicts");
  const Told later = dam("B", "2018-03-15", "31");
  CHECK(told({&one, &later}) == "number.grown updated");
  const Told least = dam("B", "2018-03-14", "20", Exactness::at_least);
  CHECK(told({&one, &least}) == "number.within compatible");
  const Told about = dam("B", "2018-03-14", "23", Exactness::about);
  CHECK(told({&one, &about}) == "number.exactness compatible");
}

TEST_CASE("a number of something else that is told later is unclear") {
  Told one("A", "2018-03-14", "The army of Rostal counts 23 people in tents.");
  one.number("23", "23", {"tent"});
  Told other("B", "2018-03-16", "The army of Rostal counts 40 people in tents.");
  other.number("40", "40", {"tent"});
  CHECK(told({&one, &other}) == "number.later unclear");
}

TEST_CASE("numbers of other days, names or scopes are no contradiction") {
  Told one("A", "2018-03-14", "The flood killed 23 people in their sleep on Monday.");
  one.number("23", "23", {"killed"}).date("2018-03-12", "2018-03-12", "Monday");
  Told other("B", "2018-03-14", "The flood killed 31 people in their sleep on Friday.");
  other.number("31", "31", {"killed"}).date("2018-03-09", "2018-03-09", "Friday");
  const std::string days = told({&one, &other});
  CHECK(days.find("number.other_days other_scope") != std::string::npos);
  Told here("A", "2018-03-14", "Floods killed 23 people in Rostal while farmers slept.");
  here.number("23", "23", {"killed"});
  Told there("B", "2018-03-14", "Floods killed 31 people in Vessen while farmers slept.");
  there.number("31", "31", {"killed"});
  CHECK(told({&here, &there}) == "number.other_names other_scope");
  Told young("A", "2018-03-14", "The report counts 23 young people of the valley.");
  young.number("23", "23", {"young"});
  Told old("B", "2018-03-14",
           "The report counts 31 old people of the valley, all of them in one home for widows.");
  old.number("31", "31", {"old"});
  const std::string scopes = told({&young, &old});
  CHECK(scopes.find("contradicts") == std::string::npos);
}

TEST_CASE("quotations are the same, cut, worded otherwise or turned round") {
  const Told one = quoting("A", "We are ready to talk if they are a credible partner.");
  CHECK(told({&one, &one}).starts_with("quotation.same same"));
  const Told cut = quoting("B", "ready to talk if they are a credible partner");
  CHECK(told({&one, &cut}).starts_with("quotation.cut same"));
  const Told worded = quoting("B", "We are ready to talk if they are an incredible partner.");
  CHECK(told({&one, &worded}).starts_with("quotation.wording wording"));
  const Told british = quoting("A", "Their threatening behaviour calls for denuclearisation at once.");
  const Told american = quoting("B", "Their threatening behavior calls for denuclearization at once.");
  CHECK(told({&british, &american}).starts_with("quotation.same same"));
  const Told turned = quoting("B", "We are not ready to talk if they are a credible partner.");
  CHECK(told({&one, &turned}).find("quotation.negation contradicts") != std::string::npos);
}

TEST_CASE("one quotation of two speakers is a contradiction") {
  const Told one = quoting("A", "We are ready to talk if they are a credible partner.");
  Told other("B", "2018-03-14", "\"We are ready to talk if they are a credible partner.\" said Mira Okafor.");
  other.actor("Mira Okafor", "NGA", {"Mira Okafor"})
      .says("We are ready to talk if they are a credible partner.");
  const auto found = compared({&one, &other});
  REQUIRE(!found.empty());
  CHECK(found.front().rule == "quotation.speaker");
  CHECK(found.front().accounts[0].value == "Kato Lund");
  CHECK(found.front().accounts[1].value == "Mira Okafor");
  // Whom a pronoun means is our reading, not what the outlet says.
  other.by_pronoun();
  CHECK(compared({&one, &other}).front().rule == "quotation.speaker_unsure");
}

TEST_CASE("quoted words are held against reported ones") {
  const Told one = quoting("A", "We are ready to talk if they are a credible partner.");
  Told same("B", "2018-03-14", "Kato Lund said they were ready to talk if Rostal was a credible partner.");
  same.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("they were ready to talk if Rostal was a credible partner", Force::assert_, false);
  CHECK(told({&one, &same}).find("quotation.reported compatible") != std::string::npos);
  Told other("B", "2018-03-14",
             "Kato Lund said they are ready to talk if they are a incredible partner in it.");
  other.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("they are ready to talk if they are a incredible partner", Force::assert_, false);
  const auto found = compared({&one, &other});
  const auto worded = std::ranges::find(found, "quotation.reported_wording", &Comparison::rule);
  REQUIRE(worded != found.end());
  REQUIRE(worded->accounts[1].differing.size() == 1);
  CHECK(worded->accounts[1].differing[0].words == "incredible");
}

TEST_CASE("dates of one happening agree, hold each other or differ") {
  const auto met = [](std::string_view outlet, std::string_view first, std::string_view last,
                      std::string_view written, bool is_inferred = false) {
    std::string text = "The ministers of both states met in Rostal on ";
    text += written;
    text += '.';
    Told made(outlet, "2018-03-14", std::move(text));
    made.date(first, last, written, is_inferred);
    return made;
  };
  const Told one = met("A", "2018-01-16", "2018-01-16", "16 January");
  const Told same = met("B", "2018-01-16", "2018-01-16", "Jan. 16");
  CHECK(told({&one, &same}) == "date.same same");
  const Told coarse = met("B", "2018-01-01", "2018-01-31", "January 2018");
  CHECK(told({&one, &coarse}) == "date.coarser compatible");
  const Told other = met("B", "2018-01-17", "2018-01-17", "17 January");
  CHECK(told({&one, &other}) == "date.differs contradicts");
  const Told inferred = met("B", "2018-01-17", "2018-01-17", "17 January", true);
  CHECK(told({&one, &inferred}) == "date.inferred unclear");
}

TEST_CASE("lengths of time agree, nearly agree or differ") {
  const auto lasted = [](std::string_view value, std::string_view written) {
    std::string text = "The court sent the general to prison for ";
    text += written;
    text += '.';
    Told made("A", "2018-03-14", std::move(text));
    made.length(value, written);
    return made;
  };
  const Told one = lasted("P2Y", "two years");
  CHECK(told({&one, &one}) == "length.same same");
  const Told months = lasted("P25M", "25 months");
  CHECK(told({&one, &months}) == "length.about compatible");
  const Told more = lasted("P5Y", "five years");
  CHECK(told({&one, &more}) == "length.differs contradicts");
}

TEST_CASE("names are spelt, marked or joined otherwise") {
  const auto named = [](std::string_view name) {
    Told made("A", "2018-03-14", std::string(name) + " arrived.");
    made.actor(name, "JPN", {name});
    return made;
  };
  const Told kono = named("Taro Kono");
  const Told kano = named("Taro Kano");
  CHECK(told({&kono, &kano}) == "name.spelling name_variant");
  const Told marked = named("Taro K\u014Dno");
  CHECK(told({&kono, &marked}) == "name.marks name_variant");
  const Told un = named("Kim Jong Un");
  const Told hyphen = named("Kim Jong-un");
  CHECK(told({&un, &hyphen}) == "name.joined name_variant");
  const Told tanaka = named("Taro Tanaka");
  CHECK(told({&kono, &tanaka}).empty());
}

TEST_CASE("a claim that is turned round, or of somebody else, is a contradiction") {
  Told one("A", "2018-03-14", "Minister Kato Lund will sign the treaty on fishing rights.");
  one.actor("Kato Lund", "NOR", {"Kato Lund"});
  Told turned("B", "2018-03-14", "Minister Kato Lund will not sign the treaty on fishing rights.");
  turned.actor("Kato Lund", "NOR", {"Kato Lund"});
  CHECK(told({&one, &turned}) == "claim.polarity contradicts");
  Told failed("A", "2018-03-14", "Minister Kato Lund failed to sign the treaty on fishing rights.");
  failed.actor("Kato Lund", "NOR", {"Kato Lund"});
  Told unable("B", "2018-03-14", "Minister Kato Lund was unable to sign the treaty on fishing rights.");
  unable.actor("Kato Lund", "NOR", {"Kato Lund"});
  CHECK(told({&failed, &unable}).find("contradicts") == std::string::npos);
  Told speaks("A", "2018-03-14", "Kato Lund said the treaty on fishing rights was dead.");
  speaks.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("the treaty on fishing rights was dead", Force::assert_, false)
      .by("Kato Lund");
  Told other_speaks("B", "2018-03-14", "Mira Okafor said the treaty on fishing rights was dead.");
  other_speaks.actor("Mira Okafor", "NGA", {"Mira Okafor"})
      .says("the treaty on fishing rights was dead", Force::assert_, false)
      .by("Mira Okafor");
  CHECK(told({&speaks, &other_speaks}) == "claim.speaker contradicts");
  CHECK(told({&speaks, &speaks}) == "claim.same same");
  Told other("B", "2018-03-14", "Minister Mira Okafor will sign the treaty on fishing rights.");
  other.actor("Mira Okafor", "NGA", {"Mira Okafor"});
  CHECK(told({&one, &other}) == "participant.other contradicts");
  Told there("B", "2018-03-14", "The navy and the coast guard searched the bay of Vessen for survivors.");
  there.actor("The navy", "NOR", {"The navy"});
  Told here("A", "2018-03-14", "The navy and the coast guard searched the bay of Rostal for survivors.");
  here.actor("The navy", "NOR", {"The navy"});
  CHECK(told({&here, &there}) == "participant.place contradicts");
}

TEST_CASE("who refused to comment here has spoken there") {
  Told one("A", "2018-03-14", "Kato Lund refused to comment on his talks with the rebels by telephone.");
  one.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("his talks with the rebels", Force::refuse_comment, false);
  Told other("B", "2018-03-14", "Kato Lund told a paper his talks with the rebels went well.");
  other.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("his talks with the rebels went well", Force::assert_, false);
  CHECK(told({&one, &other}).find("claim.said_or_refused unclear") != std::string::npos);
  Told also("B", "2018-03-14", "Kato Lund refused to comment on rebels who want talks on prices.");
  also.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("rebels who want talks on prices", Force::refuse_comment, false);
  CHECK(told({&one, &also}).find("claim.refused_of_what unclear") != std::string::npos);
}

TEST_CASE("copies count once, and what one outlet tells is told so") {
  const Told one = quoting("A", "We are ready to talk if they are a credible partner.");
  const Told other = dam("B", "2018-03-14", "23");
  const auto found =
      compared({&one, &other, &one}, {{.article = 3, .original = 1, .kind = CopyKind::identical}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].verdict == Verdict::only_here);
  CHECK(found[0].outlet_count == 1);
  CHECK(found[0].accounts[0].copies == std::vector<std::int64_t>{3});
}

TEST_CASE("a misspelt name that was taken for something else is a variant of the person's") {
  Told one("A", "2018-03-14", "Kato Lund came late. Minister Kato Land left early, and Kato Lund stayed.");
  one.actor("Kato Lund", "NOR", {"Kato Lund"}).mention("Kato", "Kato Land", 0).actor("Land", "NOR", {"Land"});
  const Told other("B", "2018-03-14", "Nobody came at all.");
  const auto found = compared({&one, &other});
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "name.spelling");
  CHECK(found[0].accounts.size() == 2);
  CHECK(found[0].accounts[1].words.front().words == "Kato Land");
}

TEST_CASE("words of a party that somebody else mentions are held against its refusal") {
  Told one("A", "2018-03-14", "Last week Kato Lund refused to comment on his telephone call with Rostal.");
  one.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("his telephone call with Rostal", Force::refuse_comment, false);
  Told other("B", "2018-03-14",
             "Mira Okafor spoke of the remarks made last week by Kato Lund that a telephone call went well.");
  other.actor("Mira Okafor", "NGA", {"Mira Okafor"})
      .actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("the remarks made last week by Kato Lund that a telephone call went well", Force::assert_, false);
  const auto found = compared({&one, &other});
  REQUIRE(!found.empty());
  CHECK(found[0].rule == "claim.said_or_refused");
  CHECK(found[0].accounts[1].words.front().words ==
        "remarks made last week by Kato Lund that a telephone call went well");
}

TEST_CASE("like words of others are no divergence of wording") {
  const Told one = quoting("A", "We are ready to talk if they are a credible partner.");
  Told other = quoting("B", "We are ready to talk if they are an incredible partner.");
  other.by_others("the two hosts");
  CHECK(told({&one, &other}).find("quotation") == std::string::npos);
}

TEST_CASE("one outlet is less sure of what the same speaker said") {
  Told one("A", "2018-03-14", "Kato Lund said the port of Rostal would open for grain ships in spring.");
  one.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("the port of Rostal would open for grain ships in spring", Force::assert_, false);
  Told other("B", "2018-03-14", "Kato Lund said the port of Rostal may open for grain ships in spring.");
  other.actor("Kato Lund", "NOR", {"Kato Lund"})
      .says("the port of Rostal may open for grain ships in spring", Force::assert_, false);
  CHECK(told({&one, &other}).find("claim.modality compatible") != std::string::npos);
}
