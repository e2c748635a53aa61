// What stands around a word that reports, by the analysis alone:
//
//     Oslo [accused] the neighbours  of moving the border stones
//     doer  cue      person          content
#include "rapporteur/statement/noun_frame.h"
#include "rapporteur/statement/report.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

/// The parts of a clause that a frame has found.
struct Parts {
  std::vector<TextSpan> content;
  std::optional<Token> person;
  std::optional<Token> preposition;  ///< one that goes with the cue
};

bool is_infinitive(const Syntax& syntax, Token verb) {
  return std::ranges::any_of(syntax.children(verb), [&](Token each) {
    return syntax.relation(each) == Relation::aux && syntax.lower(each) == "to";
  });
}

/// A wh-word at a clause's beginning.
bool is_question(const Syntax& syntax, Token clause) {
  const Token first = syntax.analysis().left_edges[clause];
  return syntax.is_one_of(first, {"whether", "if", "what", "why", "how", "when", "where", "who", "which"});
}

/// Whether a noun is somebody who can be told something.
bool is_person_like(const Syntax& syntax, Token noun) {
  if (syntax.part(noun) == Part::propn) return true;
  if (syntax.is_one_of(noun, {"him", "them", "her", "us", "me", "you", "it"})) return true;
  if (const auto entity = syntax.analysis().entity_at(noun)) {
    return entity->kind == EntityKind::person || entity->kind == EntityKind::org ||
           entity->kind == EntityKind::gpe || entity->kind == EntityKind::norp;
  }
  return syntax.part(noun) == Part::noun;
}

std::optional<Token> person_object(const Syntax& syntax, Token verb) {
  const auto object = syntax.child(verb, {Relation::dobj, Relation::dative});
  if (object && syntax.relation(*object) == Relation::dative && syntax.part(*object) == Part::adp)
    return syntax.prepositional_object(*object);
  if (object && is_person_like(syntax, *object)) return object;
  if (syntax.is_passive(verb)) return syntax.child(verb, Relation::nsubjpass);
  return std::nullopt;
}

/// "on X" of "called on X to".
std::optional<Token> person_behind_on(const Syntax& syntax, Token verb) {
  for (const Token each : syntax.children(verb)) {
    if (syntax.relation(each) != Relation::prep || each < verb) continue;
    if (syntax.is_one_of(each, {"on", "upon", "to", "with"})) return syntax.prepositional_object(each);
  }
  return std::nullopt;
}

/// "to X" beside a verb of saying.
std::optional<Token> person_behind_to(const Syntax& syntax, Token verb) {
  for (const Token each : syntax.children(verb)) {
    const bool is_to = syntax.relation(each) == Relation::prep || syntax.relation(each) == Relation::dative;
    if (!is_to || syntax.lower(each) != "to" || each < verb) continue;
    const auto object = syntax.prepositional_object(each);
    if (object && is_person_like(syntax, *object)) return object;
  }
  return std::nullopt;
}

/// A clause that the verb governs, or that governs the verb where it is put in: "it rains, she said, and
/// snows".
std::optional<Parts> read_clause(const Syntax& syntax, const ReportingWord& word, Token verb) {
  const auto clause = syntax.child(verb, Relation::ccomp);
  if (clause && is_infinitive(syntax, *clause) && !syntax.is_finite(*clause)) return std::nullopt;
  if (clause) {
    if (is_question(syntax, *clause) && !word.takes(Frame::question) && *clause > verb) return std::nullopt;
    Parts parts{.content = spans_below(syntax, *clause, std::array{verb}), .person = {}, .preposition = {}};
    const auto object = syntax.child(verb, Relation::dobj);
    const bool leads = object && verb < *object && *object < *clause && syntax.part(*object) == Part::noun;
    if (word.takes(Frame::person_that)) {
      parts.person = person_object(syntax, verb);
    } else if (leads && word.takes(Frame::object)) {  // "did not repeat his offer that"
      parts.content.front().begin = syntax.span(syntax.analysis().left_edges[*object]).begin;
    }
    return parts;
  }
  const Token head = syntax.head(verb);
  if (syntax.relation(verb) == Relation::parataxis && head != verb && syntax.is_verb(head))
    return Parts{.content = spans_below(syntax, head, std::array{verb}), .person = {}, .preposition = {}};
  return std::nullopt;
}

