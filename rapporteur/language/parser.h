#pragma once

#include "rapporteur/language/labels.h"
#include "rapporteur/language/transitions.h"
#include "rapporteur/language/tree.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// The arc-eager parser: one pass over a text builds its trees and finds its sentences.
namespace rapporteur::language {

/// A relation as the moves name it: "dobj||xcomp" stands for a dobj that hangs somewhere below its head, on a
/// token whose relation is xcomp.
struct Relation {
  LabelId label = 0;                  ///< as the package writes it
  std::uint16_t above = no_relation;  ///< the relation that the tree gets: "dobj"
  std::uint16_t below = no_relation;  ///< the relation of the token it hangs on, an index of relations

  static constexpr std::uint16_t no_relation = 0xFFFF;
};

struct Parser {
  /// A bit each, for what a state allows.
  enum Action : std::uint32_t { shift = 1, reduce = 2, left = 4, right = 8, break_off = 16 };

  TransitionNetwork network;
  std::vector<std::uint32_t> actions;          ///< each class's action
  std::vector<std::uint16_t> class_relations;  ///< each class's relation
  std::vector<Relation> relations;
  std::uint16_t root = 0;  ///< the relation of a token without head
};

/// Binds the network to its moves; their labels are added to `labels`.
Result<Parser> make_parser(TransitionNetwork network, std::span<const Move> moves, Labels& labels,
                           const std::string& name);

/// Parses texts with the networks' scores. One thread.
class ParserRun {
 public:
  ParserRun(const Parser& parser, const Kernels& kernels)
      : parser_(&parser), scorer_(parser.network, kernels) {}

  /// Parses a text of `are_spaces.size()` tokens with these vectors; `are_spaces` is 1 for tokens of white
  /// space. The tree lasts until the next text.
  const Tree& parse(Rows tokens, std::span<const std::uint8_t> are_spaces);
  /// The label of a token of the tree.
  LabelId label(std::uint32_t token) const { return parser_->relations[tree_.relations[token]].label; }
  /// For each token the least margin of the decisions made while it was next to be read.
  std::span<const float> margins() const { return margins_; }

 private:
  static constexpr std::uint32_t none = StateScorer::no_token;

  void begin(std::size_t token_count);
  std::uint32_t buffer(std::size_t place) const;
  std::uint32_t stack(std::size_t depth) const;
  std::size_t buffer_size() const { return again_.size() + (token_count_ - next_); }
  std::uint32_t allowed() const;
  void make(std::uint32_t action, std::uint16_t relation);
  void add_arc(std::uint32_t head, std::uint32_t child, std::uint16_t relation);
  void drop_arc(std::uint32_t child);
  void pop_buffer();
  void settle_roots();

  const Parser* parser_;  // never null
  StateScorer scorer_;
  Tree tree_;
  TreeWork tree_work_;
  std::size_t token_count_ = 0;
  std::uint32_t next_ = 0;  // the first token that was never read
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> again_;  // tokens put back to be read again, the next one last
  std::vector<std::uint32_t> last_left_;
  std::vector<std::uint32_t> last_right_;
  std::vector<std::uint32_t> sibling_;  // the child that the same head got before on the same side
  std::vector<std::uint8_t> unshiftable_;
  std::vector<std::uint8_t> breaks_;
  std::vector<float> margins_;
};

}  // namespace rapporteur::language
