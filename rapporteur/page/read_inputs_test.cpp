#include "rapporteur/page/read_inputs.h"

#include "rapporteur/page/page_test_tools.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

using namespace rapporteur;
using page::read_all;
using page::read_bytes;

namespace {

std::string gzip(std::string_view bytes) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
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

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

/// A folder of its own that is gone afterwards.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("inputs_test_" + std::to_string(getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a folder's files come by name, once, even when links lead in a circle") {
  const Folder folder;
  folder.write("b.html", "<p>second</p>");
  folder.write("a/deep.txt", "first");
  folder.write("c.txt", "third");
  folder.write(".hidden", "never");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/a/back");
  const auto all = read_all(Inputs({folder.path() + "/"}));
  REQUIRE(all.pages.size() == 3);
  CHECK(all.gaps.empty());
  CHECK(all.pages[0].bytes == "first");
  CHECK(all.pages[0].origin.input == folder.path() + "/a/deep.txt");
  CHECK(all.pages[1].media == Media::html);
  CHECK(all.pages[2].bytes == "third");
}

TEST_CASE("a name that is not there is a gap and the rest is read") {
  const Folder folder;
  folder.write("a.txt", "here");
  Inputs inputs({folder.path() + "/none.txt", folder.path() + "/a.txt"});
  CHECK(inputs.bytes_total() == 4);
  const auto gap = inputs.next();
  REQUIRE(gap);
  CHECK(std::get<Gap>(*gap).kind == GapKind::unreadable_input);
  const auto page = inputs.next();
  REQUIRE(page);
  CHECK(std::get<RawPage>(*page).bytes == "here");
  CHECK(inputs.bytes_read() == 4);
  CHECK_FALSE(inputs.next());
}

TEST_CASE("compressed files are undone, also one in the other") {
  CHECK(read_bytes(gzip("plain words")).pages.at(0).bytes == "plain words");
  CHECK(read_bytes(zstd("plain words")).pages.at(0).bytes == "plain words");
  CHECK(read_bytes(gzip(zstd(gzip("plain words")))).pages.at(0).bytes == "plain words");
  CHECK(read_bytes(gzip("plain ") + gzip("words")).pages.at(0).bytes == "plain words");
  CHECK(read_bytes(zstd("plain ") + zstd("words")).pages.at(0).bytes == "plain words");
}

TEST_CASE("what is compressed too often is a gap") {
  std::string bytes = "words";
  for (int i = 0; i < 6; ++i) bytes = gzip(bytes);
  const auto all = read_bytes(bytes);
  CHECK(all.pages.empty());
  CHECK(all.gaps.at(0).kind == GapKind::too_large);
}

TEST_CASE("a bomb is a gap") {
  const auto zeros = zstd(std::string(40u << 20, 'a'));
  const auto all = read_bytes(zeros);
  CHECK(all.pages.empty());
  REQUIRE(all.gaps.size() == 1);
  CHECK(all.gaps[0].kind == GapKind::too_large);
  CHECK(read_bytes(gzip(std::string(40u << 20, 'a'))).gaps.at(0).kind == GapKind::too_large);
}

TEST_CASE("a compressed page that is cut is a page and a gap") {
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "word " + std::to_string(i * 7919 % 10007) + "\n";
  for (const std::string& whole : {gzip(words), zstd(words)}) {
    const auto all = read_bytes(whole.substr(0, whole.size() - 20));
    if (!all.pages.empty()) CHECK(words.starts_with(all.pages[0].bytes));
    REQUIRE(all.gaps.size() == 1);
    CHECK(all.gaps[0].kind == (all.pages.empty() ? GapKind::unreadable_input : GapKind::cut_short));
  }
}

TEST_CASE("bytes without text are no page") {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "\0\1\2\3\4\5\6\7\0\0\0\0"s, ""s,
        "<?xml version=\"1.0\"?><!-- x --><svg><path d=\"M0\"/></svg>"s, "  \n"s}) {
    const auto all = read_bytes(bytes);
    CHECK(all.pages.empty());
    CHECK(all.gaps.at(0).kind == GapKind::not_a_page);
  }
}

TEST_CASE("a style sheet or script is no page, prose with brackets is") {
  std::string script;
  for (int i = 0; i < 20; ++i)
    script += "function f" + std::to_string(i) + "(a) { var b = a[0]; return b(a); }\n";
  const auto all = read_bytes(script);
  CHECK(all.pages.empty());
  CHECK(all.gaps.at(0).sentence.find("program") != std::string::npos);
  CHECK(
      read_bytes(
          "The ministers (of both sides) met; they talked [in private] for an hour; then they left (early).")
          .pages.size() == 1);
}

TEST_CASE("text with a stray sign is text, markup is HTML") {
  CHECK(read_bytes("Growth was <3 percent, see https://example.org/a?b<c and more.").pages.at(0).media ==
        Media::text);
  CHECK(read_bytes("  <!DOCTYPE html><title>x</title>").pages.at(0).media == Media::html);
  CHECK(read_bytes("<div>x</div>").pages.at(0).media == Media::html);
  CHECK(read_bytes("Intro <p>one</p><p>two</p>").pages.at(0).media == Media::html);
}

TEST_CASE("a page beyond the bound is a gap") {
  InputLimits limits;
  limits.max_page_bytes = 10;
  CHECK(read_bytes("0123456789", limits).pages.size() == 1);
  CHECK(read_bytes("0123456789a", limits).gaps.at(0).kind == GapKind::too_large);
}
