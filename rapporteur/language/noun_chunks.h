#pragma once

#include "rapporteur/language/labels.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::language {

/// Finds noun phrases without what follows their noun ("the old minister" of "the old minister of finance"),
/// by the relations of an English package.
class NounChunks {
 public:
  /// A parsed text, one entry a token.
  struct Tree {
    std::span<const LabelId> parts;
    std::span<const LabelId> relations;
    std::span<const std::uint32_t> heads;
    std::span<const std::uint32_t> left_edges;
  };

  /// Looks its labels up once; call when all of the package's labels are there.
  explicit NounChunks(const Labels& labels);

  /// In text order, not overlapping.
  std::vector<TokenRange> find(const Tree& tree) const;

 private:
  bool is_noun(LabelId part) const;
  bool takes_noun(LabelId relation) const;
  /// Whether the token goes on with a list whose item before it is its head.
  bool is_listed(const Tree& tree, std::uint32_t token) const;

  std::array<LabelId, 3> nouns_{};
  std::array<LabelId, 10> relations_{};
  LabelId conj_ = 0;
};

}  // namespace rapporteur::language
