#include "rapporteur/base/read_back.h"

#include <doctest/doctest.h>

#include <vector>

using namespace rapporteur;
using base::HtmlPlace;
using base::read_back;
using base::reads_as;

namespace {
using Pieces = std::vector<std::string>;
constexpr Writing html = Writing{}.then(Layer::html);
}  // namespace

TEST_CASE("layers are undone from the outside in") {
  CHECK(read_back("caf&eacute; &#8211; &amp;amp;", html) == "caf\xC3\xA9 \xE2\x80\x93 &amp;");
  CHECK(read_back("&#150; &notit; &#x1F600;", html) == "\xE2\x80\x93 \xC2\xACit; \xF0\x9F\x98\x80");
  CHECK(read_back("caf\\u0026eacute; \\\"x\\\"", Writing{}.then(Layer::json).then(Layer::html)) ==
        "caf\xC3\xA9 \"x\"");
  CHECK(read_back("&amp;lt;b&amp;gt; &#38;amp;", Writing{}.then(Layer::xml).then(Layer::html)) == "<b> &");
  CHECK(read_back("&amp; &eacute;", Writing{}.then(Layer::xml)) == "& &eacute;");
  CHECK(read_back("&amp;", Writing{}) == "&amp;");
}

TEST_CASE("a name without its semicolon is none before a letter in an attribute") {
  CHECK(read_back("a?b&copy=1", html, HtmlPlace::text) == "a?b\xC2\xA9=1");
  CHECK(read_back("a?b&copy=1", html, HtmlPlace::attribute) == "a?b&copy=1");
  const std::vector<base::WrittenSlice> slices = {{"a?b&copy=1", html}};
  CHECK(reads_as(slices, "a?b&copy=1"));
  CHECK(reads_as(slices, "a?b\xC2\xA9=1"));
  CHECK_FALSE(reads_as(slices, "a?b=1"));
}

TEST_CASE("white space may differ where both sides have some") {
  CHECK(reads_as(Pieces{"two \n\t words"}, "two words"));
  CHECK(reads_as(Pieces{"two\xC2\xA0words"}, "two words"));
  CHECK(reads_as(Pieces{"two\x0Fwords"}, "two words"));
  CHECK_FALSE(reads_as(Pieces{"two words"}, "twowords"));
  CHECK_FALSE(reads_as(Pieces{"twowords"}, "two words"));
}

TEST_CASE("between pieces there may be white space or none") {
  CHECK(reads_as(Pieces{"two", "words"}, "two words"));
  CHECK(reads_as(Pieces{"two", "words"}, "twowords"));
  CHECK(reads_as(Pieces{"two ", "words"}, "twowords"));
  CHECK(reads_as(Pieces{"two", "words"}, " two words\n"));
  CHECK_FALSE(reads_as(Pieces{"two", "words"}, "tw owords"));
  CHECK_FALSE(reads_as(Pieces{"two", "words"}, "two word"));
  CHECK_FALSE(reads_as(Pieces{"two", "words"}, "two words more"));
  CHECK(reads_as(Pieces{}, ""));
}
