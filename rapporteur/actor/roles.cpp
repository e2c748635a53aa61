#include "rapporteur/actor/roles.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace rapporteur::actor {

namespace {

class RoleFinder {
 public:
  explicit RoleFinder(const ArticleWords& words) : w_(words), a_(words.analysis) {}

  /// The office right before a name, with the words before it that belong to it.
  bool find_before(Candidate& person) const {
    const std::uint32_t first = w_.token_units[person.tokens.begin];
    if (first == 0 || (!w_.units[first].is_joined && !only_quotes_before(first))) return false;
    const PhraseMatch* office = match_of_unit(first - 1);
    if (office && office->is_entry() && office->end > first) return false;  // the name goes on before
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
    const std::uint32_t after = person.tokens.end;
    if (after + 1 < a_.size() && w_.token_text(after) == ",") {
      for (const std::uint32_t child : a_.children(person.head)) {
        if (a_.relations[child] == Relation::appos && a_.left_edges[child] == after + 1 &&
            take_office(child, person))
          return true;
      }
      if (take_chunk(after + 1, person)) return true;
    }
    const std::uint32_t above = a_.heads[person.head];
    const bool is_joined = person.tokens.begin > 0 && a_.parts[person.tokens.begin - 1] != Part::punct;
    if (a_.relations[person.head] == Relation::appos && above < person.tokens.begin && is_joined &&
        take_office(above, person)) {
      person.is_role_beside = false;
      return true;
    }
    return find_set_before(person);
  }

  /// A rank before the name, and an office set off before that: "the negotiator, General Ada Lund,"; and what
  /// is named before "and": "his son and spokesman Ada Lund".
  void widen(Candidate& person) const {
    Candidate beside = person;
    if (w_.word_kind(person.role_word) == WordKind::title && find_beside(beside)) {
      person = beside;
      return;
    }
    if (person.role.begin < 2 || !base::equals_ignoring_case(w_.token_text(person.role.begin - 1), "and"))
      return;
    const PhraseMatch* match = w_.match_at(person.role.begin - 2);
    if (!match || !is_office(*match)) return;
    std::uint32_t begin = w_.unit_tokens[match->begin];
    const auto chunk = std::ranges::upper_bound(a_.noun_chunks, begin, {}, &TokenRange::begin);
    if (chunk != a_.noun_chunks.begin() && std::prev(chunk)->end > begin) begin = std::prev(chunk)->begin;
    person.role = without_article({begin, person.role.end});
  }

  /// A name that begins with an office, or one that the gazetteer has with its office: "Pope John".
  bool find_inside(Candidate& person) const {
    std::uint32_t first = w_.token_units[person.tokens.begin];
    const PhraseMatch* name = match_of_unit(first);
    if (name && name->is_entry()) first = name->begin;
    const std::uint32_t word = office_at(first);
    if (word == Sense::none || w_.token_units[person.tokens.end] - first < 2) return false;
    person.role_word = word;
    person.role = {w_.unit_tokens[first], w_.unit_tokens[first] + 1};
    return true;
  }

 private:
  const PhraseMatch* match_of_unit(std::uint32_t unit) const {
    return w_.unit_matches[unit] == Sense::none ? nullptr : &w_.matches[w_.unit_matches[unit]];
  }

  /// "The rebel 'prime minister' Ada Lund".
  bool only_quotes_before(std::uint32_t unit) const {
    const TextSpan between{w_.units[unit - 1].span.end, w_.units[unit].span.begin};
    if (between.size() > 4) return false;
    return w_.words(between) == "\" " || w_.words(between) == "' " || w_.words(between) == "\xE2\x80\x9D " ||
           w_.words(between) == "\xE2\x80\x99 ";
  }

