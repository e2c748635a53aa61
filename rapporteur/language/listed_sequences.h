#pragma once

#include "rapporteur/language/word_set.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur::language {

/// Sequences of token texts that are looked for in a text. Any number of threads may ask.
///
///     "a.m" "."   the pieces of "a.m." where something else was split off before
class ListedSequences {
 public:
  using Node = std::uint32_t;
  static constexpr Node start = 0;
  static constexpr Node nowhere = 0xFFFFFFFF;
  static constexpr std::uint32_t no_word = WordSet::none;

  void add(std::span<const std::string_view> texts);

  /// The number of a token text that is in a sequence; `no_word` for others.
  std::uint32_t word(std::string_view text) const { return words_.find(text); }
  /// Where a word leads from a node; `nowhere` if no sequence goes on with it.
  Node step(Node node, std::uint32_t word) const {
    const auto found = steps_.find(key(node, word));
    return found == steps_.end() ? nowhere : found->second;
  }
  /// Whether a sequence ends at the node.
  bool is_end(Node node) const { return is_end_[node] != 0; }
  bool is_empty() const { return steps_.empty(); }

 private:
  static std::uint64_t key(Node node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

  WordSet words_;
  std::unordered_map<std::uint64_t, Node> steps_;
  std::vector<std::uint8_t> is_end_{0};
};

}  // namespace rapporteur::language
