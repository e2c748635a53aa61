#include "rapporteur/statement/claim_signs.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

struct Formulae {
  PhraseBook book;
  std::vector<FormulaSign> rows;
};

const Formulae& shipped_formulae() {
  static const Formulae formulae = [] {
    Formulae made;
    for (const auto& row : rows_of(base::embedded("statement/formulae.tsv"))) {
      FormulaSign sign;
      expect(row.size() == 3 && parse_name(row[0], sign.force), "data/statement/formulae.tsv is in order");
      sign.is_veiled = row[1] == "veiled";
      for_each_phrase(row[2], [&](std::string_view phrase) {
        made.book.add(phrase, static_cast<std::uint16_t>(made.rows.size()));
      });
      made.rows.push_back(sign);
    }
    return made;
  }();
  return formulae;
}

bool stands_in(TextSpan token, std::span<const TextSpan> spans) {
  return std::ranges::any_of(spans, [&](TextSpan span) { return span.contains(token); });
}

/// What a claim with a condition says: its consequence, or what must be.
std::span<const TextSpan> main_spans(const ConditionReading& condition) {
  const bool is_must =
      condition.rule == ConditionRule::must_before || condition.rule == ConditionRule::must_or;
  return is_must ? condition.condition : condition.consequence;
}

/// The word that the rest of the content hangs on: the first verb whose head is not among the words, else the
/// first such word. Where there is a condition, that of its consequence.
std::uint32_t main_word(const ClaimWords& content, std::span<const TextSpan> main) {
  const Analysis& analysis = content.analysis();
  std::optional<std::uint32_t> first;
  const auto is_said = [&](std::uint32_t token) {
    return content.holds(token) && (main.empty() || stands_in(analysis.tokens[token], main));
  };
  for (std::uint32_t word = 0; word < content.size(); ++word) {
    const std::uint32_t token = content.token(word);
    if (content.is_mark(word) || !is_said(token)) continue;
    if (!analysis.is_root(token) && is_said(analysis.heads[token])) continue;
    const Relation relation = analysis.relations[token];
    const bool may_lead =
        relation != Relation::mark && relation != Relation::aux && relation != Relation::auxpass;
    if (is_verb(analysis, token) && may_lead) return token;
    if (!first) first = token;
  }
  return first ? *first : content.token(0);
}

/// The subject of a verb, its own or that of the verb it is joined to.
std::optional<std::uint32_t> subject_of(const Analysis& analysis, std::uint32_t verb) {
  for (int step = 0; step < 4; ++step) {
    if (const auto subject = own_subject(analysis, verb)) return subject;
    if (analysis.relations[verb] != Relation::conj) return std::nullopt;
    verb = analysis.heads[verb];
  }
  return std::nullopt;
}

bool is_own_possessive(std::string_view lower) {
  return lower == "our" || lower == "my" || lower == "his" || lower == "her" || lower == "its" ||
         lower == "their";
}

/// Whether a name in the claim is one of the speaker's own: the same word, or one that begins alike ("Iran",
/// "Iranian").
bool is_name_of(const ClaimWords& speaker, const PlainWord& word, const Analysis& analysis) {
  constexpr std::size_t least = 4;
  for (std::uint32_t i = 0; i < speaker.size(); ++i) {
    if (analysis.parts[speaker.token(i)] != Part::propn && analysis.parts[speaker.token(i)] != Part::adj)
      continue;
    const std::string_view name = speaker.lower(i);
    if (name == word.lower) return true;
    if (name.size() >= least && word.lower.size() >= least &&
        name.substr(0, least) == word.lower.substr(0, least))
      return true;
  }
  return false;
}

std::string_view lower_of(const ClaimWords& content, std::uint32_t token) {
  const std::uint32_t place = content.place_of(token);
  return place < content.size() ? content.lower(place) : content.analysis().lemma(token);
}

