#include "rapporteur/language/string_ids.h"

#include <doctest/doctest.h>

namespace rapporteur::language {

TEST_CASE("string ids are those that packages use") {
  CHECK(string_id("") == 0);
  CHECK(string_id("apple") == 8566208034543834098u);
  CHECK(string_id("coffee") == 3197928453018144401u);
  CHECK(string_id("the") == 7425985699627899538u);
  CHECK(string_id("Berlin") == 14607853860610250682u);
  CHECK(string_id("na\u00EFve") == 16224804062388677344u);
  CHECK(string_id("\u2019s") == 614914527630368944u);
}

TEST_CASE("reserved strings have small ids, words beside them do not") {
  CHECK(string_id("mark") == 423);
  CHECK(string_id("punct") == 445);
  CHECK(string_id("agent") == 401);
  CHECK(string_id("number") == 432);
  CHECK(string_id("root") == 449);
  CHECK(string_id("ORTH") == 65);
  CHECK(string_id("NORM") == 67);
  CHECK(string_id("PERSON") < 1000);
  CHECK(string_id("case") > 1000);
  CHECK(string_id("Mark") > 1000);
}

}  // namespace rapporteur::language
