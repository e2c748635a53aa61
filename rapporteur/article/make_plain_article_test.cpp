#include "rapporteur/article/make_plain_article.h"

#include "rapporteur/article/text_page_test_tools.h"

#include <doctest/doctest.h>

namespace rapporteur {

using article::text_page;

TEST_CASE("each line that is not blank is a paragraph") {
  const Page page = text_page(
      "\xEF\xBB\xBF"
      "Share this\r\n\r\n  The board met.  \n \t \nIt rose at \xC3\xA9"
      "ight.");
  const Article made = make_plain_article(page);
  CHECK(article::body_of(made) == std::vector<std::string>{"Share this", "The board met.",
                                                           "It rose at \xC3\xA9"
                                                           "ight."});
  for (const Block& block : made.blocks) {
    CHECK(block.kind == BlockKind::paragraph);
    const Traces traces = made.traces(block.span);
    CHECK(page.bytes.substr(traces.front().span.begin, traces.front().span.size()) == made.words(block));
  }
  CHECK(made.gaps.empty());
}

TEST_CASE("a text without words has no article") {
  for (const char* bytes : {"", "\n", " \r\n\t\n"}) {
    const Article made = make_plain_article(text_page(bytes));
    CHECK(made.blocks.empty());
    REQUIRE(made.gaps.size() == 1);
    CHECK(made.gaps[0].kind == GapKind::no_article);
  }
}

TEST_CASE("an article longer than what is read of one says so and is kept") {
  const Article made = make_plain_article(text_page(std::string(most_read_bytes, 'x') + "\nAnd more."));
  CHECK(made.blocks.size() == 2);
  REQUIRE(made.gaps.size() == 1);
  CHECK(made.gaps[0].kind == GapKind::too_large);
}

}  // namespace rapporteur
