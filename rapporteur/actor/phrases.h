#pragma once

#include "rapporteur/actor/fold.h"
#include "rapporteur/base/span.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::actor {

/// A word of a text, as the tables are asked for it. Hyphens and blanks part words; a possessive's ending is
/// no part of one.
struct Unit {
  TextSpan span;
  std::uint32_t word = 0;  ///< number of a word of the tables; 0 for any other
  bool is_capital = false;
  bool is_all_capitals = false;  ///< at least two letters, all of them capital
  bool is_possessive = false;
  bool is_joined = false;  ///< nothing but a blank or a hyphen stands between it and the unit before
  bool after_hyphen = false;
};

/// Phrases of words by number: a trie in one hash table. Filled once, then read by any number of threads.
class PhraseTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  PhraseTable();

  /// The number of a word, given or new; at least 1.
  std::uint32_t add_word(std::string_view folded);
  /// 0 where it is in no phrase.
  std::uint32_t find_word(std::string_view folded) const;
  /// The same by the word's `hash_of`.
  std::uint32_t find_hash(std::uint64_t hash) const;
  /// The payload's place of a phrase, `none` where it is new. Expects at least one word.
  std::uint32_t& payload_of(std::span<const std::uint32_t> words);

  struct Match {
    std::uint32_t length = 0;  ///< in units; 0 for none
    std::uint32_t payload = none;
  };
  /// The longest phrase that begins at the first unit for which `accepts(payload, units of the phrase)`.
  template <class Accepts>
  Match longest(std::span<const Unit> units, const Accepts& accepts) const {
    Match best;
    std::uint32_t node = 0;
    for (std::uint32_t i = 0; i < units.size(); ++i) {
      if (units[i].word == 0 || (i > 0 && !units[i].is_joined)) break;
      node = next(node, units[i].word);
      if (node == 0) break;
      const std::uint32_t payload = payloads_[node];
      if (payload != none && accepts(payload, units.first(i + 1))) best = {i + 1, payload};
    }
    return best;
  }

 private:
  struct WordSlot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
  };
  struct Edge {
    std::uint64_t key = 0;  ///< node and word; 0 is a free slot
    std::uint32_t node = 0;
  };

  std::uint32_t next(std::uint32_t node, std::uint32_t word) const;
  std::uint32_t add_next(std::uint32_t node, std::uint32_t word);
  void grow_words();
  void grow_edges();

  std::vector<WordSlot> word_slots_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> payloads_;  ///< by node; 0 is the root
  std::uint32_t word_count_ = 0;
  std::uint32_t edge_count_ = 0;
};

/// The words of a stretch of text, with their numbers; added to `units`.
void split_units(std::string_view text, TextSpan where, const PhraseTable& table, std::vector<Unit>& units);

}  // namespace rapporteur::actor
