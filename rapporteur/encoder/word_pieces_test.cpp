#include "rapporteur/encoder/word_pieces.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::encoder;

namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary read = *Vocabulary::read(
      "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nhar\n##bour\n##b\ncafe\nministers\nminister\n##s\n"
      ",\n.\n“\n”\n\"\n'\n海\n港\na\n##a\nᄒ\n##ᅡ\n##ᆫ\n");
  return read;
}

CutText cut(std::string_view text) {
  CutText out;
  WordCutter(vocabulary()).cut(text, {0, static_cast<std::uint32_t>(text.size())}, out);
  return out;
}

/// The bytes of each piece.
std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> found;
  for (const TextSpan span : cut(text).spans) found.emplace_back(text.substr(span.begin, span.size()));
  return found;
}

std::vector<WordCase> cases(std::string_view text) {
  std::vector<WordCase> found;
  for (const Word& word : cut(text).words) found.push_back(word.letter_case);
  return found;
}

std::vector<bool> quoted(std::string_view text) {
  std::vector<bool> found;
  for (const Word& word : cut(text).words) found.push_back(word.is_quoted);
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a word is cut into the longest pieces there are") {
  CHECK(pieces("The ministers, harbour.") == Strings{"The", "ministers", ",", "har", "bour", "."});
  CHECK(cut("harbs").numbers == std::vector<std::uint32_t>{vocabulary().find("har", PiecePlace::begins),
                                                           vocabulary().find("b", PiecePlace::continues),
                                                           vocabulary().find("s", PiecePlace::continues)});
}

TEST_CASE("spans survive accents and case folding") {
  CHECK(pieces("CAF\u00C9 cafe\u0301s") == Strings{"CAF\u00C9", "cafe", "s"});
  CHECK(pieces("ca\u00ADfe") == Strings{"ca\u00ADfe"});
}

TEST_CASE("ideographs and punctuation stand alone") {
  CHECK(pieces("the\u6D77\u6E2F'a") == Strings{"the", "\u6D77", "\u6E2F", "'", "a"});
}

TEST_CASE("pieces of one character share its bytes") {
  CHECK(pieces("\uD55C") == Strings{"\uD55C", "\uD55C", "\uD55C"});
}

TEST_CASE("a word without a match, or of over 100 characters, is one unknown piece") {
  const std::string at_the_limit(100, 'a');
  CHECK(cut(at_the_limit).spans.size() == 100);
  const std::string beyond(101, 'a');
  for (const std::string& word : {beyond, std::string("theQ")}) {
    const CutText text = cut(word + " the");
    REQUIRE(text.spans.size() == 2);
    CHECK(text.spans[0] == TextSpan{0, static_cast<std::uint32_t>(word.size())});
    CHECK(text.numbers[0] == vocabulary().unknown());
  }
}

TEST_CASE("controls, unassigned characters and bytes that are no UTF-8 are as if not there") {
  CHECK(pieces("th\x01"
               "e th\xFF"
               "e \uFFFD \xE2\x80") == Strings{"th\x01"
                                               "e",
                                               "th\xFF"
                                               "e"});
  CHECK(pieces("the\u00A0the\u2003the") == Strings{"the", "the", "the"});
}

TEST_CASE("the case of a word is told as it is written") {
  CHECK(cases("12 the The THE McA A iOS \u00C9cole \u00C9COLE") ==
        std::vector{WordCase::no_letter, WordCase::no_capital, WordCase::first_capital,
                    WordCase::all_capitals, WordCase::mixed, WordCase::first_capital, WordCase::mixed,
                    WordCase::first_capital, WordCase::all_capitals});
}

TEST_CASE("quotation marks open and close, the marks included") {
  CHECK(quoted("a “a” a") == std::vector{false, true, true, true, false});
  CHECK(quoted("a \"a\" a") == std::vector{false, true, true, true, false});
  CHECK(quoted("a” a “a") == std::vector{false, false, false, true, true});
}

TEST_CASE("only the first word of a paragraph starts it") {
  const CutText text = cut(" the a");
  REQUIRE(text.words.size() == 2);
  CHECK(text.words[0].starts_paragraph);
  CHECK(!text.words[1].starts_paragraph);
}

TEST_CASE("a vocabulary without the encoder's own pieces is refused") {
  CHECK(!Vocabulary::read("the\na\n").has_value());
  CHECK(!Vocabulary::read("").has_value());
}
