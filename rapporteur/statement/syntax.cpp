#include "rapporteur/statement/syntax.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::statement {

Syntax::Syntax(std::string_view text, const Analysis& analysis)
    : text_(text), lower_(base::to_lower(text)), analysis_(&analysis) {}

std::string_view Syntax::lower(TextSpan span) const {
  return std::string_view(lower_).substr(span.begin, span.size());
}

std::string_view Syntax::lower(Token token) const {
  return lower(span(token));
}

bool Syntax::is_one_of(Token token, std::initializer_list<std::string_view> words) const {
  const std::string_view own = lower(token);
  return std::ranges::any_of(words, [&](std::string_view each) {
    return each.size() == own.size() && each.front() == own.front() && each == own;
  });
}

bool Syntax::is_verb(Token token) const {
  return part(token) == Part::verb || part(token) == Part::aux;
}

bool Syntax::is_nominal(Token token) const {
  const Part kind = part(token);
  return kind == Part::noun || kind == Part::propn || kind == Part::pron || kind == Part::num;
}

bool Syntax::is_quotation_mark(Token token) const {
  if (base::is_alphanumeric(text_[span(token).begin])) return false;
  return is_one_of(token, {"\"", "“", "”", "''", "``", "«", "»", "‘", "’", "'", "`"});
}

bool Syntax::is_finite(Token verb) const {
  const auto has_tense = [&](Token token) {
    const std::string_view name = tag(token);
    return name == "VBD" || name == "VBZ" || name == "VBP" || name == "MD";
  };
  if (has_tense(verb)) return true;
  return std::ranges::any_of(children(verb), [&](Token each) {
    return (relation(each) == Relation::aux || relation(each) == Relation::auxpass) && has_tense(each);
  });
}

bool Syntax::is_passive(Token verb) const {
  return child(verb, {Relation::auxpass, Relation::nsubjpass, Relation::csubjpass}).has_value();
}

bool Syntax::is_negated(Token verb) const {
  return std::ranges::any_of(children(verb), [&](Token each) {
    return relation(each) == Relation::neg || is_one_of(each, {"never", "neither", "nor"});
  });
}

std::optional<Token> Syntax::child(Token token, Relation wanted) const {
  for (const Token each : children(token)) {
    if (relation(each) == wanted) return each;
  }
  return std::nullopt;
}

std::optional<Token> Syntax::child(Token token, std::initializer_list<Relation> relations) const {
  for (const Token each : children(token)) {
    if (std::ranges::find(relations, relation(each)) != relations.end()) return each;
  }
  return std::nullopt;
}

std::optional<Token> Syntax::own_subject(Token verb) const {
  return child(verb, {Relation::nsubj, Relation::nsubjpass, Relation::csubj, Relation::csubjpass});
}

std::optional<Token> Syntax::agent(Token verb) const {
  for (const Token each : children(verb)) {
    if (relation(each) == Relation::agent ||
        (relation(each) == Relation::prep && lower(each) == "by" && is_passive(verb)))
      return prepositional_object(each);
  }
  return std::nullopt;
}

std::optional<Token> Syntax::prepositional_object(Token preposition) const {
  return child(preposition, {Relation::pobj, Relation::pcomp});
}

TokenRange trimmed(const Syntax& syntax, TokenRange range) {
  const auto is_edge = [&](Token token) {
    return syntax.is_punctuation(token) || syntax.part(token) == Part::space ||
           syntax.is_quotation_mark(token);
  };
  range.end = std::max(range.begin, range.end);
  while (!range.is_empty() && is_edge(range.begin)) ++range.begin;
  while (!range.is_empty() && is_edge(range.end - 1)) --range.end;
  return range;
}

TokenRange without_commas(const Syntax& syntax, TokenRange range) {
  const auto is_comma = [&](Token token) {
    return syntax.is_one_of(token, {",", ";", ":", "-", "--", "–", "—"}) || syntax.part(token) == Part::space;
  };
  range.end = std::max(range.begin, range.end);
  while (!range.is_empty() && is_comma(range.begin)) ++range.begin;
  while (!range.is_empty() && is_comma(range.end - 1)) --range.end;
  return range;
}

}  // namespace rapporteur::statement