/// The infinitive of "urged Oslo to", which may hang on the person.
std::optional<Token> requested_act(const Syntax& syntax, Token verb, std::optional<Token> person) {
  const auto fits = [&](Token each) {
    const Relation relation = syntax.relation(each);
    const bool is_complement = relation == Relation::ccomp || relation == Relation::xcomp ||
                               relation == Relation::advcl || relation == Relation::acl ||
                               relation == Relation::relcl;
    return is_complement && each > verb && is_infinitive(syntax, each);
  };
  for (const Token each : syntax.children(verb)) {
    if (fits(each)) return each;
  }
  if (!person) return std::nullopt;
  for (const Token each : syntax.children(*person)) {
    if (fits(each)) return each;
  }
  return std::nullopt;
}

/// "urged Oslo to": the person is an object, or the subject of the infinitive.
std::optional<Parts> read_request(const Syntax& syntax, Token verb) {
  auto person = person_object(syntax, verb);
  if (!person) person = person_behind_on(syntax, verb);
  const auto act = requested_act(syntax, verb, person);
  if (!act) return std::nullopt;
  const auto subject = syntax.own_subject(*act);
  if (subject) person = subject;
  if (!person) return std::nullopt;
  Parts parts{.content = {}, .person = person, .preposition = {}};
  parts.content = subject ? spans_below(syntax, *act, std::array{*subject}) : spans_below(syntax, *act, {});
  return parts;
}

std::optional<Parts> read_complement(const Syntax& syntax, Token verb, bool is_gerund) {
  for (const Token each : syntax.children(verb)) {
    const bool is_complement =
        syntax.relation(each) == Relation::xcomp || syntax.relation(each) == Relation::pcomp;
    if (!is_complement || each < verb || !syntax.is_verb(each)) continue;
    if (is_gerund ? syntax.tag(each) == "VBG" : is_infinitive(syntax, each))
      return Parts{.content = spans_below(syntax, each, {}), .person = {}, .preposition = {}};
  }
  return std::nullopt;
}

std::optional<Token> preposition_of(const Syntax& syntax, Token head,
                                    const std::vector<std::string_view>& wanted) {
  for (const Token each : syntax.children(head)) {
    if (syntax.relation(each) != Relation::prep || each < head) continue;
    if (std::ranges::find(wanted, syntax.lower(each)) != wanted.end() && syntax.prepositional_object(each))
      return each;
  }
  return std::nullopt;
}

/// "accused Oslo of": the preposition hangs on the verb or on its object.
std::optional<Parts> read_person_prep(const Syntax& syntax, const ReportingWord& word, Token verb) {
  const auto person = person_object(syntax, verb);
  if (!person) return std::nullopt;
  auto preposition = preposition_of(syntax, verb, word.person_prepositions);
  if (!preposition) preposition = preposition_of(syntax, *person, word.person_prepositions);
  if (!preposition) return std::nullopt;
  return Parts{.content = spans_below(syntax, *preposition, {}), .person = person, .preposition = {}};
}

std::optional<Parts> read_prep(const Syntax& syntax, const ReportingWord& word, Token head) {
  const auto preposition = preposition_of(syntax, head, word.prepositions);
  if (!preposition) return std::nullopt;
  const auto object = syntax.prepositional_object(*preposition);
  return Parts{.content = spans_below(syntax, *object, {}), .person = {}, .preposition = preposition};
}

std::optional<Parts> read_as(const Syntax& syntax, Token verb) {
  const auto object = syntax.child(verb, Relation::dobj);
  const auto preposition = preposition_of(syntax, verb, {"as"});
  if (!object || !preposition) return std::nullopt;
  const Token first = syntax.analysis().left_edges[*object];
  const TokenRange range = without_commas(syntax, {first, syntax.analysis().right_edges[*preposition] + 1});
  if (range.is_empty()) return std::nullopt;
  return Parts{.content = {syntax.span(range)}, .person = {}, .preposition = {}};
}

/// "a charge rejected by Oslo as untrue": the noun before the participle, with its "as".
std::optional<Parts> read_participle(const Syntax& syntax, Token verb) {
  if (syntax.relation(verb) != Relation::acl || syntax.tag(verb) != "VBN" || !syntax.agent(verb))
    return std::nullopt;
  Parts parts{
      .content = spans_below(syntax, syntax.head(verb), std::array{verb}), .person = {}, .preposition = {}};
  if (const auto as = preposition_of(syntax, verb, {"as"})) {
    for (const TextSpan span : spans_below(syntax, *as, {})) parts.content.push_back(span);
  }
  return parts;
}

std::optional<Parts> read_object(const Syntax& syntax, Token verb) {
  const auto object = syntax.child(verb, {Relation::dobj, Relation::nsubjpass});
  if (!object) return read_participle(syntax, verb);
  if (syntax.relation(*object) == Relation::nsubjpass && !syntax.agent(verb)) return std::nullopt;
  if (syntax.is_one_of(*object, {"that", "which", "who", "it", "this", "what"})) return std::nullopt;
  return Parts{.content = spans_below(syntax, *object, {}), .person = {}, .preposition = {}};
}

