#include "rapporteur/story/link_stories.h"
#include "rapporteur/story/make_stories.h"
#include "rapporteur/story/postings.h"

#include <algorithm>
#include <map>
#include <utility>

/// Stories linked over time. A later story goes on with the earlier one whose names and words its own central
/// article shares most; a line is what hangs together by such links.
namespace rapporteur::story {

namespace {

struct Link {
  std::size_t earlier = 0;
  StoryNearness near;
};

/// Finds links among stories in order of their first days.
class LineFinder {
 public:
  LineFinder(Grouper& grouper, const std::vector<Story>& stories)
      : stories_(stories), by_name_(stories_of_name) {
    for (std::size_t i = 0; i < stories.size(); ++i) {
      order_.push_back(i);
      const auto id = static_cast<std::uint32_t>(stories[i].id);
      about_.push_back(about_of(grouper.document(grouper.gathered().at(id).central)));
    }
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
      if (link) {
        line.links.push_back({stories_[story].id, stories_[link->earlier].id,
                              evidence_of(link->near, about_[story], about_[link->earlier])});
      }
      for (const std::uint32_t name : main_names(about_[story]))
        by_name_.add(name, static_cast<std::uint32_t>(story));
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
  std::optional<Link> best_link(std::size_t story) {
    std::vector<std::uint32_t> candidates;
    for (const std::uint32_t name : main_names(about_[story]))
      by_name_.for_each(name, [&](std::uint32_t other) { candidates.push_back(other); });
    std::ranges::sort(candidates);
    const auto rest = std::ranges::unique(candidates);
    candidates.erase(rest.begin(), rest.end());
    std::optional<Link> best;
    for (const std::uint32_t other : candidates) {
      const Link link{other, nearness(about_[story], about_[other], days_to(story, other))};
      if (link.near.is_link() && (!best || link.near.value() > best->near.value())) best = link;
    }
    return best;
  }
  double days_to(std::size_t story, std::size_t earlier) const {
    const auto day = [](const std::optional<std::string>& written) {
      return written ? day_of(*written) : std::nullopt;
    };
    return days_between(day(stories_[earlier].last_day), day(stories_[story].first_day));
  }

  const std::vector<Story>& stories_;
  Postings by_name_;
  std::vector<AboutStory> about_;
  std::vector<std::size_t> order_;
};

}  // namespace

std::vector<StoryLine> find_lines(Grouper& grouper, const std::vector<Story>& stories) {
  return LineFinder(grouper, stories).find();
}

}  // namespace rapporteur::story
