#pragma once

#include "rapporteur/actor/discourse.h"
#include "rapporteur/actor/gathering.h"

namespace rapporteur::actor {

/// Joins pronouns: "who" to the noun it follows, "I" and "we" to the speaker of their quotation, the others
/// to the likeliest actor mentioned before.
class PronounJoiner {
 public:
  PronounJoiner(Gathering& all, const Discourse& discourse);

  /// In text order.
  void join(std::uint32_t number);

 private:
  bool join_relative(std::uint32_t number);
  bool join_speaker(std::uint32_t number);
  bool join_list(std::uint32_t number);
  bool join_many_before(std::uint32_t number);
  std::uint32_t subject_over(std::uint32_t token) const;
  std::uint32_t subject_of_clause(std::uint32_t number, int whom) const;
  std::uint32_t subject_since(std::uint32_t number, std::uint32_t last, int whom) const;
  bool may_stand_for_actor(std::uint32_t number) const;
  bool join_last_speaker(std::uint32_t number, int whom);
  std::vector<std::uint32_t> speakers_together(std::uint32_t noted) const;
  void join_likeliest(std::uint32_t number, int kind);
  std::uint32_t candidate_at(std::uint32_t token) const;
  std::uint32_t speaker_at(std::uint32_t number) const;
  std::uint32_t speaker_beside(std::uint32_t number) const;

  Gathering& all_;
  const ArticleWords& w_;
  const Discourse& discourse_;
  std::vector<std::uint32_t> by_token_;   ///< the widest candidate whose head a token is
  std::vector<std::uint32_t> speech_of_;  ///< by token: the quotation that it is part of
};

}  // namespace rapporteur::actor
