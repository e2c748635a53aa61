#include "rapporteur/report/sentence.h"
#include "rapporteur/report/wording.h"
#include "rapporteur/report/write_report.h"
#include "rapporteur/report/written_footnote.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::report {

namespace {

/// Characters that a text has, by its UTF-8.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class TextWriter {
 public:
  explicit TextWriter(std::size_t columns) : columns_(columns) {}

  void heading(std::string_view words, std::uint8_t level) {
    if (!out_.empty()) out_ += '\n';
    out_ += words;
    out_ += '\n';
    if (level < 3) out_.append(width_of(words), level == 1 ? '=' : '-').append("\n");
  }

  void item(const ReportItem& item, std::size_t depth) {
    std::string line;
    if (!item.label.empty()) line = "[" + item.label + "] ";
    line += text_of(item.sentence) + " " + marks(item.sentence.footnotes);
    paragraph(line, depth == 0 ? "" : "- ", (depth == 0 ? 0 : depth - 1) * 2);
    for (const ReportItem& below : item.below) this->item(below, depth + 1);
    if (depth == 0) out_ += '\n';
  }

  void footnote(std::size_t number, const Footnote& note) {
    paragraph(written_footnote(note), "[" + std::to_string(number) + "] ", 0);
  }

  std::string finish() {
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  static std::string marks(const std::vector<std::uint32_t>& footnotes) {
    std::string text;
    for (const std::uint32_t each : footnotes) {
      text += text.empty() ? "[" : ", ";
      text += std::to_string(each + 1);
    }
    return text + "]";
  }

  /// Wrapped words; lines behind the first one stand under its first word.
  void paragraph(std::string_view text, const std::string& lead, std::size_t indent) {
    std::string line(indent, ' ');
    line += lead;
    const std::size_t margin = line.size();
    bool is_empty = true;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
      const std::string_view word = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (word.empty()) continue;
      if (!is_empty && width_of(line) + 1 + width_of(word) > columns_) {
        out_ += line + '\n';
        line.assign(margin, ' ');
        is_empty = true;
      }
      if (!is_empty) line += ' ';
      line += word;
      is_empty = false;
    }
    out_ += line + '\n';
  }

  std::size_t columns_;
  std::string out_;
};

}  // namespace

std::string write_text(const Report& report, std::size_t columns) {
  TextWriter writer(columns);
  writer.heading(report.title, 1);
  for (const ReportSection& section : report.sections) {
    writer.heading(section.heading, section.level);
    for (const ReportItem& item : section.items) writer.item(item, 0);
  }
  writer.heading("Footnotes", 2);
  for (std::size_t i = 0; i < report.footnotes.size(); ++i) writer.footnote(i + 1, report.footnotes[i]);
  return writer.finish();
}

}  // namespace rapporteur::report
