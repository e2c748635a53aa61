#include "rapporteur/record/make_record.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/record/make_facts.h"

#include <utility>

namespace rapporteur {

namespace {

void expect_inside(PageSpan span, std::size_t size) {
  expect(span.begin <= span.end && span.end <= size, "a trace lies inside what carries it");
}

RecordedBlock make_block(const Article& article, const Block& block, std::uint32_t ordinal,
                         std::size_t page_size) {
  PageSpans spans = record::spans_on_page(article, block.span, page_size);
  return {.ordinal = ordinal,
          .kind = block.kind,
          .is_body = block.is_body,
          .level = block.level,
          .permille = block.permille,
          .words = std::string(article.words(block)),
          .spans = std::move(spans)};
}

void expect_traced(const Metadata& metadata, const Page& page) {
  for (const NamedValue& named : values_of(metadata)) {
    for (const Trace& trace : named.value->traces) {
      expect(trace.page == page.hash, "a fact's traces name its own page");
      expect_inside(trace.span, trace.carrier == Carrier::bytes ? page.bytes.size() : page.url.size());
    }
  }
}

}  // namespace

Record make_record(Page page, const Article& article, const Readings& readings) {
  expect(article.page == page.hash, "an article is recorded with the page it was found in");
  expect_traced(article.metadata, page);
  Record record;
  record.blocks.reserve(article.blocks.size());
  for (const Block& block : article.blocks) {
    const auto ordinal = static_cast<std::uint32_t>(record.blocks.size());
    record.blocks.push_back(make_block(article, block, ordinal, page.bytes.size()));
  }
  for (const Gap& gap : article.gaps) {
    if (gap.where) expect_inside(*gap.where, page.bytes.size());
    record.gaps.push_back(gap);
  }
  record.page = {.hash = page.hash,
                 .byte_count = static_cast<std::uint32_t>(page.bytes.size()),
                 .url = page.url,
                 .media = page.media,
                 .encoding = page.encoding,
                 .encoding_signal = page.encoding_signal};
  record::add_facts(record, article, readings);
  record.sighting = {std::move(page.origin), std::move(page.url), std::move(page.fetched)};
  record.writing = article.writing;
  record.metadata = article.metadata;
  record.page_bytes = std::move(page.bytes);
  return record;
}

}  // namespace rapporteur