std::optional<Parts> read_parts(const Syntax& syntax, const ReportingWord& word, Token verb) {
  std::optional<Parts> parts;
  if (word.takes(Frame::that) || word.takes(Frame::person_that) || word.takes(Frame::question))
    parts = read_clause(syntax, word, verb);
  if (!parts && word.takes(Frame::person_to)) parts = read_request(syntax, verb);
  if (!parts && word.takes(Frame::person_prep)) parts = read_person_prep(syntax, word, verb);
  if (!parts && word.takes(Frame::to)) parts = read_complement(syntax, verb, false);
  if (!parts && word.takes(Frame::gerund)) parts = read_complement(syntax, verb, true);
  if (!parts && word.takes(Frame::as)) parts = read_as(syntax, verb);
  if (!parts && word.takes(Frame::object)) parts = read_object(syntax, verb);
  if (!parts && word.takes(Frame::prep)) parts = read_prep(syntax, word, verb);
  return parts;
}

}  // namespace

std::vector<TextSpan> spans_below(const Syntax& syntax, Token root, std::span<const Token> without) {
  std::vector<TextSpan> spans;
  const TokenRange all = syntax.subtree(root);
  const auto is_in = [&](Token token) {
    if (!syntax.analysis().is_below(token, root)) return false;
    return std::ranges::none_of(without, [&](Token each) {
      return each != root && syntax.analysis().is_below(each, root) &&
             syntax.analysis().is_below(token, each);
    });
  };
  for (Token token = all.begin; token < all.end;) {
    Token end = token;
    while (end < all.end && is_in(end)) ++end;
    const TokenRange run = without_commas(syntax, {token, end});
    if (!run.is_empty()) spans.push_back(syntax.span(run));
    token = end + 1;
  }
  return spans;
}

std::optional<Token> person_of(const Syntax& syntax, const ReportingWords& words, Token cue) {
  const ReportingWord* word = syntax.is_verb(cue) ? words.verb(syntax.lemma(cue)) : nullptr;
  if (!word) return std::nullopt;
  std::optional<Token> person;
  if (word->takes(Frame::person_to)) {
    if (const auto request = read_request(syntax, cue)) person = request->person;
  }
  const bool has_person =
      word->takes(Frame::person_that) || word->takes(Frame::person_to) || word->takes(Frame::person_prep);
  if (!person && has_person) person = person_object(syntax, cue);
  return person ? person : person_behind_to(syntax, cue);
}

namespace {

void read_speaker(const Syntax& syntax, Token verb, Report& report) {
  const auto doer = doer_of(syntax, verb);
  if (!doer) return;
  report.speaker_head = doer->token;
  report.is_speaker_elided = doer->is_elided;
  report.speaker = {noun_phrase(syntax, doer->token)};
}

/// What a verb tells by its own complements; a report without cue where they fit none of its frames.
Report read_verb(const Syntax& syntax, const ReportingWord& word, Token verb) {
  Report report{.kind = word.kind, .cue_head = verb};
  const auto parts = read_parts(syntax, word, verb);
  if (!parts || parts->content.empty()) return report;
  report.cue = {verb_group(syntax, verb)};
  report.content = parts->content;
  if (parts->preposition && *parts->preposition > verb)
    report.cue.back().end = std::max(report.cue.back().end, syntax.span(*parts->preposition).end);
  report.addressee_head = parts->person ? parts->person : person_behind_to(syntax, verb);
  return report;
}

std::optional<Report> complete(const Syntax& syntax, Token verb, Report report) {
  read_speaker(syntax, verb, report);
  if (report.addressee_head == report.speaker_head) report.addressee_head.reset();
  if (report.addressee_head) report.addressee = {noun_phrase(syntax, *report.addressee_head)};
  return report;
}

}  // namespace

std::optional<Report> read_frame(const Syntax& syntax, const ReportingWords& words, Token cue) {
  if (!syntax.is_verb(cue)) return read_noun_frame(syntax, words, cue);
  const ReportingWord* word = words.verb(syntax.lemma(cue));
  if (!word) return std::nullopt;
  if (word->takes(Frame::light)) {
    if (const auto light = read_light_frame(syntax, words, cue)) return complete(syntax, cue, *light);
  }
  Report report = read_verb(syntax, *word, cue);
  if (report.cue.empty()) return std::nullopt;
  return complete(syntax, cue, std::move(report));
}

}  // namespace rapporteur::statement
