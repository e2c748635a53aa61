#include "rapporteur/actor/place_names.h"

#include "rapporteur/actor/word_lists.h"

#include <algorithm>
#include <array>
#include <span>

namespace rapporteur::actor {

namespace {

bool moves(std::string_view lemma) {
  constexpr std::array<std::string_view, 22> verbs{
      "go",    "come", "travel",  "fly",    "return", "arrive", "visit", "leave",  "trip", "move", "head",
      "drive", "tour", "journey", "flight", "depart", "enter",  "reach", "invite", "send", "fire", "bring"};
  return is_one_of(lemma, verbs);
}

}  // namespace

bool is_place_here(const ArticleWords& words, const Candidate& capital) {
  constexpr std::array<std::string_view, 13> places{"in",      "at",   "near",   "outside", "around",
                                                    "inside",  "into", "across", "over",    "above",
                                                    "through", "via",  "within"};
  const Analysis& a = words.analysis;
  const std::uint32_t head = a.heads[capital.head];
  const std::string_view before = capital.tokens.begin > 0 ? words.token_text(capital.tokens.begin - 1) : "";
  if (is_one_of(before, places)) return true;
  if (is_one_of(before, std::array<std::string_view, 2>{"to", "from"}) && moves(a.lemma(a.heads[head])))
    return true;
  const Relation relation = a.relations[capital.head];
  if (relation == Relation::dobj && moves(a.lemma(head))) return true;
  // "(Washington)": a dateline.
  const bool begins_sentence = capital.tokens.begin == a.sentence(capital.head).tokens.begin;
  const std::uint32_t after = capital.tokens.end;
  const std::string_view next = after < a.size() ? words.token_text(after) : "";
  if (begins_sentence && (next == "(" || next == "--" || next == "\xE2\x80\x94" || next == "\xE2\x80\x93"))
    return true;
  // "the Beijing summit", "Seoul residents", but "the Beijing government".
  const bool is_headline = words.article.blocks[a.sentence(capital.head).block].kind == BlockKind::headline;
  if (is_headline || (relation != Relation::compound && relation != Relation::nmod)) return false;
  const PhraseMatch* noun = words.match_at(head);
  return !noun || !noun->is_word() || words.word(*noun).sector == "CVL";
}

}  // namespace rapporteur::actor
