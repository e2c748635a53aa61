// Finding and settling dates, given the analysis: processor time of one thread. Prints one line of JSON.
//
//   date_bench MODEL LIST [--rounds N]
//
// MODEL is a language package's folder; LIST names a text file on each line, each line of a text is a
// paragraph.
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/date/find_dates.h"
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

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Read {
  Article article;
  Analysis analysis;
};

std::vector<Read> load(const Language& language, const char* list) {
  std::vector<Read> all;
  language::Reader reader(language);
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
    std::cerr << "usage: date_bench MODEL LIST [--rounds N]\n";
    return 2;
  }
  const auto language = Language::load(arguments[1]);
  if (!language) {
    std::cerr << language.error().sentence << '\n';
    return 1;
  }
  const std::vector<Read> all = load(*language, arguments[2]);
  const PublicationDay published{17'000, false};
  std::size_t bytes = 0;
  for (const Read& each : all) bytes += each.article.text.size();
  std::string times;
  std::size_t found = 0;
  for (unsigned round = 0; round < rounds + 1; ++round) {
    found = 0;
    const double begin = seconds();
    for (const Read& each : all) found += find_dates(each.article, each.analysis, published).size();
    if (round > 0) times += (times.empty() ? "" : ", ") + std::to_string(seconds() - begin);
  }
  std::cout << "{\"texts\": " << all.size() << ", \"bytes\": " << bytes << ", \"dates\": " << found
            << ", \"rounds\": [" << times << "]}\n";
  return 0;
}
