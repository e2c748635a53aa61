#pragma once

#include "rapporteur/actor/matches.h"
#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"

#include <string_view>
#include <vector>

namespace rapporteur::actor {

/// An article's words as the gazetteer knows them, beside its tokens: what the search for actors walks over.
struct ArticleWords {
  const Article& article;
  const Analysis& analysis;
  const Gazetteer& gazetteer;
  std::vector<Unit> units;
  std::vector<std::uint32_t> unit_tokens;   ///< the token that a unit begins in
  std::vector<std::uint32_t> token_units;   ///< the first unit that begins in or after a token
  std::vector<PhraseMatch> matches;         ///< in text order
  std::vector<std::uint32_t> unit_matches;  ///< the match that covers a unit; `Sense::none` for none
  std::vector<std::uint8_t> is_quoted;      ///< by token: inside quotation marks

  ArticleWords(const Article& an_article, const Analysis& an_analysis, const Gazetteer& a_gazetteer);

  std::string_view text() const { return article.text.utf8(); }
  std::string_view words(TextSpan span) const { return text().substr(span.begin, span.size()); }
  std::string_view token_text(std::uint32_t token) const { return words(analysis.tokens[token]); }
  const Entry& entry(const PhraseMatch& match) const { return gazetteer.entries()[match.entry]; }
  const RoleWord& word(const PhraseMatch& match) const { return gazetteer.words()[match.word]; }
  WordKind word_kind(std::uint32_t word) const { return gazetteer.words()[word].kind; }
  /// The match that covers a token's first unit; null for none.
  const PhraseMatch* match_at(std::uint32_t token) const;
  /// The tokens of a run of units. Expects at least one.
  TokenRange tokens_of(std::uint32_t begin, std::uint32_t end) const;
  /// The bytes of a run of units, without a possessive's ending.
  TextSpan span_of(std::uint32_t begin, std::uint32_t end) const {
    return {units[begin].span.begin, units[end - 1].span.end};
  }

 private:
  void split();
  void mark_quotations();
};

}  // namespace rapporteur::actor
