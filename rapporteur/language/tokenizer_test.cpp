#include "rapporteur/language/tokenizer.h"

#include "rapporteur/language/string_ids.h"
#include "rapporteur/language/tokenizer_test_tools.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::language {

namespace {

class Cutter {
 public:
  explicit Cutter(const test::Patterns& patterns = {})
      : rules_(*read_tokenizer_rules(test::tokenizer_file(patterns, test::some_exceptions()))),
        tokenizer_(rules_, tables_) {}

  /// The tokens with "|" between them, and "_" for a blank behind one.
  std::string cut(std::string_view text) {
    tokenizer_.cut(text, tokens_);
    std::string out;
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (t > 0) out += '|';
      out += text.substr(tokens_.spans[t].begin, tokens_.spans[t].size());
      if (tokens_.has_space_after[t]) out += '_';
    }
    return out;
  }
  const Tokens& tokens() const { return tokens_; }
  const Lexeme& lexeme(std::size_t token) const { return tokenizer_.lexemes()[tokens_.lexemes[token]]; }
  Tokenizer& tokenizer() { return tokenizer_; }

 private:
  TokenizerRules rules_;
  LexemeTables tables_;
  Tokenizer tokenizer_;
  Tokens tokens_;
};

/// What the tokens leave out of a text are single blanks behind tokens.
void check_reproduces(std::string_view text, const Tokens& tokens) {
  std::size_t at = 0;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    REQUIRE(tokens.spans[t].begin == at);
    REQUIRE(tokens.spans[t].end > at);
    at = tokens.spans[t].end;
    if (!tokens.has_space_after[t]) continue;
    REQUIRE(at < text.size());
    REQUIRE(text[at] == ' ');
    ++at;
  }
  CHECK(at == text.size());
}

/// Numbers without a pattern that anyone would see, the same in every run.
class Dice {
 public:
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 7;
};

std::string random_text(Dice& dice) {
  static const std::vector<std::string> pieces{"don't", "a.m.", "(",  ")", "\"", "…",    "..",    " ",  "  ",
                                               "\n",    "km",   "10", "é", "中", "\xFF", "\xE4",  "'s", "x-y",
                                               "(:",    "etc.", ",",  "!", ".",  "Ab",   "\u00A0"};
  std::string text;
  for (std::uint32_t left = dice.below(12); left > 0; --left)
    text += pieces[dice.below(static_cast<std::uint32_t>(pieces.size()))];
  return text;
}

}  // namespace

TEST_CASE("words are parted at blanks, of which one belongs to the token before it") {
  Cutter cutter;
  CHECK(cutter.cut("") == "");
  CHECK(cutter.cut("one two") == "one_|two");
  CHECK(cutter.cut("one  two ") == "one_| |two_");
  CHECK(cutter.cut(" one") == " |one");
  CHECK(cutter.cut("one \n\n two") == "one_|\n\n |two");
  CHECK(cutter.cut("one\u00A0two") == "one|\u00A0|two");
}

TEST_CASE("marks are split off from outside in") {
  Cutter cutter;
  CHECK(cutter.cut("(\"one\"),") == "(|\"|one|\"|)|,");
  CHECK(cutter.cut("$10km!") == "$|10|km|!");
  CHECK(cutter.cut("$km") == "$|km");
  CHECK(cutter.cut("minister's") == "minister|'s");
  CHECK(cutter.cut("well....") == "well|....");
  CHECK(cutter.cut("one-two/three…four") == "one|-|two|/|three|…|four");
}

TEST_CASE("listed words are cut as the list says, with their norms") {
  Cutter cutter;
  CHECK(cutter.cut("\"don't\"") == "\"|do|n't|\"");
  CHECK(cutter.lexeme(2).features[Feature::norm] == string_id("not"));
  CHECK(cutter.cut("(n't") == "(|n't");
  CHECK(cutter.lexeme(1).features[Feature::norm] == string_id("n't"));
}

TEST_CASE("listed words are put together again where rules took them apart") {
  Cutter cutter;
  CHECK(cutter.cut("a.m.") == "a.m.");
  CHECK(cutter.cut("at a.m., etc.") == "at_|a.m.|,_|etc.");
  CHECK(cutter.cut("one-etc. two") == "one|-|etc._|two");
  CHECK(cutter.cut("one-etc .") == "one|-|etc_|.");
}

TEST_CASE("addresses stay whole") {
  Cutter cutter;
  CHECK(cutter.cut("(http://a.caf\u00E9.org/x-y)") == "(|http://a.caf\u00E9.org/x-y|)");
}

TEST_CASE("what is not UTF-8 counts as a character and keeps its place") {
  Cutter cutter;
  CHECK(cutter.cut("(\xFF\xE4\xB8) a\xC0") == "(|\xFF\xE4\xB8|)_|a\xC0");
  CHECK(cutter.lexeme(1).word == "\uFFFD\uFFFD");
  CHECK(cutter.lexeme(3).word == "a\uFFFD");
}

TEST_CASE("tokens and blanks give the text again, and words met before change nothing") {
  Cutter seasoned;
  Dice dice;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(dice);
    CAPTURE(text);
    const std::string tokens = seasoned.cut(text);
    check_reproduces(text, seasoned.tokens());
    if (i % 50 == 0) CHECK(Cutter().cut(text) == tokens);
  }
}

TEST_CASE("the window in which suffixes are looked for changes nothing") {
  test::Patterns unbounded;
  unbounded.suffix += "|;+$";
  Cutter bounded;
  Cutter plain(unbounded);
  Dice dice;
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(dice);
    CAPTURE(text);
    CHECK(bounded.cut(text) == plain.cut(text));
  }
}

TEST_CASE("a long word without blanks takes no longer than its length asks for") {
  Cutter cutter;
  constexpr std::size_t length = 200'000;
  for (const std::string_view piece : {"(", ")", "\"", ".", "$", "a.", "x-", "é", "//:@:"}) {
    std::string text;
    while (text.size() < length) text += piece;
    cutter.cut(text);
    check_reproduces(text, cutter.tokens());
  }
}

TEST_CASE("words are forgotten when they are too many") {
  Cutter cutter;
  cutter.cut("one two");
  CHECK(!cutter.tokenizer().forget_if_large());
  std::string many;
  for (int i = 0; i < 120'000; ++i) many += "w" + std::to_string(i) + " ";
  cutter.cut(many);
  CHECK(cutter.tokenizer().lexemes().size() > 100'000);
  CHECK(cutter.tokenizer().forget_if_large());
  CHECK(cutter.tokenizer().lexemes().size() == 0);
  CHECK(cutter.cut("\"don't\"") == "\"|do|n't|\"");
}

}  // namespace rapporteur::language
