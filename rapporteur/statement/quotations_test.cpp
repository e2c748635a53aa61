#include "rapporteur/statement/quotations.h"

#include "rapporteur/statement/paragraph_lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::statement;

namespace {

/// The words inside each quotation, with " |" where there is no closing mark and " >" where it goes on.
std::string quoted_in(const std::string& text) {
  std::vector<TextSpan> lines;
  add_lines(text, {0, static_cast<std::uint32_t>(text.size())}, lines);
  std::string out;
  for (const Quotation& each : find_quotations(text, lines)) {
    out += "[" + text.substr(each.inside.begin, each.inside.size()) + "]";
    if (each.goes_on) {
      out += ">";
    } else if (!each.is_closed) {
      out += "|";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("each kind of mark opens and closes a quotation") {
  CHECK(quoted_in("She said \"we stay\" and left.") == "[we stay]");
  CHECK(quoted_in("She said \u201Cwe stay\u201D and left.") == "[we stay]");
  CHECK(quoted_in("She said \u2018we stay\u2019 and left.") == "[we stay]");
  CHECK(quoted_in("She said 'we stay' and left.") == "[we stay]");
  CHECK(quoted_in("She said \u00ABwe stay\u00BB and left.") == "[we stay]");
  CHECK(quoted_in("She said \u201Ewe stay\u201C and left.") == "[we stay]");
  CHECK(quoted_in("She said ``we stay'' and left.") == "[we stay]");
  CHECK(quoted_in("She said \u201Cwe stay\" and left.") == "[we stay]");
}

TEST_CASE("an apostrophe is no quotation mark") {
  CHECK(quoted_in("It's the owners' quay, isn't it?") == "");
  CHECK(quoted_in("It\u2019s the owners\u2019 quay, isn\u2019t it?") == "");
  CHECK(quoted_in("The summer of '98 was cold.") == "");
  CHECK(quoted_in("He called it \u2018the owners\u2019 quay\u2019 again.") == "[the owners\u2019 quay]");
  CHECK(quoted_in("'It's ours,' he said.") == "[It's ours,]");
  CHECK(quoted_in("\u2018We don\u2019t know,\u2019 he said.") == "[We don\u2019t know,]");
}

TEST_CASE("a quotation inside another belongs to it") {
  CHECK(quoted_in("\u201CHe said \u2018stay\u2019 to me,\u201D she said.") ==
        "[He said \u2018stay\u2019 to me,]");
  CHECK(quoted_in("\"He said 'stay' to me,\" she said.") == "[He said 'stay' to me,]");
  CHECK(quoted_in("'He said \"stay\" to me,' she said.") == "[He said \"stay\" to me,]");
}

TEST_CASE("what is never closed ends with its paragraph, and the next begins anew") {
  CHECK(quoted_in("\u201CWe stay, she said.\nHe left.") == "[We stay, she said.]|");
  CHECK(quoted_in("\u201CWe stay.\n\u201CAll of us.\u201D") == "[We stay.]>[All of us.]");
  CHECK(quoted_in("\"We stay.\n\"All of us.\"") == "[We stay.]>[All of us.]");
  CHECK(quoted_in("\u201CWe stay.\nHe left.\n\u201CAll of us.\u201D") == "[We stay.]|[All of us.]");
}

TEST_CASE("a mark that fits nothing is passed over") {
  CHECK(quoted_in("We stay,\u201D she said. \u201CAll of us.\u201D") == "[All of us.]");
  CHECK(quoted_in("A nail of 5\" and a board. She said \"go\" twice.") == "[go]");
  CHECK(quoted_in("\u201CWe stay, she said. \u201CAll of us.\u201D") == "[We stay, she said.]|[All of us.]");
  CHECK(quoted_in("\"We stay, she said. \"All of us.\"") == "[We stay, she said.]|[All of us.]");
  CHECK(quoted_in("\"") == "");
  CHECK(quoted_in("\u201C\u201D") == "");
}

TEST_CASE("a quotation's marks stand around what is inside") {
  const std::string text = "Yes, \u201Cwe stay\u201D.";
  const std::vector<TextSpan> lines{{0, static_cast<std::uint32_t>(text.size())}};
  const auto all = find_quotations(text, lines);
  REQUIRE(all.size() == 1);
  CHECK(text.substr(all[0].whole.begin, all[0].whole.size()) == "\u201Cwe stay\u201D");
  CHECK_FALSE(all[0].is_single);
}
