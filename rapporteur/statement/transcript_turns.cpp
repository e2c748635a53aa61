#include "rapporteur/statement/transcript_turns.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <optional>

namespace rapporteur::statement {

namespace {

bool is_in_capitals(std::string_view word) {
  bool has_letter = false;
  for (const char c : word) {
    if (base::is_lower(c)) return false;
    has_letter |= base::is_upper(c);
  }
  return has_letter;
}

std::optional<Turn> turn_of(const Syntax& syntax, TextSpan paragraph) {
  constexpr std::uint32_t longest_label = 8;  // tokens
  const TokenRange tokens = syntax.analysis().tokens_in(paragraph);
  Token colon = tokens.begin;
  while (colon < tokens.end && colon - tokens.begin < longest_label && syntax.lower(colon) != ":") {
    if (!is_in_capitals(syntax.word(colon)) && !syntax.is_punctuation(colon)) return std::nullopt;
    ++colon;
  }
  if (colon == tokens.begin || colon + 2 >= tokens.end || syntax.lower(colon) != ":") return std::nullopt;
  const TokenRange label = trimmed(syntax, {tokens.begin, colon});
  const TokenRange words = trimmed(syntax, {colon + 1, tokens.end});
  if (label.is_empty() || words.is_empty()) return std::nullopt;
  const bool is_nobody =
      syntax.is_one_of(label.begin, {"question", "q", "moderator", "reporter", "journalist"});
  return Turn{syntax.span(label),
              syntax.span(colon),
              {syntax.span(words.begin).begin, syntax.span(tokens.end - 1).end},
              !is_nobody};
}

}  // namespace

std::vector<Turn> find_turns(const Syntax& syntax, std::span<const TextSpan> paragraphs) {
  std::vector<Turn> turns;
  for (const TextSpan paragraph : paragraphs) {
    if (const auto turn = turn_of(syntax, paragraph)) turns.push_back(*turn);
  }
  if (turns.size() < 2) turns.clear();
  return turns;
}

}  // namespace rapporteur::statement
