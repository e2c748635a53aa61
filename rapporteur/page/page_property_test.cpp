// What must hold for every page, however it came in: its words lead to bytes that, read back by encoding and
// layers, give the same words.
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/read_back.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>

using namespace rapporteur;

namespace {

std::vector<base::WrittenSlice> slices_of(const page::SpanDecoder& decoder,
                                          const std::vector<PageSpan>& spans, Writing writing) {
  std::vector<base::WrittenSlice> slices;
  for (const PageSpan& span : spans) slices.push_back({decoder.read(span), writing});
  return slices;
}

/// The writing of a feed's text that stands in CDATA and escaped text alike is that of its escaped parts.
void check_words(const Page& page) {
  const page::SpanDecoder decoder(page.bytes, page.encoding);
  const std::string_view source = page.source();
  std::uint32_t words = 0;
  for (std::size_t at = 0; at < source.size() && words < 3000; ++words) {
    while (at < source.size() && base::is_space(source[at])) ++at;
    std::size_t end = at;
    while (end < source.size() && !base::is_space(source[end])) ++end;
    if (end == at) break;
    const SourceSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const auto slices = slices_of(decoder, page.on_page(span), page.writing);
    const std::string_view word = source.substr(at, end - at);
    const bool holds = base::reads_as(slices, word);
    if (!holds) CHECK_MESSAGE(holds, page.origin.entry << ": " << word);
    at = end;
  }
  CHECK(words <= source.size());
}

/// Elements whose text knows no character references.
constexpr std::array<std::string_view, 7> raw_elements = {"script",   "style", "iframe",   "noembed",
                                                          "noframes", "xmp",   "plaintext"};

void check_piece(const Page& page, const page::SpanDecoder& decoder, const TextPiece& piece,
                 Writing writing) {
  TextBuilder builder;
  page.append_to(builder, piece.value, piece.source, piece.is_same);
  const Text text = builder.finish();
  const auto slices = slices_of(decoder, text.on_page(text.all()), writing);
  const bool holds = base::reads_as(slices, piece.value);
  if (!holds) CHECK_MESSAGE(holds, page.origin.input << ": " << piece.value.substr(0, 60));
}

void check_pieces(const Page& page) {
  const page::SpanDecoder decoder(page.bytes, page.encoding);
  for (NodeId id = 0; id < page.tree.size(); ++id) {
    if (page.tree.node(id).kind != NodeKind::text) continue;
    const auto parent = page.tree.node(id).parent;
    const std::string_view parent_name = parent == no_node ? std::string_view{} : page.tree.name(parent);
    const bool is_raw = std::ranges::find(raw_elements, parent_name) != raw_elements.end();
    const Writing writing = is_raw ? page.writing : page.writing.then(Layer::html);
    for (std::size_t i = 0; i < page.tree.piece_count(id); ++i)
      check_piece(page, decoder, page.tree.piece(id, i), writing);
  }
}

void check_given(const Page& page) {
  const page::SpanDecoder decoder(page.bytes, page.encoding);
  for (const GivenValue& given : page.given) {
    std::vector<base::WrittenSlice> slices;
    bool is_of_page = true;
    for (const Trace& trace : given.traces) {
      is_of_page = is_of_page && trace.page == page.hash;
      slices.push_back({decoder.read(trace.span), trace.writing});
    }
    const bool holds = is_of_page && base::reads_as(slices, given.words);
    CHECK_MESSAGE(holds, given.words);
  }
}

void check_page(const Page& page) {
  check_words(page);
  check_pieces(page);
  check_given(page);
}

std::size_t check_all(std::string bytes) {
  auto all = page::read_bytes(std::move(bytes));
  for (RawPage& raw : all.pages) check_page(make_page(std::move(raw)));
  return all.pages.size();
}

}  // namespace

