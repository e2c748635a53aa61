#include "rapporteur/page/make_page.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>
using namespace rapporteur;
using page::source_of;

namespace {

Page page_of(std::string bytes, std::string charset = {}) {
  RawPage raw;
  raw.bytes = std::move(bytes);
  raw.declared_charset = std::move(charset);
  return make_page(std::move(raw));
}

}  // namespace

TEST_CASE("valid UTF-8 is taken as it is") {
  const Page page = page_of("<p>caf\xC3\xA9</p>");
  CHECK(page.is_same);
  CHECK(page.encoding == "utf-8");
  CHECK(page.media == Media::html);
  CHECK(page.on_page({3, 8}) == std::vector<PageSpan>{{3, 8}});
}

TEST_CASE("a byte order mark is no part of the text") {
  const Page page = page_of("\xEF\xBB\xBFtext");
  CHECK(page.source() == "text");
  CHECK(page.encoding_signal == EncodingSignal::byte_order_mark);
  CHECK(page.on_page({0, 4}) == std::vector<PageSpan>{{3, 7}});
}

TEST_CASE("a legacy page leads back to its bytes") {
  const Page page = page_of(
      "<meta charset=iso-8859-1><p>\x93na\xEFve\x94 \x80"
      "5</p>");
  CHECK(page.encoding == "windows-1252");
  CHECK(page.encoding_signal == EncodingSignal::meta_prescan);
  const std::string words =
      "\xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D \xE2\x82\xAC"
      "5";
  const auto at = static_cast<std::uint32_t>(page.source().find(words));
  CHECK(page.on_page({at, at + static_cast<std::uint32_t>(words.size())}) == std::vector<PageSpan>{{28, 38}});
}

TEST_CASE("the header goes before the meta element") {
  const Page page = page_of("<meta charset=windows-1252>\xC0\xE1", "windows-1251");
  CHECK(page.encoding == "windows-1251");
  CHECK(page.encoding_signal == EncodingSignal::http_header);
  CHECK(page.source().ends_with("\xD0\x90\xD0\xB1"));
}

TEST_CASE("a declaration that the bytes contradict is overruled") {
  const Page utf8 = page_of("<meta charset=iso-8859-1><p>Seoul\xE2\x80\x99s caf\xC3\xA9</p>");
  CHECK(utf8.encoding == "utf-8");
  CHECK(utf8.encoding_signal == EncodingSignal::detected);
  CHECK(utf8.overruled_encoding == "windows-1252");
  CHECK(utf8.is_same);
  const Page western =
      page_of("<meta charset=utf-8><p>\x93one\x94 \x93two\x94 it\x92s, it\x92s, it\x92s</p>");
  CHECK(western.encoding == "windows-1252");
  CHECK(western.overruled_encoding == "utf-8");
}

TEST_CASE("where the header is wrong the page's own word is asked") {
  const Page page = page_of("<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0", "utf-8");
  CHECK(page.encoding == "windows-1251");
  CHECK(page.encoding_signal == EncodingSignal::meta_prescan);
  CHECK(page.overruled_encoding == "utf-8");
}

TEST_CASE("an undeclared page in ISO-2022-JP is told by its escapes") {
  CHECK(page_of("<p>\x1B$B3$\x1B(B.").encoding == "iso-2022-jp");
}

TEST_CASE("a few malformed bytes do not overrule UTF-8") {
  const Page page = page_of("<meta charset=utf-8>\xC3\xA9\xC3\xA8\xC3\xA0 \xFF end");
  CHECK(page.encoding == "utf-8");
  CHECK(page.source() == "<meta charset=utf-8>\xC3\xA9\xC3\xA8\xC3\xA0 \xEF\xBF\xBD end");
  CHECK(page.on_page({27, 30}) == std::vector<PageSpan>{{27, 28}});
}

TEST_CASE("UTF-16 is read with and without its mark") {
  using namespace std::string_literals;
  CHECK(source_of("\xFF\xFEh\0i\0"s) == "hi");
  CHECK(source_of("\xFE\xFF\0h\0i"s) == "hi");
  CHECK(source_of("<\0p\0>\0h\0i\0 \0t\0h\0e\0r\0e\0"s) == "<p>hi there");
  CHECK(source_of("hi", "utf-16le") == "hi");
}

