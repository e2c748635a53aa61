#pragma once

#include "rapporteur/position/tables.h"
#include "rapporteur/record/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// For whom an actor speaks.
namespace rapporteur::position {

/// Who speaks, and for whom.
struct Side {
  std::string party;    ///< the state, body or group; a person who speaks for nobody else
  std::string country;  ///< code; empty for none
  std::string speaker;  ///< as the article names it
  VoiceKind voice = VoiceKind::body;
  std::string office;  ///< folded words of the speaker's office, without those of states
};

/// Finds sides in one article. It does not own the record.
class Sides {
 public:
  Sides(const Record& record, const Tables& tables);

  /// The sides that say a statement, each for one party; none where nobody is known, where a pronoun may mean
  /// another one, or where the speaker is nobody whose position counts.
  std::vector<Side> of_statement(const RecordedStatement& statement) const;
  /// The side that an actor belongs to.
  const std::optional<Side>& of_actor(std::uint32_t actor) const& { return by_actor_[actor]; }
  /// The first party other than `own` that is named between two bytes of the text; empty for none.
  std::string party_between(std::uint32_t begin, std::uint32_t end, const std::string& own) const;
  /// Whom a statement concerns beside its own party; empty for none.
  std::string towards(const RecordedStatement& statement, const std::string& own) const;

 private:
  bool is_counterparty(std::uint32_t actor, const Side& side) const;
  bool is_state(const RecordedParty& party) const;
  std::optional<Side> of_party(const RecordedParty& party) const;
  std::string country_in(std::string_view words) const;
  std::string country_of(std::uint32_t actor) const;
  bool is_official(const RecordedActor& actor) const;
  bool is_former(const RecordedStatement& statement, const RecordedActor& actor) const;
  std::string office_of(const RecordedActor& actor) const;
  bool is_pronoun_sure(const RecordedStatement& statement) const;
  bool is_named_person(const RecordedMention& mention) const;

  std::optional<Side> side_of(std::uint32_t actor) const;

  const Record* record_;  // never null
  const Tables* tables_;  // never null
  std::vector<std::optional<Side>> by_actor_;
};

}  // namespace rapporteur::position
