#include "rapporteur/record/make_record.h"

#include "rapporteur/base/expect.h"

#include <doctest/doctest.h>

using namespace rapporteur;

namespace {

Page page_of(std::string bytes) {
  Page page;
  page.hash = hash_of(bytes);
  page.bytes = std::move(bytes);
  page.url = "https://herald.example/2018/01/16/talks";
  page.origin = {"talks.html", ""};
  page.encoding = "utf-8";
  return page;
}

Article article_of(const Page& page) {
  TextBuilder text;
  text.append_same("Talks open", 3);
  text.append_made("\n\n");
  text.append_same("They sat", 20);
  text.append_replaced(" ", {28, 31});
  text.append_same("down.", 31);
  Article article;
  article.page = page.hash;
  article.text = text.finish();
  article.writing = Writing{}.then(Layer::html);
  article.blocks = {{.kind = BlockKind::headline, .span = {0, 10}},
                    {.kind = BlockKind::paragraph, .span = {12, 26}, .is_body = true, .permille = 900}};
  return article;
}

/// A page is never copied; the test makes it again from its bytes.
Page same(const Page& page) {
  return page_of(page.bytes);
}

MetadataValue value_at(const Page& page, PageSpan span, Carrier carrier) {
  return {"2018-01-16", "2018/01/16", Signal::url, Traces(Trace{page.hash, span, {}, carrier})};
}

}  // namespace

TEST_CASE("a record holds each block's words and where they stand") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  const Record record = make_record(same(page), article_of(page));
  REQUIRE(record.blocks.size() == 2);
  CHECK(record.blocks[1].words == "They sat down.");
  CHECK(record.blocks[1].spans.all() == std::vector<PageSpan>{{20, 36}});
  CHECK(record.body() == "They sat down.");
  CHECK(record.traces(record.blocks[1].spans).front().writing == Writing{}.then(Layer::html));
  CHECK(record.page.byte_count == page.bytes.size());
  CHECK(record.sighting.url == page.url);
}

TEST_CASE("a block of our own making is no fact") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  Article article = article_of(page);
  article.blocks[0].span = {10, 12};
  CHECK_THROWS_AS(make_record(same(page), article), Defect);
}

TEST_CASE("a trace beyond what carries it is a broken promise") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  Article article = article_of(page);
  const auto url_size = static_cast<std::uint32_t>(page.url.size());
  article.metadata.published = value_at(page, {url_size - 16, url_size - 6}, Carrier::address);
  CHECK_NOTHROW(make_record(same(page), article));
  article.metadata.published = value_at(page, {url_size - 6, url_size + 4}, Carrier::address);
  CHECK_THROWS_AS(make_record(same(page), article), Defect);
}

TEST_CASE("an article is not recorded with another page") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  CHECK_THROWS_AS(make_record(page_of("<p>Another page, long enough for all of the spans"), article_of(page)),
                  Defect);
}

TEST_CASE("metadata is taken apart by its fields and put together again") {
  const Page page = page_of("<p>Talks open</p>");
  Metadata metadata;
  metadata.authors = {value_at(page, {0, 1}, Carrier::bytes), value_at(page, {1, 2}, Carrier::bytes)};
  metadata.published = value_at(page, {2, 3}, Carrier::bytes);
  const auto values = values_of(metadata);
  REQUIRE(values.size() == 3);
  CHECK(values[1].name == "author");
  CHECK(values[1].ordinal == 1);
  Metadata again;
  for (const NamedValue& named : values) CHECK(set_value(again, named.name, *named.value));
  CHECK(again.authors == metadata.authors);
  CHECK(again.published == metadata.published);
  CHECK_FALSE(set_value(again, "weather", *metadata.published));
}

TEST_CASE("an attribution is recorded with the words of each role and where they stand") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  const Attribution found{.speaker = {{12, 16}},
                          .cue = {{17, 20}},
                          .content = {{0, 5}, {17, 25}},
                          .quote_type = QuoteType::indirect,
                          .permille = 700,
                          .rules = {AttributionRule::heads}};
  const Record record =
      make_record(same(page), article_of(page), {.reading = Reading::full, .attributions = {found}});
  CHECK(record.reading == Reading::full);
  REQUIRE(record.attributions.size() == 1);
  const RecordedAttribution& recorded = record.attributions[0];
  CHECK(recorded.speaker == std::vector<RecordedWords>{{"They", PageSpans(PageSpan{20, 24}), 12, 16}});
  CHECK(recorded.content[1] == RecordedWords{"sat down", PageSpans(PageSpan{25, 35}), 17, 25});
  RecordedAttribution again;
  for (const auto& part : words_of(recorded)) CHECK(add_item(again, part.role, *part.item));
  CHECK(again.content == recorded.content);
  CHECK_FALSE(add_item(again, "weather", recorded.cue[0]));
}

TEST_CASE("an attribution of nothing, or of words beyond the text, is a broken promise") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  const auto recorded_with = [&](const Attribution& found) {
    return make_record(same(page), article_of(page), {.reading = Reading::full, .attributions = {found}});
  };
  CHECK_THROWS_AS(recorded_with({.speaker = {{12, 16}}}), Defect);
  CHECK_THROWS_AS(recorded_with({.content = {{17, 2000}}}), Defect);
  CHECK_THROWS_AS(recorded_with({.content = {{17, 17}}}), Defect);
}

TEST_CASE("an event is recorded with its parties' words and the triggers of its other mentions") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  Event found;
  found.event = found.content = Plover::consult;
  found.actors = {{"nobody known", -1, {}}, {"They", -1, {12, 16}}};
  found.trigger = {{17, 20}};
  found.also = {{{0, 5}, {6, 10}}, {{21, 25}}};
  const Record record = make_record(same(page), article_of(page), {.is_analysed = true, .events = {found}});
  REQUIRE(record.events.size() == 1);
  const RecordedEvent& recorded = record.events[0];
  CHECK(recorded.actors.size() == 2);
  CHECK(recorded.actor_words == std::vector<RecordedWords>{{"They", PageSpans(PageSpan{20, 24}), 12, 16}});
  CHECK(recorded.actor_words_of == std::vector<std::uint32_t>{1});
  REQUIRE(recorded.also.size() == 3);
  CHECK(recorded.also[2].words == "down");
  CHECK(recorded.also_of == std::vector<std::uint32_t>{0, 0, 1});
  CHECK_FALSE(recorded.statement.has_value());
}

TEST_CASE("an event without a trigger, or of a statement that is not there, is a broken promise") {
  const Page page = page_of("<p>Talks open</p><p>They sat<b>down.</b>");
  Event found;
  CHECK_THROWS_AS(make_record(same(page), article_of(page), {.events = {found}}), Defect);
  found.trigger = {{17, 20}};
  CHECK_NOTHROW(make_record(same(page), article_of(page), {.events = {found}}));
  found.statement = 0;
  CHECK_THROWS_AS(make_record(same(page), article_of(page), {.events = {found}}), Defect);
}
