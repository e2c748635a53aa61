#include "rapporteur/statement/colon_links.h"

#include "rapporteur/statement/log_exp.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::statement {

namespace {

/// How much of all probability goes to the cue before the colon; the rest is shared out as it was.
constexpr double share_of_colon = 0.9;

bool begins_with_mark(std::string_view words) {
  constexpr std::array<std::string_view, 5> marks{"\"", "\u201C", "\u00AB", "\u201E", "\u2018"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return words.starts_with(mark); });
}

/// Whether a content begins a paragraph with a quotation, and the word before it is a colon.
bool is_behind_colon(std::string_view text, const Words& words, WordRange content) {
  const std::uint32_t first = content.begin;
  if (first == 0 || words.paragraph_of[first] == words.paragraph_of[first - 1]) return false;
  const auto written = [&](std::uint32_t word) {
    return text.substr(words.spans[word].begin, words.spans[word].size());
  };
  return written(first - 1) == ":" && begins_with_mark(written(first));
}

void give_share(Choice& choice, std::uint32_t target) {
  const auto taken = std::ranges::find(choice.scores, target, &LinkScore::target);
  if (taken == choice.scores.end()) return;
  const double rest = logarithm(1 - share_of_colon);
  for (LinkScore& score : choice.scores) score.log_probability += rest;
  choice.log_none += rest;
  taken->log_probability = logarithm(exponential(taken->log_probability) + share_of_colon);
}

}  // namespace

Linker with_colons(Linker inner, std::string_view text, const Words& words) {
  return [inner = std::move(inner), text, &words](std::span<const WordRange> contents,
                                                  std::span<const WordRange> cues) {
    std::vector<Choice> choices = inner(contents, cues);
    for (std::size_t i = 0; i < contents.size(); ++i) {
      if (!is_behind_colon(text, words, contents[i])) continue;
      // The cue ends with the colon or before it.
      const auto behind = std::ranges::upper_bound(cues, contents[i].begin, {}, &WordRange::end);
      if (behind == cues.begin() || std::prev(behind)->end + 1 < contents[i].begin) continue;
      give_share(choices[i], static_cast<std::uint32_t>(behind - cues.begin() - 1));
    }
    return choices;
  };
}

}  // namespace rapporteur::statement
