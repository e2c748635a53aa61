#include "rapporteur/base/json_text.h"

#include <doctest/doctest.h>

using namespace rapporteur;

TEST_CASE("a JSON string's escapes are undone with their places") {
  TextBuilder builder;
  base::append_json_text(builder, R"(caf\u00e9\n\"x\" \ud83d\ude00!)", 7);
  const Text text = builder.finish();
  CHECK(text.utf8() == "caf\xC3\xA9\n\"x\" \xF0\x9F\x98\x80!");
  CHECK(text.on_page({0, 3}) == std::vector<PageSpan>{{7, 10}});
  CHECK(text.on_page({3, 5}) == std::vector<PageSpan>{{10, 16}});
  CHECK(text.on_page({10, 14}) == std::vector<PageSpan>{{24, 36}});
  CHECK(text.on_page(text.all()) == std::vector<PageSpan>{{7, 37}});
}

TEST_CASE("malformed escapes read as U+FFFD and lose nothing else") {
  CHECK(base::json_words(R"(a\ud83dz)") == "a\xEF\xBF\xBDz");
  CHECK(base::json_words(R"(a\ud83d\u0041)") ==
        "a\xEF\xBF\xBD"
        "A");
  CHECK(base::json_words(R"(\u12)") == "\xEF\xBF\xBDu12");
  CHECK(base::json_words("end\\") == "end\xEF\xBF\xBD");
  CHECK(base::json_words("") == "");
}
