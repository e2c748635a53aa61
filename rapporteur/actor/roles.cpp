#include "rapporteur/actor/roles.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::actor {

namespace {

class RoleFinder {
 public:
  explicit RoleFinder(const ArticleWords& words) : w_(words), a_(words.analysis) {}

  /// The office right before a name, with the words before it that belong to it.
  bool find_before(Candidate& person) const {
    const std::uint32_t first = w_.token_units[person.tokens.begin];
    if (first == 0 || !w_.units[first].is_joined) return false;
    const PhraseMatch* office = match_of_unit(first - 1);
    if (!office || !office->is_word() || office->is_entry() || w_.units[first - 1].is_possessive)
      return false;
    if (w_.word(*office).kind == WordKind::modifier) return false;
    person.role_word = office->word;
    std::uint32_t begin = office->begin;
    while (begin > 0 && w_.units[begin].is_joined && belongs_to_role(begin - 1)) --begin;
    person.role = without_article(w_.tokens_of(begin, first));
    return true;
  }

  /// The office set off by a comma after or before a name.
  bool find_beside(Candidate& person) const {
    for (const std::uint32_t child : a_.children(person.head)) {
      if (a_.relations[child] == Relation::appos && child > person.head && take_office(child, person))
        return true;
    }
    const std::uint32_t after = person.tokens.end;
    if (after + 1 < a_.size() && w_.token_text(after) == "," && take_chunk(after + 1, person)) return true;
    if (a_.relations[person.head] == Relation::appos && a_.heads[person.head] < person.tokens.begin)
      return take_office(a_.heads[person.head], person);
    return false;
  }

 private:
  const PhraseMatch* match_of_unit(std::uint32_t unit) const {
    return w_.unit_matches[unit] == Sense::none ? nullptr : &w_.matches[w_.unit_matches[unit]];
  }

  /// Words before an office that go with it: states, bodies, other nouns for actors, adjectives.
  bool belongs_to_role(std::uint32_t unit) const {
    const PhraseMatch* match = match_of_unit(unit);
    if (match) return match->is_word() || w_.entry(*match).kind != EntryKind::person;
    const std::uint32_t token = w_.unit_tokens[unit];
    const Part part = a_.parts[token];
    if (part == Part::adj) return true;
    if (part != Part::noun && part != Part::propn) return false;
    return a_.relations[token] == Relation::compound || a_.relations[token] == Relation::nmod;
  }

  TokenRange without_article(TokenRange tokens) const {
    while (tokens.begin + 1 < tokens.end && a_.relations[tokens.begin] == Relation::det) ++tokens.begin;
    return tokens;
  }

  bool take_chunk(std::uint32_t begin, Candidate& person) const {
    const auto chunk = std::ranges::lower_bound(a_.noun_chunks, begin, {}, &TokenRange::begin);
    if (chunk == a_.noun_chunks.end() || chunk->begin != begin) return false;
    const std::uint32_t head = a_.head_of(*chunk);
    return a_.relations[head] != Relation::conj && a_.relations[head] != Relation::nsubj &&
           take_office(head, person);
  }

  /// Takes the noun phrase of a token as the person's office, up to the comma that ends it.
  bool take_office(std::uint32_t head, Candidate& person) const {
    const PhraseMatch* office = w_.match_at(head);
    if (!office || !office->is_word() || office->is_entry()) return false;
    const WordKind kind = w_.word(*office).kind;
    if (kind == WordKind::modifier || kind == WordKind::body || office->is_plural) return false;
    std::uint32_t end = std::max(head + 1, w_.unit_tokens[office->end - 1] + 1);
    const std::uint32_t last = a_.right_edges[head] + 1;
    const std::uint32_t stop = person.tokens.begin > head ? person.tokens.begin : last;
    while (end < std::min(last, stop) && !ends_office(end)) ++end;
    person.role = without_article({std::min(a_.left_edges[head], head), end});
    if (person.role.begin < person.tokens.end && person.tokens.begin < person.role.end)
      person.role.begin = person.tokens.begin > head ? person.role.begin : std::min(head, person.tokens.end);
    person.role_word = office->word;
    person.is_role_beside = true;
    return true;
  }

  bool ends_office(std::uint32_t token) const {
    const std::string_view text = w_.token_text(token);
    return text == "," || text == ";" || text == "(" || text == "-" ||
           a_.relations[token] == Relation::relcl || a_.parts[token] == Part::verb ||
           base::equals_ignoring_case(text, "who") || base::equals_ignoring_case(text, "and");
  }

  const ArticleWords& w_;
  const Analysis& a_;
};

}  // namespace

void find_role(const ArticleWords& words, std::vector<std::uint8_t>& taken, Candidate& person) {
  const RoleFinder finder(words);
  if (!finder.find_before(person) && !finder.find_beside(person)) return;
  for (std::uint32_t token = person.role.begin; token < person.role.end; ++token) taken[token] = 1;
}

std::uint32_t owner_in(const ArticleWords& words, TokenRange tokens) {
  const std::uint32_t end = words.token_units[tokens.end];
  for (std::uint32_t unit = words.token_units[tokens.begin]; unit < end; ++unit) {
    if (words.unit_matches[unit] == Sense::none) continue;
    const PhraseMatch& match = words.matches[words.unit_matches[unit]];
    if (match.is_entry() && !match.is_opposed && words.entry(match).kind != EntryKind::person &&
        words.entry(match).kind != EntryKind::town)
      return match.entry;
  }
  return Sense::none;
}

}  // namespace rapporteur::actor
