// Words that may stand for actors. Names come first: people as the analysis has them, then the gazetteer's,
// then what the analysis alone calls a name. What is left are nouns for actors and pronouns.
#include "rapporteur/actor/candidate.h"
#include "rapporteur/actor/edit_distance.h"
#include "rapporteur/actor/known_names.h"
#include "rapporteur/actor/roles.h"
#include "rapporteur/actor/speech_verbs.h"
#include "rapporteur/actor/word_lists.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

namespace rapporteur::actor {

namespace {

class CandidateFinder {
 public:
  explicit CandidateFinder(const ArticleWords& words)
      : w_(words), a_(words.analysis), owner_(words.analysis.size(), 0), in_role_(words.analysis.size(), 0) {}

  std::vector<Candidate> find() {
    for (const EntityMention& entity : a_.entities) {
      if (entity.kind == EntityKind::person) add_person(entity);
    }
    add_misspelt_people();
    for (const PhraseMatch& match : w_.matches) {
      if (match.is_entry()) add_entry(match);
      if (match.is_word() && !match.is_entry()) add_titled(match);
    }
    add_people_beside_offices();
    add_known_people();
    for (const EntityMention& entity : a_.entities) add_name(entity);
    for (Candidate& each : all_) {
      if (each.kind == CandidateKind::person) find_role(w_, in_role_, each);
    }
    for (const PhraseMatch& match : w_.matches) {
      if (match.is_word()) add_nominal(match);
    }
    for (std::uint32_t token = 0; token < a_.size(); ++token) add_pronoun(token);
    std::ranges::sort(all_, [](const Candidate& a, const Candidate& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return std::move(all_);
  }

 private:
  const Unit& unit(std::uint32_t at) const { return w_.units[at]; }
  std::uint32_t first_unit(std::uint32_t token) const { return w_.token_units[token]; }
  bool is_owned(TokenRange tokens) const {
    return std::any_of(owner_.begin() + tokens.begin, owner_.begin() + tokens.end,
                       [](auto each) { return each != 0; });
  }

  Candidate& add(CandidateKind kind, std::uint32_t begin_unit, std::uint32_t end_unit) {
    Candidate& made = all_.emplace_back();
    made.kind = kind;
    made.tokens = w_.tokens_of(begin_unit, end_unit);
    made.span = w_.span_of(begin_unit, end_unit);
    made.head = a_.head_of(made.tokens);
    own(made.tokens);
    return made;
  }
  void own(TokenRange tokens) {
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token)
      owner_[token] = static_cast<std::uint32_t>(all_.size());
  }

  /// Whether a match names an actor that is no person, so that the analysis is not to be believed.
  bool is_impersonal(const PhraseMatch& match) const {
    if (!match.is_entry()) return false;
    const EntryKind kind = w_.entry(match).kind;
    return kind != EntryKind::person && kind != EntryKind::town && kind != EntryKind::land;
  }

  void add_person(const EntityMention& entity) {
    std::uint32_t begin = first_unit(entity.tokens.begin);
    std::uint32_t end = first_unit(without_article_and_brackets(entity).end);
    if (begin < end && base::equals_ignoring_case(w_.words(unit(begin).span), "the")) return;
    while (begin < end && is_title_at(begin)) begin = w_.matches[w_.unit_matches[begin]].end;
    while (end > begin && !unit(end - 1).is_capital && !unit(end - 1).after_hyphen) --end;
    while (end < w_.units.size() && end > begin && unit(end).after_hyphen && unit(end).is_joined &&
           w_.unit_matches[end] == Sense::none)
      ++end;
    if (begin >= end) return;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      if (!unit(i).is_joined) end = i;  // a list, a bracket
    }
    while (begin < end && is_demonym_at(begin) && end - begin > 1) ++begin;
    if (begin >= end || !unit(begin).is_capital) return;
    for (const std::uint32_t at :
         {begin, end - 1}) {  // the analysis has part of a name that the gazetteer has whole
      if (w_.unit_matches[at] == Sense::none) continue;
      const PhraseMatch& known = w_.matches[w_.unit_matches[at]];
      if (!known.is_entry() || w_.entry(known).kind != EntryKind::person) continue;
      begin = std::min(begin, known.begin);
      end = std::max(end, known.end);
    }
    const std::uint32_t match = w_.unit_matches[begin];
    if (match != Sense::none && w_.matches[match].begin == begin && w_.matches[match].end >= end &&
        (is_impersonal(w_.matches[match]) || !w_.matches[match].is_entry()))
      return;
    make_person(begin, end);
  }

