#include "rapporteur/page/page_test_tools.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

using namespace rapporteur;
using page::read_bytes;

namespace {

struct File {
  std::string name;
  std::string bytes;
};

std::string pack(bool is_zip, const std::vector<File>& files) {
  archive* handle = archive_write_new();
  if (is_zip) {
    archive_write_set_format_zip(handle);
  } else {
    archive_write_set_format_ustar(handle);
  }
  std::string out(1u << 20, '\0');
  std::size_t used = 0;
  archive_write_open_memory(handle, out.data(), out.size(), &used);
  for (const File& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(handle, entry);
    archive_write_data(handle, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(handle);
  archive_write_free(handle);
  out.resize(used);
  return out;
}

std::string words(const std::string& seed) {
  std::string all;
  for (int i = 0; i < 400; ++i) all += seed + " " + std::to_string(i * 7919 % 10007) + "\n";
  return all;
}

}  // namespace

TEST_CASE("each entry of a zip or tar is read like a file") {
  for (bool is_zip : {true, false}) {
    CAPTURE(is_zip);
    const auto all = read_bytes(pack(is_zip, {{"news/a.html", "<p>one</p>"},
                                              {"lines.jsonl", "{\"text\":\"two\"}\n{\"text\":\"three\"}\n"},
                                              {".hidden", "never"},
                                              {"inner.zip", pack(true, {{"b.txt", "four"}})}}));
    CHECK(all.gaps.empty());
    REQUIRE(all.pages.size() == 4);
    CHECK(all.pages[0].origin == Origin{"input", "news/a.html"});
    CHECK(all.pages[2].origin.entry == "lines.jsonl: line 2");
    CHECK(all.pages[3].origin.entry == "inner.zip: b.txt");
    CHECK(all.pages[3].bytes == "four");
  }
}

TEST_CASE("a damaged entry costs no other") {
  for (bool is_zip : {true, false}) {
    CAPTURE(is_zip);
    const std::string whole =
        pack(is_zip, {{"a.txt", words("a")}, {"b.txt", words("b")}, {"c.txt", words("c")}});
    const std::size_t second = whole.find("b.txt");
    REQUIRE(second != std::string::npos);
    std::string damaged = whole;
    for (std::size_t i = is_zip ? second + 40 : second; i < second + 80; ++i)
      damaged[i] = static_cast<char>(0xA5 ^ damaged[i]);
    const auto all = read_bytes(damaged);
    REQUIRE(all.pages.size() >= 2);
    CHECK(all.pages.front().bytes == words("a"));
    CHECK(all.pages.back().bytes == words("c"));
    CHECK_FALSE(all.gaps.empty());
  }
}

TEST_CASE("a zip whose entry's head is damaged goes on at the next") {
  std::string damaged = pack(true, {{"a.txt", words("a")}, {"b.txt", words("b")}, {"c.txt", words("c")}});
  damaged[damaged.find("b.txt") - 30] = 'X';
  const auto all = read_bytes(damaged);
  REQUIRE(all.pages.size() >= 2);
  CHECK(all.pages.front().bytes == words("a"));
  CHECK(all.pages.back().bytes == words("c"));
  CHECK_FALSE(all.gaps.empty());
}

TEST_CASE("an archive that is cut gives what is there") {
  const std::string whole = pack(false, {{"a.txt", words("a")}, {"b.txt", words("b")}});
  const auto all = read_bytes(whole.substr(0, whole.find("b.txt") + 2000));
  REQUIRE(all.pages.size() == 2);
  CHECK(words("b").starts_with(all.pages[1].bytes));
  CHECK_FALSE(all.gaps.empty());
}

TEST_CASE("archives inside archives end at the bound") {
  std::string nested = pack(true, {{"a.txt", "deep"}});
  for (int i = 0; i < 3; ++i) nested = pack(true, {{"inner.zip", nested}});
  CHECK(read_bytes(nested).pages.size() == 1);
  nested = pack(true, {{"inner.zip", nested}});
  const auto all = read_bytes(nested);
  CHECK(all.pages.empty());
  CHECK(all.gaps.at(0).kind == GapKind::too_large);
}
