#include "rapporteur/story/grouper.h"

#include <algorithm>
#include <map>
#include <utility>

/// The part of the grouper that keeps stories: which articles of a group are one, and what becomes of their
/// ids.
namespace rapporteur::story {

namespace {

constexpr std::size_t always_refined = 32;  // a larger group is refined after every eighth part of growth
constexpr std::uint32_t no_story = static_cast<std::uint32_t>(-1);

bool is_refined_at(std::size_t size) {
  return size <= always_refined || size % (size / 8) == 0;
}

}  // namespace

/// From here on, the article is in its group and in no story.
void Grouper::settle(std::uint32_t number, std::uint32_t article) {
  if (is_refined_at(groups_[number].members.size())) {
    break_up(number);
    const Group& group = groups_[group_of_[article]];
    std::vector<const Document*> documents;
    for (const std::uint32_t member : group.members) documents.push_back(&document(member));
    take_parts(group, refine(documents, group.scores, judge_), article);
  } else {
    move_to_nearest(groups_[number], article);
  }
}

/// A group whose articles are not alike in the mean any more falls apart; the article's own part stays the
/// group.
void Grouper::break_up(std::uint32_t number) {
  const double minimum = minimum_of(document(groups_[number].members.back()));
  const Parts parts = average_links(groups_[number].scores, minimum);
  if (parts.size() < 2) return;
  const Group whole = groups_[number];
  const auto last = static_cast<std::uint32_t>(whole.members.size() - 1);
  for (const auto& part : parts) {
    const bool is_own = part.back() == last;
    const std::uint32_t place = is_own ? number : static_cast<std::uint32_t>(groups_.size());
    if (!is_own) groups_.emplace_back();
    Group& group = groups_[place];
    group.members.clear();
    for (const std::uint32_t i : part) {
      group.members.push_back(whole.members[i]);
      group_of_[whole.members[i]] = place;
    }
    group.scores = whole.scores.of(part);
    if (!is_own) {
      std::vector<const Document*> documents;
      for (const std::uint32_t member : group.members) documents.push_back(&document(member));
      const Group copy = group;
      take_parts(copy, refine(documents, copy.scores, judge_), whole.members.back());
    }
  }
}

/// Gives the parts of a group the ids of the stories that their articles were in: a story's id stays with the
/// part that holds most of its articles.
void Grouper::take_parts(const Group& group, const Parts& parts, std::uint32_t article) {
  std::map<std::uint32_t, std::map<std::size_t, std::size_t>> held;  // story, part: how many articles
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const std::uint32_t i : parts[part]) {
      const std::uint32_t story = placed_[group.members[i]].story;
      if (story != no_story) ++held[story][part];
    }
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> owner(parts.size(), {0, no_story});
  std::vector<std::pair<std::uint32_t, std::size_t>> best_part;
  for (const auto& [story, counts] : held) {
    const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
    best_part.emplace_back(story, most->first);
    if (most->second > owner[most->first].first) owner[most->first] = {most->second, story};
  }
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::uint32_t story = owner[part].second;
    if (story == no_story) {
      const std::uint32_t before = placed_[group.members[parts[part].front()]].story;
      story = new_story(before == no_story ? StoryChangeKind::born : StoryChangeKind::split, before, article);
    }
    for (const std::uint32_t i : parts[part]) move(group.members[i], story);
    update_story(group, story);
  }
  for (const auto& [story, part] : best_part) {
    const std::uint32_t now = placed_[group.members[parts[part].front()]].story;
    if (now == story || !gathered_[story].members.empty()) continue;
    changes_.push_back({StoryChangeKind::merged, now + 1, story + 1, placed_[article].article});
  }
  for (const auto& part : parts) {
    for (const std::uint32_t i : part) explain(group, i);
  }
}

void Grouper::move_to_nearest(const Group& group, std::uint32_t article) {
  std::map<std::uint32_t, std::pair<double, std::size_t>> sums;  // by story
  const std::size_t last = group.members.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    auto& [sum, count] = sums[placed_[group.members[i]].story];
    sum += group.scores.at(i, last);
    ++count;
  }
  std::uint32_t nearest = no_story;
  double best = 0;
  for (const auto& [story, sum] : sums) {
    const double mean = sum.first / static_cast<double>(sum.second);
    if (nearest != no_story && mean <= best) continue;
    nearest = story;
    best = mean;
  }
  move(article, nearest);
  explain(group, last);
}

std::uint32_t Grouper::new_story(StoryChangeKind kind, std::uint32_t from, std::uint32_t article) {
  gathered_.emplace_back();
  const auto story = static_cast<std::uint32_t>(gathered_.size() - 1);
  changes_.push_back({kind, story + 1, from == no_story ? 0 : from + 1, placed_[article].article});
  return story;
}

void Grouper::move(std::uint32_t article, std::uint32_t story) {
  const std::uint32_t before = placed_[article].story;
  if (before == story) return;
  if (before != no_story) std::erase(gathered_[before].members, article);
  auto& members = gathered_[story].members;
  members.insert(std::ranges::upper_bound(members, article), article);
  placed_[article].story = story;
}

/// Says beside which article of its story an article stands, and why, where that is not said or has changed.
void Grouper::explain(const Group& group, std::size_t place) {
  const std::uint32_t article = group.members[place];
  Placed& placed = placed_[article];
  if (placed.beside && placed_[*placed.beside].story == placed.story) return;
  placed.beside.reset();
  placed.evidence.clear();
  placed.permille = 0;
  double best = 0;
  for (std::size_t i = 0; i < place; ++i) {
    const std::uint32_t other = group.members[i];
    if (placed_[other].story != placed.story) continue;
    if (placed.beside && group.scores.at(i, place) <= best) continue;
    placed.beside = other;
    best = group.scores.at(i, place);
  }
  if (!placed.beside) return;
  const auto copy = std::ranges::find(placed.copies, *placed.beside, &SharedText::earlier);
  placed.permille = permille_of(best);
  placed.evidence = judge_.evidence(document(*placed.beside), document(article),
                                    copy == placed.copies.end() ? 0 : copy->containment());
}

/// The article that is most like the others of its story, and what it is about.
void Grouper::update_story(const Group& group, std::uint32_t story) {
  std::size_t central = group.members.size();
  double best = 0;
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    if (placed_[group.members[i]].story != story) continue;
    double sum = 0;
    for (std::size_t j = 0; j < group.members.size(); ++j) {
      if (j != i && placed_[group.members[j]].story == story) sum += group.scores.at(i, j);
    }
    if (central != group.members.size() && sum <= best) continue;
    central = i;
    best = sum;
  }
  if (central == group.members.size()) return;
  Gathered& gathered = gathered_[story];
  gathered.central = group.members[central];
  const Document& about = document(gathered.central);
  gathered.names = about.terms_of(TermKind::names);
  gathered.words = about.terms_of(TermKind::words);
  gathered.spelled = about.spelled;
}

}  // namespace rapporteur::story
