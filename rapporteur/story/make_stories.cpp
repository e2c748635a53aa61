#include "rapporteur/story/make_stories.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace rapporteur::story {

namespace {

std::uint16_t permille(double share) {
  return static_cast<std::uint16_t>(std::lround(share * 1000));
}

/// Whether an article came before another one: by their days where both have one, else by their numbers.
bool is_before(const Placed& a, const Placed& b) {
  if (a.day && b.day && *a.day != *b.day) return *a.day < *b.day;
  return a.article < b.article;
}

SharedText turned(const SharedText& pair) {
  return {pair.later, pair.earlier, pair.shared, pair.later_count, pair.earlier_count};
}

/// For each article of a story that repeats another one of it: the earliest such, and how.
std::vector<Copy> copies_of(const std::vector<Placed>& placed, const Gathered& gathered) {
  std::map<std::uint32_t, SharedText> first;  // by the article that came later
  for (const std::uint32_t member : gathered.members) {
    for (const SharedText& found : placed[member].copies) {
      if (placed[found.earlier].story != placed[member].story) continue;
      const bool is_in_order = is_before(placed[found.earlier], placed[member]);
      const SharedText pair = is_in_order ? found : turned(found);
      const auto [at, is_new] = first.try_emplace(pair.later, pair);
      if (!is_new && is_before(placed[pair.earlier], placed[at->second.earlier])) at->second = pair;
    }
  }
  std::vector<Copy> copies;
  for (const auto& [article, pair] : first) {
    copies.push_back({placed[article].article, placed[pair.earlier].article, kind_of_copy(pair),
                      permille(pair.containment()), permille(pair.jaccard())});
  }
  return copies;
}

Story make_story(const std::vector<Placed>& placed, const Gathered& gathered, std::int64_t id) {
  Story story;
  story.id = id;
  story.title = placed[gathered.central].title;
  std::optional<std::int32_t> first;
  std::optional<std::int32_t> last;
  for (const std::uint32_t member : gathered.members) {
    const Placed& each = placed[member];
    StoryMember& made = story.members.emplace_back();
    made.article = each.article;
    if (each.beside) made.beside = placed[*each.beside].article;
    made.permille = each.permille;
    made.evidence = each.evidence;
    if (!each.day) continue;
    first = first ? std::min(*first, *each.day) : *each.day;
    last = last ? std::max(*last, *each.day) : *each.day;
  }
  std::ranges::sort(story.members, {}, &StoryMember::article);
  if (first) story.first_day = written_day(*first);
  if (last) story.last_day = written_day(*last);
  story.copies = copies_of(placed, gathered);
  return story;
}

}  // namespace

Stories make_stories(const Grouper& grouper) {
  Stories made;
  const auto& gathered = grouper.gathered();
  for (std::size_t i = 0; i < gathered.size(); ++i) {
    if (!gathered[i].members.empty())
      made.stories.push_back(make_story(grouper.placed(), gathered[i], static_cast<std::int64_t>(i + 1)));
  }
  made.lines = find_lines(grouper, made.stories);
  made.changes = grouper.changes();
  made.inferred_days = infer_days(grouper);
  return made;
}

std::vector<InferredDay> infer_days(const Grouper& grouper) {
  constexpr std::int32_t max_spread = 2;  // days between the dated reports that a day is taken from
  const auto& placed = grouper.placed();
  std::map<std::uint32_t, std::vector<std::uint32_t>> copies;
  for (std::uint32_t i = 0; i < placed.size(); ++i) {
    for (const SharedText& copy : placed[i].copies) {
      copies[i].push_back(copy.earlier);
      copies[copy.earlier].push_back(i);
    }
  }
  std::vector<InferredDay> all;
  for (std::uint32_t i = 0; i < placed.size(); ++i) {
    if (placed[i].is_day_told) continue;
    const auto found = copies.find(i);
    InferredDay day;
    day.article = placed[i].article;
    std::vector<std::uint32_t> dated;
    const auto keep_dated = [&](const std::vector<std::uint32_t>& articles) {
      for (const std::uint32_t other : articles) {
        if (other != i && placed[other].is_day_told) dated.push_back(other);
      }
      std::ranges::sort(dated,
                        [&](std::uint32_t a, std::uint32_t b) { return is_before(placed[a], placed[b]); });
    };
    if (found != copies.end()) keep_dated(found->second);
    day.is_from_copy = !dated.empty();
    if (dated.empty()) keep_dated(grouper.gathered()[placed[i].story].members);
    if (dated.empty()) continue;
    if (!day.is_from_copy && *placed[dated.back()].day - *placed[dated.front()].day > max_spread) continue;
    day.day = written_day(*placed[dated[day.is_from_copy ? 0 : (dated.size() - 1) / 2]].day);
    for (const std::uint32_t other : dated) day.evidence.push_back(placed[other].article);
    std::ranges::sort(day.evidence);
    all.push_back(std::move(day));
  }
  return all;
}

}  // namespace rapporteur::story
