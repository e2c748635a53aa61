#include "rapporteur/event/judge_events.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace rapporteur;

namespace {

/// Thinks the same of all proposals.
class Firm final : public EventJudge {
 public:
  explicit Firm(double real) : real_(real) {}
  std::vector<event::Opinion> weigh(const Article& /*article*/, const Analysis& /*analysis*/,
                                    std::span<const event::Proposal> proposals) override {
    std::vector<event::Opinion> all(proposals.size());
    for (event::Opinion& each : all) {
      each.real = real_;
      each.roots.fill(1.0 / 15);
    }
    return all;
  }
  bool is_full() const override { return true; }
  std::uint16_t asks_below_permille() const override { return 900; }

 private:
  double real_;
};

/// An accusation that the rules are that sure of.
Event accusation(std::uint16_t permille) {
  Event made;
  made.event = made.content = Plover::accuse;
  made.trigger = {{4, 11}};
  made.permille = permille;
  made.rules = {EventRule::verb};
  return made;
}

std::vector<Event> judged(std::uint16_t permille, double real) {
  const Article article;
  const Analysis analysis;
  const Actors actors;
  Firm judge(real);
  return event::judge_events({accusation(permille)}, {article, analysis, actors}, judge);
}

}  // namespace

TEST_CASE("what neither the rules nor the judge are sure of is no event") {
  CHECK(judged(350, -7).empty());
  CHECK(judged(850, 7).size() == 1);
}

TEST_CASE("of what the rules are sure enough the judge is not asked") {
  const auto sure = judged(900, -7);
  REQUIRE(sure.size() == 1);
  CHECK(sure[0].permille == 900);
  CHECK(std::ranges::find(sure[0].rules, EventRule::learned) == sure[0].rules.end());
}

TEST_CASE("a judged event says so and has the chance by both") {
  const auto sure = judged(850, 7);
  const auto unsure = judged(850, 3);
  REQUIRE(sure.size() == 1);
  REQUIRE(unsure.size() == 1);
  CHECK(sure[0].permille > unsure[0].permille);
  CHECK(std::ranges::find(sure[0].rules, EventRule::learned) != sure[0].rules.end());
  CHECK(sure[0].event == Plover::accuse);
}
