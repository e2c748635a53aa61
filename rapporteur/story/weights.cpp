#include "rapporteur/story/weights.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/story/words.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rapporteur::story {

namespace {

struct Named {
  std::string_view name;
  double* value;
};

std::array<Named, 26> named(Weights& w) {
  return {{{"pair bias", &w.pair_bias},
           {"pair words root", &w.pair_root[0]},
           {"pair lead root", &w.pair_root[1]},
           {"pair names root", &w.pair_root[2]},
           {"pair numbers root", &w.pair_root[3]},
           {"pair words", &w.pair_plain[0]},
           {"pair lead", &w.pair_plain[1]},
           {"pair names", &w.pair_plain[2]},
           {"pair numbers", &w.pair_plain[3]},
           {"pair quotation", &w.pair_quotation},
           {"pair copy", &w.pair_copy},
           {"pair gap day", &w.pair_gap_day},
           {"pair told day", &w.pair_told_day},
           {"pair conflict day", &w.pair_conflict_day},
           {"free days", &w.free_days},
           {"max gap", &w.max_gap},
           {"group minimum", &w.group_minimum},
           {"split bias", &w.split_bias},
           {"split within", &w.split_within},
           {"split across", &w.split_across},
           {"split balance", &w.split_balance},
           {"split pairs", &w.split_pairs},
           {"split numbers least", &w.split_number_min},
           {"split numbers most", &w.split_number_max},
           {"split gap day", &w.split_gap_day},
           {"", nullptr}}};
}

/// Takes the next line off a table.
std::string_view next_line(std::string_view& table) {
  const std::string_view line = table.substr(0, table.find('\n'));
  table.remove_prefix(std::min(table.size(), line.size() + 1));
  return line;
}

/// "12.5", "-3": what the tables hold; 0 for anything else.
double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Weights Weights::read(std::string_view table) {
  Weights weights;
  const auto names = named(weights);
  while (!table.empty()) {
    const std::string_view line = next_line(table);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto found = std::ranges::find(names, line.substr(0, tab), &Named::name);
    if (found != names.end() && found->value != nullptr) *found->value = number_of(line.substr(tab + 1));
  }
  return weights;
}

const Weights& Weights::shipped() {
  static const Weights weights = read(base::embedded("story/weights.tsv"));
  return weights;
}

Background::Background(std::string_view table) {
  article_count_ = static_cast<std::uint32_t>(number_of(next_line(table)));
  while (!table.empty()) {
    const std::string_view line = next_line(table);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    counts_[key_of(hash_of_word(line.substr(0, tab)))] =
        static_cast<std::uint32_t>(number_of(line.substr(tab + 1)));
  }
}

const Background& Background::shipped() {
  static const Background background(base::embedded("story/background.tsv"));
  return background;
}

std::uint32_t Background::count(std::uint32_t key) const {
  const auto found = counts_.find(key);
  return found == counts_.end() ? 0 : found->second;
}

}  // namespace rapporteur::story