  /// The office that a unit is by itself.
  std::uint32_t office_at(std::uint32_t unit) const {
    const auto match = w_.gazetteer.phrases().longest(
        std::span(w_.units).subspan(unit, 1),
        [&](std::uint32_t payload, auto) { return w_.gazetteer.sense(payload).word != Sense::none; });
    if (match.length == 0) return Sense::none;
    const std::uint32_t word = w_.gazetteer.sense(match.payload).word;
    return w_.word_kind(word) == WordKind::office ? word : Sense::none;
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

  /// "The leader of the front, Ada Lund, said": an office, what belongs to it, a comma, the name. What opens
  /// a sentence or stands after a quotation is clear; else a comma must close the name, since "after talks
  /// with the minister, Lund said" is something else.
  bool find_set_before(Candidate& person) const {
    constexpr std::uint32_t max_tokens = 24;
    const std::uint32_t sentence = a_.sentence(person.head).tokens.begin;
    std::uint32_t comma = person.role.is_empty() ? person.tokens.begin : person.role.begin;
    if (comma == sentence || w_.token_text(comma - 1) != ",") return false;
    --comma;
    std::uint32_t begin = comma;
    std::uint32_t head = comma;
    while (begin > sentence && comma - begin < max_tokens && !ends_phrase(begin - 1)) {
      --begin;
      const PhraseMatch* match = w_.match_at(begin);
      if (match && is_office(*match) && w_.unit_tokens[match->begin] <= begin) head = begin;
    }
    if (head == comma) return false;
    const bool is_clear = begin == sentence || is_quote(begin - 1) || w_.token_text(begin - 1) == ",";
    const bool is_closed = person.tokens.end < a_.size() && w_.token_text(person.tokens.end) == ",";
    if (!is_clear && !is_closed) return false;
    const PhraseMatch* match = w_.match_at(head);
    person.role = without_article({begin, comma});
    person.role_word = match->word;
    person.is_role_beside = true;
    return true;
  }

  bool is_quote(std::uint32_t token) const {
    const std::string_view text = w_.token_text(token);
    return text == "\"" || text == "\xE2\x80\x9D" || text == "\xE2\x80\x99" || text == "''";
  }
  bool is_office(const PhraseMatch& match) const {
    if (!match.is_word() || match.is_entry() || match.is_plural) return false;
    const WordKind kind = w_.word(match).kind;
    return kind == WordKind::office || kind == WordKind::people;
  }
  bool ends_phrase(std::uint32_t token) const {
    const std::string_view text = w_.token_text(token);
    const Part part = a_.parts[token];
    return text == "," || text == ":" || text == ";" || part == Part::verb || part == Part::aux ||
           is_quote(token) || part == Part::sconj || base::equals_ignoring_case(text, "with") ||
           base::equals_ignoring_case(text, "after");
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
    constexpr std::uint32_t max_tokens = 30;
    const PhraseMatch* office = w_.match_at(head);
    if (!office || !office->is_word() || office->is_entry()) return false;
    const WordKind kind = w_.word(*office).kind;
    if (kind == WordKind::modifier || kind == WordKind::body || office->is_plural) return false;
    std::uint32_t end = std::max(head + 1, w_.unit_tokens[office->end - 1] + 1);
    const std::uint32_t last = std::min(a_.right_edges[head] + 1, head + max_tokens);
    const std::uint32_t stop = person.tokens.begin > head ? person.tokens.begin : last;
    while (end < std::min(last, stop) && !ends_office(end)) ++end;
    person.role = without_article({std::max(a_.left_edges[head], head - std::min(head, max_tokens)), end});
    for (std::uint32_t token = head; token-- > person.role.begin;) {
      const auto entity = a_.entity_at(token);
      if (!entity || entity->kind != EntityKind::person) continue;
      person.role =
          without_article({is_and(token + 1) ? token + 2 : token + 1, end});  // "Berg and the envoy Lund"
      break;
    }
    if (person.role.begin < person.tokens.end && person.tokens.begin < person.role.end)
      person.role.begin = person.tokens.begin > head ? person.role.begin : std::min(head, person.tokens.end);
    person.role_word = office->word;
    person.is_role_beside = true;
    return true;
  }

  bool is_and(std::uint32_t token) const { return w_.token_text(token) == "and"; }
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
  if (!finder.find_before(person) && !finder.find_inside(person)) {
    if (!finder.find_beside(person)) return;
  } else {
    finder.widen(person);
  }
  for (std::uint32_t token = person.role.begin; token < person.role.end; ++token) taken[token] = 1;
}

bool is_office(const RoleWord& word) {
  return word.kind != WordKind::title || !word.sector.empty();
}

std::uint32_t owner_after(const ArticleWords& words, const Candidate& person) {
  const std::uint32_t next = person.tokens.end;
  if (next + 1 >= words.analysis.size() || !base::equals_ignoring_case(words.token_text(next), "of"))
    return Sense::none;
  const PhraseMatch* match = words.match_at(next + 1);
  const bool is_state = match && match->is_entry() && words.entry(*match).kind <= EntryKind::partial;
  return is_state ? match->entry : Sense::none;
}

namespace {

/// "The North's envoy" where the article tells of Korea.
std::uint32_t side_of_korea(const ArticleWords& words, std::uint32_t token) {
  const std::string_view text = words.token_text(token);
  const bool has_owner =
      token + 1 < words.analysis.size() && words.analysis.relations[token + 1] == Relation::case_mark;
  if (!has_owner || (text != "North" && text != "South")) return Sense::none;
  const std::uint32_t north = words.gazetteer.state_of("PRK");
  const std::uint32_t south = words.gazetteer.state_of("KOR");
  const bool is_told_of = std::ranges::any_of(words.matches, [&](const PhraseMatch& each) {
    return each.is_entry() && (each.entry == north || each.entry == south);
  });
  if (!is_told_of) return Sense::none;
  return text == "North" ? north : south;
}

}  // namespace

std::uint32_t owner_in(const ArticleWords& words, TokenRange tokens) {
  const std::uint32_t end = words.token_units[tokens.end];
  for (std::uint32_t unit = words.token_units[tokens.begin]; unit < end; ++unit) {
    if (words.unit_matches[unit] == Sense::none) continue;
    const PhraseMatch& match = words.matches[words.unit_matches[unit]];
    if (match.is_entry() && !match.is_opposed && words.entry(match).kind != EntryKind::person &&
        words.entry(match).kind != EntryKind::town)
      return match.entry;
  }
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    if (const std::uint32_t side = side_of_korea(words, token); side != Sense::none) return side;
  }
  return Sense::none;
}

}  // namespace rapporteur::actor
