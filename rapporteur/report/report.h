#pragma once

#include "rapporteur/comparison/comparison.h"
#include "rapporteur/position/position.h"
#include "rapporteur/record/record.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur {

/// Where a sentence of a report is proved: the words of a fact in an article.
struct Footnote {
  FactReference fact;
  std::string outlet;
  std::string day;  ///< of publication, ISO 8601; empty where unknown
  std::vector<RecordedWords> words;
};

/// A sentence of a report with its proofs: there is none without.
struct ReportSentence {
  std::string text;
  std::vector<std::uint32_t> footnotes;  ///< indices among the report's footnotes
};

/// A line of a section: a sentence, with what hangs below it (a condition, the accounts that differ).
struct ReportItem {
  std::string label;  ///< a verdict, a date, a force; empty for none
  ReportSentence sentence;
  std::vector<ReportItem> below{};
};

/// A part of the report under one heading.
struct ReportSection {
  std::string heading;
  std::uint8_t level = 1;
  std::vector<ReportItem> items;
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
  std::vector<ReportSection> sections;
  std::vector<Footnote> footnotes;
  std::vector<ReportArticle> articles;
};

}  // namespace rapporteur
