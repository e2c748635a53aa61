#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

/// Accounts that were paired, directly or through others, are accounts of one thing. The gravest verdict of
/// its pairs is that of the comparison.
namespace rapporteur::comparison {

namespace {

/// Graver ones first.
int gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::contradicts:
      return 0;
    case Verdict::wording:
      return 1;
    case Verdict::name_variant:
      return 2;
    case Verdict::updated:
      return 3;
    case Verdict::unclear:
      return 4;
    case Verdict::other_scope:
      return 5;
    case Verdict::compatible:
      return 6;
    case Verdict::same:
      return 7;
    case Verdict::only_here:
      return 8;
  }
  return 9;
}

bool is_of_one_thing(Verdict verdict) {
  return verdict != Verdict::other_scope && verdict != Verdict::unclear;
}

/// Which pairings belong together: those that share an account.
class Groups {
 public:
  explicit Groups(std::size_t count) : up_(count) { std::iota(up_.begin(), up_.end(), std::size_t{0}); }
  std::size_t top(std::size_t at) {
    while (up_[at] != at) at = up_[at] = up_[up_[at]];
    return at;
  }
  void join(std::size_t one, std::size_t other) {
    const std::size_t a = top(one);
    const std::size_t b = top(other);
    up_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> up_;
};

void add_account(const Compared& compared, Comparison& comparison, const Side& side) {
  for (Account& account : comparison.accounts) {
    if (account.fact != side.fact) continue;
    if (account.differing.empty()) account.differing = side.differing;
    return;
  }
  comparison.accounts.push_back(account_of(compared, side));
}

Comparison comparison_of(const Compared& compared, const std::vector<const Pairing*>& pairings) {
  const Pairing& gravest = **std::ranges::min_element(
      pairings, {}, [](const Pairing* each) { return std::tuple(gravity(each->verdict), -each->permille); });
  Comparison comparison{.kind = gravest.kind,
                        .verdict = gravest.verdict,
                        .rule = std::string(gravest.rule),
                        .subject = gravest.subject,
                        .accounts = {},
                        .permille = gravest.permille};
  add_account(compared, comparison, gravest.one);
  add_account(compared, comparison, gravest.other);
  for (const Pairing* each : pairings) {
    add_account(compared, comparison, each->one);
    add_account(compared, comparison, each->other);
  }
  std::ranges::stable_sort(comparison.accounts, {}, [](const Account& each) { return each.fact; });
  comparison.outlet_count = outlets_of(compared, comparison.accounts);
  return comparison;
}

}  // namespace

bool are_compared(const Telling& one, const Telling& other) {
  return !one.is_copy && !other.is_copy && (one.story == 0 || one.story != other.story);
}

std::uint16_t permille_of(double share) {
  return static_cast<std::uint16_t>(std::clamp(share, 0.0, 1.0) * 1000);
}

Account account_of(const Compared& compared, const Side& side) {
  Account account{.fact = side.fact, .value = side.value, .words = side.words, .differing = side.differing};
  if (!side.words.empty())
    account.copies = compared.coverage.copies_with(compared.telling(side.telling), side.words.front().words);
  return account;
}

std::uint32_t outlets_of(const Compared& compared, const std::vector<Account>& accounts) {
  std::set<std::string> outlets;
  for (const Account& account : accounts) {
    for (const Telling& telling : compared.coverage.tellings()) {
      if (telling.numbered.article == account.fact.article) outlets.insert(telling.outlet);
    }
  }
  return static_cast<std::uint32_t>(outlets.size());
}

bool are_other_parts(const std::string& one, const std::string& other) {
  const auto part = [](const std::string& value) {
    const std::size_t at = value.find('T');
    const bool is_part = at != std::string::npos && value.size() == at + 3 && value[at + 1] > '9';
    return is_part ? value.substr(at) : std::string();
  };
  return !part(one).empty() && !part(other).empty() && part(one) != part(other);
}

std::size_t plain_in_common(const std::vector<Word>& one, const std::vector<Word>& other) {
  const auto stems_of = [](const std::vector<Word>& words) {
    std::set<std::string> stems;
    for (const Word& word : words) {
      if (!word.is_capital && !word.is_function && !word.is_negation) stems.insert(word.stem);
    }
    return stems;
  };
  const auto others = stems_of(other);
  return static_cast<std::size_t>(
      std::ranges::count_if(stems_of(one), [&](const std::string& stem) { return others.contains(stem); }));
}

bool have_other_names(const std::vector<Word>& one, const std::vector<Word>& other) {
  const auto has_own = [](const std::vector<Word>& words, const std::vector<Word>& others) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const Word& word = words[i];
      if (!word.is_capital || word.is_function || word.is_number) continue;
      const bool is_there =
          std::ranges::any_of(others, [&](const Word& each) { return may_be_same_word(each, word); });
      if (!is_there) return true;
    }
    return false;
  };
  return has_own(one, other) && has_own(other, one);
}

std::vector<Comparison> join_pairings(const Compared& compared, std::vector<Pairing> pairings) {
  Groups groups(pairings.size());
  std::map<std::pair<ComparedKind, FactReference>, std::size_t> first_with;
  for (std::size_t i = 0; i < pairings.size(); ++i) {
    if (!is_of_one_thing(pairings[i].verdict)) continue;
    for (const FactReference& fact : {pairings[i].one.fact, pairings[i].other.fact}) {
      const auto [known, is_new] = first_with.try_emplace({pairings[i].kind, fact}, i);
      if (!is_new) groups.join(known->second, i);
    }
  }
  std::map<std::size_t, std::vector<const Pairing*>> gathered;
  for (std::size_t i = 0; i < pairings.size(); ++i) gathered[groups.top(i)].push_back(&pairings[i]);
  std::vector<Comparison> comparisons;
  for (const auto& [top, members] : gathered) comparisons.push_back(comparison_of(compared, members));
  return comparisons;
}

}  // namespace rapporteur::comparison
