#pragma once

#include "rapporteur/actor/gathering.h"

#include <string>
#include <vector>

namespace rapporteur::actor {

/// What was mentioned so far, and how prominently; asked for whom a noun or a pronoun stands.
class Discourse {
 public:
  explicit Discourse(const Gathering& all);

  /// Notes that a candidate was joined; in text order.
  void note(std::uint32_t candidate);

  /// The likeliest actor of those that `fits` accepts, mentioned within some sentences before; `Sense::none`
  /// where there is none. `certainty` is how far it is ahead of the next, in thousandths.
  template <class Fits>
  std::uint32_t likeliest(std::uint32_t candidate, const Fits& fits, std::uint16_t& certainty) const {
    std::vector<Score> scores;
    const std::size_t first = noted_.size() > max_noted ? noted_.size() - max_noted : 0;
    for (std::size_t i = noted_.size(); i-- > first;) {
      const double weight = weight_of(i, candidate);
      if (weight <= 0) break;
      for (const std::uint32_t actor : all_.joined[noted_[i]].actors) {
        if (fits(actor, noted_[i])) add_score(scores, actor, weight);
      }
    }
    return best(scores, certainty);
  }

  /// The last mention, up to a number of sentences before, whose actor `fits` accepts.
  template <class Fits>
  std::uint32_t last(std::uint32_t candidate, const Fits& fits) const {
    for (std::size_t i = noted_.size(); i-- > 0;) {
      if (noted_.size() - i > max_looked_back) break;
      for (const std::uint32_t actor : all_.joined[noted_[i]].actors) {
        if (noted_[i] != candidate && fits(actor)) return actor;
      }
    }
    return Sense::none;
  }

  /// The last mention that is the subject of a verb of saying, within some sentences before and outside
  /// quotations, and that `fits` accepts; `Sense::none` for none.
  template <class Fits>
  std::uint32_t last_speaking(std::uint32_t candidate, const Fits& fits) const {
    for (std::size_t i = noted_.size(); i-- > 0 && noted_.size() - i < max_noted;) {
      if (weight_of(i, candidate) <= 0) break;
      if (noted_[i] != candidate && is_speaking(noted_[i]) && fits(noted_[i])) return noted_[i];
    }
    return Sense::none;
  }

  /// The candidates noted so far, in text order.
  const std::vector<std::uint32_t>& noted() const& { return noted_; }

 private:
  struct Score {
    std::uint32_t actor;
    double value;
  };
  static constexpr std::size_t max_noted = 60;
  static constexpr std::size_t max_looked_back = 400;

  bool is_speaking(std::uint32_t noted) const;
  /// How much a mention weighs where it stands.
  double own_weight(std::uint32_t candidate) const;
  /// How much the mention at a place of `noted()` weighs for another one.
  double weight_of(std::size_t place, std::uint32_t asking) const;
  static void add_score(std::vector<Score>& scores, std::uint32_t actor, double weight);
  static std::uint32_t best(const std::vector<Score>& scores, std::uint16_t& certainty);

  const Gathering& all_;
  std::vector<std::uint8_t> is_speaker_;  ///< by token: of the words that name an attribution's speaker
  std::vector<std::uint32_t> noted_;
  std::vector<double> own_weights_;  ///< of those noted
};

}  // namespace rapporteur::actor
