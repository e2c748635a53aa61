#include "rapporteur/article/find_article.h"

#include "rapporteur/page/make_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace rapporteur;

namespace {

Page page_of(std::string html, std::string url = "https://harbour.example/2018/01/talks") {
  RawPage raw;
  raw.bytes = std::move(html);
  raw.url = std::move(url);
  raw.media = Media::html;
  return make_page(std::move(raw));
}

Metadata metadata_of(const Page& page, const std::string& headline) {
  Metadata metadata;
  metadata.headline =
      MetadataValue{headline, headline, Signal::heading, Traces(Trace{page.hash, PageSpan{0, 1}})};
  return metadata;
}

const std::string paragraphs =
    "<p>Delegates from both sides met on Tuesday at the border village, the first such meeting in more than "
    "two years, and "
    "agreed to go on talking about the winter games.</p>"
    "<p>The ministry said in a statement that a &ldquo;hot line&rdquo; between the two armies would be "
    "opened again, and that "
    "a further round of talks was planned for the end of the month.</p>"
    "<p>Observers warned that the harder questions, among them sanctions and inspections, had not been "
    "touched.</p>";

const std::string news_page =
    "<html><head><title>Two sides agree to talk - The Harbour Post</title></head><body>"
    "<nav><ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li><li><a "
    "href=/sport>Sport</a></li></ul></nav>"
    "<article><h1>Two sides agree to talk</h1><div class=article-body>" +
    paragraphs +
    "</div></article><aside class=related><h3>Related stories</h3><ul><li><a href=/1>Snow closes the "
    "mountain road</a></li>"
    "<li><a href=/2>Fishing fleet stays in port</a></li></ul></aside>"
    "<script>var text = 'never shown';</script><footer><p>Copyright The Harbour "
    "Post</p></footer></body></html>";

Article article_of(const Page& page, const std::string& headline = "Two sides agree to talk") {
  return find_article(page, find_blocks(page), metadata_of(page, headline), RepeatedBlocks(),
                      ArticleRules::shipped());
}

const Block* block_with(const Article& article, std::string_view words) {
  const auto at = std::ranges::find_if(article.blocks, [&](const Block& block) {
    return article.words(block).find(words) != std::string::npos;
  });
  return at == article.blocks.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the body is the paragraphs of the article and nothing else") {
  const Page page = page_of(news_page);
  const Article article = article_of(page);
  const std::string body = article.body();
  CHECK(body.starts_with("Delegates from both sides met on Tuesday"));
  CHECK(body.ends_with("had not been touched."));
  CHECK(std::ranges::count(body, '\n') == 2);
  CHECK(article.gaps.empty());
}

TEST_CASE("nothing that is shown is left out, and scripts are not shown") {
  const Article article = article_of(page_of(news_page));
  for (const char* words :
       {"Home", "Sport", "Related stories", "Fishing fleet stays in port", "Copyright The Harbour Post"}) {
    const Block* block = block_with(article, words);
    REQUIRE_MESSAGE(block != nullptr, words);
    CHECK_FALSE(block->is_body);
  }
  CHECK(block_with(article, "never shown") == nullptr);
}

TEST_CASE("the headline is told from the body") {
  const Article article = article_of(page_of(news_page));
  const Block* block = block_with(article, "Two sides agree to talk");
  REQUIRE(block != nullptr);
  CHECK(block->kind == BlockKind::headline);
  CHECK_FALSE(block->is_body);
}

TEST_CASE("words are joined across inline elements and parted at line breaks and boxes") {
  const Article article =
      article_of(page_of("<body><p>The cease<b>fire</b> held,  \n the <i>envoy</i>&nbsp;said.<br>No&shy;body "
                         "was hurt.</p><div>Out<div>side</div></div>"));
  CHECK(block_with(article, "The ceasefire held, the envoy said.") != nullptr);
  const Block* second = block_with(article, "Nobody was hurt.");
  REQUIRE(second != nullptr);
  CHECK(article.words(*second) == "Nobody was hurt.");
  CHECK(block_with(article, "Outside") == nullptr);
}

TEST_CASE("every block leads back to the bytes it was read from") {
  const Page page = page_of(news_page);
  const Article article = article_of(page);
  CHECK_FALSE(article.blocks.empty());
  std::uint32_t end = 0;
  for (const Block& block : article.blocks) {
    CHECK(block.span.begin >= end);
    end = block.span.end;
    std::string read;
    for (const PageSpan span : article.text.on_page(block.span))
      read += page.bytes.substr(span.begin, span.size());
    const std::string_view words = article.words(block);
    if (words.find("\xE2\x80\x9C") == std::string_view::npos) {
      CHECK(read == words);
    } else {
      CHECK(read.find("&ldquo;hot line&rdquo;") != std::string::npos);
    }
  }
}

TEST_CASE("a block repeated on pages of one host leaves the body, a copied article does not") {
  const std::string notice =
      "<p>Readers are asked to tell the editors of this paper about any mistake they find in its pages, so "
      "that it may be mended.</p>";
  const auto with = [&](const std::string& own, const char* url) {
    return page_of("<html><head><title>Report</title></head><body><article><h1>Report</h1>" + own + notice +
                       "</article></body>",
                   url);
  };
  const std::string second =
      "<p>The harbour was closed for three days after the storm, and ships were sent along the coast.</p>"
      "<p>The mayor said that repairs, which had been put off for years, would now begin in spring.</p>"
      "<p>Fishermen asked the council for help, as the season had begun badly for most of them.</p>";
  const std::string third =
      "<p>A new school was opened in the old town on Monday, the first to be built there since the war.</p>"
      "<p>Teachers had asked for it for a long time, and parents had gathered more than two thousand "
      "names.</p>"
      "<p>The building, of brick and glass, holds twelve classrooms and a library that is open to all.</p>";
  RepeatedBlocks repeated;
  const Page first = with(paragraphs, "https://harbour.example/1");
  for (int i = 0; i < 3; ++i) repeated.add_page(find_blocks(first));
  const auto body_of = [&](const Page& page) {
    return find_article(page, find_blocks(page), Metadata(), repeated, ArticleRules::shipped()).body();
  };
  CHECK(body_of(first).find("Delegates") != std::string::npos);
  repeated.add_page(find_blocks(with(second, "https://harbour.example/2")));
  repeated.add_page(find_blocks(with(third, "https://harbour.example/3")));
  CHECK(body_of(first).find("Delegates") != std::string::npos);
  CHECK(body_of(first).find("Readers are asked") == std::string::npos);
}

TEST_CASE("counts of repeated blocks are handed out once and added up again") {
  const PageBlocks blocks = find_blocks(page_of(news_page));
  REQUIRE_FALSE(blocks.block_keys.empty());
  RepeatedBlocks repeated;
  repeated.add_page(blocks);
  RepeatedBlocks later;
  for (const RepeatedBlocks::Count& count : repeated.take_changes())
    later.add_count(count.host, count.key, count.pages);
  CHECK(repeated.take_changes().empty());
  CHECK(later.pages_with(blocks.host, blocks.block_keys.front()) == 1);
  CHECK(later.pages_with("other.example", blocks.block_keys.front()) == 0);
}

TEST_CASE("a page without an article says so and keeps its text") {
  const Article article =
      article_of(page_of("<body><ul><li><a href=/a>One</a></li><li><a href=/b>Two</a></li></ul>"), "None");
  CHECK(article.body().empty());
  REQUIRE(article.gaps.size() == 1);
  CHECK(article.gaps.front().kind == GapKind::no_article);
  CHECK(article.blocks.size() == 2);
}

TEST_CASE("weights that are cut, longer or none at all are refused") {
  CHECK_FALSE(ArticleRules::load("").has_value());
  CHECK_FALSE(ArticleRules::load("rapporteur article weights 1\n").has_value());
}
