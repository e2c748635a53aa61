#include "rapporteur/article/find_metadata.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/json_text.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/page/parse_html.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;

namespace {

Page page_of(std::string html, std::string url = "https://www.daily-example.org/talks") {
  RawPage raw;
  raw.bytes = std::move(html);
  raw.url = std::move(url);
  return make_page(std::move(raw));
}

std::string collapse(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!base::is_space(c))
      out += c;
    else if (out.empty() || out.back() != ' ')
      out += ' ';
  }
  return out;
}

/// What a value's traces read, layer by layer.
std::string read_back(const Page& page, const MetadataValue& value) {
  std::string all;
  for (const Trace& trace : value.traces) {
    const std::string_view carrier = trace.carrier == Carrier::address ? page.url : page.bytes;
    std::string words(carrier.substr(trace.span.begin, trace.span.size()));
    for (const Layer layer : trace.writing.layers) {
      if (layer == Layer::json) words = base::json_words(words);
      if (layer != Layer::html) continue;
      const HtmlTree tree = parse_html("<body>.<i>" + words);
      words = collapse(tree.text_below(tree.body())).substr(1);
    }
    all += words;
  }
  return all;
}

void check_read_back(const Page& page, const Metadata& metadata) {
  const auto check = [&](const MetadataValue& value) { CHECK(read_back(page, value) == value.words); };
  for (const auto* value : {&metadata.headline, &metadata.published, &metadata.modified, &metadata.outlet,
                            &metadata.canonical_url, &metadata.language, &metadata.paywall}) {
    if (*value) check(**value);
  }
  for (const MetadataValue& author : metadata.authors) check(author);
}

Metadata read(const std::string& html, const std::string& url = "https://www.daily-example.org/talks") {
  const Page page = page_of(html, url);
  Metadata metadata = find_metadata(page);
  check_read_back(page, metadata);
  return metadata;
}

std::string value_of(const std::optional<MetadataValue>& value) {
  return value ? value->value : "";
}
std::string authors_of(const Metadata& metadata) {
  std::string out;
  for (const MetadataValue& author : metadata.authors) out += (out.empty() ? "" : "|") + author.value;
  return out;
}

}  // namespace

TEST_CASE("the site's name is left off the headline") {
  const Metadata metadata = read(
      "<title>Ministers meet &amp; talk - Daily Example</title><body><h1>Ministers meet &amp; "
      "talk</h1><p>Text.</p>");
  CHECK(value_of(metadata.headline) == "Ministers meet & talk");
  CHECK(value_of(read("<title>Ministers meet | Daily Example</title><p>Text").headline) == "Ministers meet");
  CHECK(value_of(read("<title>Daily Example: Ministers meet again</title><p>Text").headline) ==
        "Ministers meet again");
  CHECK(value_of(read("<meta property=og:site_name content='The Post'><meta property=og:title content='Rain "
                      "&ndash; and sun &ndash; The Post'>")
                     .headline) == "Rain \xE2\x80\x93 and sun");
}

TEST_CASE("a heading that names the site is not the headline") {
  const Metadata metadata = read(
      "<title>Ministers meet - Daily Example</title><body><h1>Daily Example</h1><h2>Ministers "
      "meet</h2><p>Text.</p>");
  CHECK(value_of(metadata.headline) == "Ministers meet");
}

TEST_CASE("a title's part is the outlet where another place says so") {
  const Metadata linked =
      read(R"(<title>Ministers meet | WPM News</title><a href="/">WPM</a><h1>Ministers meet</h1>)", "");
  CHECK(value_of(linked.outlet) == "WPM News");
  CHECK(linked.outlet->signal == Signal::title_element);
  const Metadata picture = read(R"(<title>The Some Ledger: Two days, two talks: what was said</title>
    <a href="/"><img src=l.gif alt="The Some Ledger"></a><b>Two days, two talks: what was said</b>)",
                                "");
  CHECK(value_of(picture.outlet) == "The Some Ledger");
  CHECK(value_of(picture.headline) == "Two days, two talks: what was said");
  CHECK(value_of(read("<title>Ministers meet - Norhaven Post</title><h1>Ministers meet</h1><p>&copy; 2018 "
                      "Norhaven Post.",
                      "")
                     .outlet) == "Norhaven Post");
  CHECK_FALSE(
      read("<title>Ministers meet - World</title><a href='/'>Norhaven Post</a><p>&copy; Norhaven Post.", "")
          .outlet.has_value());
}