  bool is_title_at(std::uint32_t at) const {
    if (w_.unit_matches[at] == Sense::none) return false;
    const PhraseMatch& match = w_.matches[w_.unit_matches[at]];
    return match.is_word() && !match.is_entry();
  }
  bool is_demonym_at(std::uint32_t at) const {
    if (w_.unit_matches[at] == Sense::none) return false;
    const PhraseMatch& match = w_.matches[w_.unit_matches[at]];
    return match.is_entry() && match.form == PhraseForm::adjective && match.end == at + 1;
  }

  void make_person(std::uint32_t begin, std::uint32_t end) {
    Candidate& made = add(CandidateKind::person, begin, end);
    made.entity = EntityKind::person;
    const std::uint32_t match = w_.unit_matches[end - 1];
    if (match != Sense::none && w_.matches[match].is_entry() &&
        w_.entry(w_.matches[match]).kind == EntryKind::person && w_.matches[match].begin == begin &&
        w_.matches[match].end == end)
      made.entry = w_.matches[match].entry;
    take_title(made, begin);
  }

  /// "Mr" and the like, right before a name.
  void take_title(Candidate& made, std::uint32_t begin) const {
    if (begin == 0 || !unit(begin).is_joined || w_.unit_matches[begin - 1] == Sense::none) return;
    const PhraseMatch& before = w_.matches[w_.unit_matches[begin - 1]];
    if (!before.is_word() || before.is_entry()) return;
    made.word = before.word;
    made.sex = w_.word(before).sex;
    made.has_title = w_.word(before).kind == WordKind::title;
  }

  void add_misspelt_people() {
    for (std::uint32_t begin = 0; begin + 1 < w_.units.size(); ++begin) {
      if (owner_[w_.unit_tokens[begin]] != 0 || owner_[w_.unit_tokens[begin + 1]] != 0) continue;
      const std::uint32_t known = misspelt_person(w_, begin);
      if (known == Sense::none) continue;
      make_person(begin, begin + 2);
      all_.back().entry = known;
      all_.back().is_misspelt_known = true;
    }
  }

  void add_entry(const PhraseMatch& match) {
    const TokenRange tokens = w_.tokens_of(match.begin, match.end);
    const Entry& entry = w_.entry(match);
    if (is_end_of_longer(match)) return;
    const std::optional<EntityMention> entity = a_.entity_at(tokens.begin);
    if (entry.kind == EntryKind::person) {
      if (!is_owned(tokens) && is_nominal_name(tokens)) make_person(match.begin, match.end);
      return;
    }
    if (is_owned(tokens)) return;  // a person's name
    const bool is_place = entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::loc);
    if ((entry.kind == EntryKind::town || entry.kind == EntryKind::land) && !is_place) return;
    if (entry.kind == EntryKind::town && is_family_name(w_, all_, match)) return;
    const TokenRange whole = entity ? without_article_and_brackets(*entity) : tokens;
    const bool is_inside = whole.begin < tokens.begin || whole.end > end_with_possessive(tokens.end);
    if (is_inside && entity->kind != EntityKind::norp && !is_place && entity->kind != EntityKind::person &&
        !stands_before(match, *entity))
      return;
    if (!is_nominal_name(tokens)) return;
    Candidate& made = add(CandidateKind::entry, match.begin, match.end);
    made.entry = match.entry;
    made.entry_form = match.form;
    made.entity = entity ? entity->kind : EntityKind::other;
    made.is_plural = match.form == PhraseForm::people;
  }

