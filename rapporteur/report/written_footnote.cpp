#include "rapporteur/report/written_footnote.h"

#include "rapporteur/report/sentence.h"
#include "rapporteur/report/wording.h"

namespace rapporteur::report {

std::string place_of(const Footnote& footnote) {
  std::string place = footnote.outlet;
  if (footnote.article == 0) return place;
  if (footnote.day.empty()) return place + ", undated";
  place += ", " + day_words(footnote.day);
  return footnote.is_day_inferred ? place + " (inferred)" : place;
}

std::string name_of_proof(const Footnote& footnote) {
  if (footnote.article == 0) return {};
  const std::string article = std::to_string(footnote.article);
  if (!footnote.fact) return "article " + article;
  std::string name = article + "/";
  name += name_of(footnote.fact->kind);
  return name + "/" + std::to_string(footnote.fact->ordinal);
}

std::string written_footnote(const Footnote& footnote) {
  std::string text = place_of(footnote);
  bool is_first = true;
  for (const FootnoteWords& words : footnote.words) {
    const QuotationMarks marks = marks_around(words.words);
    text.append(is_first ? ": " : " \u2026 ").append(marks.opening).append(words.words).append(marks.closing);
    is_first = false;
  }
  const std::string name = name_of_proof(footnote);
  return name.empty() ? text : text + " (" + name + ")";
}

}  // namespace rapporteur::report
