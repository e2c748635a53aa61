#include "rapporteur/article/article.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace rapporteur;

namespace {

/// What is left of a paragraph behind its dateline.
std::string_view behind(std::string_view paragraph, bool is_first = true) {
  return paragraph.substr(dateline_size(paragraph, is_first));
}

}  // namespace

TEST_CASE("datelines of agencies and papers end where the text begins") {
  for (const std::string_view dateline :
       {"SEOUL, April 2 (AFP) - ", "(Reuters) - ", "NEW YORK (AP) -- ",
        "VARN, Norland, Jan. 17, 2018 (Marsund Mail) \xE2\x80\x94 ", "MOSCOW, March 21. /TASS/. ",
        "LAHORE: ", "NEW DELHI: ", "Raipur, India - ", "WASHINGTON \xE2\x80\x93 ",
        "ST. PETERSBURG, Fla. (AP) -- ", "PORT-AU-PRINCE, Haiti (Reuters) - "}) {
    INFO(dateline);
    CHECK(behind(std::string(dateline) + "Talks began on Monday.") == "Talks began on Monday.");
  }
}

TEST_CASE("what only looks like a dateline is left alone") {
  for (const std::string_view text :
       {"The minister - a lawyer - resigned.", "NATO: We will answer.", "Ada Min - She spoke first.",
        "Trump: We will see.", "Oslo, the capital - and the port - closed.", "SEOUL", "", "(see below) - ",
        "A list: Apples", "SEOUL - and Busan"}) {
    INFO(text);
    CHECK(behind(text) == text);
  }
  CHECK(behind("BLITZER: Good evening.", false) == "BLITZER: Good evening.");
}
