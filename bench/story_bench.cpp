// Finding copies and stories: processor time of one thread. Prints one line of JSON.
//
//   story_bench copies TEXTS     TEXTS: a text a line; all are read once
//   story_bench growth COUNT     COUNT made-up articles, ten a story; how long the last 10,000 took
#include "rapporteur/story/find_copies.h"
#include "rapporteur/story/grouper.h"

#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur::story;
using rapporteur::StoryChange;
using rapporteur::StoryChangeKind;

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int bench_copies(const char* name) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  std::ifstream file(name);
  for (std::string line; std::getline(file, line);) {
    bytes += line.size();
    texts.push_back(std::move(line));
  }
  CopyFinder finder;
  std::size_t pairs = 0;
  std::uint32_t number = 0;
  const double begin = seconds();
  for (const std::string& text : texts) pairs += finder.add(++number, shingles_of(split_words(text))).size();
  std::cout << "{\"texts\": " << texts.size() << ", \"bytes\": " << bytes << ", \"pairs\": " << pairs
            << ", \"seconds\": " << seconds() - begin << "}\n";
  return 0;
}

/// A number that looks like chance and is always the same.
std::uint64_t chance(std::uint64_t seed) {
  return mixed(seed * 0x9E3779B97F4A7C15u + 1);
}

/// A made-up word: the smaller its number, the more often it is used.
std::string word(std::uint64_t seed, std::uint64_t kinds) {
  const std::uint64_t a = chance(seed) % kinds;
  const std::uint64_t b = chance(seed + 1) % kinds;
  return "w" + std::to_string(a * b / kinds);
}

/// 120 words, twelve of them names and numbers of its story.
Document made_up(std::uint64_t number) {
  constexpr std::uint64_t articles_of_story = 10;
  constexpr std::uint64_t stories_at_once = 50;
  const std::uint64_t round = number / (articles_of_story * stories_at_once);
  const std::uint64_t story = round * stories_at_once + chance(number) % stories_at_once;
  std::string text;
  for (std::uint64_t i = 0; i < 120; ++i) {
    if (i % 10 == 5) {
      text += "Name" + std::to_string(chance(story * 31 + chance(number * 7 + i) % 8) % 200'000) + " ";
    } else {
      text += word(i % 3 == 0 ? story * 1000 + chance(number + i) % 40 : number * 1000 + i, 20'000) + " ";
    }
  }
  Document document = document_of(static_cast<std::int64_t>(number + 1), "", text);
  document.day = static_cast<std::int32_t>(17'000 + number / 5000);
  document.is_day_told = true;
  return document;
}

int bench_growth(std::uint64_t count) {
  constexpr std::uint64_t measured = 10'000;
  const Judge judge;
  Grouper grouper(judge, Background::shipped());
  double first = 0;
  double last = 0;
  std::size_t stories = 0;
  for (std::uint64_t begin = 0; begin < count; begin += measured) {
    std::vector<Document> documents;
    for (std::uint64_t i = begin; i < begin + measured; ++i) documents.push_back(made_up(i));
    const double before = seconds();
    for (Document& document : documents) grouper.add(std::move(document));
    for (const StoryChange& change : grouper.changes()) {
      if (change.kind == StoryChangeKind::merged)
        --stories;
      else
        ++stories;
    }
    grouper.forget();
    last = seconds() - before;
    if (begin == 0) first = last;
  }
  std::cout << "{\"articles\": " << count << ", \"stories\": " << stories << ", \"first_seconds\": " << first
            << ", \"last_seconds\": " << last << ", \"measured\": " << measured << "}\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view task = count == 3 ? arguments[1] : "";
  if (task == "copies") return bench_copies(arguments[2]);
  if (task == "growth") {
    const std::string_view value = arguments[2];
    std::uint64_t articles = 10'000;
    std::from_chars(value.data(), value.data() + value.size(), articles);
    return bench_growth(articles);
  }
  std::cerr << "usage: story_bench copies TEXTS | growth COUNT\n";
  return 2;
}
