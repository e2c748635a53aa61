#include "rapporteur/actor/article_words.h"

#include "rapporteur/base/ascii.h"

namespace rapporteur::actor {

ArticleWords::ArticleWords(const Article& an_article, const Analysis& an_analysis,
                           const Gazetteer& a_gazetteer)
    : article(an_article), analysis(an_analysis), gazetteer(a_gazetteer) {
  split();
  matches = find_phrases(text(), units, gazetteer);
  unit_matches.assign(units.size(), Sense::none);
  for (std::uint32_t i = 0; i < matches.size(); ++i) {
    for (std::uint32_t unit = matches[i].begin; unit < matches[i].end; ++unit) unit_matches[unit] = i;
  }
  mark_quotations();
}

void ArticleWords::split() {
  units.reserve(analysis.size());
  token_units.reserve(analysis.size() + 1);
  for (const Sentence& sentence : analysis.sentences)
    split_units(text(), analysis.span_of(sentence.tokens), gazetteer.phrases(), units);
  unit_tokens.reserve(units.size());
  std::uint32_t token = 0;
  for (const Unit& unit : units) {
    while (token + 1 < analysis.size() && analysis.tokens[token + 1].begin <= unit.span.begin) ++token;
    unit_tokens.push_back(token);
  }
  std::uint32_t unit = 0;
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    while (unit < units.size() && unit_tokens[unit] < i) ++unit;
    token_units.push_back(unit);
  }
  token_units.push_back(static_cast<std::uint32_t>(units.size()));
}

const PhraseMatch* ArticleWords::match_at(std::uint32_t token) const {
  const std::uint32_t unit = token_units[token];
  if (unit >= units.size() || unit_tokens[unit] != token || unit_matches[unit] == Sense::none) return nullptr;
  return &matches[unit_matches[unit]];
}

TokenRange ArticleWords::tokens_of(std::uint32_t begin, std::uint32_t end) const {
  return {unit_tokens[begin], unit_tokens[end - 1] + 1};
}

namespace {

enum class Mark : std::uint8_t { none, opens, closes, either };

/// What a token is as a quotation mark. A single closing mark is one only where a single one is open.
Mark mark_of(std::string_view token, bool is_single_open) {
  if (token == "\"") return Mark::either;
  if (token == "\xE2\x80\x9C" || token == "\xC2\xAB" || token == "\xE2\x80\x9E" || token == "``")
    return Mark::opens;
  if (token == "\xE2\x80\x9D" || token == "\xC2\xBB" || token == "''") return Mark::closes;
  if (token == "\xE2\x80\x98") return Mark::opens;
  if ((token == "\xE2\x80\x99" || token == "'") && is_single_open) return Mark::closes;
  return Mark::none;
}

}  // namespace

void ArticleWords::mark_quotations() {
  is_quoted.assign(analysis.size(), 0);
  std::uint32_t block = 0xFFFFFFFFu;
  bool is_open = false;
  bool is_single = false;
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    if (analysis.sentence(i).block != block) {
      block = analysis.sentence(i).block;
      is_open = false;
      is_single = false;
    }
    const std::string_view token = token_text(i);
    // An apostrophe after a word is a possessive's, not the end of a quotation.
    const bool is_after_word =
        i > 0 && analysis.has_space_after[i - 1] == 0 && base::is_letter(token_text(i - 1).back());
    const Mark mark = mark_of(token, is_open && is_single && !is_after_word);
    const bool opens = mark == Mark::opens || (mark == Mark::either && !is_open);
    if (opens) is_single = token == "\xE2\x80\x98";
    if (mark != Mark::none) is_open = opens;
    is_quoted[i] = is_open || mark != Mark::none;
  }
}

}  // namespace rapporteur::actor
