#include "rapporteur/report/sentence.h"
#include "rapporteur/report/write_report.h"
#include "rapporteur/report/written_footnote.h"

#include <string_view>

namespace rapporteur::report {

namespace {

/// Text whose characters mean nothing to Markdown, on one line.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = "\\`*_{}[]<>#|~&!";
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

void append_item(std::string& out, const ReportItem& item, std::size_t depth) {
  out.append(depth * 2, ' ').append("- ");
  if (!item.label.empty()) out.append("**").append(escaped(item.label)).append("** ");
  out += escaped(text_of(item.sentence));
  for (const std::uint32_t each : item.sentence.footnotes)
    out.append("[^").append(std::to_string(each + 1)).append("]");
  out += '\n';
  for (const ReportItem& below : item.below) append_item(out, below, depth + 1);
}

}  // namespace

std::string write_markdown(const Report& report) {
  std::string out = "# " + escaped(report.title) + "\n";
  for (const ReportSection& section : report.sections) {
    out.append("\n").append(section.level, '#').append(" ").append(escaped(section.heading)).append("\n\n");
    for (const ReportItem& item : section.items) append_item(out, item, 0);
  }
  out += "\n## Footnotes\n\n";
  for (std::size_t i = 0; i < report.footnotes.size(); ++i) {
    out.append("[^").append(std::to_string(i + 1)).append("]: ");
    out.append(escaped(written_footnote(report.footnotes[i]))).append("\n");
  }
  return out;
}

}  // namespace rapporteur::report
