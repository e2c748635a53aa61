#include "rapporteur/article/text_page_test_tools.h"
#include "rapporteur/base/expect.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace rapporteur;
using article::body_of;
using article::text_page;
using article::words_of;

namespace {

using Words = std::vector<std::string>;

const std::string first =
    "The harbour board of Norhaven decided on Tuesday to open the new quay in May, two years later than it "
    "had promised.";
const std::string second =
    "\xE2\x80\x9CWe owe the fishermen an apology,\xE2\x80\x9D said Jane Doe, the mayor, after a meeting that "
    "lasted until midnight.";
const std::string third =
    "The fishermen, who blocked the entrance for a week, said they would believe it when the first boat was "
    "moored there.";
const std::string body = first + "\n\n" + second + "\n\n" + third + "\n";

Article read(std::string bytes) {
  return find_text_article(text_page(std::move(bytes)));
}

/// What a trace's bytes read as, for UTF-8 text: white space of any kind as one space, characters that show
/// nothing left out.
std::string as_read(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const bool is_gap = std::string_view(" \t\r\n\v\f").find(bytes[at]) != std::string_view::npos;
    if (bytes.substr(at).starts_with("\xC2\xA0")) {
      at += 2;
      if (!out.ends_with(' ')) out += ' ';
    } else if (bytes.substr(at).starts_with("\xC2\xAD")) {
      at += 2;
    } else if (is_gap) {
      ++at;
      if (!out.ends_with(' ')) out += ' ';
    } else {
      out += bytes[at++];
    }
  }
  return out;
}

std::string read_back(const Page& page, const Traces& traces) {
  std::string out;
  for (const Trace& trace : traces)
    out += as_read(std::string_view(page.bytes).substr(trace.span.begin, trace.span.size()));
  return out;
}

/// Every fact's traces give its words.
void check_traces(const Page& page) {
  const Article found = find_text_article(page);
  for (const Block& block : found.blocks)
    CHECK(read_back(page, found.traces(block.span)) == found.words(block));
  const auto check = [&](const MetadataValue& value) { CHECK(read_back(page, value.traces) == value.words); };
  for (const auto& value : {found.metadata.headline, found.metadata.published, found.metadata.modified,
                            found.metadata.language, found.metadata.paywall}) {
    if (value) check(*value);
  }
  for (const MetadataValue& author : found.metadata.authors) check(author);
}

}  // namespace

TEST_CASE("a scraped text gives up its headline, its picture and its comment form") {
  const Article found = read(
      "New Quay to Open Two Years Late\n\n"
      "Quay and boats38114427715_0ce2b5f1aa_o\n"
      "From left to right: the mayor, her deputy and the harbour master on Tuesday. Image Credit: City of "
      "Norhaven via Flickr\n\n" +
      body +
      "\n\nLeave a Reply\n\nFill in your details below or click an icon to log in:\n\nConnecting to %s\n\n%d "
      "bloggers like this:");
  CHECK(words_of(found, BlockKind::headline) == Words{"New Quay to Open Two Years Late"});
  CHECK(words_of(found, BlockKind::caption).size() == 2);
  CHECK(words_of(found, BlockKind::credit) == Words{"Image Credit: City of Norhaven via Flickr"});
  CHECK(body_of(found) == Words{first, second, third});
  CHECK(words_of(found, BlockKind::boilerplate).size() == 4);
  REQUIRE(found.metadata.headline);
  CHECK(found.metadata.headline->signal == Signal::visible_text);
}

TEST_CASE("a picture's name and its caption in the middle of the body are captions") {
  const Article found =
      read("New Quay to Open Two Years Late\n\nThe mayor of Norhaven - AFP\nThe mayor of Norhaven - AFP\n\n" +
           first + "\n\n" + second + "\n\nQUAY\nInside the Norhaven harbour office\n\n" + third);
  CHECK(body_of(found) == Words{first, second, third});
  CHECK(words_of(found, BlockKind::caption) == Words{"The mayor of Norhaven - AFP",
                                                     "The mayor of Norhaven - AFP", "QUAY",
                                                     "Inside the Norhaven harbour office"});
}

TEST_CASE("navigation before the article and teasers behind it are no body") {
  const Article found = read(
      "Skip to content\n\nMenu\n\nHome\n\nPolitics\n\nSport\n\nLog in\n\nNew quay to open two years "
      "late\n\nBy JANE ROE, Norland News Agency\n\n"
      "Published: 16 January 2018\n\n" +
      body +
      "\nShare this article\n\nRead more\n\nFerry fares to rise again in spring\n\nStorm closes coastal road "
      "for a day\n\n"
      "Subscribe to our newsletter\n\nPrivacy Policy\n\nTerms of Use");
  CHECK(words_of(found, BlockKind::headline) == Words{"New quay to open two years late"});
  CHECK(words_of(found, BlockKind::byline) == Words{"By JANE ROE, Norland News Agency"});
  CHECK(words_of(found, BlockKind::dateline) == Words{"Published: 16 January 2018"});
  CHECK(body_of(found) == Words{first, second, third});
  CHECK(words_of(found, BlockKind::teaser) ==
        Words{"Ferry fares to rise again in spring", "Storm closes coastal road for a day"});
  REQUIRE(found.metadata.authors.size() == 1);
  CHECK(found.metadata.authors[0].value == "Jane Roe");
  CHECK(found.metadata.authors[0].words == "JANE ROE");
  REQUIRE(found.metadata.published);
  CHECK(found.metadata.published->value == "2018-01-16");
  CHECK(found.metadata.published->words == "16 January 2018");
}

TEST_CASE("a text without leftovers is all body but its headline") {
  const Article found = read("New quay to open two years late\n\n" + body);
  CHECK(words_of(found, BlockKind::headline).size() == 1);
  CHECK(body_of(found) == Words{first, second, third});
  CHECK(found.gaps.empty());
}

