#include "rapporteur/analysis/analysis_test_tools.h"
#include "tests/model_package.h"

#include <doctest/doctest.h>

#include <optional>
#include <random>

namespace rapporteur {

namespace {

/// An article of these blocks, a blank line between them.
Article article_of(const std::vector<std::pair<BlockKind, std::string>>& blocks) {
  Article made;
  TextBuilder text;
  for (const auto& [kind, words] : blocks) {
    if (text.size() > 0) text.append_made("\n\n");
    const std::uint32_t begin = text.size();
    text.append_same(words, begin);
    const bool is_body = kind == BlockKind::paragraph || kind == BlockKind::quote;
    made.blocks.push_back({kind, {begin, text.size()}, is_body, 0, 1000});
  }
  made.text = text.finish();
  return made;
}

std::string_view words(const Article& article, const Analysis& analysis, TokenRange tokens) {
  return article.text.words(analysis.span_of(tokens));
}

}  // namespace

TEST_CASE("the article's own blocks are analysed, not what names its makers") {
  CHECK(Block{BlockKind::paragraph, {}, true, 0, 0}.tells());
  CHECK_FALSE(Block{BlockKind::paragraph, {}, false, 0, 0}.tells());
  CHECK(Block{BlockKind::headline, {}, false, 0, 0}.tells());
  CHECK(Block{BlockKind::caption, {}, false, 0, 0}.tells());
  CHECK_FALSE(Block{BlockKind::byline, {}, true, 0, 0}.tells());
  CHECK_FALSE(Block{BlockKind::teaser, {}, false, 0, 0}.tells());
}

TEST_CASE("an article is analysed block by block") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  const Article article =
      article_of({{BlockKind::headline, "Minister rejects plan"},
                  {BlockKind::byline, "By Jane Doe"},
                  {BlockKind::paragraph,
                   "Anna Kovacs said on Tuesday that she was against it. \xE2\x80\x9CNever!\xE2\x80\x9D"},
                  {BlockKind::boilerplate, "Share this"},
                  {BlockKind::quote, "The council voted."}});
  const Analysis made = analyse(article, reader);
  CHECK(analysis::broken_promise(article, made) == "");
  CHECK(made.tokens_in(article.blocks[1].span).is_empty());
  CHECK(made.tokens_in(article.blocks[3].span).is_empty());
  REQUIRE(made.sentences.size() >= 4);
  CHECK(words(article, made, made.sentences.back().tokens) == "The council voted.");
  CHECK(made.sentences.back().block == 4);
  const TokenRange name = made.tokens_in({article.blocks[2].span.begin, article.blocks[2].span.begin + 11});
  REQUIRE(made.entity_at(name.begin));
  CHECK(made.entity_at(name.begin)->kind == EntityKind::person);
  CHECK(made.head_of(name) == name.end - 1);
  CHECK(made.relations[name.end - 1] == Relation::nsubj);
  CHECK(made.lemma(made.heads[name.end - 1]) == "say");
  CHECK(made.parts[made.heads[name.end - 1]] == Part::verb);
}

TEST_CASE("an article without text has an empty analysis") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  const Analysis made = analyse(Article(), reader);
  CHECK(made.size() == 0);
  CHECK(analysis::broken_promise(Article(), made) == "");
}

TEST_CASE("what holds of every analysis holds of texts without sense") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  const std::vector<std::string> parts{"don't", " ",
                                       "  ",    "\n",
                                       "U.S.",  "(",
                                       ")",     "\"",
                                       "-",     "that",
                                       "said",  ".",
                                       ", ",    "\xE2\x80\x94",
                                       "10km",  "\xF0\x9F\x98\x80",
                                       "the",   "man ",
                                       "\xFF",  "\t",
                                       "Kyiv ", "'s",
                                       "and ",  "who ",
                                       "a.m.",  "www.x.org"};
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::pair<BlockKind, std::string>> blocks;
    for (unsigned block = 0; block < 1 + random() % 3; ++block) {
      std::string text;
      for (unsigned i = 0; i < 1 + random() % 40; ++i) text += parts[random() % parts.size()];
      blocks.emplace_back(BlockKind::paragraph, text);
    }
    const Article article = article_of(blocks);
    CHECK(analysis::broken_promise(article, analyse(article, reader)) == "");
  }
}

}  // namespace rapporteur
