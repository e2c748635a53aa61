#pragma once

#include "rapporteur/event/clause.h"
#include "rapporteur/event/find_events.h"
#include "rapporteur/event/lexicon.h"

#include <vector>

namespace rapporteur::event {

/// Parties with how sure it is that one of them acts in politics: 2 sure, 1 may be, 0 not.
struct Parties {
  std::vector<EventParty> all{};
  int weight = 0;
};

/// Tells who noun phrases stand for.
class PartyReader {
 public:
  PartyReader(const EventInputs& inputs, const Lexicon& lexicon) : inputs_(inputs), lexicon_(lexicon) {}

  /// Those that the heads name, without what is no actor; each actor once.
  Parties read(const std::vector<Token>& heads) const;
  /// The parties of a statement that are actors of the article.
  Parties read(const std::vector<Party>& parties, const std::vector<TextSpan>& words) const;
  /// Those that the heads name, places standing for their states where the article names these.
  Parties read_places(const std::vector<Token>& heads) const;
  /// Whether a party is one of others or of the state of one of them.
  bool is_of(const EventParty& party, const Parties& others) const;
  /// Whom a noun phrase points at that is no actor itself: its possessor, adjective, or "of", "against" and
  /// so on: "the raid on Mali", "China's test". Widest weight first.
  Parties read_within(Token head) const;
  /// Whether a journalist or a campaigner is among them.
  bool holds_critic(const Parties& parties) const;
  /// Whether a noun names an organisation.
  bool is_body(Token head) const;
  /// Whether a noun phrase stands for whoever it may be: "any country".
  bool is_anybody(Token head) const;
  /// The party that speaks or acts by a possessive or an adjective of a noun: "China's", "Malian".
  Parties owners(Token noun) const;
  /// Whoever acts by what is theirs, with the words of all of it: "Malian shells".
  Parties acting_by(Token head) const;
  /// Adds parties that are not there yet.
  static void add(Parties& to, const Parties& more);
  /// Takes from `from` whoever is in `taken`.
  static void leave_out(Parties& from, const Parties& taken);

 private:
  Parties read_one(Token head) const;
  Parties read_peoples(Token head) const;
  bool is_vague(Token head) const;
  Parties state_meant(Token head) const;
  Parties body_before(Token modifier, Token noun) const;
  bool is_any_body(Token head) const;
  bool is_taken_side_of(Token adjective) const;
  Parties owner_of_organ(Token head) const;
  Parties named_owner(Token head, const Parties& found) const;
  static Parties called_by(Parties owner, TextSpan words);
  std::uint32_t acts_for(std::uint32_t index) const;
  const ActorMention* wider_mention(TextSpan word) const;
  TextSpan words_in_list(TextSpan list, std::uint32_t actor) const;
  Parties from_mention(const ActorMention& mention) const;
  Parties from_words(Token head, TextSpan words) const;
  TextSpan words_of(Token head) const;

  const EventInputs& inputs_;
  const Lexicon& lexicon_;
};

}  // namespace rapporteur::event