TEST_CASE("East Asian pages are read by declaration and by detection") {
  const std::string gbk = "\xB3\xAF\xCF\xCA\xB0\xEB\xB5\xBA";  // "Korean peninsula"
  CHECK(source_of("<p>" + gbk, "gb2312") == "<p>\xE6\x9C\x9D\xE9\xB2\x9C\xE5\x8D\x8A\xE5\xB2\x9B");
  CHECK(source_of("<p>\x8A\x43", "shift_jis") == "<p>\xE6\xB5\xB7");
  CHECK(source_of("<p>\x1B$B3$\x1B(B.", "iso-2022-jp") == "<p>\xE6\xB5\xB7.");
  CHECK(source_of("<p>\xB9\xE6", "euc-kr") == "<p>\xEB\xB0\xA9");
  std::string long_korean = "<p>";
  for (int i = 0; i < 20; ++i)
    long_korean += "\xC7\xD1\xB1\xB9 \xC1\xA4\xBA\xCE\xB4\xC2 \xC0\xCC \xBF\xC0\xB4\xC3 ";
  CHECK(page_of(long_korean).encoding == "euc-kr");
}

TEST_CASE("what the standard reads differently from ICU is read as the standard has it") {
  const auto read = [](const std::string& bytes, const char* encoding) {
    const page::Decoded decoded = page::decode(bytes, encoding);
    return std::string(decoded.utf8(bytes));
  };
  CHECK(read("\xAE", "koi8-u") == "\xD1\x9E");
  CHECK(read("\xA1", "iso-8859-16") == "\xC4\x84");
  CHECK(read("\xCA", "windows-1255") == "\xD6\xBA");
  CHECK(read("\xAA", "windows-1253") == "\xEF\xBF\xBD");
  CHECK(read("\xDB", "windows-874") == "\xEF\xBF\xBD");
  CHECK(read("\x81", "windows-1252") == "\xC2\x81");
  CHECK(read("\x80\xA3\xA0", "gbk") == "\xE2\x82\xAC\xE3\x80\x80");
  CHECK(read("\x88\x40\x81\x40", "big5") == "\xE3\x87\x80\xEF\xBF\xBD@");
  CHECK(read("\x80\x1A\x7F", "shift_jis") == "\xC2\x80\x1A\x7F");
  CHECK(read("\x81 ", "shift_jis") == "\xEF\xBF\xBD ");
  CHECK(read("\x80\xC9\xA1", "euc-kr") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("the text of a JSON line leads back through its escapes") {
  RawPage raw;
  raw.bytes = R"({"url":"x","html":"<p>caf\u00e9 \"now\"<\/p>"})";
  raw.text_span = PageSpan{19, 44};
  raw.writing = Writing{}.then(Layer::json);
  raw.media = Media::html;
  const Page page = make_page(std::move(raw));
  CHECK(page.source() == "<p>caf\xC3\xA9 \"now\"</p>");
  CHECK(page.encoding_signal == EncodingSignal::container);
  CHECK(page.on_page({6, 8}) == std::vector<PageSpan>{{25, 31}});
  TextBuilder builder;
  page.append_to(builder, "caf\xC3\xA9", {3, 8}, true);
  const Text text = builder.finish();
  CHECK(text.on_page(text.all()) == std::vector<PageSpan>{{22, 31}});
}

TEST_CASE("CDATA and escaped text in turn make one text") {
  RawPage raw;
  raw.bytes = "<c><![CDATA[a&amp;b]]> &lt;i&gt; <![CDATA[]]]]><![CDATA[>]]></c>";
  raw.text_span = PageSpan{3, 60};
  raw.text_parts = {{{12, 19}, true}, {{22, 33}, false}, {{42, 44}, true}, {{56, 57}, true}};
  raw.writing = Writing{}.then(Layer::xml);
  raw.media = Media::html;
  const Page page = make_page(std::move(raw));
  CHECK(page.source() == "a&amp;b <i> ]]>");
  CHECK(page.on_page({8, 9}) == std::vector<PageSpan>{{23, 27}});
  CHECK(page.on_page({12, 15}) == std::vector<PageSpan>{{42, 44}, {56, 57}});
}

TEST_CASE("any byte in any encoding makes a page") {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  std::string_view table = base::embedded("encoding_labels.tsv");
  std::vector<std::string> charsets = {"nonsense"};
  for (; !table.empty(); table.remove_prefix(table.find('\n') + 1)) {
    charsets.emplace_back(table.substr(0, table.find('\t')));
  }
  REQUIRE(charsets.size() > 200);
  for (const std::string& charset : charsets) {
    CAPTURE(charset);
    CHECK_FALSE(source_of(all, charset).empty());
    CHECK(source_of("", charset).empty());
  }
}

TEST_CASE("a span decodes by itself or within its page") {
  const std::string page = "\x1B$B3$\x1B(B.";
  CHECK(page::decode_span(page, "iso-2022-jp", {3, 5}) == "\xE6\xB5\xB7");
  CHECK(page::decode_span("a\xE9", "windows-1252", {1, 2}) == "\xC3\xA9");
  CHECK(page::decode_span("\x8A\x43x", "shift_jis", {0, 2}) == "\xE6\xB5\xB7");
}
