#include "rapporteur/actor/find_lists.h"

#include <algorithm>

namespace rapporteur::actor {

namespace {

class ListFinder {
 public:
  explicit ListFinder(const Gathering& all)
      : all_(all), a_(all.words.analysis), by_token_(all.words.analysis.size(), Sense::none) {
    for (std::uint32_t i = 0; i < all.candidates.size(); ++i) {
      std::uint32_t& slot = by_token_[all.candidates[i].head];
      if (!all.joined[i].actors.empty() && slot == Sense::none) slot = i;
    }
    for (std::uint32_t i = 0; i < all.candidates.size(); ++i) mark_role(i);
  }

  std::vector<ActorMention> find() const {
    std::vector<ActorMention> lists;
    for (std::uint32_t i = 0; i < all_.candidates.size(); ++i) {
      const std::uint32_t head = all_.candidates[i].head;
      if (by_token_[head] != i || a_.relations[head] == Relation::conj) continue;
      ActorMention list = list_from(i);
      if (const std::uint32_t next = headline_pair(i); next != Sense::none) {
        list.span.end = std::max(list.span.end, all_.candidates[next].span.end);
        list.actors.push_back(all_.joined[next].actors.front());
      }
      if (list.actors.size() > all_.joined[i].actors.size()) lists.push_back(std::move(list));
    }
    return lists;
  }

 private:
  /// An office before a name stands for its holder: "the president and his minister Ada Lund".
  void mark_role(std::uint32_t number) {
    const Candidate& person = all_.candidates[number];
    if (person.kind != CandidateKind::person || person.is_role_beside || all_.joined[number].actors.empty())
      return;
    for (std::uint32_t token = person.role.begin; token < person.role.end; ++token) by_token_[token] = number;
  }

  ActorMention list_from(std::uint32_t first) const {
    const Joined& joined = all_.joined[first];
    ActorMention list{all_.candidates[first].span, joined.form, joined.rule, joined.permille, joined.actors};
    std::uint32_t last = all_.candidates[first].head;
    for (std::uint32_t next = after(last); next != Sense::none; next = after(last)) {
      const std::uint32_t number = by_token_[next];
      list.span.end = std::max(list.span.end, all_.candidates[number].span.end);
      for (const std::uint32_t actor : all_.joined[number].actors) {
        if (std::ranges::find(list.actors, actor) == list.actors.end()) list.actors.push_back(actor);
      }
      last = next;
    }
    return list;
  }

  /// "Peru, Chile to meet": the state after a comma at the beginning of a headline; `Sense::none` for none.
  std::uint32_t headline_pair(std::uint32_t first) const {
    const Candidate& candidate = all_.candidates[first];
    const Sentence& sentence = a_.sentence(candidate.head);
    // A plain text's first line is a headline too, where nothing ends it.
    const bool is_headline = all_.words.article.blocks[sentence.block].kind == BlockKind::headline ||
                             (sentence.block == 0 && all_.words.token_text(sentence.tokens.end - 1) != ".");
    const bool is_first = is_headline && candidate.tokens.begin == sentence.tokens.begin;
    const std::uint32_t comma = candidate.tokens.end;
    if (!is_first || comma + 1 >= sentence.tokens.end || all_.words.token_text(comma) != ",")
      return Sense::none;
    for (std::uint32_t next = first + 1; next < all_.candidates.size() && next < first + 3; ++next) {
      const Joined& joined = all_.joined[next];
      if (all_.candidates[next].tokens.begin != comma + 1 || joined.actors.size() != 1) continue;
      const bool are_states = all_.actors[joined.actors.front()].actor.kind == ActorKind::state &&
                              all_.actors[all_.joined[first].actors.front()].actor.kind == ActorKind::state;
      if (are_states && joined.actors.front() != all_.joined[first].actors.front()) return next;
    }
    return Sense::none;
  }

  /// The token with which a list goes on; `Sense::none` at its end.
  std::uint32_t after(std::uint32_t token) const {
    for (const std::uint32_t child : a_.children(token)) {
      if (a_.relations[child] == Relation::conj && child > token && by_token_[child] != Sense::none)
        return child;
    }
    return Sense::none;
  }

  const Gathering& all_;
  const Analysis& a_;
  std::vector<std::uint32_t> by_token_;  ///< by token: the candidate whose noun or office it is
};

}  // namespace

std::vector<ActorMention> find_lists(const Gathering& all) {
  return ListFinder(all).find();
}

}  // namespace rapporteur::actor