  TokenRange without_article_and_brackets(const EntityMention& entity) const {
    TokenRange whole = entity.tokens;
    while (whole.begin + 1 < whole.end && a_.parts[whole.begin] == Part::det) ++whole.begin;
    for (std::uint32_t token = whole.begin + 1; token < whole.end; ++token) {
      if (w_.token_text(token) == "(" || is_modal(token)) whole.end = token;
    }
    return whole;
  }
  /// "Oslo Must Wait": a headline's verb is no part of a name.
  bool is_modal(std::uint32_t token) const {
    constexpr std::array<std::string_view, 5> modals{"must", "should", "cannot", "would", "could"};
    return a_.tag(token) == "MD" || is_one_of(w_.token_text(token), modals);
  }
  /// "Security Council" in "National Security Council": the words go on before with a capital.
  bool is_end_of_longer(const PhraseMatch& match) const {
    if (w_.entry(match).kind < EntryKind::body || match.form == PhraseForm::acronym || match.begin == 0)
      return false;
    const Unit& before = unit(match.begin - 1);
    return match.end - match.begin > 1 && unit(match.begin).is_joined && before.is_capital &&
           !before.is_possessive && w_.unit_matches[match.begin - 1] == Sense::none &&
           a_.parts[w_.unit_tokens[match.begin - 1]] == Part::propn;
  }
  std::uint32_t end_with_possessive(std::uint32_t end) const {
    return end < a_.size() && a_.relations[end] == Relation::case_mark ? end + 1 : end;
  }

  /// A state's name or adjective before the rest of a longer name: "Chinese Foreign Ministry".
  bool stands_before(const PhraseMatch& match, const EntityMention& entity) const {
    if (first_unit(entity.tokens.begin) != match.begin && unit(match.begin - (match.begin > 0)).is_capital)
      return false;
    if (match.form == PhraseForm::adjective || unit(match.end - 1).is_possessive) return true;
    return match.end < w_.units.size() && w_.unit_matches[match.end] != Sense::none &&
           w_.matches[w_.unit_matches[match.end]].is_word();
  }

  /// Not a verb or the like that happens to be written as a name ("Turkey" is, "Will" at a sentence's start
  /// is not).
  bool is_nominal_name(TokenRange tokens) const {
    return std::any_of(a_.parts.begin() + tokens.begin, a_.parts.begin() + tokens.end, [](Part part) {
      return part == Part::propn || part == Part::noun || part == Part::adj || part == Part::x ||
             part == Part::num;
    });
  }

  /// A name after a title where the analysis has seen no person.
  void add_titled(const PhraseMatch& match) {
    const WordKind kind = w_.word(match).kind;
    if (kind != WordKind::title && kind != WordKind::office) return;
    std::uint32_t end = match.end;
    while (end < w_.units.size() && end < match.end + 4 && unit(end).is_joined && unit(end).is_capital &&
           owner_[w_.unit_tokens[end]] == 0 && may_be_in_name(end))
      ++end;
    if (end == match.end || match.is_plural) return;
    if (std::any_of(a_.parts.begin() + w_.unit_tokens[match.end],
                    a_.parts.begin() + w_.unit_tokens[end - 1] + 1,
                    [](Part part) { return part != Part::propn && part != Part::x; }))
      return;
    make_person(match.end, end);
  }
  bool may_be_in_name(std::uint32_t at) const {
    const std::uint32_t match = w_.unit_matches[at];
    if (match == Sense::none) return true;
    return w_.matches[match].is_entry() && !is_impersonal(w_.matches[match]);
  }

  /// Two to four words with capitals, set off by a comma from an office: "the envoy, Ada Lund,".
  void add_people_beside_offices() {
    for (std::uint32_t begin = 0; begin < w_.units.size();) {
      const std::uint32_t end = end_of_run(begin);
      if (end >= begin + 2 && end <= begin + 4 && (follows_office(begin) || precedes_office(end)))
        make_person(begin, end);
      begin = std::max(end, begin + 1);
    }
  }
  bool is_office_at(std::uint32_t token) const {
    const PhraseMatch* match = w_.match_at(token);
    return match && match->is_word() && !match->is_entry() && !match->is_plural &&
           (w_.word(*match).kind == WordKind::office || w_.word(*match).key == "aide" ||
            w_.word(*match).key == "official");
  }
  bool follows_office(std::uint32_t begin) const {
    const std::uint32_t token = w_.unit_tokens[begin];
    const std::uint32_t end = end_of_run(begin);
    const std::uint32_t next = end < w_.units.size() ? w_.unit_tokens[end - 1] + 1 : a_.size();
    return token > a_.sentence(token).tokens.begin + 1 && w_.token_text(token - 1) == "," &&
           is_office_at(token - 2) && next < a_.size() &&
           (w_.token_text(next) == "," || a_.parts[next] == Part::verb);
  }
  bool precedes_office(std::uint32_t end) const {
    const std::uint32_t comma = w_.unit_tokens[end - 1] + 1;
    if (comma + 1 >= a_.size() || w_.token_text(comma) != ",") return false;
    const auto chunk = std::ranges::lower_bound(a_.noun_chunks, comma + 1, {}, &TokenRange::begin);
    return chunk != a_.noun_chunks.end() && chunk->begin == comma + 1 && is_office_at(a_.head_of(*chunk)) &&
           a_.sentence_of[comma] == a_.sentence_of[chunk->begin];
  }

