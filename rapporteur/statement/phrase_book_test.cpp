#include "rapporteur/statement/phrase_book.h"

#include <doctest/doctest.h>

#include <vector>

namespace rapporteur::statement {

namespace {

/// Words parted by blanks, each its own lemma but for those given as "form/lemma".
std::vector<PlainWord> plain(const Vocabulary& vocabulary, std::string_view text) {
  std::vector<PlainWord> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t slash = word.find('/');
    const std::string_view form = word.substr(0, slash);
    const std::string_view lemma = slash == std::string_view::npos ? word : word.substr(slash + 1);
    words.push_back({form, lemma, vocabulary.find(form), vocabulary.find(lemma)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

TEST_CASE("a phrase matches by form and by lemma") {
  Vocabulary vocabulary;
  PhraseBook book;
  book.add(vocabulary, "option|options be on the table", 7);
  PhraseBook::Match match;
  REQUIRE(book.longest_at(plain(vocabulary, "all options/option are/be on the table"), 1, match));
  CHECK(match.row == 7);
  CHECK(match.words == PhraseRange{1, 6});
  CHECK_FALSE(book.longest_at(plain(vocabulary, "all options are on the floor"), 1, match));
}

TEST_CASE("a word may be absent, a gap holds up to four words") {
  Vocabulary vocabulary;
  PhraseBook book;
  book.add(vocabulary, "refuse to make any? comment", 1);
  book.add(vocabulary, "keep * open", 2);
  PhraseBook::Match match;
  CHECK(book.longest_at(plain(vocabulary, "refuse to make comment"), 0, match));
  CHECK(book.longest_at(plain(vocabulary, "refuse to make any comment"), 0, match));
  CHECK(book.longest_at(plain(vocabulary, "keep open"), 0, match));
  CHECK(book.longest_at(plain(vocabulary, "keep all our old channels open"), 0, match));
  CHECK_FALSE(book.longest_at(plain(vocabulary, "keep all our many old channels open"), 0, match));
}

TEST_CASE("the longest of several phrases comes first") {
  Vocabulary vocabulary;
  PhraseBook book;
  book.add(vocabulary, "if", 1);
  book.add(vocabulary, "if and only if", 2);
  std::vector<PhraseBook::Match> found;
  book.find_at(plain(vocabulary, "if and only if they go"), 0, found);
  REQUIRE(found.size() == 2);
  CHECK(found[0].row == 2);
  CHECK(found[1].row == 1);
}

TEST_CASE("rows of a table leave out remarks and empty lines") {
  const auto rows = rows_of("# remark\na\tb\n\nc\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == std::vector<std::string_view>{"a", "b"});
  CHECK(rows[1] == std::vector<std::string_view>{"c"});
}

}  // namespace rapporteur::statement
