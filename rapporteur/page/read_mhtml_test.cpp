#include "rapporteur/page/mime_body.h"
#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using page::read_bytes;

namespace {

std::string mhtml(const std::string& encoding, const std::string& body) {
  return "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: "
         "Talks\r\n"
         "Date: Tue, 16 Jan 2018 09:30:00 -0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
         "\ttype=\"text/html\";\r\n\tboundary=\"--b--1\"\r\n\r\n\r\n----b--1\r\nContent-Type: text/html; "
         "charset=utf-8\r\n"
         "Content-ID: <frame@mhtml.example>\r\nContent-Transfer-Encoding: " +
         encoding + "\r\nContent-Location: https://example.org/a\r\n\r\n" + body +
         "\r\n----b--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: "
         "base64\r\n\r\niVBORw0KGgo=\r\n----b--1--\r\n";
}

}  // namespace

TEST_CASE("the page of an MHTML file is its HTML part") {
  const auto all = read_bytes(
      mhtml("quoted-printable", "<html><p class=3D\"x\">caf=C3=A9 and a long=\r\n line</p></html>"));
  CHECK(all.gaps.empty());
  REQUIRE(all.pages.size() == 1);
  const RawPage& page = all.pages[0];
  CHECK(page.bytes == "<html><p class=\"x\">caf\xC3\xA9 and a long line</p></html>");
  CHECK(page.url == "https://example.org/a");
  CHECK(page.fetched == "2018-01-16T09:30:00-08:00");
  CHECK(page.media == Media::html);
  CHECK(page.declared_charset == "utf-8");
}

TEST_CASE("base64 and plain parts are read too") {
  CHECK(read_bytes(mhtml("base64", "PHA+d29y\r\nZHM8L3A+")).pages.at(0).bytes == "<p>words</p>");
  CHECK(read_bytes(mhtml("8bit", "<p>words</p>")).pages.at(0).bytes == "<p>words</p>");
}

TEST_CASE("nested parts are looked into") {
  const auto all = read_bytes(
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: "
      "multipart/alternative; boundary=i\n\n"
      "--i\nContent-Type: text/plain\n\nplain\n--i\nContent-Type: text/html\n\n<p>rich</p>\n--i--\n--o--\n");
  CHECK(all.pages.at(0).bytes == "<p>rich</p>");
}

TEST_CASE("an MHTML file that is cut is a page and a gap, one without a page is a gap") {
  const std::string whole = mhtml("8bit", "<p>words that go on</p>");
  const auto cut = read_bytes(whole.substr(0, whole.find(" go on")));
  CHECK(cut.pages.at(0).bytes == "<p>words that");
  CHECK(cut.gaps.at(0).kind == GapKind::cut_short);
  const auto none =
      read_bytes("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n");
  CHECK(none.pages.empty());
  CHECK(none.gaps.at(0).kind == GapKind::not_a_page);
}

TEST_CASE("malformed transfer encodings lose nothing else") {
  CHECK(page::undo_transfer_encoding("a=zz b=4", "quoted-printable") == "a=zz b=4");
  CHECK(page::undo_transfer_encoding("a=  \r\nb=", "quoted-printable") == "ab");
  CHECK(page::undo_transfer_encoding("d29!yZA==junk", "base64") == "word");
}

TEST_CASE("a mail's date is written as ISO 8601") {
  CHECK(page::iso_date_of("Tue, 6 Feb 2018 09:30:00 +0900") == "2018-02-06T09:30:00+09:00");
  CHECK(page::iso_date_of("16 Jan 2018 09:30 GMT") == "2018-01-16T09:30Z");
  CHECK(page::iso_date_of("yesterday").empty());
}
