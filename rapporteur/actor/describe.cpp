#include "rapporteur/actor/describe.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

std::string folded_name(const ArticleWords& words, TokenRange tokens) {
  std::string name;
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    const FoldedWord folded(words.token_text(token));
    if (!name.empty()) name += ' ';
    name += folded.text();
  }
  return name;
}

namespace {

/// The end of what follows a noun and belongs to its name.
std::uint32_t end_of_name(const ArticleWords& words, const Candidate& nominal) {
  constexpr std::array<std::string_view, 4> links{"of", "to", "for", "from"};
  constexpr std::uint32_t max_tokens = 10;
  const Analysis& a = words.analysis;
  for (const std::uint32_t child : a.children(nominal.head)) {
    const std::uint32_t after = a.subtree(child).end;
    if (child == nominal.tokens.end && base::equals_ignoring_case(words.token_text(child), "close") &&
        after > child + 2 && after - child <= max_tokens)
      return after;  // "officials close to the talks"
    if (child != nominal.tokens.end || a.relations[child] != Relation::prep) continue;
    const std::string_view link = words.token_text(child);
    if (!std::ranges::any_of(links, [&](auto each) { return base::equals_ignoring_case(link, each); }))
      continue;
    std::uint32_t end = child + 1;
    while (end < a.subtree(child).end && end - child <= max_tokens && a.parts[end] != Part::punct &&
           a.relations[end] != Relation::relcl && a.parts[end] != Part::verb && a.parts[end] != Part::aux)
      ++end;
    if (end - child <= max_tokens && end > child + 1) return end;
  }
  return nominal.tokens.end;
}

bool is_kept_article(std::string_view word) {
  constexpr std::array<std::string_view, 5> kept{"a", "an", "one", "another", "some"};
  return std::ranges::any_of(kept, [&](auto each) { return base::equals_ignoring_case(word, each); });
}

}  // namespace

std::string description(const ArticleWords& words, const Candidate& nominal) {
  const Analysis& a = words.analysis;
  std::uint32_t begin = nominal.tokens.begin;
  const bool has_article = begin > a.sentence(nominal.head).tokens.begin &&
                           is_kept_article(words.token_text(begin - 1)) &&
                           a.relations[begin - 1] != Relation::pobj;
  if (has_article) --begin;
  const std::uint32_t end = end_of_name(words, nominal);
  std::string name(words.words(a.span_of({begin, end})));
  const bool begins_sentence = begin == a.sentence(nominal.head).tokens.begin ||
                               (begin > 0 && words.is_quoted[begin - 1] && !words.is_quoted[begin]);
  if (begins_sentence && a.parts[begin] != Part::propn && !words.units.empty()) {
    const std::uint32_t unit = words.token_units[begin];
    const std::uint32_t match = unit < words.units.size() ? words.unit_matches[unit] : Sense::none;
    const bool is_name = match != Sense::none && words.matches[match].is_entry();
    if (!is_name && name.size() > 1 && !base::is_upper(name[1])) name.front() = base::to_lower(name.front());
  }
  return name;
}

}  // namespace rapporteur::actor