TEST_CASE("where title and heading name the site alone, a lesser heading is the headline") {
  const Metadata metadata =
      read(R"(<title>The River Post</title><h1><a href="/"><img alt="The River Post"></a></h1>
    <div><h2>Ministers meet in the capital</h2><p>By <span>Ada Elm</span></p></div><p>Text)",
           "");
  CHECK(value_of(metadata.headline) == "Ministers meet in the capital");
  CHECK(authors_of(metadata) == "Ada Elm");
}

TEST_CASE("a heading that was never closed does not hold the text") {
  const std::string text(200, 'x');
  const Metadata metadata = read("<title>Ministers meet</title><h1>Ministers meet again<p>They met. " + text +
                                 "<p>They talked. " + text);
  CHECK(value_of(metadata.headline) == "Ministers meet again");
}

TEST_CASE("JSON-LD tells headline, authors, dates, outlet and paywall") {
  const Metadata metadata = read(
      R"(<html lang="en-GB"><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "NewsArticle", "headline": "Ministers \u201cmeet\u201d &amp; talk", "datePublished": "2018-01-17T09:30:00+09:00",
     "dateModified": "2018-01-18", "author": [{"@id": "#ada"}, {"@type": "Person", "name": "Ben Oak"}],
     "publisher": {"@type": "Organization", "name": "The Example"}, "isAccessibleForFree": "False"},
    {"@type": "Person", "@id": "#ada", "name": "Ada Elm"}]}</script><body><p>Text.)");
  CHECK(value_of(metadata.headline) == "Ministers \xE2\x80\x9Cmeet\xE2\x80\x9D & talk");
  CHECK(authors_of(metadata) == "Ada Elm|Ben Oak");
  CHECK(value_of(metadata.published) == "2018-01-17T09:30:00+09:00");
  CHECK(value_of(metadata.modified) == "2018-01-18");
  CHECK(value_of(metadata.outlet) == "The Example");
  CHECK(value_of(metadata.paywall) == "true");
  CHECK(value_of(metadata.language) == "en-GB");
  CHECK(metadata.published->signal == Signal::json_ld);
}

TEST_CASE("comments and listed articles in JSON-LD are not the article") {
  const Metadata metadata = read(R"(<script type="application/ld+json">{"@type": "Article", "headline": "Own",
    "comment": [{"@type": "Comment", "author": {"name": "Some Reader"}, "datePublished": "2019-02-02"}],
    "hasPart": {"@type": "Article", "headline": "Other", "datePublished": "2011-02-02"}}</script><p>Text)");
  CHECK(metadata.authors.empty());
  CHECK_FALSE(metadata.published.has_value());
}

TEST_CASE("metas tell what they tell") {
  const Metadata metadata = read(
      R"(<meta property="article:published_time" content="2018-01-17T09:30:00Z"><meta name="author" content="By Jane Doe">
    <meta property="og:site_name" content="Example &amp; Sons"><link rel="canonical" href="https://daily-example.org/talks?a=1&amp;b=2">
    <meta property="article:content_tier" content="free"><meta property="og:locale" content="de_de"><p>Text)");
  CHECK(value_of(metadata.published) == "2018-01-17T09:30:00Z");
  CHECK(authors_of(metadata) == "Jane Doe");
  CHECK(metadata.authors.front().words == "Jane Doe");
  CHECK(value_of(metadata.outlet) == "Example & Sons");
  CHECK(value_of(metadata.canonical_url) == "https://daily-example.org/talks?a=1&b=2");
  CHECK(value_of(metadata.paywall) == "false");
  CHECK(value_of(metadata.language) == "de-DE");
}

TEST_CASE("byline and dateline are read near the headline") {
  const Metadata metadata =
      read(R"(<html lang=de><body><nav><a>Politik</a></nav><h1>Minister treffen sich</h1>
    <div class="autor">Von <a href="/x">Anna  Ulme</a> und Jan Eiche</div><p>Stand: 18.01.2018</p><span>Ver&ouml;ffentlicht am 17. Januar 2018, 9.30 Uhr</span>
    <p>Der Text nennt den 1. Mai 2011 und anderes, und er ist viel l&auml;nger als eine Zeile, in der ein Datum stehen kann.</p>
    <footer>&copy; 2024</footer>)");
  CHECK(value_of(metadata.headline) == "Minister treffen sich");
  CHECK(authors_of(metadata) == "Anna Ulme|Jan Eiche");
  CHECK(value_of(metadata.published) == "2018-01-17T09:30:00");
  CHECK(value_of(metadata.modified) == "2018-01-18");
}

