#pragma once

#include "rapporteur/actor/describe.h"
#include "rapporteur/actor/discourse.h"
#include "rapporteur/actor/gathering.h"

#include <string>
#include <unordered_map>

namespace rapporteur::actor {

/// Joins nouns for actors: governments to their states, offices to their holders, definite nouns to what
/// they take up, "the two countries" to the two last compared. What takes up nothing is an actor of its own.
class NominalJoiner {
 public:
  NominalJoiner(Gathering& all, const Discourse& discourse, StateActors& states)
      : all_(all), w_(all.words), discourse_(discourse), states_(states) {
    for (std::uint32_t i = 0; i < all.candidates.size(); ++i) {
      if (all.candidates[i].kind != CandidateKind::nominal) by_head_.emplace(all.candidates[i].head, i);
    }
    for (std::uint32_t i = 0; i < all.actors.size() && holders_.size() < max_holders; ++i) {
      if (!all.actors[i].role_words.empty()) holders_.push_back(i);
    }
    main_state_ = main_state();
  }

  /// In text order.
  void join(std::uint32_t number);

 private:
  bool join_named(std::uint32_t number);
  bool is_own_outlet(std::uint32_t number) const;
  void join_document(std::uint32_t number);
  bool join_two(std::uint32_t number);
  bool join_of_states(std::uint32_t number);
  bool join_named_later(std::uint32_t number);
  bool join_government(std::uint32_t number);
  bool join_holder(std::uint32_t number);
  bool join_known_official(std::uint32_t number, std::uint32_t owner);
  bool join_taken_up(std::uint32_t number);
  void join_new(std::uint32_t number);

  std::uint32_t owner_of(std::uint32_t number) const;
  std::uint32_t possessor_of(std::uint32_t number) const;
  std::uint32_t main_state() const;
  std::uint32_t state_of_person_before(std::uint32_t number) const;
  std::uint32_t last_official(std::uint32_t number) const;
  std::uint32_t government_meant(std::uint32_t number) const;
  bool is_of_person(std::uint32_t number) const;
  std::uint32_t leader_of(std::uint32_t number) const;
  std::string name_by_owner(std::uint32_t number, std::uint32_t owner, std::string name) const;
  std::uint32_t state_speaking_before(std::uint32_t number) const;
  std::string own_name(std::uint32_t number, std::uint32_t owner) const;
  std::uint32_t add_described(std::uint32_t number, std::string name, std::uint32_t state);
  std::uint32_t state_actor(std::uint32_t entry);
  std::uint32_t state_of_actor(std::uint32_t actor) const;
  bool may_name(const RoleWord& noun, const RoleWord& office, std::uint32_t owner) const;
  bool belongs(std::uint32_t actor, std::uint32_t owner) const;
  std::vector<std::uint32_t> last_pair(std::uint32_t number, bool (*fits)(const Gathered&)) const;

  static constexpr std::size_t max_holders = 200;

  Gathering& all_;
  const ArticleWords& w_;
  const Discourse& discourse_;
  StateActors& states_;
  std::vector<std::uint32_t> holders_;  ///< people with offices, at most that many
  std::uint32_t main_state_ = Sense::none;
  std::unordered_map<std::string, std::uint32_t> described_;
  std::unordered_map<std::uint32_t, std::uint32_t>
      by_head_;  ///< a name's or pronoun's candidate by its head token
};

}  // namespace rapporteur::actor
