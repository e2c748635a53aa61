#pragma once

#include "rapporteur/story/document.h"
#include "rapporteur/story/story.h"
#include "rapporteur/story/weights.h"

#include <span>
#include <vector>

namespace rapporteur::story {

/// What speaks for two articles being of one story: a logistic score over named signs. Any number of threads.
class Judge {
 public:
  /// With the weights that ship.
  Judge();
  /// With several sets of weights; each article says which of them it is judged with, two articles are judged
  /// with the mean of theirs. For cross-validation: nobody is judged with what was learned of him.
  explicit Judge(std::vector<Weights> sets) : sets_(std::move(sets)) {}

  /// Log-odds. `containment`: what the copies' finder found of the two, 0 where nothing.
  double score(const Document& a, const Document& b, double containment) const;
  /// The same, sign by sign, with what was shared.
  std::vector<StoryEvidence> evidence(const Document& a, const Document& b, double containment) const;

  const Weights& weights_of(const Document& document) const { return sets_[document.weight_set]; }

 private:
  std::vector<Weights> sets_;
};

/// The cosine of two lists of weighted terms of unit length.
double likeness(std::span<const Term> a, std::span<const Term> b);

/// The values of the signs, before they are weighed.
struct PairSigns {
  std::array<double, term_kind_count> likeness{};
  double quotation = 0;
  double gap_days = 0;
  double conflict_days = 0;  ///< between the nearest events of both, at most those between the publications
  bool tells_same_day = false;
};
PairSigns signs_of(const Document& a, const Document& b);

/// A score in thousandths of certainty.
std::uint16_t permille_of(double log_odds);

}  // namespace rapporteur::story
