#include "rapporteur/page/html_index.h"

#include "rapporteur/page/html_index_blocks.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace rapporteur::page {

TEST_CASE("stops are found in order and end with the source") {
  const std::string source = "a<b c=\"d&e\">" + std::string(100, 'x') + "'";
  const HtmlIndex index(source);
  CHECK(index.next_text_stop(0) == 1);
  CHECK(index.next_text_stop(2) == 8);
  CHECK(index.next_text_stop(9) == source.size());
  CHECK(index.next_quote_stop(0) == 6);
  CHECK(index.next_quote_stop(11) == source.size() - 1);
  CHECK(index.next_name_stop(2) == 3);
  CHECK(index.next_name_stop(4) == 5);
  CHECK(index.next_name_stop(12) == source.size());
}

TEST_CASE("an empty source and one of whole blocks have their stop at the end") {
  CHECK(HtmlIndex("").next_text_stop(0) == 0);
  const std::string whole(128, 'x');
  CHECK(HtmlIndex(whole).next_name_stop(0) == 128);
}

TEST_CASE("malformed UTF-8 stops everything, well-formed UTF-8 nothing") {
  const std::string good = std::string(70, 'x') + "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  CHECK(HtmlIndex(good).is_well_formed());
  CHECK(HtmlIndex(good).next_text_stop(0) == good.size());
  const std::string bad = good + "\xC3 and more";
  const HtmlIndex index(bad);
  CHECK_FALSE(index.is_well_formed());
  CHECK(index.next_text_stop(0) == good.size());
  CHECK(index.next_quote_stop(0) == good.size());
  CHECK(index.next_name_stop(0) == good.size());
}

TEST_CASE("every processor finds the same stops") {
  std::string source;
  std::uint32_t state = 1;
  for (int i = 0; i < 64 * 64; ++i) {
    state = state * 1664525u + 1013904223u;
    source += static_cast<char>(i < 256 ? i : state >> 24);
  }
  const std::size_t count = source.size() / 64;
  std::vector<HtmlIndex::Block> expected(count);
  const bool is_beyond_ascii = index_blocks_portably(source.data(), count, expected.data());
  for (const IndexBlocks index_blocks : runnable_index_blocks()) {
    std::vector<HtmlIndex::Block> blocks(count);
    CHECK(index_blocks(source.data(), count, blocks.data()) == is_beyond_ascii);
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(blocks[i].text == expected[i].text);
      CHECK(blocks[i].quote == expected[i].quote);
      CHECK(blocks[i].name == expected[i].name);
    }
  }
}

}  // namespace rapporteur::page
