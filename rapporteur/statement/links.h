#pragma once

#include "rapporteur/statement/tags.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Which spans belong together: each content to a cue, each cue to the words that name its speaker.
namespace rapporteur::statement {

/// How likely one span belongs to one of several targets.
struct LinkScore {
  std::uint32_t target = 0;
  double log_probability = 0;
};

/// What one span may belong to, in order of the targets; targets that are out of reach are not there.
struct Choice {
  std::vector<LinkScore> scores;
  double log_none = 0;  ///< that it belongs to none of them
};

/// Scores spans against targets, one choice a span. Each reading brings its own.
using Linker =
    std::function<std::vector<Choice>(std::span<const WordRange> spans, std::span<const WordRange> targets)>;
struct Linkers {
  Linker content_cue;
  Linker cue_speaker;
  double least_link = 0;  ///< the lowest log-probability of a link from a content to its cue
};

/// A link that was taken, and the likeliest that was not.
struct TakenLink {
  double log_tags = 0;  ///< how sure the span's tags are
  double log_probability = 0;
  std::optional<std::uint32_t> otherwise{};  ///< the target; nothing where none is likelier than any other
  double log_otherwise = -std::numeric_limits<double>::infinity();
};

/// What belongs together: a cue with its contents, one at most on each side, and its speaker.
struct LinkedSpans {
  WordRange cue;
  std::vector<WordRange> content;  ///< in text order, never empty
  std::optional<WordRange> speaker;
  double log_sure = 0;                     ///< of the surest content: of its tags and its link
  double log_cue = 0;                      ///< how sure the cue's tags are
  std::vector<TakenLink> content_links{};  ///< of each content, to a cue
  TakenLink speaker_link{};                ///< of the cue to its speaker, whose tags are weighed
};

/// The surest links of contents to cues first; then each cue with a content takes the likeliest speaker. In
/// text order of the cues.
std::vector<LinkedSpans> link(const RoleSpans& spans, const std::vector<WordScores>& scores,
                              const Linkers& linkers);

}  // namespace rapporteur::statement
