#include "rapporteur/actor/join_nominals.h"
#include "rapporteur/actor/noun_article.h"

#include <algorithm>

/// Governments and administrations to the states they are of.
namespace rapporteur::actor {

bool NominalJoiner::join_government(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  const NounArticle article = article_of(w_, nominal);
  const std::string& key = all_.word(nominal.word).key;
  const bool is_own_country = (key == "country" || key == "nation") && article == NounArticle::possessive &&
                              possessor_of(number) != Sense::none;
  if ((key != "government" && !is_own_country) || nominal.is_plural) return false;
  std::uint32_t state = owner_of(number);
  MentionRule rule = MentionRule::gazetteer;
  if (state != Sense::none && all_.entry(state).kind > EntryKind::partial) state = Sense::none;
  if (const std::uint32_t owner = possessor_of(number);
      owner != Sense::none && article == NounArticle::possessive) {
    if (const std::uint32_t owned = state_of_actor(owner); owned != Sense::none) state = owned;
    if (state == Sense::none) return false;
    rule = MentionRule::owner;
  }
  if (state == Sense::none) state = state_of_person_before(number);
  std::uint16_t permille = 900;
  if (state == Sense::none && article != NounArticle::indefinite && !is_of_person(number)) {
    state = government_meant(number);
    rule = MentionRule::salience;
    permille = 650;
  }
  if (state == Sense::none) return false;
  const MentionForm form = rule == MentionRule::owner ? MentionForm::possessive : MentionForm::nominal;
  all_.join(number, state_actor(state), form, rule, permille);
  return true;
}

/// "The Obama administration": the state of the person whose name stands in the phrase.
std::uint32_t NominalJoiner::state_of_person_before(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  for (const std::uint32_t child : w_.analysis.children(nominal.head)) {
    const auto known = by_head_.find(child);
    if (child > nominal.head || known == by_head_.end() || all_.joined[known->second].actors.empty())
      continue;
    const std::uint32_t actor = all_.joined[known->second].actors.front();
    if (all_.actors[actor].actor.kind == ActorKind::person) return state_of_actor(actor);
  }
  return Sense::none;
}

/// "The Keita administration", whoever that is.
bool NominalJoiner::is_of_person(std::uint32_t number) const {
  const std::uint32_t head = all_.candidates[number].head;
  return std::ranges::any_of(w_.analysis.children(head), [&](std::uint32_t child) {
    const auto entity = w_.analysis.entity_at(child);
    return child < head && entity && entity->kind == EntityKind::person;
  });
}

/// The state whose government was spoken of before, else the one that the article is about.
std::uint32_t NominalJoiner::government_meant(std::uint32_t number) const {
  const std::uint32_t washington = w_.gazetteer.state_of("USA");
  if (all_.word(all_.candidates[number].word).phrase == "administration" && states_.contains(washington))
    return washington;
  std::uint16_t certainty = 0;
  const std::uint32_t actor = discourse_.likeliest(
      number,
      [&](std::uint32_t each, std::uint32_t noted) {
        const Candidate& mention = all_.candidates[noted];
        return all_.actors[each].actor.kind == ActorKind::state && mention.kind == CandidateKind::nominal;
      },
      certainty);
  return actor != Sense::none ? all_.actors[actor].entry : main_state_;
}

}  // namespace rapporteur::actor
