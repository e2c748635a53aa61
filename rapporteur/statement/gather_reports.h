#pragma once

#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/report.h"
#include "rapporteur/statement/transcript_turns.h"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// What an article's acts of reporting are gathered from.
struct ReportInput {
  const Syntax& syntax;
  const ReportingWords& words;
  std::span<const TextSpan> paragraphs;
  std::span<const Quotation> quotations;
  std::span<const TextSpan> headlines;  ///< the paragraphs among them that are headlines
  std::span<const TextSpan> subheads;   ///< the same of headings inside the article
  std::span<const Turn> turns;          ///< of a transcript
};

/// The acts of reporting of an article: its attributions, what the analysis shows beside them, and quotations
/// without a cue. In text order.
std::vector<Report> gather_reports(const ReportInput& input, std::span<const Attribution> attributions);

}  // namespace rapporteur::statement
