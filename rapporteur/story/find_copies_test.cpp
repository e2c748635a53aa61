#include "rapporteur/story/find_copies.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace rapporteur;
using namespace rapporteur::story;

namespace {

/// Sentences of our own: every number gives other words.
std::string sentences(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) {
    const std::string n = std::to_string(i);
    for (const std::string_view word :
         {"Envoy", "met", "minister", "about", "clause", "and", "left", "town"}) {
      text += word;
      text += n;
      text += ' ';
    }
    text += ". ";
  }
  return text;
}

Shingles shingles(const std::string& text) {
  return shingles_of(split_words(text));
}

}  // namespace

TEST_CASE("words are runs of letters and digits whatever their case") {
  const std::vector<Word> words = split_words("U.S. D\u00C9TENTE \u201Cd\u00E9tente\u201D 1,000");
  REQUIRE(words.size() == 6);
  CHECK(words[2].hash == words[3].hash);
  CHECK(words[2].is_capital);
  CHECK_FALSE(words[3].is_capital);
  CHECK(words[4].is_number);
}

TEST_CASE("a text cut at its end is a cut, the whole one after it contains it") {
  CopyFinder finder;
  CHECK(finder.add(0, shingles(sentences(0, 20))).empty());
  CHECK(finder.add(1, shingles(sentences(100, 20))).empty());
  const auto cut = finder.add(2, shingles(sentences(0, 8)));
  REQUIRE(cut.size() == 1);
  CHECK(cut.front().earlier == 0);
  CHECK(cut.front().containment() == doctest::Approx(1));
  CHECK(kind_of_copy(cut.front()) == CopyKind::cut);
  const auto more = finder.add(3, shingles(sentences(100, 30)));
  REQUIRE(more.size() == 1);
  CHECK(kind_of_copy(more.front()) == CopyKind::contains);
}

TEST_CASE("the same words are identical, other words among them a revision") {
  CopyFinder finder;
  finder.add(0, shingles(sentences(0, 20)));
  const auto same = finder.add(1, shingles(sentences(0, 20)));
  REQUIRE(same.size() == 1);
  CHECK(kind_of_copy(same.front()) == CopyKind::identical);
  const auto revised = finder.add(2, shingles(sentences(0, 14) + sentences(50, 6)));
  REQUIRE(revised.size() == 2);
  CHECK(kind_of_copy(revised.front()) == CopyKind::revised);
}

TEST_CASE("what lies further back than the window is forgotten") {
  CopyFinder finder({.half_window = 2});
  finder.add(0, shingles(sentences(0, 20)));
  for (int i = 1; i < 4; ++i) finder.add(static_cast<std::uint32_t>(i), shingles(sentences(i * 100, 20)));
  CHECK(finder.add(4, shingles(sentences(0, 20))).empty());
  CHECK(finder.add(5, shingles(sentences(300, 20))).size() == 1);
}