  /// People whom the analysis has seen elsewhere in the article, under their name or a part of it.
  void add_known_people() {
    std::unordered_set<std::string> known;
    for (const Candidate& each : all_) {
      if (each.kind != CandidateKind::person) continue;
      const std::uint32_t first = first_unit(each.tokens.begin);
      const std::uint32_t end = first_unit(each.tokens.end);
      note_known(known, end - 1);
      for (std::uint32_t middle = first + 1; middle + 1 < end; ++middle) {
        if (unit(middle).span.size() > 4) note_known(known, middle);
      }
      if (end - first > 1 && !is_common_given_name(first)) note_known(known, first);
    }
    for (std::uint32_t begin = 0; begin < w_.units.size();) {
      const std::uint32_t end = end_of_run(begin);
      if (end > begin) add_known_person(known, begin, end);
      begin = std::max(end, begin + 1);
    }
    for (const PhraseMatch& match : w_.matches) {  // "the president lund"
      const bool is_title = match.is_word() && !match.is_entry() && !match.is_plural &&
                            w_.word(match).kind != WordKind::body &&
                            w_.word(match).kind != WordKind::modifier;
      if (!is_title || match.end >= w_.units.size() || !unit(match.end).is_joined ||
          unit(match.end).is_capital)
        continue;
      if (owner_[w_.unit_tokens[match.end]] == 0 && w_.unit_matches[match.end] == Sense::none)
        add_known_person(known, match.end, match.end + 1);
    }
  }

  void note_known(std::unordered_set<std::string>& known, std::uint32_t at) const {
    const FoldedWord folded(w_.words(unit(at).span));
    if (folded.text().size() > 1 && !is_impersonal_at(at)) known.emplace(folded.text());
  }
  bool is_impersonal_at(std::uint32_t at) const {
    return w_.unit_matches[at] != Sense::none &&
           (w_.matches[w_.unit_matches[at]].is_word() || is_impersonal(w_.matches[w_.unit_matches[at]]));
  }
  /// A given name stands before a family name of the same person; in Korean and Chinese names it is the other
  /// way round, and the second part mostly has a hyphen or two words.
  bool is_common_given_name(std::uint32_t first) const {
    return !(first + 2 < w_.units.size() && (unit(first + 2).after_hyphen || unit(first).span.size() <= 4));
  }

  /// The end of a run of words with capitals that nobody owns and no table knows.
  std::uint32_t end_of_run(std::uint32_t begin) const {
    std::uint32_t end = begin;
    while (end < w_.units.size() && (end == begin || unit(end).is_joined) &&
           (unit(end).is_capital || unit(end).after_hyphen) && owner_[w_.unit_tokens[end]] == 0 &&
           may_be_in_name(end) && is_proper(w_.unit_tokens[end])) {
      ++end;
      if (unit(end - 1).is_possessive) break;
    }
    return end;
  }
  bool is_proper(std::uint32_t token) const {
    return a_.parts[token] == Part::propn || a_.parts[token] == Part::x ||
           (a_.parts[token] == Part::noun && a_.entity_at(token)) ||
           (a_.parts[token] == Part::noun && a_.relations[token] == Relation::nsubj) ||
           a_.parts[token] == Part::adj;
  }

  void add_known_person(const std::unordered_set<std::string>& known, std::uint32_t begin,
                        std::uint32_t end) {
    const FoldedWord last(w_.words(unit(end - 1).span));
    if (end - begin > 4) return;
    if (known.contains(std::string(last.text())) || (end - begin == 1 && is_misspelt_person(known, begin)))
      make_person(begin, end);
  }