TEST_CASE("words of a page in any encoding read back") {
  CHECK(check_all("<p>caf\xC3\xA9 &eacute; a&amp;b \xE2\x80\x93 &notit; end</p>") == 1);
  CHECK(check_all("\xEF\xBB\xBF<p>with a mark \xEF\xBB\xBFwithin</p>") == 1);
  CHECK(check_all("<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2 &mdash; \xEC\xE8\xF0</p>") == 1);
  CHECK(check_all("<meta charset=gbk><p>\xB3\xAF\xCF\xCA\xB0\xEB\xB5\xBA \x81\x30\x81\x30 \xFF x</p>") == 1);
  CHECK(check_all("<meta charset=shift_jis><p>\x8A\x43\x8A\x43 \xB1\xB2 \x81 x</p>") == 1);
  CHECK(check_all("<meta charset=iso-2022-jp><p>\x1B$B3$3$\x1B(B and \x1B$B3$\x1B(B</p>") == 1);
  CHECK(check_all("<meta charset=big5><p>\xA4\xA4\xA4\xE5 \x88\x62 x</p>") == 1);
  CHECK(check_all("<meta charset=utf-8><p>bad \xE2\x80 \xF0\x9F bytes \xC3\xA9\xC3\xA9\xC3\xA9</p>") == 1);
  std::string wide = "\xFF\xFE";
  for (char c : std::string("<p>wide words &amp; more</p>")) wide += {c, '\0'};
  CHECK(check_all(wide) == 1);
}

TEST_CASE("words of a page inside JSON and feeds read back") {
  CHECK(check_all("{\"title\":\"A \\u00e9 \\\"b\\\"\",\"html\":\"<p>caf\\u00e9 &eacute; "
                  "\\ud83d\\ude00\\n\\ttwo &amp;lt; "
                  "lines<\\/p>\",\"authors\":[\"X \\\\ Y\"]}\n") == 1);
  CHECK(check_all("{\"text\":\"caf\xE9 \\u2013 na\xEFve\",\"title\":\"\xE9t\xE9\"}\n") == 1);
  CHECK(check_all("<rss><channel><item><title>A &amp;amp; B</title><description>&lt;p&gt;caf&amp;eacute; "
                  "&amp;amp;amp; "
                  "x&lt;/p&gt;</description></item><item><title><![CDATA[C & "
                  "D]]></title><content:encoded><![CDATA[<p>a "
                  "&amp;lt; ]]]]><![CDATA[> b</p>]]></content:encoded></item></channel></rss>") == 2);
  CHECK(check_all("<?xml version=\"1.0\" "
                  "encoding=\"shift_jis\"?><rss><channel><item><title>\x8A\x43</title><description>"
                  "&lt;p&gt;\x8A\x43 &amp;amp; \x8A\x43&lt;/p&gt;</description></item></channel></rss>") ==
        1);
  std::string wide = "\xFF\xFE";
  for (char c :
       std::string("<rss><channel><item><title>T &amp; U</title><description>&lt;p&gt;wide &amp;amp; "
                   "words&lt;/p&gt;</description></item></channel></rss>")) {
    wide += {c, '\0'};
  }
  CHECK(check_all(wide) == 1);
}

TEST_CASE("words of saved pages read back") {
  constexpr std::size_t step = 20;
  const std::filesystem::path folder = "../shared/data/pages";
  if (!std::filesystem::is_directory(folder)) {
    MESSAGE("skipped: there are no saved pages here");
    return;
  }
  std::vector<std::string> names;
  for (const auto& set : std::filesystem::directory_iterator(folder)) {
    if (std::filesystem::is_directory(set.path() / "html")) names.push_back((set.path() / "html").string());
  }
  std::size_t number = 0;
  std::size_t pages = 0;
  Inputs inputs(names);
  while (auto found = inputs.next()) {
    auto* raw = std::get_if<RawPage>(&*found);
    if (!raw || ++number % step != 0) continue;
    check_page(make_page(std::move(*raw)));
    ++pages;
  }
  CHECK(pages > 0);
}
