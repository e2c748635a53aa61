#include "rapporteur/record/record.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using record::public_statements;

namespace {

RecordedActor actor(std::string name, ActorKind kind, std::string country, std::string sector) {
  RecordedActor made;
  made.name = std::move(name);
  made.kind = kind;
  made.country = std::move(country);
  made.sector = std::move(sector);
  return made;
}

RecordedStatement said_by(std::uint32_t ordinal, std::uint32_t actor, Force force = Force::assert_) {
  RecordedStatement made;
  made.ordinal = ordinal;
  made.quotation = ordinal;
  made.force = force;
  made.speakers = {{"speaker " + std::to_string(actor), actor}};
  return made;
}

/// A minister, a baker, the police of a town and authorities of nowhere.
Record sample() {
  Record record;
  record.actors = {actor("Minister", ActorKind::person, "NOR", "GOV"),
                   actor("baker", ActorKind::person, "", ""), actor("police", ActorKind::group, "NOR", "COP"),
                   actor("authorities", ActorKind::group, "", "GOV")};
  return record;
}

}  // namespace

TEST_CASE("a minister speaks in public, a baker, the police and authorities of nowhere do not") {
  Record record = sample();
  for (std::uint32_t who = 0; who < 4; ++who) record.statements.push_back(said_by(who, who));
  const auto all = public_statements(record);
  REQUIRE(all.size() == 1);
  CHECK(all[0].statement == 0);
  CHECK(all[0].cameo == "010");
}

TEST_CASE("claims of one quotation are one public statement") {
  Record record = sample();
  record.statements = {said_by(0, 0), said_by(1, 0), said_by(2, 0)};
  record.statements[1].quotation = 0;
  CHECK(public_statements(record).size() == 2);
}

TEST_CASE("what an event tells, what is nested and what was only thought is none") {
  Record record = sample();
  for (std::uint32_t i = 0; i < 4; ++i) record.statements.push_back(said_by(i, 0));
  record.events.resize(2);
  record.events[0].statement = 0;
  record.statements[1].cue = {{"urged", PageSpans({0, 0}), 10, 15}};
  record.events[1].trigger = {{"urged", PageSpans({0, 0}), 10, 15}};
  record.statements[2].nested_in = 0;
  record.statements[3].kind = StatementKind::attitude;
  CHECK(public_statements(record).empty());
}

TEST_CASE("a force may have a code of its own") {
  Record record = sample();
  record.statements = {said_by(0, 0, Force::refuse_comment), said_by(1, 0, Force::hope),
                       said_by(2, 0, Force::agree)};
  const auto all = public_statements(record);
  REQUIRE(all.size() == 3);
  CHECK(all[0].cameo == "011");
  CHECK(all[0].goldstein_tenths == -1);
  CHECK(all[1].cameo == "013");
  CHECK(all[2].cameo == "019");
}
