#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/base/span.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// Index of a token of an analysis.
using Token = std::uint32_t;

/// An article's text with its analysis, asked about words and clauses. Views into both, which must outlive
/// it. Immutable: any number of threads may read it.
class Syntax {
 public:
  Syntax(std::string_view text, const Analysis& analysis);

  std::string_view text() const { return text_; }
  const Analysis& analysis() const { return *analysis_; }
  std::uint32_t size() const { return analysis_->size(); }

  TextSpan span(Token token) const { return analysis_->tokens[token]; }
  TextSpan span(TokenRange range) const { return analysis_->span_of(range); }
  std::string_view words(TextSpan span) const { return text_.substr(span.begin, span.size()); }
  std::string_view word(Token token) const { return words(span(token)); }
  /// The word in lower case (ASCII).
  std::string_view lower(Token token) const;
  std::string_view lower(TextSpan span) const;
  std::string_view lemma(Token token) const { return analysis_->lemma(token); }
  Relation relation(Token token) const { return analysis_->relations[token]; }
  Part part(Token token) const { return analysis_->parts[token]; }
  std::string_view tag(Token token) const { return analysis_->tag(token); }
  Token head(Token token) const { return analysis_->heads[token]; }
  std::span<const Token> children(Token token) const { return analysis_->children(token); }
  TokenRange sentence(Token token) const { return analysis_->sentence(token).tokens; }

  bool is_one_of(Token token, std::initializer_list<std::string_view> words) const;
  bool is_verb(Token token) const;
  bool is_nominal(Token token) const;
  bool is_punctuation(Token token) const { return part(token) == Part::punct; }
  bool is_quotation_mark(Token token) const;
  /// A verb with tense or a modal of its own.
  bool is_finite(Token verb) const;
  bool is_passive(Token verb) const;
  bool is_negated(Token verb) const;

  std::optional<Token> child(Token token, Relation relation) const;
  std::optional<Token> child(Token token, std::initializer_list<Relation> relations) const;
  /// The verb's own subject.
  std::optional<Token> own_subject(Token verb) const;
  /// "by X" of a passive verb: X.
  std::optional<Token> agent(Token verb) const;
  /// The object of a preposition.
  std::optional<Token> prepositional_object(Token preposition) const;

  /// From the first to the last token below `token`.
  TokenRange subtree(Token token) const { return analysis_->subtree(token); }

 private:
  std::string_view text_;
  std::string lower_;
  const Analysis* analysis_;  // never null
};

/// A run of tokens without the punctuation, blanks and quotation marks at its ends; empty where nothing is
/// left.
TokenRange trimmed(const Syntax& syntax, TokenRange range);
/// The same without commas, colons and dashes alone: quotation marks and full stops stay.
TokenRange without_commas(const Syntax& syntax, TokenRange range);

}  // namespace rapporteur::statement
