#include "rapporteur/statement/find_attributions.h"

#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/article/text_page_test_tools.h"
#include "rapporteur/base/embedded.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace rapporteur;

namespace {

namespace fs = std::filesystem;

/// The folder of the base weights; empty where there is none.
fs::path base_folder() {
  std::error_code ignored;
  const char* named = std::getenv("RAPPORTEUR_ENCODER");
  const fs::path root = named && *named ? named : "build/models";
  for (fs::recursive_directory_iterator entry(root, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    fs::path folder = entry->path().parent_path();
    if (entry->path().filename() == "vocab.txt" && fs::exists(folder / "model.safetensors", ignored))
      return folder;
  }
  return {};
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Bytes of the page, from the first to the last.
std::string written(const Article& article, TextSpan span) {
  const auto places = article.text.on_page(span);
  return std::to_string(places.front().begin) + "-" + std::to_string(places.back().end);
}

/// A line of the reference: its permille, and what stands behind it.
struct Line {
  int permille = 0;
  std::string spans;
};

std::vector<Line> reference_lines(const std::string& table) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = table.find('\n', at);
    const std::size_t tab = table.find('\t', at);
    int permille = 0;
    std::from_chars(table.data() + at, table.data() + tab, permille);
    lines.push_back({permille, table.substr(tab + 1, end - tab - 1)});
    at = end + 1;
  }
  return lines;
}

std::string spans_of(const Article& article, const Weighing& each) {
  std::string line = written(article, each.cue) + "\t";
  if (each.speaker.words) line += written(article, *each.speaker.words);
  char before = '\t';
  for (const WeighedWords& content : each.content) {
    line += before + written(article, *content.words);
    before = ' ';
  }
  return line;
}

}  // namespace

// The reference is written by train/encoder/export_reference.py, which counts in int8 as the program does and
// finds attributions in Python.
TEST_CASE("attributions before the rules are those of the reference decoding") {
  const fs::path folder = base_folder();
  if (folder.empty()) {
    MESSAGE("skipped: the base weights are not in build/models (./dev build fetches them)");
    return;
  }
  const auto encoder = Encoder::load(folder, base::embedded("encoder/attributions.safetensors"));
  REQUIRE(encoder.has_value());
  const auto heads = AttributionHeads::load(*encoder);
  REQUIRE(heads.has_value());
  const std::string cases = "tests/cases/statement/reference";
  const Article article = make_plain_article(article::text_page(bytes_of(cases + ".txt")));
  const Encoding encoding = encoder::Runner(*encoder).encode(article.text.utf8(), paragraphs_of(article));
  const auto found = weigh_attributions(article, encoding, *heads);
  const auto sure = find_attributions(article, encoding, *heads);
  const auto expected = reference_lines(bytes_of(cases + ".tsv"));
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(spans_of(article, found[i]) == expected[i].spans);
    // Exponentials differ in their last bits, and with them what is rounded to int8.
    const auto same = std::ranges::find(sure, std::vector{found[i].cue}, &Attribution::cue);
    if (same != sure.end() && same->rules.front() == AttributionRule::heads)
      CHECK(std::abs(same->permille - expected[i].permille) <= 30);
  }
}
