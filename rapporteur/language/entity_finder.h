#pragma once

#include "rapporteur/language/labels.h"
#include "rapporteur/language/transitions.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Finds the named entities of a text in one pass, a move a token: begin, go on, end, alone, or nothing.
namespace rapporteur::language {

struct EntityFinder {
  TransitionNetwork network;
  /// A bit each, for what a state allows. Going on and ending are allowed by label.
  enum Action : std::uint32_t { begin = 1, in = 2, last = 4, alone = 8, out = 16 };
  std::vector<std::uint32_t> actions;  ///< each class's action; 0 for one that is never made
  std::vector<LabelId> labels;         ///< each class's label
};

/// Binds the network to its moves; their labels are added to `labels`.
Result<EntityFinder> make_entity_finder(TransitionNetwork network, std::span<const Move> moves,
                                        Labels& labels, const std::string& name);

/// What is known of a text's tokens: 1 for white space, 1 where a sentence starts.
struct EntityText {
  std::span<const std::uint8_t> are_spaces;
  std::span<const std::uint8_t> starts_sentence;
};

/// Finds entities with the network's scores. One thread.
class EntityRun {
 public:
  EntityRun(const EntityFinder& finder, const Kernels& kernels)
      : finder_(&finder), scorer_(finder.network, kernels) {}

  /// Appends the entities of the text with these token vectors.
  void find(Rows tokens, const EntityText& text, std::vector<Entity>& entities);
  /// For each token of the last text the margin of its decision.
  std::span<const float> margins() const { return margins_; }

 private:
  std::uint32_t allowed(const EntityText& text, std::uint32_t token, bool is_open) const;
  Choice choose_labelled(const float* scores, std::uint32_t allowed, LabelId open) const;

  const EntityFinder* finder_;  // never null
  StateScorer scorer_;
  std::vector<float> margins_;
};

}  // namespace rapporteur::language