TEST_CASE("a time element counts when it stands by the headline") {
  const Metadata metadata =
      read(R"(<body><h1>Ministers meet</h1><time datetime="2018-01-17T09:30">yesterday</time><p>Text</p>
    <div class="related"><time datetime="2020-05-05">5 May</time></div>)");
  CHECK(value_of(metadata.published) == "2018-01-17T09:30:00");
  CHECK(metadata.published->signal == Signal::time_element);
}

TEST_CASE("people named for another task are no authors") {
  const Metadata metadata = read(R"(<body><h1>Ministers meet</h1><p>By <a rel=author href=/a>Ada Elm</a></p>
    <p>Reviewed by <a rel=author href=/b>Ben Oak</a></p><p>Photo: Cid Yew</p><p>Text)");
  CHECK(authors_of(metadata) == "Ada Elm");
}

TEST_CASE("a name is taken as its own element gives it, not with the words behind it") {
  const Metadata metadata = read(R"(<body><h1>Ministers meet</h1><p>By
    <a href="/magazine/contributor/elm">Ada B. Elm</a> View All by this writer</p><p>Text)");
  CHECK(authors_of(metadata) == "Ada B. Elm");
}

TEST_CASE("people linked elsewhere on the page do not join the author that a field names") {
  const Metadata metadata = read(R"(<meta name=author content="Ada Elm"><body><h1>Ministers meet</h1>
    <p><a rel=author href=/a>Ada Elm</a></p><p>Fact check</p><p><a rel=author href=/b>Ben Oak</a></p><p>Text)");
  CHECK(authors_of(metadata) == "Ada Elm");
  const Metadata both = read(R"(<meta name=author content="Ada Elm"><body><h1>Ministers meet</h1>
    <p>By Ada Elm and Ben Oak</p><p>Text)");
  CHECK(authors_of(both) == "Ada Elm|Ben Oak");
}

TEST_CASE("keys of templates and outlets in capitals are nobody") {
  CHECK(authors_of(read(R"(<meta name=author content="page.head.extra.author"><p>Text)")).empty());
  CHECK(authors_of(
            read(R"(<meta property="og:site_name" content="NORLAND TODAY"><script type="application/ld+json">
    {"@type": "Article", "author": {"@type": "Person", "name": "NORLAND TODAY"}}</script><p>Text)"))
            .empty());
}

TEST_CASE("a byline may be broken over lines and its roles left off") {
  const Metadata metadata = read(
      R"(<body><h1>Ministers meet</h1><div>By</div><div>Ada Elm, Senior Editor</div><div>17 January 2018</div><p>Text)");
  CHECK(authors_of(metadata) == "Ada Elm");
  CHECK(value_of(metadata.published) == "2018-01-17");
}

TEST_CASE("a change that the page shows is not its publication") {
  const Metadata metadata = read(
      R"(<body><h1>Ministers meet</h1><p>Published on January 17, 2018</p><p>Updated on January 19, 2018</p><p>Text)");
  CHECK(value_of(metadata.published) == "2018-01-17");
  CHECK(value_of(metadata.modified) == "2018-01-19");
}

TEST_CASE("a change soon after the stated publication is no publication, one long after is") {
  const auto page = [](const char* changed) {
    return std::string(R"(<script type="application/ld+json">{"@type": "NewsArticle",
    "datePublished": "2018-01-17T09:30:00+09:00"}</script><body><h1>Ministers meet</h1><p>Updated on )") +
           changed + "</p><p>Text";
  };
  CHECK(value_of(read(page("January 19, 2018")).published) == "2018-01-17T09:30:00+09:00");
  CHECK(value_of(read(page("January 19, 2018")).modified) == "2018-01-19");
  CHECK(value_of(read(page("June 19, 2018")).published) == "2018-06-19");
}

TEST_CASE("of statements that agree on the day, the one that tells the time is taken") {
  CHECK(value_of(read(R"(<meta name="DC.date.issued" content="2018-01-17"><script type="application/ld+json">
    {"@type": "NewsArticle", "datePublished": "2018-01-17T09:30:00Z"}</script><p>Text)")
                     .published) == "2018-01-17T09:30:00Z");
  CHECK(value_of(read("<body><h1>Ministers meet</h1><p>Posted: Jan 17, 2018 4:20 PM | Last Updated: January "
                      "17, 2018</p><p>Text")
                     .published) == "2018-01-17T16:20:00");
}

