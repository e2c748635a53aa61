// Finding events, given the analysis, dates and actors: processor time of one thread. Prints one line of
// JSON.
//
//   event_bench MODEL LIST [--rounds N]
//
// MODEL is a language package's folder; LIST names a text file on each line, each line of a text is a
// paragraph.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/event/find_events.h"
#include "rapporteur/language/language.h"

#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

constexpr DayNumber published = 17'000;

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Read {
  Article article;
  Analysis analysis;
  std::vector<Date> dates;
  Actors actors;
};

std::vector<Read> load(const Language& language, const char* list) {
  std::vector<Read> all;
  language::Reader reader(language);
  const Gazetteer gazetteer;
  std::ifstream names(list);
  for (std::string name; std::getline(names, name);) {
    std::ifstream file(name, std::ios::binary);
    Page page;
    page.media = Media::text;
    page.encoding = "utf-8";
    page.bytes.assign(std::istreambuf_iterator<char>(file), {});
    Read& each = all.emplace_back();
    each.article = make_plain_article(page);
    each.analysis = analyse(each.article, reader);
    each.dates = find_dates(each.article, each.analysis, PublicationDay{published, false});
    each.actors = find_actors(each.article, each.analysis, {}, gazetteer);
  }
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  unsigned rounds = 3;
  if (count == 5 && std::string_view(arguments[3]) == "--rounds") {
    const std::string_view value = arguments[4];
    std::from_chars(value.data(), value.data() + value.size(), rounds);
  } else if (count != 3) {
    std::cerr << "usage: event_bench MODEL LIST [--rounds N]\n";
    return 2;
  }
  const auto language = Language::load(arguments[1]);
  if (!language) {
    std::cerr << language.error().sentence << '\n';
    return 1;
  }
  const std::vector<Read> all = load(*language, arguments[2]);
  std::size_t bytes = 0;
  std::size_t sentences = 0;
  for (const Read& each : all) {
    bytes += each.article.text.size();
    sentences += each.analysis.sentences.size();
  }
  std::string times;
  std::size_t found = 0;
  for (unsigned round = 0; round < rounds + 1; ++round) {
    found = 0;
    const double begin = seconds();
    for (const Read& each : all)
      found += find_events({each.article, each.analysis, each.actors, each.dates, {}, published}).size();
    if (round > 0) times += (times.empty() ? "" : ", ") + std::to_string(seconds() - begin);
  }
  std::cout << "{\"texts\": " << all.size() << ", \"bytes\": " << bytes << ", \"sentences\": " << sentences
            << ", \"events\": " << found << ", \"rounds\": [" << times << "]}\n";
  return 0;
}
