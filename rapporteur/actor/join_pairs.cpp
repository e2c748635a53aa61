// Nouns that stand for two at once. The other nouns are in join_nominals.cpp.
#include "rapporteur/actor/join_nominals.h"
#include "rapporteur/actor/noun_article.h"
#include "rapporteur/actor/word_lists.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

std::vector<std::uint32_t> NominalJoiner::last_pair(std::uint32_t number,
                                                    bool (*fits)(const Gathered&)) const {
  constexpr std::size_t max_looked_back = 100;
  std::vector<std::uint32_t> pair;
  const auto& noted = discourse_.noted();
  const std::uint32_t sentence = w_.analysis.sentence_of[all_.candidates[number].head];
  for (std::size_t i = noted.size(); i-- > 0 && pair.size() < 2 && noted.size() - i < max_looked_back;) {
    if (sentence - w_.analysis.sentence_of[all_.candidates[noted[i]].head] > 4) break;
    const Relation relation = w_.analysis.relations[all_.candidates[noted[i]].head];
    const bool is_modifier = relation == Relation::compound || relation == Relation::nmod;
    const auto& actors = all_.joined[noted[i]].actors;
    if (is_modifier && actors.size() == 1 &&
        all_.actors[actors.front()].actor.kind == ActorKind::organisation)
      continue;  // "UN sanctions"
    if (actors.size() == 2 && pair.empty() && fits(all_.actors[actors.front()])) return actors;
    if (actors.size() != 1 || !fits(all_.actors[actors.front()])) continue;
    if (std::ranges::find(pair, actors.front()) == pair.end()) pair.push_back(actors.front());
  }
  std::ranges::reverse(pair);
  return pair;
}

bool NominalJoiner::join_two(std::uint32_t number) {
  constexpr std::array<std::string_view, 5> of_states{"country", "neighbor", "government", "state", "power"};
  constexpr std::array<std::string_view, 6> of_sides{"side", "party", "camp", "enemy", "ally", "delegation"};
  const Candidate& nominal = all_.candidates[number];
  if (!nominal.is_plural || !is_two(w_, nominal) || article_of(w_, nominal) == NounArticle::indefinite)
    return false;
  const RoleWord& word = all_.word(nominal.word);
  std::vector<std::uint32_t> pair;
  const Analysis& a = w_.analysis;
  if (nominal.tokens.end < a.size() && a.heads[nominal.tokens.end] == nominal.head &&
      base::equals_ignoring_case(w_.token_text(nominal.tokens.end), "of"))
    return false;  // "both sides of the aisle"
  if (is_one_of(word.key, of_states)) {
    pair = last_pair(number, [](const Gathered& each) { return each.actor.kind == ActorKind::state; });
  } else if (is_one_of(word.key, of_sides)) {
    pair = last_pair(number, [](const Gathered& each) {
      return each.actor.kind == ActorKind::state ||
             (each.actor.kind == ActorKind::organisation && each.is_side);
    });
  } else if (word.kind == WordKind::office || word.key == "man" || word.key == "woman") {
    pair = last_pair(number, [](const Gathered& each) { return each.actor.kind == ActorKind::person; });
  }
  if (pair.size() != 2) return false;
  Joined& joined = all_.joined[number];
  joined.actors = pair;
  joined.form = MentionForm::nominal;
  joined.rule = MentionRule::last_compared;
  joined.permille = 800;
  return true;
}

/// "Greek and Turkish diplomats": two groups.
bool NominalJoiner::join_of_states(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  if (!nominal.is_plural) return false;
  const Analysis& a = w_.analysis;
  std::vector<const PhraseMatch*> found;
  constexpr std::uint32_t max_phrase = 40;
  const std::uint32_t first = nominal.head - std::min(nominal.head, max_phrase);
  const std::uint32_t begin = std::min(std::max(a.left_edges[nominal.head], first), nominal.tokens.begin);
  const std::uint32_t end_unit = w_.token_units[nominal.head];
  for (std::uint32_t unit = w_.token_units[begin]; unit < end_unit; ++unit) {
    if (w_.unit_matches[unit] == Sense::none) continue;
    const PhraseMatch& match = w_.matches[w_.unit_matches[unit]];
    if (match.begin != unit || !match.is_entry() || w_.entry(match).kind > EntryKind::partial ||
        match.is_opposed)
      continue;
    found.push_back(&match);
  }
  if (found.size() != 2 || found[0]->entry == found[1]->entry) return false;
  const std::uint32_t between = found[0]->end;
  if (between >= w_.units.size() || !base::equals_ignoring_case(w_.words(w_.units[between].span), "and"))
    return false;
  const std::string noun(w_.words(w_.span_of(found[1]->end, w_.token_units[nominal.tokens.end - 1] + 1)));
  std::vector<std::uint32_t> actors;
  for (const PhraseMatch* match : found)
    actors.push_back(add_described(
        number, std::string(w_.words(w_.span_of(match->begin, match->end))) + " " + noun, match->entry));
  all_.join(number, actors.front(), MentionForm::nominal, MentionRule::first_mention, 850);
  all_.actors[actors.back()].first = std::min(all_.actors[actors.back()].first, nominal.span.begin);
  all_.joined[number].actors = actors;
  return true;
}

}  // namespace rapporteur::actor
