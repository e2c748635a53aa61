#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The dependency trees of a text and what follows from their heads.
namespace rapporteur::language {

struct Relation;

/// One entry a token.
struct Tree {
  std::vector<std::uint32_t> heads;      ///< a root is its own head
  std::vector<std::uint16_t> relations;  ///< indices of the parser's relations
  std::vector<std::uint32_t> left_edges;
  std::vector<std::uint32_t> right_edges;
  std::vector<std::uint8_t> starts_sentence;
};

/// Buffers of the functions below.
struct TreeWork {
  std::vector<std::uint32_t> child_begins;  // children of the heads as they were, ascending
  std::vector<std::uint32_t> children;
  std::vector<std::uint32_t> first_moved;  // per head: tokens that were hung on it, ascending
  std::vector<std::uint32_t> last_moved;
  std::vector<std::uint32_t> next_moved;
  std::vector<std::uint32_t> queue;
};

/// Sets edges and sentence starts from the heads.
void set_edges(Tree& tree);

/// Hangs each token with a two-part relation where its second part says, if such a token is there, and leaves
/// it the first part. Edges must be set; they are then those of before. `are_spaces` marks tokens of white
/// space.
void settle_relations(Tree& tree, std::span<const Relation> relations,
                      std::span<const std::uint8_t> are_spaces, TreeWork& work);

}  // namespace rapporteur::language
