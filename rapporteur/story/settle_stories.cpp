#include "rapporteur/story/settle_stories.h"

#include "rapporteur/story/link_stories.h"
#include "rapporteur/story/packed_document.h"
#include "rapporteur/story/story.h"
#include "rapporteur/story/story_parts.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::int64_t undated_place = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t max_known = 8192;  // stories that are held at once

/// A story as its links need it.
struct KnownStory {
  KeptStory story;
  AboutStory about;
  StoryPlace place() const {
    return {story.first_day ? std::int64_t{*story.first_day} : undated_place, story.id};
  }
};

class Settler {
 public:
  Settler(KeptGroups& kept, const ChangedStories& changed) : kept_(kept), changed_(changed) {}

  void settle() {
    for (const std::uint32_t story : changed_.stories) settle_articles(story);
    for (const std::uint32_t story : changed_.stories) place_story(story);
    touch_followers();
    for (const StoryPlace& place : touched_) settle_link(place);
    settle_lines();
    settle_days();
  }

 private:
  /// What a story's articles say of it.
  void settle_articles(std::uint32_t story) {
    const std::vector<DatedArticle> members = kept_.members(story);
    if (members.empty()) return;
    std::vector<SharedText> pairs;
    for (const DatedArticle& member : members) {
      if (!member.is_day_told) undated_.insert(member.article);
      for (const SharedText& pair : kept_.repeats(member.article)) {
        if (pair.later == member.article) pairs.push_back(pair);
      }
    }
    KeptStory kept = kept_.story(story);
    std::tie(kept.first_day, kept.last_day) = days_of(members);
    kept_.put_story(kept);
    kept_.put_copies(members, copies_of(members, pairs));
  }

  /// Puts a story where it is looked up.
  void place_story(std::uint32_t story) {
    if (const std::optional<StoryPlace> before = kept_.place(story))
      stood_.emplace_back(*before, kept_.names(story));
    if (kept_.story(story).id != story) {
      kept_.put_names({0, story}, {});
      kept_.remove_link(story);
      return;
    }
    const KnownStory& known = know(story);
    stood_.emplace_back(known.place(), main_names(known.about));
    kept_.put_names(known.place(), stood_.back().second);
    touched_.insert(known.place());
  }
  /// A link may hang on a changed story where it is, or was, among the next ones behind it by a name.
  void touch_followers() {
    for (const auto& [place, names] : stood_) {
      for (const std::uint32_t name : names) {
        for (const StoryPlace& each : kept_.after(name, place, stories_of_name)) touched_.insert(each);
      }
    }
  }

  const KnownStory& know(std::uint32_t story) {
    const auto found = known_.find(story);
    if (found != known_.end()) return found->second;
    if (known_.size() >= max_known) known_.clear();
    KnownStory made{kept_.story(story), {}};
    const KeptArticle central = kept_.article(made.story.central);
    if (auto document = unpack_document(central.dated.article, central.document)) {
      if (unpack_weights(*document, central.weights)) made.about = about_of(*document);
    }
    return known_.emplace(story, std::move(made)).first->second;
  }

  void settle_link(const StoryPlace& place) {
    const KnownStory later = know(place.story);
    std::set<std::uint32_t> candidates;
    for (const std::uint32_t name : main_names(later.about)) {
      for (const StoryPlace& each : kept_.before(name, place, stories_of_name)) candidates.insert(each.story);
    }
    std::optional<StoryNearness> best;
    StoryLink link{place.story, 0, {}};
    for (const std::uint32_t candidate : candidates) {
      const KnownStory& earlier = know(candidate);
      const StoryNearness near =
          nearness(later.about, earlier.about, days_between(earlier.story.last_day, later.story.first_day));
      if (!near.is_link() || (best && near.value() <= best->value())) continue;
      best = near;
      link.earlier = candidate;
      link.evidence = evidence_of(near, later.about, earlier.about);
    }
    if (best) {
      kept_.put_link(link);
    } else {
      kept_.remove_link(place.story);
    }
  }

  /// A story is on the line of the one that it goes on with; what goes on with it comes later.
  void settle_lines() {
    while (!touched_.empty()) {
      const std::uint32_t story = touched_.begin()->story;
      touched_.erase(touched_.begin());
      const std::optional<std::uint32_t> earlier = kept_.earlier(story);
      const std::uint32_t line = earlier ? kept_.line(*earlier) : story;
      if (kept_.line(story) == line) continue;
      kept_.put_line(story, line);
      for (const std::uint32_t later : kept_.later(story)) {
        if (const auto place = kept_.place(later)) touched_.insert(*place);
      }
    }
  }

  void settle_days() {
    for (const std::uint32_t article : changed_.articles) {
      for (const SharedText& pair : kept_.repeats(article)) {
        for (const std::uint32_t each : {pair.earlier, pair.later}) {
          if (!kept_.dated(each).is_day_told) undated_.insert(each);
        }
      }
    }
    std::map<std::uint32_t, std::vector<DatedArticle>> members;  // by story
    for (const std::uint32_t article : undated_) {
      std::vector<DatedArticle> copies;
      for (const SharedText& pair : kept_.repeats(article))
        copies.push_back(kept_.dated(pair.earlier == article ? pair.later : pair.earlier));
      const std::uint32_t story = kept_.article(article).story;
      const auto [of_story, is_new] = members.try_emplace(story);
      if (is_new) of_story->second = kept_.members(story);
      if (const auto day = infer_day(article, copies, of_story->second)) {
        kept_.put_day(*day);
      } else {
        kept_.remove_day(article);
      }
    }
  }

  KeptGroups& kept_;
  const ChangedStories& changed_;
  std::set<std::uint32_t> undated_;
  std::set<StoryPlace> touched_;  // whose links or lines are settled anew
  std::vector<std::pair<StoryPlace, std::vector<std::uint32_t>>> stood_;  // with names, before and now
  std::map<std::uint32_t, KnownStory> known_;
};

}  // namespace

void settle_stories(KeptGroups& kept, const ChangedStories& changed) {
  Settler(kept, changed).settle();
}

}  // namespace rapporteur::story
