#include "rapporteur/article/word_table.h"

#include "rapporteur/base/embedded.h"

#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

/// Calls `visit(first, rest)` for each line "first<TAB>rest".
template <class Visit>
void for_each_line(std::string_view table, Visit visit) {
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) visit(line.substr(0, tab), line.substr(tab + 1));
  }
}

BylineWords read_byline_words() {
  BylineWords words;
  const std::array<std::pair<std::string_view, WordSet*>, 9> kinds{{{"by", &words.by},
                                                                    {"and", &words.joins},
                                                                    {"role", &words.role},
                                                                    {"nobody", &words.nobody},
                                                                    {"body", &words.body},
                                                                    {"others", &words.others},
                                                                    {"published", &words.published},
                                                                    {"updated", &words.updated},
                                                                    {"other", &words.other}}};
  for_each_line(base::embedded("article/bylines.tsv"), [&](std::string_view kind, std::string_view word) {
    for (const auto& [name, set] : kinds) {
      if (name == kind) set->add(word);
    }
  });
  for (const WordSet* set : {&words.by, &words.others}) {
    // order: into a set
    for (const std::string& phrase : set->all())
      words.first_words.add(std::string_view(phrase).substr(0, phrase.find_first_of(" :/")));
  }
  // order: each sets a bit of its own
  for (const std::string& word : words.first_words.all()) {
    if (!word.empty())
      words.first_sizes[static_cast<unsigned char>(word.front())] |= std::uint64_t{1} << (word.size() & 63);
  }
  return words;
}

/// The names of months.
struct Months {
  WordMap<std::uint8_t> numbers;
  WordSieve sieve;
};

Months read_months() {
  Months months;
  for_each_line(base::embedded("article/months.tsv"), [&](std::string_view name, std::string_view rest) {
    unsigned month = 0;
    for (const char c : rest.substr(0, rest.find('\t'))) month = month * 10 + static_cast<unsigned>(c - '0');
    if (name.empty()) return;
    months.numbers.emplace(name, static_cast<std::uint8_t>(month));
    months.sieve.add(name);
  });
  return months;
}

}  // namespace

const BylineWords& BylineWords::shipped() {
  static const BylineWords words = read_byline_words();
  return words;
}

std::uint8_t month_named(std::string_view folded) {
  static const Months months = read_months();
  if (folded.empty() || !months.sieve.may_hold(folded)) return 0;
  const auto found = months.numbers.find(folded);
  return found == months.numbers.end() ? 0 : found->second;
}

}  // namespace rapporteur::article
