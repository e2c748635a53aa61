#include "rapporteur/comparison/compare_story.h"

#include "rapporteur/comparison/differing_passages.h"
#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <array>
#include <tuple>

/// Each way of comparing finds pairs of accounts; pairs that share an account become one comparison.
namespace rapporteur {

namespace {

/// Articles of one story beyond so many are not compared: pairs grow with the square.
constexpr std::size_t most_articles = 64;

/// The order in which verdicts are told.
constexpr std::array<Verdict, 9> by_gravity{Verdict::contradicts, Verdict::wording,   Verdict::name_variant,
                                            Verdict::updated,     Verdict::unclear,   Verdict::other_scope,
                                            Verdict::compatible,  Verdict::only_here, Verdict::same};

std::ptrdiff_t rank_of(Verdict verdict) {
  return std::ranges::find(by_gravity, verdict) - by_gravity.begin();
}

StoryRecords bounded(const StoryRecords& story) {
  StoryRecords kept = story;
  if (kept.records.size() > most_articles)
    kept.records.erase(kept.records.begin() + most_articles, kept.records.end());
  return kept;
}

void add_all(std::vector<Comparison>& all, std::vector<Comparison> more) {
  for (Comparison& each : more) all.push_back(std::move(each));
}

}  // namespace

StoryComparison compare_story(const StoryRecords& story) {
  const comparison::Coverage coverage(bounded(story));
  const comparison::PartyBook book(coverage);
  const comparison::Compared compared{coverage, book};
  StoryComparison made{.story = story.story ? story.story->id : 0, .comparisons = {}};
  std::vector<Comparison>& all = made.comparisons;
  std::vector<comparison::Pairing> pairings = comparison::pair_quotations(compared);
  for (const auto pair : {comparison::pair_numbers, comparison::pair_dates, comparison::pair_claims,
                          comparison::pair_refusals}) {
    for (comparison::Pairing& each : pair(compared)) pairings.push_back(std::move(each));
  }
  set_other_reports_apart(compared, pairings);
  add_all(all, join_pairings(compared, std::move(pairings)));
  add_all(all, compare_names(compared));
  add_all(all, find_lone(compared, all));
  std::ranges::stable_sort(all, {}, [](const Comparison& each) {
    return std::tuple(
        rank_of(each.verdict), each.accounts.front().fact.article,
        each.accounts.front().words.empty() ? 0u : each.accounts.front().words.front().text_begin);
  });
  if (story.story) made.copies = differing_passages(coverage, story.story->copies);
  return made;
}

}  // namespace rapporteur
