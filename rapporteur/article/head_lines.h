#pragma once

#include "rapporteur/article/line_words.h"
#include "rapporteur/article/text_page_words.h"
#include "rapporteur/base/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A line that names who wrote the article: "By Jane Doe", "Von Erika Muster und Max Muster", "JANE DOE,
/// Reuters".
struct BylineReading {
  std::vector<TextSpan> names;  ///< people, in bytes of the line
  bool has_lead = false;        ///< begins with a word that announces a name
  bool has_tail = false;        ///< an agency, an office or a date stands behind the names
  bool is_byline() const { return !names.empty() && (has_lead || has_tail); }
};

/// Reads a short line as a byline; no names where it is none.
BylineReading read_byline(std::string_view line, const LineWords& words, const TextPageWords& lists);

}  // namespace rapporteur::article
