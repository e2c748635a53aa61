#include "rapporteur/base/log_exp.h"
#include "rapporteur/story/make_stories.h"
#include "rapporteur/story/postings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

/// Stories linked over time. A later story goes on with the earlier one whose names and words its own central
/// article shares most; a line is what hangs together by such links.
namespace rapporteur::story {

namespace {

constexpr double min_likeness = 0.14;
constexpr double name_share = 0.6;    // what names count beside words
constexpr double months_to_half = 4;  // after so many months a story counts half as near
constexpr double days_a_month = 30;
constexpr double log_of_2 = 0.69314718055994530942;
constexpr std::size_t looked_up = 8;  // names of a story
constexpr std::uint32_t max_visits = 64;
constexpr std::size_t max_names_shown = 6;

struct Link {
  std::size_t earlier = 0;
  double names = 0;
  double words = 0;
  double days = 0;
  double value() const {
    return (name_share * names + (1 - name_share) * words) *
           base::exponential(-log_of_2 * days / days_a_month / months_to_half);
  }
};

/// Finds links among stories in order of their first days.
class LineFinder {
 public:
  LineFinder(const Grouper& grouper, const std::vector<Story>& stories)
      : grouper_(grouper), stories_(stories), by_name_(max_visits) {
    for (std::size_t i = 0; i < stories.size(); ++i) order_.push_back(i);
    std::ranges::stable_sort(order_, [&](std::size_t a, std::size_t b) {
      const auto& first = stories_[a].first_day;
      const auto& second = stories_[b].first_day;
      if (first.has_value() != second.has_value()) return first.has_value();
      return first < second;
    });
  }

  std::vector<StoryLine> find() {
    std::vector<std::size_t> line_of(stories_.size());
    std::map<std::size_t, StoryLine> lines;  // by their first story
    for (const std::size_t story : order_) {
      const std::optional<Link> link = best_link(story);
      const std::size_t first = link ? line_of[link->earlier] : story;
      line_of[story] = first;
      StoryLine& line = lines[first];
      line.stories.push_back(stories_[story].id);
      if (link)
        line.links.push_back({stories_[story].id, stories_[link->earlier].id, evidence(story, *link)});
      add(story);
    }
    std::vector<StoryLine> all;
    for (auto& [first, line] : lines) {
      line.id = stories_[first].id;
      line.title = stories_[first].title;
      all.push_back(std::move(line));
    }
    std::ranges::sort(all, {}, &StoryLine::id);
    return all;
  }

 private:
  const Gathered& gathered(std::size_t story) const {
    return grouper_.gathered()[static_cast<std::size_t>(stories_[story].id - 1)];
  }
  std::vector<Term> main_names(std::size_t story) const {
    std::vector<Term> names = gathered(story).names;
    std::ranges::stable_sort(names, std::ranges::greater(), &Term::weight);
    names.resize(std::min(names.size(), looked_up));
    return names;
  }
  void add(std::size_t story) {
    for (const Term& name : main_names(story)) by_name_.add(name.key, static_cast<std::uint32_t>(story));
  }
  double days_between(std::size_t story, std::size_t earlier) const {
    if (!stories_[story].first_day || !stories_[earlier].last_day) return 0;
    const auto first = day_of(*stories_[story].first_day);
    const auto last = day_of(*stories_[earlier].last_day);
    return first && last ? std::max(0, *first - *last) : 0;
  }
  std::optional<Link> best_link(std::size_t story) const {
    std::vector<std::uint32_t> candidates;
    for (const Term& name : main_names(story))
      by_name_.for_each(name.key, [&](std::uint32_t other) { candidates.push_back(other); });
    std::ranges::sort(candidates);
    const auto rest = std::ranges::unique(candidates);
    candidates.erase(rest.begin(), rest.end());
    std::optional<Link> best;
    for (const std::uint32_t other : candidates) {
      const Link link{other, likeness(gathered(story).names, gathered(other).names),
                      likeness(gathered(story).words, gathered(other).words), days_between(story, other)};
      if (link.value() >= min_likeness && (!best || link.value() > best->value())) best = link;
    }
    return best;
  }
  std::vector<StoryEvidence> evidence(std::size_t story, const Link& link) const {
    std::vector<Term> shared;
    std::ranges::set_intersection(gathered(story).names, gathered(link.earlier).names,
                                  std::back_inserter(shared), {}, &Term::key, &Term::key);
    std::ranges::stable_sort(shared, std::ranges::greater(), &Term::weight);
    const auto& spelled = gathered(story).spelled;
    std::string names;
    std::size_t shown = 0;
    for (const Term& term : shared) {
      const auto found = std::ranges::lower_bound(spelled, term.key, {}, &SpelledTerm::key);
      if (found == spelled.end() || found->key != term.key) continue;
      names += (names.empty() ? "" : ", ") + found->words;
      if (++shown == max_names_shown) break;
    }
    const auto in_thousandths = [](double value) {
      return static_cast<std::int16_t>(std::lround(value * 1000));
    };
    return {{StorySign::actors, in_thousandths(link.names), in_thousandths(name_share * link.names), names},
            {StorySign::text, in_thousandths(link.words), in_thousandths((1 - name_share) * link.words), {}},
            {StorySign::gap, static_cast<std::int16_t>(std::min(link.days, 32767.0)), 0, {}}};
  }

  const Grouper& grouper_;
  const std::vector<Story>& stories_;
  Postings by_name_;
  std::vector<std::size_t> order_;
};

}  // namespace

std::vector<StoryLine> find_lines(const Grouper& grouper, const std::vector<Story>& stories) {
  return LineFinder(grouper, stories).find();
}

}  // namespace rapporteur::story
