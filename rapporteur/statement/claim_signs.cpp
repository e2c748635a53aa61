#include "rapporteur/statement/claim_signs.h"

#include "rapporteur/statement/lexicon.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

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

/// Whether a word of the claim is one of the speaker's own: the same word, or a name that begins alike
/// ("Iran", "Iranian").
bool is_word_of(const ClaimWords& speaker, const PlainWord& word, bool is_name) {
  constexpr std::size_t least = 4;
  const Analysis& analysis = speaker.analysis();
  for (std::uint32_t i = 0; i < speaker.size(); ++i) {
    const Part part = analysis.parts[speaker.token(i)];
    if (part != Part::propn && part != Part::adj && part != Part::noun) continue;
    const PlainWord own = speaker.plain()[i];
    if (own.lower == word.lower || (word.lemma.size() >= least && own.lemma == word.lemma)) return true;
    if (is_name && part != Part::noun && own.lower.size() >= least && word.lower.size() >= least &&
        own.lower.substr(0, least) == word.lower.substr(0, least))
      return true;
  }
  return false;
}

std::string_view lower_of(const ClaimWords& content, std::uint32_t token) {
  const std::uint32_t place = content.place_of(token);
  return place < content.size() ? content.lower(place) : content.analysis().lemma(token);
}

/// Nouns of bodies, which are "it".
bool is_body_word(std::string_view lemma) {
  constexpr std::array<std::string_view, 28> bodies{
      "agency",     "alliance",  "army",       "board",   "body",     "cabinet",   "coalition",
      "commission", "committee", "company",    "council", "country",  "court",     "daily",
      "embassy",    "faction",   "government", "group",   "ministry", "movement",  "newspaper",
      "office",     "paper",     "parliament", "party",   "report",   "statement", "union"};
  return std::ranges::find(bodies, lemma) != bodies.end();
}

/// Whether a pronoun of the third person may be the speaker: by person or thing, one or many. What stands
/// between quotation marks would say "I".
bool may_be_speaker(const ClaimWords& speaker, std::string_view pronoun, bool is_direct) {
  if (is_direct) return false;
  if (speaker.is_empty()) return true;
  const Analysis& analysis = speaker.analysis();
  const std::uint32_t head = analysis.head_of({speaker.token(0), speaker.token(speaker.size() - 1) + 1});
  const std::string_view lower = lower_of(speaker, head);
  if (lower == "he" || lower == "she" || lower == "it" || lower == "they") return lower == pronoun;
  const std::string_view tag = analysis.tag(head);
  const bool is_many = tag == "NNS" || tag == "NNPS" || has_child(analysis, head, Relation::conj);
  const auto entity = analysis.entity_at(head);
  const bool is_body = entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::org ||
                                  entity->kind == EntityKind::norp);
  if (pronoun == "they") return is_many || is_body;
  return !is_many && (pronoun == "it") == (is_body || is_body_word(analysis.lemma(head)));
}

/// Whether the actors of the article make a word one of the speaker's own side or of another; nothing where
/// they do not tell. The widest mention that ends with the word counts.
std::optional<bool> side_of(std::span<const SideMention> sides, TextSpan word) {
  std::optional<bool> is_own;
  std::uint32_t widest = 0;
  for (const SideMention& side : sides) {
    if (side.span.end != word.end || side.span.begin > word.begin || side.span.size() <= widest) continue;
    widest = side.span.size();
    is_own = side.is_own;
  }
  return is_own;
}

ClaimDoer doer_of(const ClaimWords& content, const ClaimWords& speaker, std::uint32_t subject,
                  const Claim& claim) {
  const Analysis& analysis = content.analysis();
  const std::string_view lower = lower_of(content, subject);
  if (lower == "we" || lower == "us") return ClaimDoer::we;
  if (lower == "i") return ClaimDoer::self;
  if (lower == "you") return ClaimDoer::you;
  if (lower == "there" || (lower == "it" && analysis.relations[subject] == Relation::expl))
    return ClaimDoer::there;
  const auto is_own = side_of(claim.sides, analysis.tokens[subject]);
  const bool is_direct = claim.quote_type == QuoteType::direct;
  if (lower == "he" || lower == "she" || lower == "they" || lower == "it")
    return is_own.value_or(false) || may_be_speaker(speaker, lower, is_direct) ? ClaimDoer::he
           : lower == "it"                                                     ? ClaimDoer::thing
                                                                               : ClaimDoer::other;
  if (is_own.value_or(false)) return ClaimDoer::self;
  for (const std::uint32_t child : analysis.children(subject)) {
    if (analysis.relations[child] == Relation::poss && is_own_possessive(lower_of(content, child)))
      return ClaimDoer::own_body;
  }
  if (is_own) return ClaimDoer::other;
  const TokenRange whole = analysis.subtree(subject);
  for (std::uint32_t token = whole.begin; token < whole.end && token <= subject; ++token) {
    const Part part = analysis.parts[token];
    if (part != Part::propn && part != Part::adj && part != Part::noun) continue;
    if (is_word_of(speaker, {lower_of(content, token), analysis.lemma(token)}, part != Part::noun))
      return ClaimDoer::self;
  }
  const auto entity = analysis.entity_at(subject);
  if (entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::norp))
    return ClaimDoer::state;
  return entity ? ClaimDoer::other : ClaimDoer::thing;
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
    signs_.is_perfect |= group.is_perfect;
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