Doer doer_of(const ClaimWords& content, const ClaimWords& speaker, std::uint32_t subject) {
  const Analysis& analysis = content.analysis();
  const std::string_view lower = lower_of(content, subject);
  if (lower == "we" || lower == "us") return Doer::we;
  if (lower == "i") return Doer::self;
  if (lower == "you") return Doer::you;
  if (lower == "he" || lower == "she" || lower == "they") return Doer::he;
  if (lower == "it") return analysis.relations[subject] == Relation::expl ? Doer::there : Doer::he;
  if (lower == "there") return Doer::there;
  for (const std::uint32_t child : analysis.children(subject)) {
    if (analysis.relations[child] == Relation::poss && is_own_possessive(lower_of(content, child)))
      return Doer::own_body;
  }
  const TokenRange whole = analysis.subtree(subject);
  for (std::uint32_t token = whole.begin; token < whole.end && token <= subject; ++token) {
    if (analysis.parts[token] != Part::propn && analysis.parts[token] != Part::adj) continue;
    if (is_name_of(speaker, {lower_of(content, token), analysis.lemma(token)}, analysis)) return Doer::self;
  }
  return analysis.entity_at(subject) ? Doer::other : Doer::thing;
}

/// Reads the main clause down through "have to", "is going to", "need to" to the verb that is meant.
class ClauseReader {
 public:
  ClauseReader(const ClaimWords& content, ClaimSigns& signs) : content_(content), signs_(signs) {}

  void read(std::uint32_t verb) {
    for (int depth = 0; depth < 3; ++depth) {
      take_group(verb);
      signs_.verb = verb;
      const auto next = inner_verb(verb);
      if (!next) return;
      verb = *next;
    }
  }

 private:
  void take_group(std::uint32_t verb) {
    const VerbGroup group = verb_group(content_, verb);
    if (signs_.modal.empty() && !group.modal.empty()) {
      signs_.modal = group.modal;
      signs_.modal_words = {*group.modal_word, *group.modal_word + 1};
    }
    signs_.is_negated |= group.is_negated;
    signs_.is_past |= group.is_past;
    signs_.is_passive |= group.is_passive;
  }

  /// The infinitive that a verb of duty or outlook takes.
  std::optional<std::uint32_t> inner_verb(std::uint32_t verb) {
    const Analysis& analysis = content_.analysis();
    const std::string_view lemma = analysis.lemma(verb);
    const std::string_view lower = lower_of(content_, verb);
    const bool is_going = lower == "going" || lower == "gon";
    const bool leads = lemma == "have" || lemma == "need" || is_going || lemma == "ought";
    if (!leads) return std::nullopt;
    for (const std::uint32_t child : analysis.children(verb)) {
      const bool is_infinitive =
          analysis.relations[child] == Relation::xcomp && verb_group(content_, child).has_to;
      if (!is_infinitive || !content_.holds(child) || child < verb) continue;
      if (signs_.modal.empty() || !is_going) {
        signs_.modal = is_going ? "going to" : lemma == "need" ? "need to" : "have to";
        signs_.modal_words = {content_.place_of(verb), content_.place_of(verb) + 2};
        if (signs_.modal_words.end > content_.size()) signs_.modal_words.end = content_.size();
      }
      return child;
    }
    return std::nullopt;
  }

  const ClaimWords& content_;
  ClaimSigns& signs_;
};

Mood mood_of(const ClaimWords& content, std::uint32_t verb, bool has_subject) {
  const Analysis& analysis = content.analysis();
  if (!is_verb(analysis, verb)) return Mood::words;
  std::uint32_t first = 0;
  while (first + 1 < content.size() && content.is_mark(first)) ++first;
  const VerbGroup group = verb_group(content, verb);
  if (content.lower(first) == "let" && first + 1 < content.size()) {
    const std::string_view next = content.lower(first + 1);
    if (next == "us" || next == "'s") return Mood::let_us;
  }
  std::uint32_t last = content.size() - 1;
  while (last > 0 && content.is_mark(last) && content.lower(last) != "?") --last;
  if (content.lower(last) == "?") return Mood::question;
  if (group.has_to && !has_subject) return Mood::infinitive;
  const std::string_view tag = analysis.tag(verb);
  if (tag == "VB" && !has_subject && group.modal.empty()) return Mood::imperative;
  if ((tag == "VBG" || tag == "VBN") && !has_subject && !is_finite(analysis, verb)) return Mood::participle;
  return Mood::clause;
}

