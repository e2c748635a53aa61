#pragma once

#include "rapporteur/report/evidence.h"
#include "rapporteur/report/sentence.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Statements as lines of a report: "Rex Tillerson told reporters at a press conference: ...", what is bound
/// to a condition below it.
namespace rapporteur::report {

/// One thing said, as one or more articles report it; the first report is the one that is shown.
struct Saying {
  std::vector<FactReference> reports;
};

/// The words up to the quotation mark that closes one they open, where it stands just behind them.
FootnoteWords closed(const Evidence& evidence, std::int64_t article, FootnoteWords words);
/// What a force is called in a label: "warning", "offer".
std::string_view noun_of(Force force);
/// The names of those who say it, across articles; empty where nobody is told.
std::string speakers_of(const Evidence& evidence, const FactReference& fact);
/// The day on which it was said as far as the text tells one; else empty.
std::string day_said(const Evidence& evidence, const FactReference& fact);
/// The outlets of some facts, each once, in order of the facts.
std::vector<std::string> outlets_of(const Evidence& evidence, const std::vector<FactReference>& facts);

/// Whether more than one speak: "North Korea and South Korea", "officials".
bool are_several(const Evidence& evidence, const FactReference& fact);

/// Whether a saying names the outlets that report it.
enum class Outlets : std::uint8_t { named, unnamed };
/// Says who said it and quotes it; footnotes of all reports.
ReportSentence sentence_of(Evidence& evidence, const Saying& saying, Outlets outlets = Outlets::named);
/// The sentence with its force as label.
ReportItem line_of(Evidence& evidence, const Saying& saying, Outlets outlets = Outlets::named);
/// The same with its condition below.
ReportItem item_of(Evidence& evidence, const Saying& saying, Outlets outlets = Outlets::named);
/// "Eight further speakers are left out here; rapporteur statements prints all."
ReportItem rest_line(const std::string& what, std::string_view command, std::uint32_t footnote);
/// "... is bound to ..."; nothing where there is no condition.
std::vector<ReportItem> condition_items(Evidence& evidence, const FactReference& fact);

}  // namespace rapporteur::report