ClaimMood mood_of(const ClaimWords& content, std::uint32_t verb, bool has_subject) {
  const Analysis& analysis = content.analysis();
  if (!is_verb(analysis, verb)) return ClaimMood::words;
  std::uint32_t first = 0;
  while (first + 1 < content.size() && content.is_mark(first)) ++first;
  const VerbGroup group = verb_group(content, verb);
  if (content.lower(first) == "let" && first + 1 < content.size()) {
    const std::string_view next = content.lower(first + 1);
    if (next == "us" || next == "'s") return ClaimMood::let_us;
  }
  std::uint32_t last = content.size() - 1;
  while (last > 0 && content.is_mark(last) && content.lower(last) != "?") --last;
  if (content.lower(last) == "?") return ClaimMood::question;
  if (group.has_to && !has_subject) return ClaimMood::infinitive;
  const std::string_view tag = analysis.tag(verb);
  if (tag == "VB" && !has_subject && group.modal.empty()) return ClaimMood::imperative;
  if ((tag == "VBG" || tag == "VBN") && !has_subject && !is_finite(analysis, verb))
    return ClaimMood::participle;
  return ClaimMood::clause;
}

bool is_ready_word(std::string_view lower) {
  return lower == "ready" || lower == "willing" || lower == "prepared" || lower == "happy" || lower == "open";
}

void add_words(const ClaimWords& content, ClaimSigns& signs) {
  const Lexicon& lexicon = Lexicon::shipped();
  std::vector<PhraseBook::Match> found;
  for (std::uint32_t word = 0; word < content.size(); ++word) {
    signs.harm_words += lexicon.is(Lexicon::harm, content.plain()[word]) ? 1 : 0;
    signs.good_words += lexicon.is(Lexicon::good, content.plain()[word]) ? 1 : 0;
    found.clear();
    lexicon.formulae.find_at(content.plain(), word, found);
    for (const PhraseBook::Match& match : found) {
      const Formula& formula = lexicon.formula_rows[match.row];
      signs.formulae.push_back({formula.force, formula.is_veiled, match.words});
    }
  }
}

/// What a state of mind is told by, in the past too where it is reported: "he hoped", "it wanted".
bool is_attitude(CueClass what) {
  switch (what) {
    case CueClass::hope:
    case CueClass::want:
    case CueClass::believe:
    case CueClass::doubt:
    case CueClass::fear:
    case CueClass::expect:
    case CueClass::offer:
    case CueClass::endorse:
    case CueClass::refuse:
    case CueClass::plan:
      return true;
    default:
      return false;
  }
}

/// Whether the main verb does what it names: "we urge", "he hoped", "we would welcome"; not "we have urged".
bool performs(const ClaimSigns& signs) {
  if (signs.is_perfect) return false;
  if (signs.is_past && (signs.is_direct || !is_attitude(signs.main_class))) return false;
  if (signs.modal.empty()) return true;
  const bool is_softened = signs.modal == "would" || signs.modal == "can" || signs.modal == "could" ||
                           signs.modal == "must" || signs.modal == "may";
  switch (signs.main_class) {
    case CueClass::want:
    case CueClass::urge:
    case CueClass::welcome:
    case CueClass::praise:
    case CueClass::hope:
    case CueClass::warn:
      return is_softened && !signs.is_negated;
    default:
      return false;
  }
}

void add_main_clause(const Claim& claim, const ClaimParts& words, std::span<const TextSpan> main,
                     ClaimSigns& signs) {
  const auto& [cue, content, speaker] = words;
  const Analysis& analysis = content.analysis();
  const std::uint32_t top = main_word(content, main);
  signs.verb = top;
  signs.has_verb = is_verb(analysis, top);
  const auto subject = signs.has_verb ? subject_of(analysis, top) : std::nullopt;
  if (subject) signs.doer = doer_of(content, speaker, *subject, claim);
  signs.mood = mood_of(content, top, own_subject(analysis, top).has_value());
  if (subject && !signs.is_negated) {
    for (const std::uint32_t child : analysis.children(*subject))
      signs.is_negated |= analysis.relations[child] == Relation::det && analysis.lemma(child) == "no";
  }
  if (!signs.has_verb) {
    signs.main_class = class_of_word(content.plain(), content.place_of(top));
    return;
  }
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
  signs.is_attack = place < content.size() && Lexicon::shipped().is(Lexicon::attack, content.plain()[place]);
  signs.is_state = analysis.lemma(signs.verb) == "be";
  const bool is_own = signs.doer == ClaimDoer::we || signs.doer == ClaimDoer::self ||
                      signs.doer == ClaimDoer::own_body || signs.doer == ClaimDoer::he ||
                      signs.doer == ClaimDoer::state;
  if (is_own && performs(signs)) signs.performs = signs.main_class;
}

}  // namespace

ClaimSigns signs_of(const Claim& claim, const ClaimParts& words,
                    const std::optional<ConditionReading>& condition) {
  const auto& [cue, content, speaker] = words;
  ClaimSigns signs;
  signs.speaks_for_state = claim.speaks_for_state;
  signs.is_direct = claim.quote_type == QuoteType::direct;
  signs.has_cue = !cue.is_empty();
  signs.cue = read_cue(cue, content);
  signs.has_content = !content.is_empty();
  for (std::uint32_t word = 0; word < speaker.size(); ++word)
    signs.speaker_is_outsider |= Lexicon::shipped().is(Lexicon::outsider, speaker.plain()[word]);
  if (!content.is_empty()) {
    add_words(content, signs);
    add_main_clause(claim, words, condition ? main_spans(*condition) : std::span<const TextSpan>(), signs);
  }
  return signs;
}

}  // namespace rapporteur::statement