  /// A name that the analysis takes for something else and that is a person's, misspelt.
  bool is_misspelt_person(const std::unordered_set<std::string>& known, std::uint32_t at) const {
    constexpr std::size_t max_compared = 60;
    const std::optional<EntityMention> entity = a_.entity_at(w_.unit_tokens[at]);
    const FoldedWord folded(w_.words(unit(at).span));
    if (!entity || folded.text().size() < 5 || known.size() > max_compared) return false;
    // order: whether any is misspelt does not depend on which is asked first
    return std::ranges::any_of(known,
                               [&](const std::string& each) { return is_misspelt(each, folded.text()); });
  }

  void add_name(const EntityMention& entity) {
    constexpr std::array<EntityKind, 5> kinds{EntityKind::org, EntityKind::norp, EntityKind::gpe,
                                              EntityKind::loc, EntityKind::fac};
    if (std::ranges::find(kinds, entity.kind) == kinds.end()) return;
    std::uint32_t begin = first_unit(entity.tokens.begin);
    std::uint32_t end = first_unit(without_article_and_brackets(entity).end);
    while (begin < end && !unit(begin).is_capital) ++begin;
    while (end > begin && !unit(end - 1).is_capital && w_.unit_matches[end - 1] == Sense::none) --end;
    if (begin < end && base::equals_ignoring_case(w_.words(unit(begin).span), "the")) ++begin;
    if (begin >= end || owner_[w_.unit_tokens[end - 1]] != 0 || is_described(begin, end)) return;
    const std::uint32_t last = w_.unit_tokens[end - 1];
    if (a_.parts[last] == Part::adj && a_.relations[last] == Relation::amod)
      return;  // "Olympic", "Inter-Korean"
    Candidate& made = add(CandidateKind::name, begin, end);
    made.entity = entity.kind;
  }

  /// Whether every word is a noun for actors or a state before one: "Foreign Ministry".
  bool is_described(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t last = w_.unit_matches[end - 1];
    if (last == Sense::none || !w_.matches[last].is_word()) return false;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (w_.unit_matches[i] == Sense::none && unit(i).is_capital) return false;
    }
    return true;
  }

  /// A noun for actors, with what stands before it in its phrase.
  void add_nominal(const PhraseMatch& match) {
    const TokenRange phrase = w_.tokens_of(match.begin, match.end);
    const std::uint32_t head = a_.head_of(phrase);
    if (owner_[head] != 0 || in_role_[head] || w_.word(match).kind == WordKind::modifier) return;
    if (w_.word(match).kind == WordKind::document && !tells(head)) return;
    if (!is_headline_office(match) && (!is_noun(head) || stands_before_noun(head, phrase.end))) return;
    std::uint32_t begin = phrase.begin;
    const auto chunk = std::ranges::upper_bound(a_.noun_chunks, head, {}, &TokenRange::begin);
    if (chunk != a_.noun_chunks.begin() && std::prev(chunk)->end > head)
      begin = std::min(begin, std::prev(chunk)->begin);
    begin = after_list(begin, phrase.begin);
    while (begin < phrase.begin && is_left_out(begin)) ++begin;
    const std::uint32_t begin_unit = std::min(first_unit(begin), match.begin);
    Candidate& made = all_.emplace_back();
    made.kind = CandidateKind::nominal;
    made.tokens = w_.tokens_of(begin_unit, match.end);
    made.span = w_.span_of(begin_unit, match.end);
    made.head = head;
    made.word = match.word;
    made.is_plural = match.is_plural;
    for (std::uint32_t token = phrase.begin; token < phrase.end; ++token) {
      if (owner_[token] == 0) owner_[token] = static_cast<std::uint32_t>(all_.size());
    }
  }

  /// Whether a document is told to say something.
  bool tells(std::uint32_t head) const {
    if (speaks(a_, {head, head + 1}, head)) return true;
    return a_.relations[head] == Relation::pobj &&
           base::equals_ignoring_case(w_.token_text(a_.heads[head]), "to") && a_.heads[head] > 0 &&
           base::equals_ignoring_case(w_.token_text(a_.heads[head] - 1), "according");
  }

