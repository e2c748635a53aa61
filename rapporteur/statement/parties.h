#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/statement/statement.h"
#include "rapporteur/statement/syntax.h"

#include <optional>
#include <string>
#include <vector>

namespace rapporteur::statement {

/// Who is meant by a noun phrase, and how it says so.
struct ResolvedParties {
  std::vector<Party> parties;
  SpeakerForm form = SpeakerForm::none;
  bool by_actor = false;  ///< at least one is an actor of the article
};

/// Turns noun phrases into parties by the actors of an article. Views into both, which must outlive it.
/// Immutable.
class PartyFinder {
 public:
  PartyFinder(const Syntax& syntax, const Actors& actors);

  const Actors& actors() const { return *actors_; }
  const Syntax& syntax() const { return *syntax_; }

  /// Those whom a noun phrase with this head names; each of those named side by side. `within` bounds the
  /// phrase.
  ResolvedParties parties_of(Token head, std::optional<TextSpan> within = std::nullopt) const;
  /// Those whom a word inside a phrase names ("Iranian", "Oslo's"); empty where it names no actor.
  std::vector<Party> parties_of_mention(const ActorMention& mention) const;
  /// The innermost mention that covers a word; null where there is none.
  const ActorMention* mention_of_word(Token token) const;

 private:
  bool is_person(const ActorMention& mention) const;
  /// The person named beside a description: "the chief negotiator, Ines Tavora".
  const ActorMention* person_beside(Token head) const;
  /// The same where the name stands behind the phrase and a comma.
  const ActorMention* person_behind(TokenRange phrase) const;
  /// A surname alone as the one person of the article who bears it.
  Party full_name(Party party) const;
  /// The same by the words alone, where they are no actor.
  std::optional<Party> named_beside(Token head) const;
  /// A phrase as a name: without an article "the".
  std::string description_of(TokenRange range, Token head) const;
  std::string outlet_in(TokenRange range, Token head) const;
  std::string owned_name(TokenRange range, std::string name) const;
  void add_one(Token head, std::optional<TextSpan> within, ResolvedParties& found) const;

  const Syntax* syntax_;                        // never null
  const Actors* actors_;                        // never null
  std::vector<std::string_view> person_names_;  ///< of two words or more, by the entities of the analysis
};

/// Adds the parties that are not there yet.
void add_parties(std::vector<Party>& to, const std::vector<Party>& from);

}  // namespace rapporteur::statement
