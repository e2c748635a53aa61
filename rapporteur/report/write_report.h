#pragma once

#include "rapporteur/report/report.h"

#include <cstddef>
#include <string>

/// Reports written for readers. The same report gives the same bytes.
namespace rapporteur::report {

/// Plain text of at most so many columns; footnotes at the end, each with the name of its fact.
std::string write_text(const Report& report, std::size_t columns = 96);
/// Markdown with footnotes as `[^12]`; what the pages say is escaped.
std::string write_markdown(const Report& report);
/// One HTML file that needs nothing else and runs nothing: each footnote leads to its words in the articles,
/// which stand beside the report (behind it in print and on small screens), and lights them there.
std::string write_html(const Report& report);

}  // namespace rapporteur::report
