#include "rapporteur/story/link_stories.h"

#include "rapporteur/base/log_exp.h"
#include "rapporteur/story/judge.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

namespace rapporteur::story {

namespace {

constexpr double min_likeness = 0.14;
constexpr double name_share = 0.6;    // what names count beside words
constexpr double months_to_half = 4;  // after so many months a story counts half as near
constexpr double days_a_month = 30;
constexpr double log_of_2 = 0.69314718055994530942;
constexpr std::size_t looked_up = 8;  // names of a story
constexpr std::size_t max_names_shown = 6;

std::int16_t in_thousandths(double value) {
  return static_cast<std::int16_t>(std::lround(value * 1000));
}

}  // namespace

AboutStory about_of(const Document& central) {
  return {central.terms_of(TermKind::names), central.terms_of(TermKind::words), central.spelled};
}

std::vector<std::uint32_t> main_names(const AboutStory& about) {
  std::vector<Term> names = about.names;
  std::ranges::stable_sort(names, std::ranges::greater(), &Term::weight);
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < std::min(names.size(), looked_up); ++i) keys.push_back(names[i].key);
  return keys;
}

double StoryNearness::value() const {
  return (name_share * names + (1 - name_share) * words) *
         base::exponential(-log_of_2 * days / days_a_month / months_to_half);
}

bool StoryNearness::is_link() const {
  return value() >= min_likeness;
}

StoryNearness nearness(const AboutStory& later, const AboutStory& earlier, double days) {
  return {likeness(later.names, earlier.names), likeness(later.words, earlier.words), days};
}

std::vector<StoryEvidence> evidence_of(const StoryNearness& near, const AboutStory& later,
                                       const AboutStory& earlier) {
  std::vector<Term> shared;
  std::ranges::set_intersection(later.names, earlier.names, std::back_inserter(shared), {}, &Term::key,
                                &Term::key);
  std::ranges::stable_sort(shared, std::ranges::greater(), &Term::weight);
  std::string names;
  std::size_t shown = 0;
  for (const Term& term : shared) {
    const auto found = std::ranges::lower_bound(later.spelled, term.key, {}, &SpelledTerm::key);
    if (found == later.spelled.end() || found->key != term.key) continue;
    names += (names.empty() ? "" : ", ") + found->words;
    if (++shown == max_names_shown) break;
  }
  return {{StorySign::actors, in_thousandths(near.names), in_thousandths(name_share * near.names), names},
          {StorySign::text, in_thousandths(near.words), in_thousandths((1 - name_share) * near.words), {}},
          {StorySign::gap, static_cast<std::int16_t>(std::min(near.days, 32767.0)), 0, {}}};
}

double days_between(std::optional<std::int32_t> earlier_last, std::optional<std::int32_t> later_first) {
  return earlier_last && later_first ? std::max(0, *later_first - *earlier_last) : 0;
}

}  // namespace rapporteur::story
