#include "rapporteur/language/transitions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace rapporteur::language {

namespace {

constexpr std::size_t max_slots = 16;

}  // namespace

std::vector<Move> order_moves(std::vector<MoveCount> counts) {
  std::ranges::sort(counts, [](const MoveCount& a, const MoveCount& b) {
    const bool a_is_last = a.count < 0;
    const bool b_is_last = b.count < 0;
    if (a_is_last != b_is_last) return b_is_last;
    if (!a_is_last && a.move.action != b.move.action) return a.move.action < b.move.action;
    return std::tie(b.count, b.move.label) < std::tie(a.count, a.move.label);
  });
  std::vector<Move> moves;
  moves.reserve(counts.size());
  for (MoveCount& each : counts) moves.push_back(std::move(each.move));
  return moves;
}

namespace {

/// The beginnings of the rows of a matrix.
std::vector<const float*> rows_of(const ThincArray& array, std::size_t row_width) {
  std::vector<const float*> rows;
  for (std::size_t r = 0; r < array.shape[0]; ++r) rows.push_back(array.values.data() + r * row_width);
  return rows;
}

/// The linear layer that is not the upper one; null where there is none.
const ThincNode* layer_before(const ThincModel& model, const ThincNode* upper) {
  const ThincNode* found = nullptr;
  for (const ThincNode* node : model.named("linear")) {
    if (node != upper) found = node;
  }
  return found;
}

}  // namespace

Result<TransitionNetwork> make_transition_network(const ThincModel& model, std::size_t width,
                                                  const std::string& name) {
  const auto unsupported = [&](const std::string& what) {
    return fail(ErrorKind::not_supported, "The transition network has " + what + ", which is not read here.",
                name);
  };
  const ThincNode* const lower = model.referred("lower");
  const ThincNode* const upper = model.referred("upper");
  if (!lower || !upper || model.nodes[0].number("has_upper", 1) == 0)
    return unsupported("no lower and upper layer");
  const ThincNode* const linear = layer_before(model, upper);
  if (!linear) return unsupported("no layer before the hidden one");
  const ThincArray* const linear_weights = linear->array("W", 2);
  const ThincArray* const linear_bias = linear->array("b", 1);
  const ThincArray* const weights = lower->array("W", 4);
  const ThincArray* const bias = lower->array("b", 2);
  const ThincArray* const pad = lower->array("pad", 4);
  const ThincArray* const upper_weights = upper->array("W", 2);
  const ThincArray* const upper_bias = upper->array("b", 1);
  if (!linear_weights || !linear_bias || !weights || !bias || !pad || !upper_weights || !upper_bias) {
    return unsupported("a layer without weights");
  }
  const std::size_t slots = weights->shape[0];
  const std::size_t hidden = weights->shape[1];
  const std::size_t pieces = weights->shape[2];
  const std::size_t inputs = weights->shape[3];
  const std::size_t classes = upper_weights->shape[0];
  const bool fits = linear_weights->shape[1] == width && linear_weights->shape[0] == inputs &&
                    linear_bias->values.size() == inputs && bias->values.size() == hidden * pieces &&
                    pad->values.size() == slots * hidden * pieces && upper_weights->shape[1] == hidden &&
                    upper_bias->values.size() == classes;
  const bool is_small = slots > 0 && slots <= max_slots && hidden > 0 && hidden % lane_count == 0 &&
                        pieces > 0 && inputs % lane_count == 0 && classes > 0;
  if (!fits || !is_small) return unsupported("layers of other shapes");

  TransitionNetwork network;
  network.linear = pack(rows_of(*linear_weights, width), width);
  network.linear_bias = padded_copy(linear_bias->values);
  network.slots = slots;
  network.hidden = {hidden, pieces, packed_bias(bias->values, pieces), {}, {}};
  network.missing = Floats(slots * hidden * pieces);
  std::vector<const float*> rows(slots * hidden * pieces);
  for (std::size_t s = 0; s < slots; ++s) {
    for (std::size_t o = 0; o < hidden; ++o) {
      for (std::size_t p = 0; p < pieces; ++p) {
        const std::size_t from = (s * hidden + o) * pieces + p;
        const std::size_t to = s * hidden * pieces + piece_place(o, p, pieces);
        rows[to] = weights->values.data() + from * inputs;
        network.missing.data()[to] = pad->values[from];
      }
    }
  }
  network.lower = pack(rows, inputs);
  network.upper = pack(rows_of(*upper_weights, hidden), hidden, padded(classes));
  network.upper_bias = padded_copy(upper_bias->values);
  network.class_count = classes;
  return network;
}

