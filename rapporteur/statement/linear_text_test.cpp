#include "rapporteur/statement/linear_text.h"

#include "rapporteur/statement/linear_features.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::statement;

namespace {

struct Token {
  std::string_view written;
  Part part;
  Relation relation;
  std::uint32_t head;
  bool is_glued = false;  ///< no blank follows it
};

/// A text of tokens, all in one sentence, with its analysis.
struct Analysed {
  std::string text;
  Analysis analysis;
  std::vector<TextSpan> paragraphs;

  explicit Analysed(std::initializer_list<Token> tokens) {
    analysis.names = {"", "X"};
    for (const Token& token : tokens) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += token.written;
      analysis.tokens.push_back({begin, static_cast<std::uint32_t>(text.size())});
      if (!token.is_glued) text += ' ';
      analysis.tags.push_back(1);
      analysis.parts.push_back(token.part);
      analysis.relations.push_back(token.relation);
      analysis.heads.push_back(token.head);
      analysis.sentence_of.push_back(0);
      const auto lemma = static_cast<std::uint32_t>(analysis.lemma_bytes.size());
      analysis.lemma_bytes += token.written;
      analysis.lemma_spans.push_back({lemma, static_cast<std::uint32_t>(analysis.lemma_bytes.size())});
    }
    for (std::uint32_t i = 0; i < analysis.size(); ++i) add_edges(i);
    analysis.sentences.push_back({{0, analysis.size()}, 0});
    paragraphs.push_back({0, static_cast<std::uint32_t>(text.size() - 1)});
  }

  LinearText view() const { return view_text(text, analysis, paragraphs); }

 private:
  void add_edges(std::uint32_t token) {
    std::uint32_t left = token;
    std::uint32_t right = token;
    for (std::uint32_t other = 0; other < analysis.size(); ++other) {
      std::uint32_t at = other;
      while (at != token && analysis.heads[at] != at) at = analysis.heads[at];
      if (at != token) continue;
      left = std::min(left, other);
      right = std::max(right, other);
    }
    analysis.left_edges.push_back(left);
    analysis.right_edges.push_back(right);
  }
};

Analysed quoted(std::string_view opening, std::string_view closing) {
  return Analysed{
      {opening, Part::punct, Relation::punct, 3, true}, {"We", Part::pron, Relation::nsubj, 2},
      {"agree", Part::verb, Relation::ccomp, 5, true},  {closing, Part::punct, Relation::punct, 5},
      {"she", Part::pron, Relation::nsubj, 5},          {"said", Part::verb, Relation::root, 5}};
}

}  // namespace

TEST_CASE("words know their subjects, children and what they begin and end") {
  const LinearText text = quoted("\"", "\"").view();
  REQUIRE(text.size() == 6);
  CHECK(text.views[5].subject == 4);
  CHECK(text.views[2].subject == 1);
  CHECK((text.views[5].children >> static_cast<unsigned>(Relation::ccomp) & 1) == 1);
  CHECK(text.views[1].opens == 2);
  CHECK(text.views[2].closes == 2);
  CHECK(text.views[5].closes == 5);
  CHECK(text.sentences.size() == 1);
  CHECK(text.sentences[0].has_quote);
}

TEST_CASE("words know how far they stand from quotation marks") {
  const LinearText text = quoted("\"", "\"").view();
  CHECK(text.views[0].quote == QuotePlace::opening);
  CHECK(text.views[2].quote == QuotePlace::inside);
  CHECK(text.views[3].quote == QuotePlace::closing);
  CHECK(text.views[4].quote == QuotePlace::outside);
  CHECK(text.views[4].behind_quote == 0);
  CHECK(text.views[5].behind_quote == 1);
  CHECK(text.views[5].before_quote == LinearWord::far);
}

TEST_CASE("all quotation marks read alike") {
  const LinearText straight = quoted("\"", "\"").view();
  const LinearText curly = quoted("\u201C", "\u201D").view();
  REQUIRE(straight.size() == curly.size());
  for (std::uint32_t word = 0; word < straight.size(); ++word) {
    FeatureList one;
    FeatureList other;
    add_word_features(straight, word, one);
    add_word_features(curly, word, other);
    if (straight.views[word].part != Part::punct) CHECK(std::ranges::equal(one.keys(), other.keys()));
    CHECK(straight.views[word].form == curly.views[word].form);
  }
}

TEST_CASE("blank tokens are no words, and heads pass over them") {
  const LinearText text = Analysed{
      {"He", Part::pron, Relation::nsubj, 3},
      {"\t", Part::space, Relation::dep, 3},
      {"gladly", Part::adv, Relation::advmod, 1},
      {"agrees", Part::verb, Relation::root,
       3}}.view();
  REQUIRE(text.size() == 3);
  CHECK(text.views[0].head == 2);
  CHECK(text.views[1].head == 2);
  CHECK(text.views[2].left == 0);
}

TEST_CASE("names of persons are all alike to the model") {
  Analysed one{{"Ada", Part::propn, Relation::nsubj, 1}, {"agrees", Part::verb, Relation::root, 1}};
  Analysed other{{"Zoltan", Part::propn, Relation::nsubj, 1}, {"agrees", Part::verb, Relation::root, 1}};
  CHECK(one.view().views[0].lemma != other.view().views[0].lemma);
  for (Analysed* each : {&one, &other}) each->analysis.entities.push_back({{0, 1}, EntityKind::person});
  CHECK(one.view().views[0].lemma == other.view().views[0].lemma);
}

TEST_CASE("no list of features is full") {
  const LinearText text = quoted("\"", "\"").view();
  RoleSpans spans;
  spans.of(Role::cue) = {{5, 6}};
  spans.of(Role::speaker) = {{4, 5}};
  spans.of(Role::content) = {{1, 3}};
  const FirstPass first = view_first_pass(text, spans);
  CHECK(first.cues.at(0).subject == 4);
  CHECK(first.cue_behind[0] == 0);
  CHECK(first.cue_before[5] == 0);
  for (std::uint32_t word = 0; word < text.size(); ++word) {
    FeatureList list;
    add_word_features(text, word, list);
    CHECK(list.keys().size() < FeatureList::max_size);
    list.clear();
    add_second_features(text, first, word, list);
    CHECK(list.keys().size() < FeatureList::max_size);
  }
}

TEST_CASE("a text without words is viewed") {
  const LinearText text = view_text("", Analysis{}, {});
  CHECK(text.size() == 0);
  CHECK(text.sentences.empty());
}
