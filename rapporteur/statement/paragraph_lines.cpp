#include "rapporteur/statement/paragraph_lines.h"

#include "rapporteur/base/ascii.h"

namespace rapporteur::statement {

void add_lines(std::string_view text, TextSpan stretch, std::vector<TextSpan>& lines) {
  for (std::uint32_t begin = stretch.begin; begin < stretch.end;) {
    std::uint32_t behind = begin;
    while (behind < stretch.end && text[behind] != '\n') ++behind;
    TextSpan line{begin, behind};
    while (line.begin < line.end && base::is_space(text[line.begin])) ++line.begin;
    while (line.end > line.begin && base::is_space(text[line.end - 1])) --line.end;
    if (!line.is_empty()) lines.push_back(line);
    begin = behind + 1;
  }
}

}  // namespace rapporteur::statement