void StateScorer::begin(Rows tokens, std::size_t token_count) {
  const std::size_t inputs = network_->linear.outputs;
  const std::size_t outputs = network_->lower.outputs;
  token_count_ = token_count;
  reached_ = 0;
  inputs_.reserve_at_least(token_count * inputs);
  chunks_.reserve_at_least(chunk_count * chunk_size * outputs);
  far_rows_.reserve_at_least(network_->slots * outputs);
  far_tokens_.assign(network_->slots, no_token);
  hidden_.reserve_at_least(network_->hidden.width);
  scores_.reserve_at_least(network_->upper.outputs);
  float* const rows = inputs_.data();
  kernels_->multiply(network_->linear.view(), tokens, {rows, inputs}, token_count, false);
  const float* const bias = network_->linear_bias.data();
  for (std::size_t t = 0; t < token_count; ++t) {
    for (std::size_t i = 0; i < inputs; ++i) rows[t * inputs + i] += bias[i];
  }
}

void StateScorer::make_rows(std::size_t token, std::size_t count, float* rows) {
  const std::size_t inputs = network_->linear.outputs;
  kernels_->multiply(network_->lower.view(), {inputs_.data() + token * inputs, inputs},
                     {rows, network_->lower.outputs}, count, false);
}

/// Makes the chunks up to that of a token.
void StateScorer::reach(std::uint32_t token) {
  for (; token / chunk_size >= reached_; ++reached_) {
    const std::size_t begin = reached_ * chunk_size;
    make_rows(begin, std::min(chunk_size, token_count_ - begin),
              chunks_.data() + reached_ % chunk_count * chunk_size * network_->lower.outputs);
  }
}

const float* StateScorer::row(std::uint32_t token, std::size_t slot) {
  const std::size_t outputs = network_->lower.outputs;
  const std::size_t chunk = token / chunk_size;
  if (chunk + chunk_count >= reached_) {
    return chunks_.data() + (chunk % chunk_count * chunk_size + token % chunk_size) * outputs;
  }
  float* const far = far_rows_.data() + slot * outputs;
  if (far_tokens_[slot] != token) make_rows(token, 1, far);
  far_tokens_[slot] = token;
  return far;
}

const float* StateScorer::scores(std::span<const std::uint32_t> tokens) {
  const std::size_t slot_width = network_->slot_width();
  for (const std::uint32_t token : tokens) {
    if (token != no_token) reach(token);
  }
  // From here on no chunk is made, so rows stay where they are.
  std::array<const float*, max_slots> rows{};
  for (std::size_t s = 0; s < tokens.size(); ++s) {
    const float* const whole = tokens[s] == no_token ? network_->missing.data() : row(tokens[s], s);
    rows[s] = whole + s * slot_width;
  }
  kernels_->hidden(network_->hidden.view(), {rows.data(), tokens.size()}, hidden_.data());
  kernels_->multiply(network_->upper.view(), {hidden_.data(), 0}, {scores_.data(), 0}, 1, false);
  const float* const bias = network_->upper_bias.data();
  float* const scores = scores_.data();
  for (std::size_t c = 0; c < network_->upper.outputs; ++c) scores[c] += bias[c];
  return scores;
}

Choice choose(const float* scores, std::span<const std::uint32_t> actions, std::uint32_t allowed) {
  Choice choice;
  float best = 0;
  float next = -std::numeric_limits<float>::infinity();
  for (std::uint32_t c = 0; c < actions.size(); ++c) {
    if ((actions[c] & allowed) == 0) continue;
    if (choice.best == Choice::none || scores[c] > best) {
      if (choice.best != Choice::none) next = best;
      best = scores[c];
      choice.best = c;
    } else if (scores[c] > next) {
      next = scores[c];
    }
  }
  if (choice.best != Choice::none) choice.margin = best - next;
  return choice;
}

}  // namespace rapporteur::language
