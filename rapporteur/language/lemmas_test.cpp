#include "rapporteur/language/lemmas.h"

#include "rapporteur/language/alphabetic.h"
#include "rapporteur/language/morph_features.h"

#include <doctest/doctest.h>

namespace rapporteur::language {

namespace {

LemmaTables small_tables() {
  LemmaTables tables;
  tables.part = "verb";
  tables.endings = {{"ies", "y"}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}, {"s", ""}};
  for (const auto* word : {"hope", "hop", "fine", "sing", "carry"}) tables.words.add(word);
  tables.irregular.add("went");
  tables.irregular_ranges = {{0, 2}};
  tables.lemmas = {"go", "wend"};
  return tables;
}

std::string verb(const Lemmas& lemmas, std::string_view word, std::string_view features = "VerbForm=Fin",
                 Lemmas::Order order = Lemmas::Order::as_written) {
  return lemmas.lemma({word, word}, "VERB", features, order);
}

}  // namespace

TEST_CASE("an ending is replaced where that gives a known word") {
  const Lemmas lemmas({small_tables()});
  CHECK(verb(lemmas, "hoped") == "hope");
  CHECK(verb(lemmas, "hoped", "", Lemmas::Order::known_first) == "hop");
  CHECK(verb(lemmas, "carries") == "carry");
  CHECK(verb(lemmas, "sings") == "sing");
  CHECK(verb(lemmas, "blurbed") == "blurbe");  // unknown: the first rule that fits
  CHECK(verb(lemmas, "x9ed") == "x9e");        // not letters alone: as good as known
  CHECK(verb(lemmas, "xyz") == "xyz");
}

TEST_CASE("irregular forms come first") {
  CHECK(verb(Lemmas({small_tables()}), "went") == "wend");  // each is put before the last
}

TEST_CASE("base forms and parts without tables stay as they are") {
  const Lemmas lemmas({small_tables()});
  CHECK(lemmas.lemma({"Sings", "sings"}, "VERB", "VerbForm=Inf") == "sings");
  CHECK(lemmas.lemma({"Sings", "sings"}, "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin") == "sings");
  CHECK(lemmas.lemma({"Sings", "sings"}, "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin") == "sing");
  CHECK(lemmas.lemma({"Sings", "sings"}, "ADV", "") == "sings");
  CHECK(lemmas.lemma({"Sings", "sings"}, "PROPN", "") == "Sings");
  CHECK(lemmas.lemma({"\n", "\n"}, "SPACE", "") == "\n");
  CHECK(lemmas.lemma({"Ab", "ab"}, "", "") == "ab");
}

TEST_CASE("the cache gives what the rules give") {
  Labels labels;
  const Lemmas lemmas({small_tables()});
  const LabelId part = labels.add("VERB");
  LemmaCache cache(lemmas, labels);
  CHECK(cache.lemma(3, {"hoped", "hoped"}, part, 0) == "hope");
  CHECK(cache.lemma(3, {"hoped", "hoped"}, part, 0) == "hope");
  CHECK(cache.lemma(3, {"hoped", "hoped"}, labels.add("ADV"), 0) == "hoped");
  CHECK(cache.size() == 2);
  cache.clear();
  CHECK(cache.lemma(3, {"sings", "sings"}, part, 0) == "sing");
}

TEST_CASE("features are put in order") {
  CHECK(sorted_features("PronType=Dem|Number=Sing") == "Number=Sing|PronType=Dem");
  CHECK(sorted_features("B=y,x|A=z") == "A=z|B=x,y");
  CHECK(sorted_features("_") == "");
  CHECK(feature_value("Number=Sing|Person=3", "Person") == "3");
  CHECK(feature_value("Number=Sing|Person=3", "Pers") == "");
}

TEST_CASE("letters alone") {
  CHECK(is_alphabetic("na\xC3\xAFve"));
  CHECK(is_alphabetic("\xE6\x97\xA5\xE6\x9C\xAC"));
  CHECK_FALSE(is_alphabetic("a1"));
  CHECK_FALSE(is_alphabetic("a\xCC\x88"));  // a combining mark
  CHECK_FALSE(is_alphabetic(""));
  CHECK_FALSE(is_alphabetic("a\xFF"));
}

TEST_CASE("a word set finds what was added and nothing else") {
  WordSet words;
  CHECK(words.find("0") == WordSet::none);
  for (int i = 0; i < 1000; ++i) CHECK(words.add(std::to_string(i)) == static_cast<std::uint32_t>(i));
  CHECK(words.add("17") == 17);
  CHECK(words.count() == 1000);
  CHECK(words.word(999) == "999");
  CHECK(words.find("1000") == WordSet::none);
  CHECK_FALSE(words.contains(""));
  CHECK(words.add("") == 1000);
  CHECK(words.contains(""));
}

}  // namespace rapporteur::language
