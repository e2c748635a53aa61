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

/// The contents before and behind a cue, and how sure the better one is.
struct Sides {
  std::array<std::optional<WordRange>, 2> content;
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
    side = content;
    sides[pair.cue].log_sure =
        std::max(sides[pair.cue].log_sure, sureness(scores, content, Role::content) + pair.log_probability);
  }
  return sides;
}

/// The likeliest of the targets; none where that is likelier.
std::optional<std::uint32_t> likeliest(const Choice& choice) {
  const auto best = std::ranges::max_element(choice.scores, {}, &LinkScore::log_probability);
  if (best == choice.scores.end() || best->log_probability < choice.log_none) return std::nullopt;
  return best->target;
}

}  // namespace

std::vector<LinkedSpans> link(const RoleSpans& spans, const std::vector<WordScores>& scores,
                              const Linkers& linkers) {
  const auto& cues = spans.of(Role::cue);
  const auto choices = linkers.content_cue(spans.of(Role::content), cues);
  const auto sides = contents_of_cues(spans, scores, surest_first(choices, linkers.least_link));
  std::vector<LinkedSpans> linked;
  std::vector<WordRange> asking;
  for (std::size_t cue = 0; cue < cues.size(); ++cue) {
    LinkedSpans found{.cue = cues[cue], .content = {}, .speaker = {}, .log_sure = 0};
    for (const auto& content : sides[cue].content) {
      if (content) found.content.push_back(*content);
    }
    if (found.content.empty()) continue;
    found.log_sure = sides[cue].log_sure + sureness(scores, found.cue, Role::cue);
    linked.push_back(std::move(found));
    asking.push_back(cues[cue]);
  }
  const auto& speakers = spans.of(Role::speaker);
  const auto answers = linkers.cue_speaker(asking, speakers);
  for (std::size_t i = 0; i < linked.size(); ++i) {
    if (const auto best = likeliest(answers[i])) linked[i].speaker = speakers[*best];
  }
  return linked;
}

}  // namespace rapporteur::statement
