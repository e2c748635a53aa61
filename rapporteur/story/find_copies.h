#pragma once

#include "rapporteur/story/kept.h"
#include "rapporteur/story/postings.h"
#include "rapporteur/story/shingles.h"
#include "rapporteur/story/story.h"
#include "rapporteur/story/window.h"

#include <cstdint>
#include <vector>

/// Which articles repeat the words of which. Candidates are articles that share one of the sampled shingles;
/// each is then held to all its shingles, so that what is found is exact and only what shares too little may
/// be missed. Wire stories are cut from the end more often than edited: what counts is the share of the
/// shorter text that stands in the longer one.
namespace rapporteur::story {

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

  /// Goes on behind an article that earlier runs ended with; `load` gives the shingles of one of theirs.
  void go_on_from(std::uint32_t last_article, Postings::ReadEarlier read, Window<Shingles>::Load load);

  /// What the next article shares with those before it, in their order. Numbers of articles rise.
  std::vector<SharedText> add(std::uint32_t article, Shingles shingles);
  /// The shingles of an article of the window that it is looked up by.
  Shingles sampled(std::uint32_t article);
  /// Forgets the shingles of articles that lie before the window.
  void forget() { shingles_.drop_before(first_); }

 private:
  static constexpr std::uint32_t max_visits = 256;
  void find_candidates(const Shingles& shingles);

  Options options_;
  Postings postings_;
  Window<Shingles> shingles_;
  std::uint32_t first_ = 0;  // article of the window
  std::vector<std::uint32_t> candidates_;
};

/// What the later of two texts is to the earlier one.
CopyKind kind_of_copy(const SharedText& pair);

}  // namespace rapporteur::story
