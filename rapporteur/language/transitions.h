#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/packed.h"
#include "rapporteur/language/thinc_model.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What the parser and the finder of entities share: a state is scored by some of its tokens, and the best of
/// the moves that it allows is made.
namespace rapporteur::language {

/// A move as the package writes it, in the order of the scores.
struct Move {
  std::int64_t action = 0;
  std::string label;
};

/// A move's frequency as the package counts it.
struct MoveCount {
  Move move;
  std::int64_t count = 0;
};

/// The moves in the order of the network's classes: by action, then those met more often, then by label from
/// the last to the first; moves with a negative count stand behind all others.
std::vector<Move> order_moves(std::vector<MoveCount> counts);

/// The network that scores states.
struct TransitionNetwork {
  PackedMatrix linear;  ///< a token's vector to the inputs of the hidden layer
  Floats linear_bias;
  std::size_t slots = 0;  ///< tokens that are looked at
  PackedMatrix lower;     ///< [slot][hidden piece], of every token once
  Floats missing;         ///< the same row for a slot without a token
  PackedMaxout hidden;
  PackedMatrix upper;
  Floats upper_bias;
  std::size_t class_count = 0;

  std::size_t slot_width() const { return hidden.width * hidden.pieces; }
};

/// Finds the network's parts among a model's layers; `width` is that of a token's vector.
Result<TransitionNetwork> make_transition_network(const ThincModel& model, std::size_t width,
                                                  const std::string& name);

/// Scores the states of one text at a time. One thread.
class StateScorer {
 public:
  static constexpr std::uint32_t no_token = 0xFFFFFFFF;

  StateScorer(const TransitionNetwork& network, const Kernels& kernels)
      : network_(&network), kernels_(&kernels) {}

  /// Takes a text's token vectors; they must stay until the last score.
  void begin(Rows tokens, std::size_t token_count);
  /// A score for each class; `tokens` has one entry a slot.
  const float* scores(std::span<const std::uint32_t> tokens);

 private:
  // The hidden layer's rows are kept for the tokens around the one that is next; a token far behind costs a
  // row of its own, kept for its slot.
  static constexpr std::size_t chunk_size = 128;
  static constexpr std::size_t chunk_count = 4;

  void make_rows(std::size_t token, std::size_t count, float* rows);
  void reach(std::uint32_t token);
  const float* row(std::uint32_t token, std::size_t slot);

  const TransitionNetwork* network_;  // never null
  const Kernels* kernels_;            // never null
  std::size_t token_count_ = 0;
  std::size_t reached_ = 0;  // chunks that were made, from the first on; the last ones are kept
  Floats inputs_;
  Floats chunks_;
  Floats far_rows_;                        // one a slot
  std::vector<std::uint32_t> far_tokens_;  // whose rows they are
  Floats hidden_;
  Floats scores_;
};

/// The best allowed class and how much better it is than the next.
struct Choice {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t best = none;
  float margin = 0;  ///< infinite for the only one
};

/// The first of the highest scores among the classes whose action is allowed; `actions[c]` is a bit of
/// `allowed`.
Choice choose(const float* scores, std::span<const std::uint32_t> actions, std::uint32_t allowed);

}  // namespace rapporteur::language
