#pragma once

#include "rapporteur/statement/reporting_words.h"
#include "rapporteur/statement/statement.h"
#include "rapporteur/statement/syntax.h"

#include <optional>
#include <vector>

namespace rapporteur::statement {

/// One act of reporting as its sentence tells it, before its content is cut into claims. Spans are bytes of
/// the text, in reading order.
struct Report {
  StatementKind kind = StatementKind::statement;
  std::int32_t attribution = -1;
  std::uint16_t permille = 0;
  bool is_in_headline = false;
  bool is_floating = false;         ///< a quotation without words that say who speaks
  std::optional<Token> cue_head{};  ///< the verb, noun or preposition of the cue
  std::optional<Token> speaker_head{};
  bool is_asked_by_nobody = false;  ///< "Asked whether ..., Lund said"
  bool is_speaker_elided = false;   ///< the speaker is the subject of a verb before
  std::optional<Token> addressee_head{};
  std::vector<TextSpan> cue{};
  std::vector<TextSpan> content{};
  std::vector<TextSpan> speaker{};
  std::vector<TextSpan> addressee{};
  std::vector<StatementRule> rules{};
};

/// Who does what a verb says.
struct Doer {
  Token token;
  bool is_elided = false;  ///< it is the subject of another verb
};
std::optional<Doer> doer_of(const Syntax& syntax, Token verb);

/// The words of a noun phrase: all below its head but for clauses and what is put in behind it.
TextSpan noun_phrase(const Syntax& syntax, Token head);

/// The verb with its auxiliaries, negation and particle.
TextSpan verb_group(const Syntax& syntax, Token verb);

/// What a verb or noun that reports tells: cue, speaker, addressee and content, by the analysis alone;
/// nothing where the words around it do not fit a frame of the word.
std::optional<Report> read_frame(const Syntax& syntax, const ReportingWords& words, Token cue);

/// Who is told, urged, warned or accused beside a verb that reports.
std::optional<Token> person_of(const Syntax& syntax, const ReportingWords& words, Token cue);

/// The tokens below `root` but for those below any of `without`, as spans of text without commas at their
/// ends.
std::vector<TextSpan> spans_below(const Syntax& syntax, Token root, std::span<const Token> without);

}  // namespace rapporteur::statement
