#include "rapporteur/statement/links.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace rapporteur::statement {

namespace {

struct Pair {
  double log_probability;
  std::uint32_t content;
  std::uint32_t cue;
};

/// All links that are sure enough, the surest first.
std::vector<Pair> surest_first(const std::vector<Choice>& choices, double least_link) {
  std::vector<Pair> pairs;
  for (std::uint32_t content = 0; content < choices.size(); ++content) {
    for (const LinkScore& score : choices[content].scores) {
      if (score.log_probability >= least_link)
        pairs.push_back({score.log_probability, content, score.target});
    }
  }
  std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
    return std::tuple(-a.log_probability, a.content, a.cue) <
           std::tuple(-b.log_probability, b.content, b.cue);
  });
  return pairs;
}

/// The contents before and behind a cue, by their numbers, and how sure the better one is.
struct Sides {
  std::array<std::optional<std::uint32_t>, 2> content;
  double log_sure = -std::numeric_limits<double>::infinity();
};

std::vector<Sides> contents_of_cues(const RoleSpans& spans, const std::vector<WordScores>& scores,
                                    const std::vector<Pair>& pairs) {
  const auto& cues = spans.of(Role::cue);
  const auto& contents = spans.of(Role::content);
  std::vector<Sides> sides(cues.size());
  std::vector<bool> is_taken(contents.size());
  for (const Pair& pair : pairs) {
    const WordRange content = contents[pair.content];
    auto& side = sides[pair.cue].content[content.begin < cues[pair.cue].begin ? 0 : 1];
    if (is_taken[pair.content] || side) continue;
    is_taken[pair.content] = true;
    side = pair.content;
    sides[pair.cue].log_sure =
        std::max(sides[pair.cue].log_sure, sureness(scores, content, Role::content) + pair.log_probability);
  }
  return sides;
}

/// The likeliest of the targets; nothing where none is likelier.
std::optional<std::uint32_t> likeliest(const Choice& choice) {
  const auto best = std::ranges::max_element(choice.scores, {}, &LinkScore::log_probability);
  if (best == choice.scores.end() || best->log_probability < choice.log_none) return std::nullopt;
  return best->target;
}

/// The link to `taken` (nothing: to none) beside the likeliest other.
TakenLink weighed(const Choice& choice, std::optional<std::uint32_t> taken) {
  TakenLink link;
  const auto offer = [&](std::optional<std::uint32_t> target, double log_probability) {
    if (target == taken) {
      link.log_probability = log_probability;
    } else if (log_probability > link.log_otherwise) {
      link.otherwise = target;
      link.log_otherwise = log_probability;
    }
  };
  offer(std::nullopt, choice.log_none);
  for (const LinkScore& score : choice.scores) offer(score.target, score.log_probability);
  return link;
}

}  // namespace

std::vector<LinkedSpans> link(const RoleSpans& spans, const std::vector<WordScores>& scores,
                              const Linkers& linkers) {
  const auto& cues = spans.of(Role::cue);
  const auto& contents = spans.of(Role::content);
  const auto choices = linkers.content_cue(contents, cues);
  const auto sides = contents_of_cues(spans, scores, surest_first(choices, linkers.least_link));
  std::vector<LinkedSpans> linked;
  std::vector<WordRange> asking;
  for (std::uint32_t cue = 0; cue < cues.size(); ++cue) {
    LinkedSpans found{.cue = cues[cue], .content = {}, .speaker = {}};
    for (const auto& content : sides[cue].content) {
      if (!content) continue;
      found.content.push_back(contents[*content]);
      found.content_links.push_back(weighed(choices[*content], cue));
      found.content_links.back().log_tags = sureness(scores, contents[*content], Role::content);
    }
    if (found.content.empty()) continue;
    found.log_cue = sureness(scores, found.cue, Role::cue);
    found.log_sure = sides[cue].log_sure + found.log_cue;
    linked.push_back(std::move(found));
    asking.push_back(cues[cue]);
  }
  const auto& speakers = spans.of(Role::speaker);
  const auto answers = linkers.cue_speaker(asking, speakers);
  for (std::size_t i = 0; i < linked.size(); ++i) {
    const auto best = likeliest(answers[i]);
    linked[i].speaker_link = weighed(answers[i], best);
    if (!best) continue;
    linked[i].speaker = speakers[*best];
    linked[i].speaker_link.log_tags = sureness(scores, speakers[*best], Role::speaker);
  }
  return linked;
}

}  // namespace rapporteur::statement
