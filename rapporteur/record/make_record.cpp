#include "rapporteur/record/make_record.h"

#include "rapporteur/base/expect.h"

#include <utility>

namespace rapporteur {

namespace {

void expect_inside(PageSpan span, std::size_t size) {
  expect(span.begin <= span.end && span.end <= size, "a trace lies inside what carries it");
}

PageSpans spans_on_page(const Article& article, TextSpan words, std::size_t page_size) {
  expect(words.begin < words.end && words.end <= article.text.size(), "words lie inside the article's text");
  PageSpans spans(article.text.on_page(words));
  for (const PageSpan span : spans.all()) expect_inside(span, page_size);
  return spans;
}

RecordedBlock make_block(const Article& article, const Block& block, std::uint32_t ordinal,
                         std::size_t page_size) {
  PageSpans spans = spans_on_page(article, block.span, page_size);
  return {.ordinal = ordinal,
          .kind = block.kind,
          .is_body = block.is_body,
          .level = block.level,
          .permille = block.permille,
          .words = std::string(article.words(block)),
          .spans = std::move(spans)};
}

RecordedAttribution make_attribution(const Article& article, const Attribution& found, std::uint32_t ordinal,
                                     std::size_t page_size) {
  expect(!found.cue.empty() || !found.content.empty(), "an attribution has a cue or a content");
  const auto recorded = [&](const std::vector<TextSpan>& stretches) {
    std::vector<RecordedWords> all;
    all.reserve(stretches.size());
    for (const TextSpan each : stretches) {
      all.push_back({std::string(article.text.words(each)), spans_on_page(article, each, page_size)});
    }
    return all;
  };
  return {.ordinal = ordinal,
          .quote_type = found.quote_type,
          .permille = found.permille,
          .rules = found.rules,
          .speaker = recorded(found.speaker),
          .cue = recorded(found.cue),
          .content = recorded(found.content)};
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
  record.reading = readings.reading;
  record.attributions.reserve(readings.attributions.size());
  for (const Attribution& found : readings.attributions) {
    const auto ordinal = static_cast<std::uint32_t>(record.attributions.size());
    record.attributions.push_back(make_attribution(article, found, ordinal, page.bytes.size()));
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
  record.sighting = {std::move(page.origin), std::move(page.url), std::move(page.fetched)};
  record.writing = article.writing;
  record.metadata = article.metadata;
  record.page_bytes = std::move(page.bytes);
  return record;
}

}  // namespace rapporteur
