#include "rapporteur/story/grouper.h"

#include <algorithm>
#include <map>
#include <utility>

/// The part of the grouper that keeps stories: which articles of a group are one, and what becomes of their
/// ids.
namespace rapporteur::story {

namespace {

constexpr std::size_t always_refined = 32;  // a larger group is refined after every eighth part of growth

bool is_refined_at(std::size_t size) {
  return size <= always_refined || size % (size / 8) == 0;
}

}  // namespace

/// Groups the articles that were put together anew, the newest one among them.
void Grouper::settle(Group whole, std::vector<std::uint32_t> numbers, std::uint32_t article) {
  if (numbers.size() == 1 && !is_refined_at(whole.members.size())) {
    move_to_nearest(whole, article);
    entries_.at(article).group = numbers.front();
    groups_[numbers.front()] = std::move(whole);
    return;
  }
  const Parts groups = average_links(whole.scores, minimum_of(document(article)));
  Parts stories;
  for (const auto& part : groups) {
    std::vector<const Document*> documents;
    for (const std::uint32_t i : part) documents.push_back(&document(whole.members[i]));
    for (const auto& story : refine(documents, whole.scores.of(part), judge_)) {
      std::vector<std::uint32_t>& chosen = stories.emplace_back();
      for (const std::uint32_t i : story) chosen.push_back(part[i]);
    }
  }
  std::ranges::sort(stories);
  divide(whole, groups, std::move(numbers));
  take_parts(whole, stories, article);
}

/// Gives parts the numbers of the groups.
void Grouper::divide(const Group& whole, const Parts& parts, std::vector<std::uint32_t> numbers) {
  for (const std::uint32_t number : numbers) groups_[number] = {};
  for (const auto& part : parts) {
    if (numbers.empty()) numbers.push_back(++last_group_);
    const std::uint32_t number = numbers.back();
    numbers.pop_back();
    Group& group = groups_[number];
    for (const std::uint32_t i : part) {
      group.members.push_back(whole.members[i]);
      Entry& entry = entries_.at(whole.members[i]);
      if (std::exchange(entry.group, number) != number) mark_changed(whole.members[i]);
    }
    group.scores = whole.scores.of(part);
  }
}

/// Gives the parts of a group the ids of the stories that their articles were in: a story's id stays with the
/// part that holds most of its articles.
void Grouper::take_parts(const Group& group, const Parts& parts, std::uint32_t article) {
  std::map<std::uint32_t, std::map<std::size_t, std::size_t>> held;  // story, part: how many articles
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const std::uint32_t i : parts[part]) {
      const std::uint32_t story = placed(group.members[i]).story;
      if (story != 0) ++held[story][part];
    }
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> owner(parts.size(), {0, 0});
  std::vector<std::pair<std::uint32_t, std::size_t>> best_part;
  for (const auto& [story, counts] : held) {
    const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
    best_part.emplace_back(story, most->first);
    if (most->second > owner[most->first].first) owner[most->first] = {most->second, story};
  }
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::uint32_t story = owner[part].second;
    if (story == 0) {
      const std::uint32_t before = placed(group.members[parts[part].front()]).story;
      story = new_story(before == 0 ? StoryChangeKind::born : StoryChangeKind::split, before, article);
    }
    for (const std::uint32_t i : parts[part]) move(group.members[i], story);
    update_story(group, story);
  }
  for (const auto& [story, part] : best_part) {
    Gathered& gathered = this->story(story);
    // Where its central article has left and none that is compared is left, the newest one stands for it.
    if (!gathered.members.empty() && placed(gathered.central).story != story)
      gathered.central = gathered.members.back();
    const std::uint32_t now = placed(group.members[parts[part].front()]).story;
    if (now == story || !this->story(story).members.empty()) continue;
    changes_.push_back({StoryChangeKind::merged, now, story, article});
  }
  for (const auto& part : parts) {
    for (const std::uint32_t i : part) explain(group, i);
  }
}

void Grouper::move_to_nearest(const Group& group, std::uint32_t article) {
  std::map<std::uint32_t, std::pair<double, std::size_t>> sums;  // by story
  const std::size_t last = group.members.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    auto& [sum, count] = sums[placed(group.members[i]).story];
    sum += group.scores.at(i, last);
    ++count;
  }
  std::uint32_t nearest = 0;
  double best = 0;
  for (const auto& [story, sum] : sums) {
    const double mean = sum.first / static_cast<double>(sum.second);
    if (nearest != 0 && mean <= best) continue;
    nearest = story;
    best = mean;
  }
  move(article, nearest);
  explain(group, last);
}

std::uint32_t Grouper::new_story(StoryChangeKind kind, std::uint32_t from, std::uint32_t article) {
  changes_.push_back({kind, ++last_story_, from, article});
  return last_story_;
}

void Grouper::move(std::uint32_t article, std::uint32_t story) {
  const std::uint32_t before = std::exchange(placed_at(article).story, story);
  if (before == story) return;
  if (before != 0) {
    std::erase(this->story(before).members, article);
    mark_story(before);
  }
  auto& members = this->story(story).members;
  members.insert(std::ranges::upper_bound(members, article), article);
  mark_story(story);
  mark_moved(article);
}

/// Says beside which article of its story an article stands, and why, where that is not said or has changed.
void Grouper::explain(const Group& group, std::size_t place) {
  const std::uint32_t article = group.members[place];
  Placed& placed = placed_at(article);
  if (placed.beside && placed_at(*placed.beside).story == placed.story) return;
  if (std::exchange(placed.beside, std::nullopt)) mark_explained(article);
  placed.evidence.clear();
  placed.permille = 0;
  double best = 0;
  for (std::size_t i = 0; i < place; ++i) {
    const std::uint32_t other = group.members[i];
    if (placed_at(other).story != placed.story) continue;
    if (placed.beside && group.scores.at(i, place) <= best) continue;
    placed.beside = other;
    best = group.scores.at(i, place);
  }
  if (!placed.beside) return;
  mark_explained(article);
  const auto copy = std::ranges::find(placed.copies, *placed.beside, &SharedText::earlier);
  placed.permille = permille_of(best);
  placed.evidence = judge_.evidence(document(*placed.beside), document(article),
                                    copy == placed.copies.end() ? 0 : copy->containment());
}

/// The article that is most like the others of its story.
void Grouper::update_story(const Group& group, std::uint32_t story) {
  std::size_t central = group.members.size();
  double best = 0;
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    if (placed(group.members[i]).story != story) continue;
    double sum = 0;
    for (std::size_t j = 0; j < group.members.size(); ++j) {
      if (j != i && placed(group.members[j]).story == story) sum += group.scores.at(i, j);
    }
    if (central != group.members.size() && sum <= best) continue;
    central = i;
    best = sum;
  }
  if (central == group.members.size()) return;
  const std::uint32_t article = group.members[central];
  if (std::exchange(this->story(story).central, article) != article) mark_story(story);
}

}  // namespace rapporteur::story