TEST_CASE("elements that hold their date for machines are believed") {
  const Metadata property = read(R"(<body><h1>Ministers meet</h1>
    <span itemprop="datePublished" content="2018-01-17T09:30:00Z">3/1/18</span><p>Text)");
  CHECK(value_of(property.published) == "2018-01-17T09:30:00Z");
  CHECK(property.published->signal == Signal::microdata);
  const Metadata format = read(R"(<body><h1>Ministers meet</h1>
    <p class="updated published" title="2018-01-17T09:30:00Z">Jan. 17, 2018 / Updated 15:02</p><p>Text)");
  CHECK(value_of(format.published) == "2018-01-17T09:30:00Z");
  CHECK_FALSE(format.modified.has_value());
}

TEST_CASE("a property of another item is not the article's") {
  const Metadata metadata = read(R"(<body><div itemscope><a href="/x">Other news</a>
    <span itemprop="datePublished" content="2019-05-05T10:00:00Z">May 5, 2019</span></div>
    <div itemscope><h1>Ministers meet</h1><span itemprop="datePublished" content="2018-01-17">17 January 2018</span></div><p>Text)");
  CHECK(value_of(metadata.published) == "2018-01-17");
}

TEST_CASE("a time in UTC yields to the day that the page shows") {
  const Metadata metadata = read(R"(<meta property="article:published_time" content="2018-01-16T23:00:00Z">
    <body><h1>Ministers meet</h1><p>17 January 2018</p><p>Text)");
  CHECK(value_of(metadata.published) == "2018-01-17");
}

TEST_CASE("a section beside the date is no author") {
  const Metadata metadata = read(R"(<body><h1>Ministers meet</h1><p>17 January 2018</p><p>Foreign Policy</p>
    <p>Their foreign policy , and any other policy of a foreign land, is told here at some length.</p>)");
  CHECK(metadata.authors.empty());
}

TEST_CASE("the address tells the date where nothing else does") {
  const Metadata metadata = read("<p>Text", "https://daily-example.org/2018/01/17/talks");
  CHECK(value_of(metadata.published) == "2018-01-17");
  CHECK(metadata.published->words == "2018/01/17");
  CHECK(metadata.published->signal == Signal::url);
}

TEST_CASE("an address may name the month by its name, or alone") {
  CHECK(value_of(read("<p>Text", "https://daily-example.org/2018/january/07/talks").published) ==
        "2018-01-07");
  CHECK_FALSE(read("<p>Text", "https://daily-example.org/2018/01/talks").published.has_value());
  const Metadata metadata = read(
      R"(<body><h1>A book on talks</h1><div class="meta">by Ada Elm &middot; Jan 7, 2018</div><p>Some words.</p>
      <p>More words.</p><p>Words.</p><p>And words.</p><p>Published: June 5, 2017</p>)",
      "https://daily-example.org/2018/01/book/");
  CHECK(value_of(metadata.published) == "2018-01-07");
}

TEST_CASE("a page that says nothing gets no metadata") {
  for (const char* url : {"", "hard::3", "://", "http://", "https://a..b/\xFF"}) {
    const Metadata metadata =
        read("<p>Some words that name nobody and no day.</p><footer>&copy; 2019 Example</footer>", url);
    CHECK(metadata.authors.empty());
    CHECK_FALSE(metadata.published.has_value());
    CHECK_FALSE(metadata.headline.has_value());
  }
  CHECK_FALSE(find_metadata(Page{}).headline.has_value());
}

TEST_CASE("values of pages in other encodings lead back to their bytes") {
  RawPage raw;
  raw.bytes =
      "<meta charset=windows-1252><title>M\xE4rz \x96 Daily Example</title><h1>M\xE4rz und April</h1>";
  raw.url = "https://daily-example.org/";
  const Page page = make_page(std::move(raw));
  const Metadata metadata = find_metadata(page);
  CHECK(value_of(metadata.headline) == "M\xC3\xA4rz und April");
  CHECK(page.bytes.substr(metadata.headline->traces.front().span.begin, 4) == "M\xE4rz");
}

TEST_CASE("the language of a text is detected") {
  CHECK(detect_language("Die Minister trafen sich am Dienstag in der Hauptstadt und sprachen \xC3\xBC"
                        "ber den Frieden im Land.") == "de");
  CHECK(detect_language("The ministers met in the capital on Tuesday and spoke about peace in the country "
                        "for many hours.") == "en");
  CHECK(detect_language("").empty());
}
