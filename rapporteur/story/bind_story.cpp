#include "rapporteur/story/bind_story.h"

#include "rapporteur/story/judge.h"
#include "rapporteur/story/share_actors.h"

#include <algorithm>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::size_t most_beside = 8;  // earlier tellings of a happening that a later one is shown beside

/// Tellings of one happening, as a reader is shown them.
class Binder {
 public:
  Binder(std::span<const Telling> tellings, const HappeningJudge& judge)
      : tellings_(tellings), judge_(judge), counts_(count_stems(tellings)) {}

  Happening bind(std::vector<std::uint32_t> part) const {
    std::ranges::sort(part, {}, [&](std::uint32_t i) { return tellings_[i].event; });
    Happening happening;
    for (std::size_t k = 0; k < part.size(); ++k) {
      happening.mentions.push_back(tellings_[part[k]].event);
      if (k > 0) happening.links.push_back(link(part, k));
    }
    return happening;
  }

 private:
  HappeningLink link(const std::vector<std::uint32_t>& part, std::size_t k) const {
    const Telling& own = tellings_[part[k]];
    std::uint32_t best = part.front();
    double best_score = judge_.score(tellings_[best], own, counts_);
    for (std::size_t other = 1; other < std::min(k, most_beside); ++other) {
      const double score = judge_.score(tellings_[part[other]], own, counts_);
      if (score <= best_score) continue;
      best = part[other];
      best_score = score;
    }
    return {own.event, tellings_[best].event, permille_of(best_score),
            judge_.evidence(tellings_[best], own, counts_)};
  }

  std::span<const Telling> tellings_;
  const HappeningJudge& judge_;
  StemCounts counts_;
};

}  // namespace

StoryFacts bind_story(const StoryRecords& story, const HappeningJudge& judge) {
  std::vector<Telling> tellings;
  for (const NumberedRecord& each : story.records) {
    for (Telling& telling : tellings_of(each, Background::shipped())) tellings.push_back(std::move(telling));
  }
  const Binder binder(tellings, judge);
  StoryFacts facts;
  for (const std::vector<std::uint32_t>& part : group_tellings(tellings, judge)) {
    if (part.size() > 1) facts.happenings.push_back(binder.bind(part));
  }
  std::ranges::sort(facts.happenings, {}, [](const Happening& each) { return each.mentions.front(); });
  facts.actors = share_actors(story.records);
  return facts;
}

}  // namespace rapporteur::story
