#include "rapporteur/language/entity_finder.h"

#include <algorithm>
#include <limits>

namespace rapporteur::language {

namespace {

constexpr std::size_t max_moves = 1024;
constexpr std::size_t slot_count = 3;
constexpr std::int64_t last_action = 5;

}  // namespace

Result<EntityFinder> make_entity_finder(TransitionNetwork network, std::span<const Move> moves,
                                        Labels& labels, const std::string& name) {
  if (network.class_count != moves.size() || moves.size() > max_moves) {
    return fail(ErrorKind::malformed, "The entity finder has another number of moves than its network.",
                name);
  }
  if (network.slots != slot_count) {
    return fail(ErrorKind::not_supported, "The entity finder looks at another number of tokens than 3.",
                name);
  }
  EntityFinder finder;
  finder.network = std::move(network);
  for (const Move& move : moves) {
    if (move.action < 1 || move.action > last_action) {
      return fail(ErrorKind::not_supported, "The entity finder has a move of an unknown kind.", name);
    }
    const std::uint32_t action = 1U << (move.action - 1);
    const bool needs_label = action != EntityFinder::out;
    finder.actions.push_back(needs_label && move.label.empty() ? 0 : action);
    finder.labels.push_back(labels.add(move.label));
  }
  return finder;
}

std::uint32_t EntityRun::allowed(const EntityText& text, std::uint32_t token, bool is_open) const {
  const std::size_t next = token + std::size_t{1};
  const bool may_go_on = next < text.are_spaces.size() && !text.starts_sentence[next];
  if (is_open) return may_go_on ? EntityFinder::in | EntityFinder::last : EntityFinder::last;
  std::uint32_t actions = EntityFinder::out;
  if (!text.are_spaces[token]) {
    actions |= EntityFinder::alone;
    if (may_go_on) actions |= EntityFinder::begin;
  }
  return actions;
}

Choice EntityRun::choose_labelled(const float* scores, std::uint32_t allowed, LabelId open) const {
  Choice choice;
  float next = -std::numeric_limits<float>::infinity();
  for (std::uint32_t c = 0; c < finder_->actions.size(); ++c) {
    if ((finder_->actions[c] & allowed) == 0 || finder_->labels[c] != open) continue;
    if (choice.best == Choice::none || scores[c] > scores[choice.best]) {
      if (choice.best != Choice::none) next = scores[choice.best];
      choice.best = c;
    } else {
      next = std::max(next, scores[c]);
    }
  }
  if (choice.best != Choice::none) choice.margin = scores[choice.best] - next;
  return choice;
}

void EntityRun::find(Rows tokens, const EntityText& text, std::vector<Entity>& entities) {
  const std::size_t token_count = text.are_spaces.size();
  margins_.assign(token_count, std::numeric_limits<float>::infinity());
  if (token_count == 0) return;
  scorer_.begin(tokens, token_count);
  bool is_open = false;
  std::uint32_t begin = 0;
  LabelId label = 0;
  for (std::uint32_t i = 0; i < token_count; ++i) {
    const std::uint32_t slots[slot_count] = {i, is_open ? begin : StateScorer::no_token,
                                             is_open ? i - 1 : StateScorer::no_token};
    const float* const scores = scorer_.scores(slots);
    const std::uint32_t may = allowed(text, i, is_open);
    const Choice choice =
        is_open ? choose_labelled(scores, may, label) : choose(scores, finder_->actions, may);
    if (choice.best == Choice::none) return;
    margins_[i] = choice.margin;
    switch (static_cast<EntityFinder::Action>(finder_->actions[choice.best])) {
      case EntityFinder::begin:
        is_open = true;
        begin = i;
        label = finder_->labels[choice.best];
        break;
      case EntityFinder::last:
        entities.push_back({{begin, i + 1}, label});
        is_open = false;
        break;
      case EntityFinder::alone:
        entities.push_back({{i, i + 1}, finder_->labels[choice.best]});
        break;
      case EntityFinder::in:
      case EntityFinder::out:
        break;
    }
  }
}

}  // namespace rapporteur::language
