#include "rapporteur/statement/reporting_words.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using namespace rapporteur::statement;

TEST_CASE("a verb takes what any of its rows says") {
  const ReportingWord* accuse = ReportingWords::shipped().verb("accuse");
  REQUIRE(accuse);
  CHECK(accuse->takes(Frame::person_prep));
  CHECK(accuse->person_prepositions == std::vector<std::string_view>{"of"});
  CHECK_FALSE(accuse->takes(Frame::that));
  CHECK(ReportingWords::shipped().verb("believe")->kind == StatementKind::attitude);
}

TEST_CASE("a noun of speech is no verb") {
  CHECK(ReportingWords::shipped().noun("rebuke"));
  CHECK_FALSE(ReportingWords::shipped().verb("allegation"));
  CHECK_FALSE(ReportingWords::shipped().noun("bridge"));
}

TEST_CASE("a verb is known by the spelling of its forms") {
  const ReportingWords& words = ReportingWords::shipped();
  CHECK(words.verb_of_form("warns") == "warn");
  CHECK(words.verb_of_form("denied") == "deny");
  CHECK(words.verb_of_form("accusing") == "accuse");
  CHECK(words.verb_of_form("warning-") == "");
}
