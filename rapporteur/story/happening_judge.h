#pragma once

#include "rapporteur/story/story.h"
#include "rapporteur/story/telling.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Whether two tellings of one story are of one happening: a small network over named signs and the vectors
/// of both triggers, learned by train/train_happenings.py; and what only the record knows, weighed by hand.
namespace rapporteur::story {

/// The named numbers that two tellings are compared by, in the order in which the network takes them.
enum class TellingSign : std::uint8_t {
  same_stem,      ///< of the words that carry them
  same_head,      ///< written alike
  like_head,      ///< the same beginning
  head_likeness,  ///< cosine of the vectors of both words
  unknown_head,   ///< one of them has no vector
  trigger_words,  ///< shared words of the whole triggers
  around,         ///< words of the sentences
  stem_around,    ///< the same where the stems agree
  near,           ///< words beside the triggers
  stem_near,      ///<
  names,          ///< names of the sentences
  stem_names,     ///<
  other_names,    ///< both have names and share none
  stem_other_names,
  numbers,        ///< a shared number
  head_in_other,  ///< the word that carries one stands in the other's sentence
  frequent,       ///< how often their stems carry events of the story
  stem_frequent,  ///<
  stem_rarity,    ///< how rare a shared stem is
  same_article,   ///<
  stem_article,   ///<
  same_sentence,  ///<
  both_lead,      ///< both stand in the first two sentences
  stem_lead,      ///<
};
inline constexpr std::size_t telling_sign_count = 24;
using TellingSigns = std::array<float, telling_sign_count>;

/// How often each stem carries an event of the story.
using StemCounts = std::unordered_map<std::uint32_t, std::uint32_t>;
StemCounts count_stems(std::span<const Telling> tellings);

TellingSigns signs_of(const Telling& a, const Telling& b, const StemCounts& counts);

/// Judges pairs of tellings. Any number of threads.
class HappeningJudge {
 public:
  /// With the weights and trigger words that ship.
  HappeningJudge();
  explicit HappeningJudge(std::string_view weights);

  /// Log-odds that both are of one happening.
  double score(const Telling& a, const Telling& b, const StemCounts& counts) const;
  /// What spoke for it and against it: by how much the score would change if a sign were not looked at.
  std::vector<StoryEvidence> evidence(const Telling& a, const Telling& b, const StemCounts& counts) const;
  /// The mean log-odds from which parts are joined.
  double minimum() const { return minimum_; }

 private:
  double weigh(const TellingSigns& signs, const Telling& a, const Telling& b, bool with_words) const;

  std::size_t hidden_ = 0;
  std::vector<float> mean_;    // of each sign
  std::vector<float> scale_;   // one over its spread
  std::vector<float> inner_;   // input by input, the weights of all hidden ones
  std::vector<float> bias_;    // of the hidden ones
  std::vector<float> outer_;   // of the hidden ones
  std::vector<float> direct_;  // of each sign
  double constant_ = 0;
  double minimum_ = 0;
};

}  // namespace rapporteur::story
