// Any bytes make a page, and any page an article: its blocks stand in order, lie inside the text, and lead
// back to bytes of the page.
#include "rapporteur/article/find_article.h"
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/page/make_page.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  RawPage raw;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  raw.url = "https://harbour.example/page";
  raw.media = Media::html;
  const Page page = make_page(std::move(raw));
  const PageBlocks blocks = find_blocks(page);
  RepeatedBlocks repeated;
  repeated.add_page(blocks);
  const Article article = find_article(page, blocks, find_metadata(page), repeated, ArticleRules::shipped());
  std::uint32_t end = 0;
  for (const Block& block : article.blocks) {
    expect(block.span.begin >= end && block.span.end > block.span.begin,
           "blocks stand in order and hold words");
    expect(block.permille <= 1000, "a confidence is in thousandths");
    end = block.span.end;
    const auto spans = article.text.on_page(block.span);
    expect(!spans.empty(), "a block was read from the page");
    for (const PageSpan span : spans)
      expect(span.begin < span.end && span.end <= page.bytes.size(), "a trace lies in the page");
  }
  expect(end <= article.text.size(), "blocks lie inside the text");
  expect(article.body().size() <= article.text.size(), "the body is part of the text");
  return 0;
}
