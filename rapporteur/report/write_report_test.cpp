#include "rapporteur/report/write_report.h"

#include "rapporteur/report/html_articles.h"
#include "rapporteur/report/html_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace rapporteur;
using namespace rapporteur::report;

namespace {

Footnote note(std::uint32_t begin, std::uint32_t end, std::string_view text) {
  return {.article = 1,
          .fact = FactReference{1, FactKind::statement, 4},
          .outlet = "A & B",
          .day = "2018-01-17",
          .words = {{std::string(text.substr(begin, end - begin)), begin, end}}};
}

/// Footnotes that nest, cross, and share a beginning.
Report crossing() {
  Report report{.title = "Talks <b>& more"};
  const std::string text = "one two three\n\nfour <five>";
  report.articles.push_back({1, "A & B", "2018-01-17", "one", text});
  report.footnotes = {note(0, 7, text), note(4, 13, text), note(0, 3, text), note(15, 26, text)};
  ReportSection section{.heading = "Part", .level = 2};
  section.items.push_back(
      {.label = "offer",
       .sentence = {.pieces = {{"X said: ", false}, {"four <five>", true}}, .footnotes = {0, 1, 2, 3}}});
  report.sections.push_back(section);
  return report;
}

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("marks nest: a crossing one is cut in two pieces that light together") {
  const HtmlArticles articles = write_html_articles(crossing());
  CHECK(has(articles.html,
            "<p><mark id=\"w1\"><mark id=\"w3\">one</mark> <mark id=\"w2\">two</mark></mark><mark "
            "class=\"w2\"> three</mark></p>"));
  CHECK(has(articles.html, "<p><mark id=\"w4\">four &lt;five&gt;</mark></p>"));
  CHECK(has(articles.style, ":root:has(#w2:target) .w2"));
  CHECK(!has(articles.style, "#w1:"));
}

TEST_CASE("the HTML escapes what pages say and runs nothing") {
  const std::string html = write_html(crossing());
  CHECK(has(html, "<title>Talks &lt;b&gt;&amp; more</title>"));
  CHECK(!has(html, "<script"));
  CHECK(!has(html, "<five>"));
  CHECK(has(html, "href=\"#w4\""));
}

TEST_CASE("what HTML does not allow is replaced") {
  CHECK(html_text("a\x01\"b'\n") == "a\xEF\xBF\xBD&quot;b&#39;\n");
}

TEST_CASE("the text is wrapped and its footnotes name outlet, day, words and fact") {
  const std::string text = write_text(crossing(), 40);
  CHECK(has(text, "[offer] X said: \u201cfour <five>\u201d [1, 2, 3,\n4]\n"));
  CHECK(has(text, "[4] A & B, 17 January 2018: \u201cfour\n    <five>\u201d (1/statement/4)\n"));
}

TEST_CASE("Markdown says nothing by the marks of pages") {
  const std::string text = write_markdown(crossing());
  CHECK(has(text, "# Talks \\<b\\>\\& more\n"));
  CHECK(has(text, "- **offer** X said: \u201cfour \\<five\\>\u201d[^1][^2][^3][^4]\n"));
  CHECK(has(text, "[^3]: A \\& B, 17 January 2018: \u201cone\u201d (1/statement/4)\n"));
}
