#include "rapporteur/language/tree.h"

#include "rapporteur/language/parser.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr int max_sweeps = 12;
// A search below a head ends here: no sentence is so long, and a hostile text must not make searches
// quadratic.
constexpr std::size_t max_search = 10000;

void sweep(Tree& tree) {
  const std::size_t size = tree.heads.size();
  const auto lift = [&](std::size_t i) {
    const std::uint32_t head = tree.heads[i];
    tree.left_edges[head] = std::min(tree.left_edges[head], tree.left_edges[i]);
    tree.right_edges[head] = std::max(tree.right_edges[head], tree.right_edges[i]);
  };
  for (std::size_t i = 0; i < size; ++i) lift(i);
  for (std::size_t i = size; i-- > 0;) lift(i);
}

void mark_starts(Tree& tree) {
  std::ranges::fill(tree.starts_sentence, std::uint8_t{0});
  for (std::uint32_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] == i) tree.starts_sentence[tree.left_edges[i]] = 1;
  }
}

/// Whether every head lies in the piece of its token, pieces beginning at the marks; the first token of the
/// next piece passes as well, and the last token of the text is not asked.
bool heads_stay_inside(const Tree& tree) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    if (!(i > 0 && tree.starts_sentence[i]) && i + 1 != tree.heads.size()) continue;
    for (std::size_t j = begin; j < i; ++j) {
      if (tree.heads[j] < begin || tree.heads[j] > i) return false;
    }
    begin = i;
  }
  return true;
}

/// Searches below one head for a token of a relation, level by level.
class RelationSearch {
 public:
  RelationSearch(const Tree& tree, std::span<const std::uint8_t> are_spaces, TreeWork& work)
      : tree_(tree), are_spaces_(are_spaces), work_(work) {
    const std::size_t size = tree.heads.size();
    work.child_begins.assign(size + 1, 0);
    for (std::uint32_t i = 0; i < size; ++i) {
      if (tree.heads[i] != i) ++work.child_begins[tree.heads[i] + 1];
    }
    for (std::size_t i = 0; i < size; ++i) work.child_begins[i + 1] += work.child_begins[i];
    work.children.resize(size);
    work.first_moved.assign(size, none);
    work.last_moved.assign(work.child_begins.begin(), work.child_begins.end() - 1);
    for (std::uint32_t i = 0; i < size; ++i) {
      if (tree.heads[i] != i) work.children[work.last_moved[tree.heads[i]]++] = i;
    }
    work.last_moved.assign(size, none);
    work.next_moved.assign(size, none);
  }

  /// The first token found below `token`'s head, not `token` itself; none if there is none.
  std::uint32_t find(std::uint32_t token, std::uint16_t relation) {
    work_.queue.assign(1, tree_.heads[token]);
    for (std::size_t at = 0; at < work_.queue.size() && work_.queue.size() < max_search; ++at) {
      const std::size_t before = work_.queue.size();
      add_children(work_.queue[at], token);
      for (std::size_t i = before; i < work_.queue.size(); ++i) {
        if (tree_.relations[work_.queue[i]] == relation) return work_.queue[i];
      }
    }
    return none;
  }

  /// Notes that `token` hangs on `head` from now on; tokens come in order.
  void move(std::uint32_t token, std::uint32_t head) {
    if (work_.first_moved[head] == none) {
      work_.first_moved[head] = token;
    } else {
      work_.next_moved[work_.last_moved[head]] = token;
    }
    work_.last_moved[head] = token;
  }

 private:
  void add_children(std::uint32_t head, std::uint32_t token) {
    std::uint32_t place = work_.child_begins[head];
    const std::uint32_t end = work_.child_begins[head + 1];
    std::uint32_t moved = work_.first_moved[head];
    while (place < end || moved != none) {
      std::uint32_t child = moved;
      if (place < end && (moved == none || work_.children[place] < moved)) {
        child = work_.children[place++];
        if (tree_.heads[child] != head) continue;  // it hangs elsewhere by now
      } else {
        moved = work_.next_moved[moved];
      }
      const bool is_inside = child >= tree_.left_edges[head] && child <= tree_.right_edges[head];
      if (is_inside && child != token && !are_spaces_[child]) work_.queue.push_back(child);
    }
  }

  const Tree& tree_;
  std::span<const std::uint8_t> are_spaces_;
  TreeWork& work_;
};

}  // namespace

void set_edges(Tree& tree) {
  const std::size_t size = tree.heads.size();
  tree.left_edges.resize(size);
  tree.right_edges.resize(size);
  tree.starts_sentence.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) tree.left_edges[i] = tree.right_edges[i] = i;
  // Going on to where nothing changes any more would give other edges where arcs cross.
  for (int i = 0; i < max_sweeps; ++i) {
    sweep(tree);
    mark_starts(tree);
    if (heads_stay_inside(tree)) break;
  }
}

void settle_relations(Tree& tree, std::span<const Relation> relations,
                      std::span<const std::uint8_t> are_spaces, TreeWork& work) {
  const auto is_double = [&](std::uint16_t relation) {
    return relations[relation].below != Relation::no_relation;
  };
  if (std::ranges::none_of(tree.relations, is_double)) return;
  RelationSearch search(tree, are_spaces, work);
  for (std::uint32_t i = 0; i < tree.heads.size(); ++i) {
    if (!is_double(tree.relations[i])) continue;
    const Relation& relation = relations[tree.relations[i]];
    const std::uint32_t head = search.find(i, relation.below);
    if (head != none) {
      tree.heads[i] = head;
      search.move(i, head);
    }
    tree.relations[i] = relation.above;
  }
}

}  // namespace rapporteur::language
