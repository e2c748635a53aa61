#include "rapporteur/language/parser.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

namespace rapporteur::language {

namespace {

constexpr std::string_view join = "||";
constexpr std::size_t action_count = 5;
constexpr std::size_t max_moves = 1024;
constexpr std::size_t max_label = 128;
constexpr std::size_t slot_count = 8;

/// The relations by name, with the parts of double ones.
class RelationTable {
 public:
  explicit RelationTable(Labels& labels) : labels_(labels) {}

  std::uint16_t add(const std::string& name) {
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    const auto id = static_cast<std::uint16_t>(relations_.size());
    known_.emplace(name, id);
    relations_.push_back({labels_.add(name), Relation::no_relation, Relation::no_relation});
    if (const std::size_t cut = name.find(join); cut != std::string::npos) {
      const std::uint16_t above = add(name.substr(0, cut));
      const std::uint16_t below = add(name.substr(cut + join.size()));
      relations_[id].above = above;
      relations_[id].below = below;
    }
    return id;
  }
  std::vector<Relation> take() { return std::move(relations_); }

 private:
  Labels& labels_;
  std::map<std::string, std::uint16_t> known_;
  std::vector<Relation> relations_;
};

}  // namespace

Result<Parser> make_parser(TransitionNetwork network, std::span<const Move> moves, Labels& labels,
                           const std::string& name) {
  if (network.class_count != moves.size() || moves.size() > max_moves) {
    return fail(ErrorKind::malformed, "The parser has another number of moves than its network.", name);
  }
  if (network.slots != slot_count) {
    return fail(ErrorKind::not_supported, "The parser looks at another number of tokens than 8.", name);
  }
  Parser parser;
  parser.network = std::move(network);
  RelationTable relations(labels);
  parser.root = relations.add("ROOT");
  for (const Move& move : moves) {
    if (move.action < 0 || move.action >= static_cast<std::int64_t>(action_count)) {
      return fail(ErrorKind::not_supported, "The parser has a move of an unknown kind.", name);
    }
    if (move.label.size() > max_label) {
      return fail(ErrorKind::too_large, "The parser has a relation with an endless name.", name);
    }
    if (move.label == "subtok") {
      return fail(ErrorKind::not_supported, "The parser joins tokens, which is not done here.", name);
    }
    parser.actions.push_back(1U << move.action);
    parser.class_relations.push_back(relations.add(move.label));
  }
  parser.relations = relations.take();
  return parser;
}

void ParserRun::begin(std::size_t token_count) {
  token_count_ = token_count;
  next_ = 0;
  stack_.clear();
  again_.clear();
  tree_.heads.assign(token_count, none);
  tree_.relations.assign(token_count, parser_->root);
  last_left_.assign(token_count, none);
  last_right_.assign(token_count, none);
  sibling_.assign(token_count, none);
  unshiftable_.assign(token_count, 0);
  breaks_.assign(token_count, 0);
  breaks_[0] = 1;
  margins_.assign(token_count, std::numeric_limits<float>::infinity());
}

std::uint32_t ParserRun::buffer(std::size_t place) const {
  if (place < again_.size()) return again_[again_.size() - 1 - place];
  const std::size_t token = next_ + (place - again_.size());
  return token < token_count_ ? static_cast<std::uint32_t>(token) : none;
}

std::uint32_t ParserRun::stack(std::size_t depth) const {
  return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none;
}

std::uint32_t ParserRun::allowed() const {
  const std::size_t left = buffer_size();
  const std::uint32_t first = buffer(0);
  std::uint32_t actions = 0;
  if (stack_.empty()) {
    actions |= Parser::shift;
  } else {
    actions |= Parser::reduce;
    if (left >= 2 && !breaks_[first] && !unshiftable_[first]) actions |= Parser::shift;
    if (left >= 1 && !breaks_[first]) actions |= Parser::left | Parser::right;
  }
  if (left >= 2) {
    const std::uint32_t second = buffer(1);
    if (second == first + 1 && !breaks_[second]) actions |= Parser::break_off;
  }
  return actions;
}

void ParserRun::add_arc(std::uint32_t head, std::uint32_t child, std::uint16_t relation) {
  tree_.heads[child] = head;
  tree_.relations[child] = relation;
  std::uint32_t& last = head > child ? last_left_[head] : last_right_[head];
  sibling_[child] = last;
  last = child;
}

/// The arc is the last that its head got on that side: since then the head was neither on top nor next.
void ParserRun::drop_arc(std::uint32_t child) {
  const std::uint32_t head = tree_.heads[child];
  if (head == none) return;
  std::uint32_t& last = head > child ? last_left_[head] : last_right_[head];
  last = sibling_[child];
  tree_.heads[child] = none;
}

void ParserRun::pop_buffer() {
  if (again_.empty()) {
    ++next_;
  } else {
    again_.pop_back();
  }
}

void ParserRun::make(std::uint32_t action, std::uint16_t relation) {
  const std::uint32_t first = buffer(0);
  switch (static_cast<Parser::Action>(action)) {
    case Parser::shift:
      stack_.push_back(first);
      pop_buffer();
      break;
    case Parser::reduce: {
      const std::uint32_t top = stack_.back();
      const bool is_done = tree_.heads[top] != none || stack_.size() == 1;
      stack_.pop_back();
      if (!is_done) {
        unshiftable_[top] = 1;
        again_.push_back(top);
      }
      break;
    }
    case Parser::left: {
      const std::uint32_t top = stack_.back();
      drop_arc(top);
      add_arc(first, top, relation);
      unshiftable_[first] = 0;
      stack_.pop_back();
      break;
    }
    case Parser::right:
      drop_arc(first);
      add_arc(stack_.back(), first, relation);
      stack_.push_back(first);
      pop_buffer();
      break;
    case Parser::break_off:
      breaks_[buffer(1)] = 1;
      break;
  }
}

void ParserRun::settle_roots() {
  for (std::uint32_t i = 0; i < token_count_; ++i) {
    if (tree_.heads[i] != none && tree_.heads[i] != i) continue;
    tree_.heads[i] = i;
    tree_.relations[i] = parser_->root;
  }
}

const Tree& ParserRun::parse(Rows tokens, std::span<const std::uint8_t> are_spaces) {
  if (are_spaces.empty()) {
    tree_ = {};
    margins_.clear();
    return tree_;
  }
  begin(are_spaces.size());
  scorer_.begin(tokens, token_count_);
  while (!stack_.empty() || buffer_size() > 0) {
    const std::uint32_t first = buffer(0);
    const std::uint32_t top = stack(0);
    const auto child_of = [](const std::vector<std::uint32_t>& children, std::uint32_t head) {
      return head == none ? none : children[head];
    };
    const std::uint32_t slots[slot_count] = {first,
                                             buffer(1),
                                             top,
                                             stack(1),
                                             stack(2),
                                             child_of(last_left_, first),
                                             child_of(last_left_, top),
                                             child_of(last_right_, top)};
    const Choice choice = choose(scorer_.scores(slots), parser_->actions, allowed());
    if (choice.best == Choice::none) break;
    const std::size_t decided = first == none ? token_count_ - 1 : first;
    margins_[decided] = std::min(margins_[decided], choice.margin);
    make(parser_->actions[choice.best], parser_->class_relations[choice.best]);
  }
  settle_roots();
  set_edges(tree_);
  settle_relations(tree_, parser_->relations, are_spaces, tree_work_);
  set_edges(tree_);
  return tree_;
}

}  // namespace rapporteur::language
