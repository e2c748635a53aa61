#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>
#include <zlib.h>

using namespace rapporteur;
using page::read_bytes;

namespace {

std::string record(const std::string& type, const std::string& content_type, const std::string& block,
                   const std::string& more = {}) {
  const std::string number = std::to_string(block.size());
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:test:" + number +
         ">\r\nWARC-Target-URI: https://example.org/" + number + "\r\nWARC-Date: 2018-01-16T10:00:00Z\r\n" +
         more + "Content-Type: " + content_type + "\r\nContent-Length: " + number + "\r\n\r\n" + block +
         "\r\n\r\n";
}

std::string response(const std::string& headers, const std::string& body,
                     const std::string& status = "200 OK") {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body);
}

std::string html(const std::string& words) {
  return "<html><p>" + words + "</p></html>";
}

std::string deflated(const std::string& bytes, int window_bits) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, bytes.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}
std::string gzip(const std::string& bytes) {
  return deflated(bytes, 31);
}

const std::string html_type = "Content-Type: text/html; charset=utf-8\r\n";

}  // namespace

TEST_CASE("a web archive gives its pages and passes over the rest") {
  Inputs inputs =
      Inputs::from_bytes("a.warc", record("warcinfo", "application/warc-fields", "software: test\r\n") +
                                       response(html_type, html("one")) +
                                       record("request", "application/http; msgtype=request", "GET /") +
                                       response("Content-Type: image/png\r\n", "\x89PNG") +
                                       response(html_type, html("moved"), "301 Moved") +
                                       record("resource", "text/plain; charset=windows-1252", "caf\xE9"));
  const auto first = inputs.next();
  REQUIRE(first);
  const RawPage page = std::get<RawPage>(*first);
  CHECK(page.bytes == html("one"));
  CHECK(page.declared_charset == "utf-8");
  CHECK(page.fetched == "2018-01-16T10:00:00Z");
  CHECK(page.url.starts_with("https://example.org/"));
  CHECK(page.origin.entry.starts_with("record <urn:test:"));
  const auto second = inputs.next();
  REQUIRE(second);
  CHECK(page::source_of(std::get<RawPage>(*second)) == "caf\xC3\xA9");
  CHECK_FALSE(inputs.next());
  CHECK(inputs.passed_over() == 4);
}

TEST_CASE("chunked and compressed bodies are undone") {
  const std::string body = html("words and more words");
  const std::string chunks = "5\r\n" + body.substr(0, 5) + "\r\n" + "F;x=y\r\n" + body.substr(5, 15) +
                             "\r\n" + "f\r\n" + body.substr(20, 15) + "\r\n" + "5\r\n" + body.substr(35) +
                             "\r\n0\r\n\r\n";
  REQUIRE(body.size() == 40);
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(read_bytes(response(html_type + chunked, chunks)).pages.at(0).bytes == body);
  for (const auto& [name, bits] :
       {std::pair{"gzip", 31}, std::pair{"deflate", 15}, std::pair{"deflate", -15}}) {
    const std::string coding = "Content-Encoding: " + std::string(name) + "\r\n";
    CHECK(read_bytes(response(html_type + coding, deflated(body, bits))).pages.at(0).bytes == body);
  }
  CHECK(read_bytes(response(html_type + chunked, body)).pages.at(0).bytes == body);
  CHECK(read_bytes(response(html_type + "Content-Encoding: br\r\n", body)).pages.at(0).bytes == body);
}

TEST_CASE("a body whose chunks do not end is a page and a gap") {
  const auto all = read_bytes(response(html_type + "Transfer-Encoding: chunked\r\n", "FFFF\r\n<p>only this"));
  CHECK(all.pages.at(0).bytes.starts_with("<p>only this"));
  CHECK(all.gaps.at(0).kind == GapKind::cut_short);
}

TEST_CASE("each record may be a gzip member of its own") {
  const auto all =
      read_bytes(gzip(response(html_type, html("one"))) + gzip(response(html_type, html("two"))));
  REQUIRE(all.pages.size() == 2);
  CHECK(all.pages[1].bytes == html("two"));
  CHECK(all.gaps.empty());
}

TEST_CASE("a damaged gzip member costs its own record only") {
  std::string damaged = gzip(response(html_type, html("lost " + std::string(100, 'x'))));
  for (std::size_t i = 60; i < damaged.size() - 20; ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
  const auto all =
      read_bytes(gzip(response(html_type, html("one"))) + damaged + gzip(response(html_type, html("two"))));
  REQUIRE(all.pages.size() >= 2);
  CHECK(all.pages.front().bytes == html("one"));
  CHECK(all.pages.back().bytes == html("two"));
  CHECK_FALSE(all.gaps.empty());
}

TEST_CASE("a record with a wrong length loses no other") {
  const std::string one = response(html_type, html("one"));
  const std::string two = response(html_type, html("two"));
  const std::string three = response(html_type, html("three"));
  std::string longer = one;
  longer.replace(longer.find("Content-Length: ") + 16, 2, "150");
  const auto swallowed = read_bytes(longer + two + three);
  CHECK(swallowed.pages.back().bytes == html("three"));
  CHECK(swallowed.pages.size() == 3);
  std::string shorter = one;
  shorter.replace(shorter.find("Content-Length: ") + 16, 2, "06");
  const auto cut = read_bytes(shorter + two);
  CHECK(cut.pages.back().bytes == html("two"));
  CHECK_FALSE(cut.gaps.empty());
  std::string none = one;
  none.replace(none.find("Content-Length"), 14, "Content-Nothing");
  const auto headless = read_bytes(none + two);
  CHECK(headless.pages.size() == 1);
  CHECK_FALSE(headless.gaps.empty());
}

TEST_CASE("the last record, cut short, is a page and a gap") {
  const std::string whole = response(html_type, html("one and then much more of it"));
  const auto all = read_bytes(whole.substr(0, whole.size() - 20));
  CHECK(all.pages.at(0).bytes.starts_with("<html><p>one"));
  CHECK(all.gaps.at(0).kind == GapKind::cut_short);
  const auto truncated =
      read_bytes(record("resource", "text/html", html("one"), "WARC-Truncated: length\r\n"));
  CHECK(truncated.pages.size() == 1);
  CHECK(truncated.gaps.at(0).kind == GapKind::cut_short);
}

TEST_CASE("endless headers are a gap, not a hang") {
  const auto all = read_bytes("WARC/1.0\r\nA: " + std::string(3u << 20, 'x'));
  CHECK(all.pages.empty());
  CHECK_FALSE(all.gaps.empty());
}
