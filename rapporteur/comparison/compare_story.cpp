#include "rapporteur/comparison/compare_story.h"

#include "rapporteur/comparison/differing_passages.h"
#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

/// Each way of comparing finds pairs of accounts; pairs that share an account become one comparison.
namespace rapporteur {

namespace {

/// The order in which verdicts are told.
constexpr std::array<Verdict, 9> by_gravity{Verdict::contradicts, Verdict::wording,   Verdict::name_variant,
                                            Verdict::updated,     Verdict::unclear,   Verdict::other_scope,
                                            Verdict::compatible,  Verdict::only_here, Verdict::same};

std::ptrdiff_t rank_of(Verdict verdict) {
  return std::ranges::find(by_gravity, verdict) - by_gravity.begin();
}

StoryRecords bounded(const StoryRecords& story) {
  StoryRecords kept = story;
  if (kept.records.size() > most_compared_articles)
    kept.records.erase(kept.records.begin() + most_compared_articles, kept.records.end());
  return kept;
}

void add_all(std::vector<Comparison>& all, std::vector<Comparison> more) {
  for (Comparison& each : more) all.push_back(std::move(each));
}

void sort_by_gravity(std::vector<Comparison>& all) {
  std::ranges::stable_sort(all, {}, [](const Comparison& each) {
    return std::tuple(
        rank_of(each.verdict), each.accounts.front().fact.article,
        each.accounts.front().words.empty() ? 0u : each.accounts.front().words.front().text_begin);
  });
}

/// The stories of a line with at most so many articles together, the same number of each.
std::vector<StoryRecords> bounded(const std::vector<StoryRecords>& stories) {
  std::vector<StoryRecords> kept = stories;
  for (StoryRecords& story : kept) {
    const std::size_t most = std::max<std::size_t>(1, most_compared_articles / stories.size());
    if (story.records.size() > most)
      story.records.erase(story.records.begin() + static_cast<std::ptrdiff_t>(most), story.records.end());
  }
  if (kept.size() > most_compared_articles)
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(most_compared_articles));
  return kept;
}

bool is_difference(const Comparison& comparison) {
  return comparison.verdict == Verdict::contradicts || comparison.verdict == Verdict::wording ||
         comparison.verdict == Verdict::name_variant || comparison.rule == "claim.said_or_refused";
}

/// Whether a story alone has two of the spellings: then it is told there.
bool is_told_in_a_story(const comparison::Coverage& coverage, const Comparison& comparison) {
  std::map<std::int64_t, std::set<std::string>> forms;
  for (const Account& account : comparison.accounts) {
    const auto told =
        std::ranges::find(coverage.tellings(), account.fact.article,
                          [](const comparison::Telling& each) { return each.numbered.article; });
    if (told != coverage.tellings().end())
      forms[told->story].insert(account.value.substr(0, account.value.rfind(" (")));
  }
  return std::ranges::any_of(forms, [](const auto& each) { return each.second.size() > 1; });
}

}  // namespace

std::vector<Comparison> compare_line(const std::vector<StoryRecords>& stories) {
  if (stories.size() < 2) return {};
  const comparison::Coverage coverage(bounded(stories));
  const comparison::PartyBook book(coverage);
  const comparison::Compared compared{coverage, book};
  std::vector<comparison::Pairing> pairings = comparison::pair_quotations(compared);
  for (comparison::Pairing& each : comparison::pair_refusals(compared)) pairings.push_back(std::move(each));
  std::vector<Comparison> all = join_pairings(compared, std::move(pairings));
  std::vector<Comparison> names = compare_names(compared);
  std::erase_if(names, [&](const Comparison& each) { return is_told_in_a_story(coverage, each); });
  add_all(all, std::move(names));
  std::erase_if(all, [](const Comparison& each) { return !is_difference(each); });
  sort_by_gravity(all);
  return all;
}

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
  sort_by_gravity(all);
  if (story.story) made.copies = differing_passages(coverage, story.story->copies);
  return made;
}

}  // namespace rapporteur
