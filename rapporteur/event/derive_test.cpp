#include "rapporteur/event/derive.h"

#include "rapporteur/event/lexicon.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using event::derive_label;
using event::Stance;

namespace {

/// "LABEL realis" that a content and stance come to.
std::string label(Plover content, const Stance& stance) {
  const event::Label made = derive_label(content, stance);
  return std::string(name_of(made.event)).append(" ").append(name_of(made.realis));
}

}  // namespace

TEST_CASE("an act done is itself") {
  CHECK(label(Plover::aid, {}) == "AID actual");
  CHECK(label(Plover::assault, {}) == "ASSAULT actual");
  CHECK(label(Plover::request, {}) == "REQUEST requested");
  CHECK(label(Plover::agree, {}) == "AGREE future");
  CHECK(label(Plover::threaten, {}) == "THREATEN conditional");
}

TEST_CASE("an act to come is a promise or a threat") {
  CHECK(label(Plover::aid, {.is_future = true}) == "AGREE future");
  CHECK(label(Plover::consult, {.is_future = true}) == "AGREE future");
  CHECK(label(Plover::retreat, {.is_future = true}) == "CONCEDE future");
  CHECK(label(Plover::sanction, {.is_future = true}) == "THREATEN future");
  CHECK(label(Plover::assault, {.is_future = true, .condition = {{0, 4}}}) == "THREATEN conditional");
  CHECK(label(Plover::aid, {.condition = {{0, 4}}}) == "AGREE conditional");
  CHECK(label(Plover::consult, {.is_hypothetical = true}) == "AGREE hypothetical");
}

TEST_CASE("an act that is refused, asked for or stopped") {
  CHECK(label(Plover::aid, {.is_refused = true}) == "REJECT refused");
  CHECK(label(Plover::consult, {.is_future = true, .is_negative = true}) == "REJECT refused");
  CHECK(label(Plover::assault, {.is_refused = true}) == "AGREE future");
  CHECK(label(Plover::assault, {.is_refused = true, .is_ceased = true}) == "REJECT refused");
  CHECK(label(Plover::retreat, {.is_requested = true}) == "REQUEST requested");
  CHECK(label(Plover::aid, {.is_ceased = true}) == "SANCTION actual");
  CHECK(label(Plover::assault, {.is_ceased = true}) == "RETREAT ceased");
  CHECK(label(Plover::assault, {.is_future = true, .is_ceased = true}) == "CONCEDE future");
  CHECK(label(Plover::aid, {.is_future = true, .is_threatened = true, .is_ceased = true}) ==
        "THREATEN future");
}

TEST_CASE("what is not asserted is no event, and what did not happen is kept as that") {
  CHECK(derive_label(Plover::aid, {.is_asserted = false}).event == Plover::none);
  CHECK(derive_label(Plover::aid, {.is_negative = true}).polarity == Polarity::negative);
}

TEST_CASE("each event and mode of the lexicon has a code") {
  CHECK(event::code_of(Plover::consult, "visit").cameo == "042");
  CHECK(event::code_of(Plover::consult, "visit").goldstein_tenths == 19);
  CHECK(event::code_of(Plover::assault, "no such mode").cameo == "190");
  CHECK(event::quad_of(Plover::sanction) == Quad::material_conflict);
}

TEST_CASE("the lexicon is read whole") {
  const event::Lexicon& lexicon = event::Lexicon::shared();
  REQUIRE(lexicon.verb("condemn"));
  CHECK(lexicon.verb("condemn")->front().content == Plover::accuse);
  REQUIRE(lexicon.noun("airstrike"));
  CHECK(lexicon.noun("airstrike")->mode == "aerial");
  CHECK(lexicon.governor("refuse") == event::Governor::refuse);
  CHECK(lexicon.carrier("hold") == event::Carrier::do_);
  CHECK(lexicon.is_in_set("restriction", "embargo"));
  CHECK(lexicon.agent_weight("minister") == 2);
  CHECK(lexicon.verb("sleep") == nullptr);
  CHECK(lexicon.verb("attack")->front().content == Plover::none);
  CHECK(lexicon.is_in_set("problems", "poverty"));
  CHECK(lexicon.verb("fight")->back().arguments.is_reciprocal);
  REQUIRE(lexicon.noun("concern"));
  CHECK(lexicon.noun("concern")->arguments.needs_carrier);
  CHECK(lexicon.noun("press_conference")->content == Plover::none);
}
