#include "rapporteur/encoder/windows.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::encoder;

namespace {

/// Words of one piece each: a letter is a word, '|' begins a paragraph, '.' ends a sentence, ')' follows its
/// end.
CutText text_of(std::string_view signs) {
  CutText text;
  bool starts = true;
  for (const char sign : signs) {
    if (sign == '|') {
      starts = true;
      continue;
    }
    Word word;
    word.first_piece = static_cast<std::uint32_t>(text.words.size());
    word.piece_count = 1;
    word.starts_paragraph = starts;
    if (sign == '.') word.part = SentencePart::ends;
    if (sign == ')') word.part = SentencePart::follows;
    text.words.push_back(word);
    starts = false;
  }
  return text;
}

using Ranges = std::vector<WordRange>;

}  // namespace

TEST_CASE("paragraphs share a window while they fit") {
  CHECK(pack_windows(text_of("aaa|aaa|aaaaa"), 10) == Ranges{{0, 6}, {6, 11}});
  CHECK(pack_windows(text_of("aaaaa|aaaaa"), 10) == Ranges{{0, 10}});
  CHECK(pack_windows(text_of(""), 10).empty());
}

TEST_CASE("paragraphs that are read apart share no window") {
  CHECK(pack_windows(text_of("aaa|aaa|aaaaa"), 10, Packing::apart) == Ranges{{0, 3}, {3, 6}, {6, 11}});
  CHECK(pack_windows(text_of("aa|aaaaaaaaaaaaa|aaa"), 10, Packing::apart) ==
        Ranges{{0, 2}, {2, 12}, {12, 15}, {15, 18}});
  CHECK(pack_windows(text_of(""), 10, Packing::apart).empty());
}

TEST_CASE("a long paragraph is cut at the last sentence end of a window's second half") {
  CHECK(pack_windows(text_of("aaaaa.aa.aaaaaa"), 10) == Ranges{{0, 9}, {9, 15}});
  CHECK(pack_windows(text_of("aaaaa.).aaaaaaaa"), 10) == Ranges{{0, 8}, {8, 16}});
  CHECK(pack_windows(text_of("aa.aaaaaaaaaaaa"), 10) == Ranges{{0, 10}, {10, 15}});
}

TEST_CASE("what closes a sentence stays with it") {
  CHECK(pack_windows(text_of("aaaaaa.))aaaaaa"), 10) == Ranges{{0, 9}, {9, 15}});
  CHECK(pack_windows(text_of("aaaaaa.a.)aaaaa"), 9) == Ranges{{0, 7}, {7, 15}});
}

TEST_CASE("the rest of a long paragraph goes on as if it were one") {
  CHECK(pack_windows(text_of("aa|aaaaaaaaaaaaa|aaa|aaaaa"), 10) ==
        Ranges{{0, 2}, {2, 12}, {12, 18}, {18, 23}});
}