TEST_CASE("a text that begins with prose has no headline") {
  const Article found = read(body);
  CHECK(body_of(found) == Words{first, second, third});
  CHECK_FALSE(found.metadata.headline);
}

TEST_CASE("a wire's slugs and end marks are no body, its dateline dates it") {
  const Article found = read(
      "UPDATE 1-New quay to open two years late\n\n(Adds quote, background)\n\nNORHAVEN, Jan 16, 2018 "
      "(Norland News) - " +
      body + "\n(Reporting by Jane Roe; editing by John Doe)\n\n(c) 2018 Norland News\n\nEND\n");
  CHECK(body_of(found) == Words{"NORHAVEN, Jan 16, 2018 (Norland News) - " + first, second, third});
  REQUIRE(found.metadata.published);
  CHECK(found.metadata.published->value == "2018-01-16");
}

TEST_CASE("sub-headings, lists and quotes of a marked text are body") {
  const Article found =
      read("# New quay to open two years late\n\n" + first +
           "\n\n## What the board wants\n\n- a quay of stone\n- two cranes\n- a berth for the ferry\n\n> " +
           second + "\n\n" + third);
  CHECK(words_of(found, BlockKind::subhead) == Words{"## What the board wants"});
  CHECK(words_of(found, BlockKind::list_item).size() == 3);
  CHECK(words_of(found, BlockKind::quote).size() == 1);
  REQUIRE(found.metadata.headline);
  CHECK(found.metadata.headline->value == "New quay to open two years late");
}

TEST_CASE("what the container gave goes before what the text says") {
  Page page = text_page("{\"title\":\"The quay opens late\"}\n\nThe quay opens late\n\n" + body);
  const auto at = static_cast<std::uint32_t>(page.bytes.find("The quay"));
  page.given.push_back(
      {GivenValue::Kind::headline, "The quay opens late", Traces(Trace{page.hash, {at, at + 19}})});
  const Article found = find_text_article(page);
  REQUIRE(found.metadata.headline);
  CHECK(found.metadata.headline->signal == Signal::given);
  CHECK(words_of(found, BlockKind::headline) == Words{"The quay opens late"});
}

TEST_CASE("a text without an article says so and keeps its lines") {
  const Article menu = read("Home\nLog in\nContact us\nPrivacy policy\n");
  CHECK(body_of(menu).empty());
  CHECK(menu.blocks.size() == 4);
  REQUIRE(menu.gaps.size() == 1);
  CHECK(menu.gaps[0].kind == GapKind::no_article);
  CHECK(read("").blocks.empty());
}

TEST_CASE("every trace of a text page gives the words of its fact") {
  check_traces(text_page(
      "New\xC2\xA0quay to open\xC2\xA0 two years late\r\n\r\nBy Jane Roe | 16 January 2018\r\n\r\n" + body +
      "\r\nLeave a\tReply\r\n"));
  check_traces(
      text_page("Har\xC2\xAD"
                "bour news\n\n" +
                first + " Photo: Jane Roe\n\n" + second +
                "\n\nTo continue reading, subscribe today for unlimited access"));
  std::string wrapped = "THE QUAY OPENS LATE\n\n" + body + body;
  for (std::size_t column = 0, i = 0; i < wrapped.size(); ++i, ++column) {
    if (wrapped[i] == '\n') column = 0;
    if (wrapped[i] == ' ' && column > 60) {
      wrapped[i] = '\n';
      column = 0;
    }
  }
  check_traces(text_page(wrapped));
  CHECK(body_of(read(wrapped)).front() == first);
}

TEST_CASE("cut anywhere, a page still reads and keeps all its words") {
  const std::string page =
      "Menu\nNew quay to open\xC2\xA0late\n\nQUAY\nThe quay - AFP\n\n" + body + "\nLeave a Reply\nName\n";
  for (std::size_t size = 0; size <= page.size(); size += 7) {
    const Article found = read(page.substr(0, size));
    for (const Block& block : found.blocks) CHECK_FALSE(block.span.is_empty());
  }
}

namespace {

struct Seed {
  const char* prefix;
  std::vector<BlockKind> kinds;
};

std::vector<BlockKind> repeat(BlockKind kind, std::size_t times) {
  return std::vector<BlockKind>(times, kind);
}

std::vector<BlockKind> join(const std::vector<std::vector<BlockKind>>& parts) {
  std::vector<BlockKind> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

TEST_CASE("the articles the project began with come out exactly") {
  const std::filesystem::path folder = "../shared/seeds";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("skipped: ../shared/seeds is not there");
    return;
  }
  using enum BlockKind;
  const std::vector<Seed> seeds{
      {"000_", join({{headline, caption, caption, credit}, repeat(paragraph, 10), repeat(boilerplate, 14)})},
      {"002_",
       join({{headline, caption, caption}, repeat(paragraph, 6), {caption, caption}, repeat(paragraph, 10)})},
      {"003_", join({{headline}, repeat(paragraph, 4), {boilerplate, boilerplate}})},
  };
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const auto seed =
        std::ranges::find_if(seeds, [&](const Seed& each) { return name.starts_with(each.prefix); });
    if (seed == seeds.end()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const Page page = text_page({std::istreambuf_iterator<char>(in), {}});
    const Article found = find_text_article(page);
    std::vector<BlockKind> kinds;
    for (const Block& block : found.blocks) {
      kinds.push_back(block.kind);
      CHECK(block.is_body == (block.kind == paragraph));
    }
    CHECK(kinds == seed->kinds);
    CHECK(found.metadata.headline.has_value());
    check_traces(page);
  }
}
