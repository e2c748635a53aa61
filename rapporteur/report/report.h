#pragma once

#include "rapporteur/comparison/comparison.h"
#include "rapporteur/position/position.h"
#include "rapporteur/record/record.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur {

/// A stretch of an article's text that a footnote points at.
struct FootnoteWords {
  std::string words;  ///< as the article's text has them
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  friend bool operator==(const FootnoteWords&, const FootnoteWords&) = default;
};

/// Where a sentence of a report is proved: words of an article, or the input that no article could be made
/// of.
struct Footnote {
  std::int64_t article = 0;             ///< 0 for an input without an article
  std::optional<FactReference> fact{};  ///< none for a headline or the sentence around a fact
  std::string outlet;                   ///< or the input's name
  std::string day;                      ///< of publication, ISO 8601; empty where unknown
  bool is_day_inferred = false;
  std::vector<FootnoteWords> words{};  ///< in reading order; empty only for an input without an article
};

/// A part of a sentence: of the report's own making, or words of the coverage, which writers set in quotation
/// marks and which stand in the article as they stand here.
struct ReportPiece {
  std::string words;
  bool is_quoted = false;
  friend bool operator==(const ReportPiece&, const ReportPiece&) = default;
};

/// A sentence of a report with its proofs: there is none without.
struct ReportSentence {
  std::vector<ReportPiece> pieces;
  std::vector<std::uint32_t> footnotes;  ///< indices among the report's footnotes
};

/// A line of a section: a sentence, with what hangs below it (a condition, the accounts that differ).
struct ReportItem {
  std::string label;  ///< a verdict, a date, a force; empty for none
  ReportSentence sentence;
  std::vector<ReportItem> below{};
  bool is_side_by_side = false;  ///< what hangs below are accounts of one thing
};

/// A part of the report under one heading.
struct ReportSection {
  std::string heading;
  std::uint8_t level = 1;
  std::vector<ReportItem> items{};
};

/// An article that a report draws on, whole, so that a reader can look a footnote up.
struct ReportArticle {
  std::int64_t article = 0;
  std::string outlet;
  std::string day;
  std::string title;
  std::string text;  ///< `Record::text()`
};

/// A dossier on stories, ready to be written as text, Markdown or HTML.
struct Report {
  std::string title;
  std::vector<ReportSection> sections{};
  std::vector<Footnote> footnotes{};
  std::vector<ReportArticle> articles{};  ///< those that footnotes point at, in order of their numbers
};

}  // namespace rapporteur
