#include "rapporteur/place/name_key.h"

#include <doctest/doctest.h>

namespace rapporteur::place {

TEST_CASE("a name is looked up in small letters without marks") {
  CHECK(name_key("São Tomé") == "sao tome");
  CHECK(name_key("St. John’s") == "saint johns");
  CHECK(name_key("The Hague") == "hague");
  CHECK(name_key("Khan-Yunis") == "khan yunis");
  CHECK(name_key("Ḩalab") == "halab");
  CHECK(name_key("Æbeltoft, Straße") == "aebeltoft strasse");
  CHECK(name_key("  Mt  Everest ") == "mount everest");
}

TEST_CASE("a name in letters that are not Latin has no key, nor has none") {
  CHECK(name_key("Москва").empty());
  CHECK(name_key("").empty());
  CHECK(name_key("-").empty());
  CHECK(name_key("\xFF\xC3").empty());
}

}  // namespace rapporteur::place
