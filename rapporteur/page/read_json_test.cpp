#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using page::read_bytes;

namespace {

std::string words_on_page(const RawPage& raw, PageSpan span) {
  return raw.bytes.substr(span.begin, span.size());
}

const GivenValue* given(const RawPage& raw, GivenValue::Kind kind) {
  for (const GivenValue& value : raw.given) {
    if (value.kind == kind) return &value;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("each line of JSON is a page with what it says of itself") {
  const auto all = read_bytes(
      "{\"url\":\"https://example.org/1\",\"html\":\"<p>One \\u2013 "
      "two</p>\",\"published\":\"2018-01-16\",\"title\":"
      "\"Talks\",\"outlet\":\"The Ledger\",\"authors\":[\"A. One\",{\"name\":\"B. Two\"}]}\n\n"
      "  {\"text\":\"Plain words\", \"language\":\"en\", \"id\": 7}\r\n");
  CHECK(all.gaps.empty());
  REQUIRE(all.pages.size() == 2);
  const RawPage& first = all.pages[0];
  CHECK(first.origin.entry == "line 1");
  CHECK(first.url == "https://example.org/1");
  CHECK(first.media == Media::html);
  CHECK(words_on_page(first, *first.text_span) == "<p>One \\u2013 two</p>");
  REQUIRE(given(first, GivenValue::Kind::published));
  CHECK(words_on_page(first, given(first, GivenValue::Kind::published)->traces.front().span) == "2018-01-16");
  CHECK(first.given.size() == 5);
  CHECK(first.given.back().words == "B. Two");
  CHECK(words_on_page(first, first.given.back().traces.front().span) == "B. Two");
  CHECK(all.pages[1].origin.entry == "line 3");
  CHECK(all.pages[1].media == Media::text);
  CHECK(all.pages[1].bytes == "{\"text\":\"Plain words\", \"language\":\"en\", \"id\": 7}");
  const Page page = make_page(first);
  CHECK(page.source() == "<p>One \xE2\x80\x93 two</p>");
  CHECK(page.given[0].traces.front().page == page.hash);
}

TEST_CASE("a damaged line is a gap and the others are read") {
  const auto all = read_bytes("{\"text\":\"one\"}\n{\"text\":oops}\n{\"url\":\"x\"}\n{\"text\":\"two\"}\n");
  REQUIRE(all.pages.size() == 2);
  REQUIRE(all.gaps.size() == 2);
  CHECK(all.gaps[0].kind == GapKind::unreadable_input);
  CHECK(all.gaps[0].origin.entry == "line 2");
  CHECK(all.gaps[1].kind == GapKind::not_a_page);
  const auto first_bad = read_bytes("{\"text\":oops}\n{\"text\":\"two\"}\n");
  CHECK(first_bad.pages.size() == 1);
  CHECK(first_bad.gaps.size() == 1);
}

TEST_CASE("a line that ends in the middle of its text is a page and a gap") {
  const auto all = read_bytes("{\"text\":\"one\"}\n{\"title\":\"T\",\"text\":\"Words that go on unt");
  REQUIRE(all.pages.size() == 2);
  CHECK(page::source_of(all.pages[1]) == "Words that go on unt");
  REQUIRE(all.gaps.size() == 1);
  CHECK(all.gaps[0].kind == GapKind::cut_short);
}

TEST_CASE("a line that is not UTF-8 is read and leads back to its bytes") {
  const auto all = read_bytes("{\"url\":\"x\",\"text\":\"caf\xE9 na\xEFve\"}\n");
  REQUIRE(all.pages.size() == 1);
  const Page page = make_page(all.pages[0]);
  CHECK(page.source() == "caf\xC3\xA9 na\xC3\xAFve");
  CHECK(page.on_page({3, 5}) == std::vector<PageSpan>{{22, 23}});
}

TEST_CASE("a JSON feed's items are pages") {
  const auto all = read_bytes(R"({
  "version": "https://jsonfeed.org/version/1.1", "title": "Feed",
  "items": [
    {"id": "1", "url": "https://example.org/1", "title": "One", "content_html": "<p>First<\/p>", "author": {"name": "A"},
     "date_published": "2018-01-16T10:00:00Z"},
    {"id": "2", "content_text": "Second"},
    {"id": "3", "summary": "Third"},
    {"id": "4", "title": "empty"}
  ]})");
  REQUIRE(all.pages.size() == 3);
  CHECK(all.gaps.size() == 1);
  CHECK(all.pages[0].origin.entry == "item 1");
  CHECK(all.pages[0].bytes.starts_with("{\"id\": \"1\""));
  CHECK(all.pages[0].given.size() == 3);
  CHECK(page::source_of(all.pages[0]) == "<p>First</p>");
  CHECK(page::source_of(all.pages[2]) == "Third");
}

TEST_CASE("an object over many lines and an array of objects are read") {
  CHECK(read_bytes("{\n  \"text\": \"one\"\n}\n").pages.size() == 1);
  const auto all = read_bytes("[\n {\"text\": \"one\"},\n {\"text\": \"two\"}\n]");
  REQUIRE(all.pages.size() == 2);
  CHECK(all.pages[1].bytes == "{\"text\": \"two\"}");
}

TEST_CASE("deep JSON is a gap") {
  std::string deep = "{\"a\":" + std::string(5000, '[') + std::string(5000, ']') + ",\"text\":\"x\"}\n";
  CHECK(read_bytes(deep + deep).pages.size() + read_bytes(deep).gaps.size() > 0);
}
