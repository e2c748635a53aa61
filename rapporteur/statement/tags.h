#pragma once

#include "rapporteur/statement/words.h"

#include <array>
#include <cstdint>
#include <vector>

/// Tags of words, role by role, and the spans that the best of them make. Roles are tagged apart from one
/// another, so that a cue may stand inside a content.
namespace rapporteur::statement {

/// The roles in the order in which the heads score them.
enum class Role : std::uint8_t { cue, speaker, content };
inline constexpr std::size_t role_count = 3;

/// What a word is in its role's span.
enum class Tag : std::uint8_t { outside, begin, inside, end, single };
inline constexpr std::size_t tag_count = 5;

/// log p(tag) of one word in one role.
using TagScores = std::array<float, tag_count>;
/// The same of one word in each role.
using WordScores = std::array<TagScores, role_count>;

/// The spans of each role, in text order; those of one role do not overlap.
struct RoleSpans {
  std::array<std::vector<WordRange>, role_count> all;
  std::vector<WordRange>& of(Role role) { return all[static_cast<std::size_t>(role)]; }
  const std::vector<WordRange>& of(Role role) const { return all[static_cast<std::size_t>(role)]; }
};

/// Scores as log-probabilities: log-softmax.
TagScores as_log_probabilities(const TagScores& scores);

/// A span ends with its paragraph at the latest: what a paragraph's last word has for going on is given to
/// ending, and what its first has for going on with something before it, to beginning. A model that expects a
/// full stop is unsure about the end of a headline otherwise.
void end_with_paragraphs(const Words& words, std::vector<WordScores>& scores);

/// The spans of the best row of tags of each paragraph. `outside` is taken from log p(outside) of each role.
RoleSpans best_spans(const Words& words, const std::vector<WordScores>& scores,
                     const std::array<float, role_count>& outside);

/// The mean log-probability of the tags that make a span.
double sureness(const std::vector<WordScores>& scores, WordRange span, Role role);

}  // namespace rapporteur::statement
