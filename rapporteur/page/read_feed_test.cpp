#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using page::read_bytes;
using page::source_of;

namespace {

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Feed</title>" +
         items + "</channel></rss>";
}

std::string on_page(const RawPage& raw, const Traces& traces) {
  std::string all;
  for (const Trace& trace : traces) all += raw.bytes.substr(trace.span.begin, trace.span.size());
  return all;
}

}  // namespace

TEST_CASE("an RSS item is a page with its full content") {
  const auto all = read_bytes(
      rss("<item><title>Talks &amp; trains</title><link>https://example.org/1?a=1&amp;b=2</link>"
          "<pubDate>Tue, 16 Jan 2018 10:00:00 GMT</pubDate><dc:creator><![CDATA[A. Writer]]></dc:creator>"
          "<description>Short</description><content:encoded>\n <![CDATA[<p>One &amp; "
          "two</p>]]>\n</content:encoded></item>"
          "<item><description>&lt;p&gt;Escaped &amp;amp; more&lt;/p&gt;</description></item>"));
  CHECK(all.gaps.empty());
  REQUIRE(all.pages.size() == 2);
  const RawPage& first = all.pages[0];
  CHECK(first.origin.entry == "item 1");
  CHECK(first.bytes.starts_with("<item>"));
  CHECK(first.bytes.ends_with("</item>"));
  CHECK(first.url == "https://example.org/1?a=1&b=2");
  CHECK(source_of(first) == "<p>One &amp; two</p>");
  CHECK(first.writing == Writing{});
  REQUIRE(first.given.size() == 3);
  CHECK(first.given[0].words == "Talks & trains");
  CHECK(on_page(first, first.given[0].traces) == "Talks &amp; trains");
  CHECK(first.given[0].traces.front().writing == Writing{}.then(Layer::xml));
  CHECK(on_page(first, first.given[2].traces) == "A. Writer");
  CHECK(first.given[2].traces.front().writing == Writing{});
  CHECK(source_of(all.pages[1]) == "<p>Escaped &amp; more</p>");
  CHECK(all.pages[1].writing == Writing{}.then(Layer::xml));
}

TEST_CASE("a title that is HTML within XML is read through both") {
  const auto all = read_bytes(
      rss("<item><title>North&amp;#8217;s &amp;amp; South</title><description>x</description></item>"
          "<item><title><![CDATA[Q&amp;A]]></title><description>x</description></item>"));
  REQUIRE(all.pages.size() == 2);
  CHECK(all.pages[0].given.at(0).words == "North\xE2\x80\x99s & South");
  CHECK(all.pages[0].given[0].traces.front().writing == Writing{}.then(Layer::xml).then(Layer::html));
  CHECK(all.pages[1].given.at(0).words == "Q&A");
  CHECK(all.pages[1].given[0].traces.front().writing == Writing{}.then(Layer::html));
}

TEST_CASE("content in several CDATA sections is joined") {
  const auto all =
      read_bytes(rss("<item><content:encoded><![CDATA[<p>a]]]]><![CDATA[>b</p>]]></content:encoded></item>"));
  REQUIRE(all.pages.size() == 1);
  const Page page = make_page(all.pages[0]);
  CHECK(page.source() == "<p>a]]>b</p>");
  CHECK(page.on_page({3, 7}) == std::vector<PageSpan>{{35, 38}, {50, 51}});
}

TEST_CASE("an Atom entry is a page, whichever way its content is written") {
  const auto all = read_bytes(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title>"
      "<entry><title type=\"text\">One</title><link rel=\"self\" href=\"https://example.org/self\"/>"
      "<link href=\"https://example.org/1\"/><author><name>A. "
      "Writer</name></author><updated>2018-01-17</updated>"
      "<published>2018-01-16</published><content type=\"html\">&lt;p&gt;Words&lt;/p&gt;</content></entry>"
      "<entry><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>In &amp; "
      "line</p></div></content>"
      "</entry><entry><summary>Plain summary.</summary></entry></feed>");
  REQUIRE(all.pages.size() == 3);
  CHECK(all.pages[0].url == "https://example.org/1");
  CHECK(all.pages[0].given.size() == 4);
  CHECK(source_of(all.pages[0]) == "<p>Words</p>");
  CHECK(source_of(all.pages[1]) == "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>In &amp; line</p></div>");
  CHECK(all.pages[2].media == Media::text);
  CHECK(source_of(all.pages[2]) == "Plain summary.");
}

TEST_CASE("an RSS 1.0 feed has its items beside the channel") {
  const auto all = read_bytes(
      "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><channel><items><rdf:Seq/></items></channel>"
      "<item rdf:about=\"x\"><dc:date>2018-01-16</dc:date><description>Words</description></item></rdf:RDF>");
  REQUIRE(all.pages.size() == 1);
  CHECK(all.pages[0].given.at(0).words == "2018-01-16");
}

TEST_CASE("a malformed item costs itself alone") {
  const auto all =
      read_bytes(rss("<item><description>one</description></item><item><description>bad <b <</item>"
                     "<item><title>only a title</title></item><item><description>two</description></item>"));
  REQUIRE(all.pages.size() >= 2);
  CHECK(source_of(all.pages.front()) == "one");
  CHECK(source_of(all.pages.back()) == "two");
  CHECK_FALSE(all.gaps.empty());
}

TEST_CASE("a feed that ends in an item gives what is there") {
  const auto all =
      read_bytes("<rss><channel><item><description>one</description></item><item><description>words that");
  REQUIRE(all.pages.size() == 2);
  CHECK(source_of(all.pages[1]) == "words that");
  CHECK(all.gaps.at(0).kind == GapKind::cut_short);
}

TEST_CASE("a feed in a legacy encoding leads back to its bytes") {
  const auto all = read_bytes(
      "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss><channel><item><title>na\xEFve</title>"
      "<description>caf\xE9 &#8211; bar</description></item></channel></rss>");
  REQUIRE(all.pages.size() == 1);
  const Page page = make_page(all.pages[0]);
  CHECK(page.encoding == "windows-1252");
  CHECK(page.source() == "caf\xC3\xA9 \xE2\x80\x93 bar");
  CHECK(page.given.at(0).words == "na\xC3\xAFve");
  CHECK(on_page(all.pages[0], page.given[0].traces) == "na\xEFve");
  const auto spans = page.on_page({3, 9});
  REQUIRE(spans.size() == 1);
  CHECK(page.bytes.substr(spans[0].begin, spans[0].size()) == "\xE9 &#8211;");
}

TEST_CASE("entities that a document defines are not expanded") {
  const auto all = read_bytes(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
      "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
      "<rss><channel><item><description>&b;&b;</description></item></channel></rss>");
  REQUIRE(all.pages.size() == 1);
  CHECK(source_of(all.pages[0]) == "&b;&b;");
}

TEST_CASE("text written in two ways that cannot both be read is cut and said to be") {
  const auto all = read_bytes(rss(
      "<item><description>a &amp; b <![CDATA[this is the longer part &amp; more]]></description></item>"));
  REQUIRE(all.pages.size() == 1);
  CHECK(source_of(all.pages[0]) == "this is the longer part &amp; more");
  CHECK(all.gaps.at(0).kind == GapKind::cut_short);
}
