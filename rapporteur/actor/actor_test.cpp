#include "rapporteur/actor/actor.h"

#include <doctest/doctest.h>

namespace rapporteur {

namespace {

/// "the envoy Ada Lund of Norway": the envoy is Ada Lund.
Actors envoy() {
  Actors actors;
  actors.all.resize(2);
  actors.all[0].kind = ActorKind::person;
  actors.all[1].kind = ActorKind::state;
  actors.mentions = {{{4, 9}, MentionForm::title, MentionRule::role_before_name, 950, {0}},
                     {{10, 18}, MentionForm::name, MentionRule::first_mention, 950, {0}},
                     {{22, 28}, MentionForm::name, MentionRule::first_mention, 950, {1}}};
  return actors;
}

}  // namespace

TEST_CASE("the mention of a span's head is what the span speaks of") {
  const Actors actors = envoy();
  CHECK(actors.mention_in({0, 28}, {4, 9}) == &actors.mentions[0]);
  CHECK(actors.mention_in({0, 28}, {22, 28}) == &actors.mentions[2]);
}

TEST_CASE("where the head names nobody, a person goes before others") {
  const Actors actors = envoy();
  CHECK(actors.mention_in({0, 28}, {0, 3}) == &actors.mentions[1]);
  CHECK(actors.mention_in({19, 28}, {19, 21}) == &actors.mentions[2]);
  CHECK(actors.mention_in({0, 4}, {0, 3}) == nullptr);
}

TEST_CASE("a mention that was joined to nobody is not found") {
  Actors actors = envoy();
  for (ActorMention& mention : actors.mentions) mention.actors.clear();
  CHECK(actors.mention_in({0, 28}, {4, 9}) == nullptr);
}

}  // namespace rapporteur