  /// The analysis takes "Albania and military sources" for one phrase; a name before "and" is something else,
  /// unless a name follows too: "US and South Korean officials".
  std::uint32_t after_list(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t token = end; token-- > begin + 1;) {
      if (a_.relations[token] != Relation::cc || token + 1 >= end) continue;
      const PhraseMatch* after = w_.match_at(token + 1);
      return owner_[token - 1] != 0 && !(after && after->is_entry()) ? token + 1 : begin;
    }
    return begin;
  }

  /// An office that opens a headline ("IAEA chief voices support") or closes it after a colon, where the
  /// analysis often errs.
  bool is_headline_office(const PhraseMatch& match) const {
    const Sentence& sentence = a_.sentence(w_.unit_tokens[match.begin]);
    if (w_.article.blocks[sentence.block].kind != BlockKind::headline ||
        w_.word(match).kind != WordKind::office)
      return false;
    const std::uint32_t first = w_.unit_tokens[match.begin];
    const std::uint32_t last = w_.unit_tokens[match.end - 1];
    const bool closes = last + 1 == sentence.tokens.end && first > sentence.tokens.begin;
    const bool opens = first > sentence.tokens.begin && first <= sentence.tokens.begin + 3 &&
                       match.begin > 0 && w_.unit_matches[match.begin - 1] != Sense::none &&
                       w_.units[match.begin].is_joined &&
                       w_.matches[w_.unit_matches[match.begin - 1]].is_entry();
    return closes || opens;
  }

  static bool is_argument(Relation relation) {
    return relation == Relation::nsubj || relation == Relation::nsubjpass || relation == Relation::dobj ||
           relation == Relation::pobj;
  }
  bool is_noun(std::uint32_t token) const {
    return a_.parts[token] == Part::noun || a_.parts[token] == Part::propn || a_.parts[token] == Part::x ||
           (a_.parts[token] == Part::adj && is_argument(a_.relations[token]));
  }

  /// Whether a noun only says what another one is: "rebel attack", "army spokesman".
  bool stands_before_noun(std::uint32_t head, std::uint32_t end) const {
    const Relation relation = a_.relations[head];
    return (relation == Relation::compound || relation == Relation::nmod || relation == Relation::amod) &&
           a_.heads[head] >= end && a_.heads[head] < end + 4;
  }

  bool is_left_out(std::uint32_t token) const {
    const bool is_clock =
        a_.parts[token] == Part::num && w_.token_text(token).find(':') != std::string_view::npos;
    return is_clock || a_.relations[token] == Relation::det || a_.parts[token] == Part::punct ||
           a_.parts[token] == Part::space || a_.relations[token] == Relation::predet ||
           a_.parts[token] == Part::verb;
  }

  void add_pronoun(std::uint32_t token) {
    constexpr std::array<std::string_view, 30> pronouns{
        "he",         "him", "his",  "himself", "she",  "her",    "hers", "herself", "they", "them", "their",
        "themselves", "it",  "its",  "itself",  "i",    "me",     "my",   "myself",  "we",   "our",  "ours",
        "ourselves",  "who", "whom", "whose",   "mine", "theirs", "us",   "which"};
    if (a_.parts[token] != Part::pron || owner_[token] != 0) return;
    const std::string_view text = w_.token_text(token);
    if (text.size() > 1 && base::is_upper(text[1])) return;  // "US", "IT"
    if (!std::ranges::any_of(pronouns, [&](auto each) { return base::equals_ignoring_case(text, each); }))
      return;
    Candidate& made = all_.emplace_back();
    made.kind = CandidateKind::pronoun;
    made.span = a_.tokens[token];
    made.tokens = {token, token + 1};
    made.head = token;
  }

  const ArticleWords& w_;
  const Analysis& a_;
  std::vector<Candidate> all_;
  std::vector<std::uint32_t> owner_;   ///< by token: number of a candidate, from 1
  std::vector<std::uint8_t> in_role_;  ///< by token: part of the office of a named person
};

}  // namespace

std::vector<Candidate> find_candidates(const ArticleWords& words) {
  return CandidateFinder(words).find();
}

}  // namespace rapporteur::actor
