#pragma once

#include "rapporteur/story/postings.h"
#include "rapporteur/story/shingles.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

/// Which articles repeat the words of which. Candidates are articles that share one of the sampled shingles;
/// each is then held to all its shingles, so that what is found is exact and only what shares too little may
/// be missed. Wire stories are cut from the end more often than edited: what counts is the share of the
/// shorter text that stands in the longer one.
namespace rapporteur::story {

/// Two articles that share words.
struct SharedText {
  std::uint32_t earlier = 0;  ///< by the order in which they came
  std::uint32_t later = 0;
  std::uint32_t shared = 0;  ///< shingles
  std::uint32_t earlier_count = 0;
  std::uint32_t later_count = 0;

  double containment() const;
  double jaccard() const;
};

/// Finds copies among articles as they come. One thread.
class CopyFinder {
 public:
  struct Options {
    double min_containment = 0.5;
    std::uint32_t min_shingles = 8;        ///< a shorter text says too little to be a copy
    std::uint32_t half_window = 1u << 15;  ///< articles after which the older half is forgotten
  };
  explicit CopyFinder(const Options& options) : options_(options), postings_(max_visits) {}
  CopyFinder() : CopyFinder(Options{}) {}

  /// What the next article shares with those before it, in their order. Articles are counted from 0.
  std::vector<SharedText> add(Shingles shingles);

 private:
  static constexpr std::uint32_t max_visits = 256;
  void find_candidates(const Shingles& shingles);
  const Shingles& shingles_of_article(std::uint32_t article) const { return kept_[article - first_kept_]; }

  Options options_;
  Postings postings_;
  std::deque<Shingles> kept_;  // of the window
  std::uint32_t first_kept_ = 0;
  std::uint32_t count_ = 0;
  std::vector<std::uint32_t> candidates_;
};

/// What the later of two texts is to the earlier one.
CopyKind kind_of_copy(const SharedText& pair);

}  // namespace rapporteur::story
