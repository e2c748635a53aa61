#include "rapporteur/language/lexemes.h"

#include "rapporteur/language/characters.h"

#include <doctest/doctest.h>

namespace rapporteur::language {

namespace {

/// The value of a feature of a word.
StringId value(Feature feature, std::string_view word, std::string_view norm = {}) {
  static const LexemeTables tables{.norms = {{string_id("labour"), "labor"}, {string_id("’s"), "is"}}};
  Lexemes lexemes(tables);
  return lexemes[lexemes.add(word, norm)].features[feature];
}

std::string lower(std::string_view text) {
  std::string lowered;
  lower_case(text, lowered);
  return lowered;
}

}  // namespace

TEST_CASE("a word's outline tells letters and digits, and long runs by four") {
  for (const auto& [word, shape] :
       std::vector<std::pair<std::string, std::string>>{{"Hello", "Xxxxx"},
                                                        {"aaaaaaaa", "xxxx"},
                                                        {"10:30am", "dd:ddxx"},
                                                        {"ǅ", "x"},
                                                        {"x²", "xd"},
                                                        {"......", "...."},
                                                        {"Éé中", "Xxx"},
                                                        {std::string(99, 'a'), "xxxx"},
                                                        {std::string(100, 'a'), "LONG"}}) {
    CAPTURE(word);
    CHECK(value(Feature::shape, word) == string_id(shape));
  }
}

TEST_CASE("norms come from exceptions, then the package, then the marks that are one, then lower case") {
  CHECK(value(Feature::norm, "Labour") == string_id("labour"));
  CHECK(value(Feature::norm, "labour") == string_id("labor"));
  CHECK(value(Feature::norm, "labour", "work") == string_id("work"));
  CHECK(value(Feature::norm, "”") == string_id("\""));
  CHECK(value(Feature::norm, "€") == string_id("$"));
  CHECK(value(Feature::norm, "’s") == string_id("is"));
}

TEST_CASE("beginnings and ends are counted in characters") {
  CHECK(value(Feature::prefix, "éa") == string_id("é"));
  CHECK(value(Feature::suffix, "abcdé") == string_id("cdé"));
  CHECK(value(Feature::suffix, "中") == string_id("中"));
  CHECK(value(Feature::orth, "mark") == 423);
  CHECK(value(Feature::is_space, "\n\u3000") == 1);
  CHECK(value(Feature::is_space, "a ") == 0);
}

TEST_CASE("lower case follows all of Unicode's rules") {
  CHECK(lower("ABC") == "abc");
  CHECK(lower("İ") == "i\u0307");
  CHECK(lower("ΟΔΟΣ") == "οδος");
  CHECK(lower("") == "");
}

TEST_CASE("a word has one number for each norm") {
  const LexemeTables tables;
  Lexemes lexemes(tables);
  const std::uint32_t first = lexemes.add("can");
  CHECK(lexemes.add("can", "could") != first);
  CHECK(lexemes.add("can") == first);
  for (int i = 0; i < 5000; ++i) lexemes.add("w" + std::to_string(i));
  CHECK(lexemes.add("can") == first);
  CHECK(lexemes.features(first, true)[Feature::has_space] == 1);
  CHECK(lexemes[first].features[Feature::has_space] == 0);
}

}  // namespace rapporteur::language
