// Dates, actors and statements, given the analysis and the attributions of the fast reading: processor time
// of one thread. Prints one line of JSON.
//
//   statements_bench MODEL LIST [--rounds N]
//
// MODEL is a language package's folder; LIST names a text file on each line, each line of a text is a
// paragraph.
#include "bench/usage.h"
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/language/language.h"
#include "rapporteur/statement/find_attributions.h"
#include "rapporteur/statement/find_statements.h"

#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;
using bench::seconds;

/// What the stages are given of one text.
struct Given {
  Article article;
  Analysis analysis;
  std::vector<Attribution> attributions;
  std::vector<Speech> speeches;
};

std::vector<Given> load(const Language& language, const char* list) {
  std::vector<Given> all;
  language::Reader reader(language);
  std::ifstream names(list);
  for (std::string name; std::getline(names, name);) {
    std::ifstream file(name, std::ios::binary);
    Page page;
    page.media = Media::text;
    page.encoding = "utf-8";
    page.bytes.assign(std::istreambuf_iterator<char>(file), {});
    Given& each = all.emplace_back();
    each.article = make_plain_article(page);
    each.analysis = analyse(each.article, reader);
    each.attributions = find_attributions(each.article, each.analysis, LinearModel::shipped());
    for (const Attribution& said : each.attributions) {
      const bool is_quoted = said.quote_type == QuoteType::direct || said.quote_type == QuoteType::mixed;
      each.speeches.push_back({said.speaker, said.content, is_quoted});
    }
  }
  return all;
}

/// Seconds of each stage, all texts together, and how much they found.
struct Round {
  double dates = 0, actors = 0, statements = 0;
  std::size_t date_count = 0, actor_count = 0, statement_count = 0;
};

Round run(const std::vector<Given>& all, const Gazetteer& gazetteer) {
  const PublicationDay published{17'000, false};
  Round round;
  for (const Given& each : all) {
    const double begin = seconds();
    const std::vector<Date> dates = find_dates(each.article, each.analysis, published);
    const double dated = seconds();
    const Actors actors = find_actors(each.article, each.analysis, each.speeches, gazetteer);
    const double gathered = seconds();
    const auto statements = find_statements(each.article, each.analysis, each.attributions, actors, dates);
    round.dates += dated - begin;
    round.actors += gathered - dated;
    round.statements += seconds() - gathered;
    round.date_count += dates.size();
    round.actor_count += actors.all.size();
    round.statement_count += statements.size();
  }
  return round;
}

}  // namespace

int main(int count, char** arguments) {
  unsigned rounds = 3;
  if (count == 5 && std::string_view(arguments[3]) == "--rounds") {
    const std::string_view value = arguments[4];
    std::from_chars(value.data(), value.data() + value.size(), rounds);
  } else if (count != 3) {
    std::cerr << "usage: statements_bench MODEL LIST [--rounds N]\n";
    return 2;
  }
  const auto language = Language::load(arguments[1]);
  if (!language) {
    std::cerr << language.error().sentence << '\n';
    return 1;
  }
  const std::vector<Given> all = load(*language, arguments[2]);
  const Gazetteer gazetteer;
  std::size_t bytes = 0;
  for (const Given& each : all) bytes += each.article.text.size();
  Round last = run(all, gazetteer);  // warms up
  std::cout << "{\"texts\": " << all.size() << ", \"bytes\": " << bytes << ", \"rounds\": [";
  for (unsigned round = 0; round < rounds; ++round) {
    last = run(all, gazetteer);
    std::cout << (round > 0 ? ", " : "") << "{\"dates\": " << last.dates << ", \"actors\": " << last.actors
              << ", \"statements\": " << last.statements << '}';
  }
  std::cout << "], \"dates\": " << last.date_count << ", \"actors\": " << last.actor_count
            << ", \"statements\": " << last.statement_count << ", \"peak_kib\": " << bench::peak_kib()
            << "}\n";
  return 0;
}
