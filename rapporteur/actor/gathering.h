#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/actor/candidate.h"
#include "rapporteur/actor/find_actors.h"

#include <map>
#include <string>
#include <vector>

namespace rapporteur::actor {

/// An actor while it is gathered.
struct Gathered {
  Actor actor;
  std::uint32_t entry = Sense::none;  ///< of the gazetteer
  std::uint32_t word = Sense::none;   ///< the noun of an actor without a name
  std::uint32_t state = Sense::none;  ///< entry of the state it belongs to, as far as words beside it tell
  std::vector<std::string> parts;     ///< a person's name, folded
  std::vector<std::uint32_t> role_words;   ///< of the roles, in the same order
  std::vector<std::uint32_t> role_states;  ///< the state that a role names
  bool is_plural = false;
  bool is_side = false;  ///< a body that can be one side of something: no seat, outlet or firm
  char sex = '\0';
  std::uint32_t first = 0xFFFFFFFFu;  ///< byte of its first mention
};

/// A mention while the article is read: what its candidate was, and whom it was joined to.
struct Joined {
  std::uint32_t candidate = 0;
  std::vector<std::uint32_t> actors;
  MentionForm form = MentionForm::name;
  MentionRule rule = MentionRule::none;
  std::uint16_t permille = 0;
};

/// What the steps of gathering share. The steps run one after the other over one article.
struct Gathering {
  const ArticleWords& words;
  std::span<const Speech> speeches;
  std::vector<Candidate> candidates;
  std::vector<Gathered> actors;
  std::vector<Joined> joined;  ///< by candidate

  const Candidate& candidate(const Joined& each) const { return candidates[each.candidate]; }
  const RoleWord& word(std::uint32_t number) const { return words.gazetteer.words()[number]; }
  const Entry& entry(std::uint32_t number) const { return words.gazetteer.entries()[number]; }
  std::uint32_t add(ActorKind kind, std::string name);
  void join(std::uint32_t candidate, std::uint32_t actor, MentionForm form, MentionRule rule,
            std::uint16_t permille);
};

/// Joins people's names: the same, parts of a fuller one, misspelt ones; and gives them their offices.
void join_people(Gathering& all);

/// Joins names of the gazetteer and of organisations, in text order with nouns and pronouns.
void join_others(Gathering& all);

}  // namespace rapporteur::actor
