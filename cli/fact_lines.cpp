#include "cli/fact_lines.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::size_t margin_columns = 12;

}  // namespace

FactLines::FactLines(const GivenRecord& given)
    : given_(given), text_(given.record.text()), style_(style_of(stdout)), columns_(columns_of_terminal()) {}

void FactLines::put_head(FactKind kind, std::uint32_t ordinal, const std::string& what) const {
  put(std::string(style_.bold) + fact_id(given_, kind, ordinal) + "  " + what + "\n");
}

void FactLines::put_line(std::string_view name, const std::string& value) const {
  if (value.empty()) return;
  std::string margin = "  " + std::string(style_.dim) + std::string(name) + std::string(style_.plain);
  margin.append(margin_columns - std::min(margin_columns - 1, name.size()), ' ');
  for (const std::string& line : wrap(value, columns_ - margin_columns - 2)) {
    put(margin + line + "\n");
    margin = std::string(margin_columns + 2, ' ');
  }
}

void FactLines::put_words(std::string_view name, const std::vector<RecordedWords>& all) const {
  for (const RecordedWords& words : all) {
    const std::size_t width = std::max(columns_ - margin_columns, words.words.size() + 24);
    put_line(name, in_context(text_, words, width, {}) + " " + written_spans(words.spans));
  }
}

}  // namespace rapporteur::cli
