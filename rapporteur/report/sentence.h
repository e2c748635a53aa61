#pragma once

#include "rapporteur/report/report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::report {

/// Puts a sentence together piece by piece. It ends only with a footnote.
///
///     Sentence().say("Rex Tillerson said: ").quote("we have to talk").prove(note).end()
class Sentence {
 public:
  Sentence& say(std::string_view words);
  /// Words of the coverage; several stretches with an ellipsis between them.
  Sentence& quote(std::string_view words);
  Sentence& quote(const std::vector<RecordedWords>& words);
  /// Words that may or may not stand in the coverage so: quoted only where they do.
  Sentence& name(std::string_view words, bool is_written);
  Sentence& prove(std::uint32_t footnote);
  Sentence& prove(const std::vector<std::uint32_t>& footnotes);
  /// With a full stop, where it has no mark yet.
  ReportSentence end();
  /// With a colon: what hangs below goes on.
  ReportSentence lead();

 private:
  ReportSentence finish(char mark);
  ReportSentence sentence_;
};

/// What stands around quoted words: single marks where the words have double ones of their own.
struct QuotationMarks {
  std::string_view opening;
  std::string_view closing;
};
QuotationMarks marks_around(std::string_view words);

/// A sentence as one text, quotations between marks.
std::string text_of(const ReportSentence& sentence);

}  // namespace rapporteur::report