bool is_ready_word(std::string_view lower) {
  return lower == "ready" || lower == "willing" || lower == "prepared" || lower == "happy" || lower == "open";
}

void add_words(const ClaimWords& content, ClaimSigns& signs) {
  std::vector<PhraseBook::Match> found;
  for (std::uint32_t word = 0; word < content.size(); ++word) {
    const std::string_view lemma = content.plain()[word].lemma;
    signs.harm_words += is_harm_word(lemma) ? 1 : 0;
    signs.good_words += is_good_word(lemma) ? 1 : 0;
    found.clear();
    shipped_formulae().book.find_at(content.plain(), word, found);
    for (const PhraseBook::Match& match : found) {
      FormulaSign sign = shipped_formulae().rows[match.row];
      sign.words = match.words;
      signs.formulae.push_back(sign);
    }
  }
}

void add_main_clause(const ClaimWords& content, const ClaimWords& speaker, std::span<const TextSpan> main,
                     ClaimSigns& signs) {
  const Analysis& analysis = content.analysis();
  const std::uint32_t top = main_word(content, main);
  signs.verb = top;
  signs.has_verb = is_verb(analysis, top);
  const auto subject = signs.has_verb ? subject_of(analysis, top) : std::nullopt;
  if (subject) signs.doer = doer_of(content, speaker, *subject);
  signs.mood = mood_of(content, top, own_subject(analysis, top).has_value());
  if (subject && !signs.is_negated) {
    for (const std::uint32_t child : analysis.children(*subject))
      signs.is_negated |= analysis.relations[child] == Relation::det && analysis.lemma(child) == "no";
  }
  if (!signs.has_verb) return;
  ClauseReader(content, signs).read(top);
  for (const std::uint32_t child : analysis.children(signs.verb)) {
    const bool is_predicate = analysis.relations[child] == Relation::acomp ||
                              analysis.relations[child] == Relation::attr ||
                              analysis.relations[child] == Relation::oprd;
    if (is_predicate && is_ready_word(lower_of(content, child))) signs.is_ready = true;
    if (analysis.relations[child] != Relation::attr && analysis.relations[child] != Relation::dobj) continue;
    for (const std::uint32_t below : analysis.children(child))
      signs.is_negated |= analysis.relations[below] == Relation::det && analysis.lemma(below) == "no";
  }
  const std::uint32_t place = content.place_of(signs.verb);
  signs.main_class = class_of_word(content.plain(), place);
  const bool is_own = signs.doer == Doer::we || signs.doer == Doer::self || signs.doer == Doer::own_body ||
                      signs.doer == Doer::he;
  if (is_own && signs.modal.empty()) signs.performs = signs.main_class;
}

}  // namespace

ClaimSigns signs_of(const ClaimWords& cue, const ClaimWords& content, const ClaimWords& speaker,
                    const std::optional<ConditionReading>& condition) {
  ClaimSigns signs;
  signs.has_cue = !cue.is_empty();
  signs.cue = read_cue(cue, content);
  signs.has_content = !content.is_empty();
  for (std::uint32_t word = 0; word < speaker.size(); ++word)
    signs.speaker_is_outsider |=
        is_outsider_word(speaker.plain()[word].lemma) || is_outsider_word(speaker.lower(word));
  if (!content.is_empty()) {
    add_words(content, signs);
    add_main_clause(content, speaker, condition ? main_spans(*condition) : std::span<const TextSpan>(),
                    signs);
  }
  return signs;
}

}  // namespace rapporteur::statement
