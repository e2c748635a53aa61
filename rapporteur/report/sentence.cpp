#include "rapporteur/report/sentence.h"

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <utility>

namespace rapporteur::report {

namespace {

/// Whether words end with a mark that ends a sentence, closing quotation marks aside.
bool has_end(std::string_view words) {
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : {"\u201d", "\u2019", "\"", "'", ")"}) {
      if (!words.ends_with(mark)) continue;
      words.remove_suffix(mark.size());
      is_cut = true;
    }
  }
  return words.ends_with('.') || words.ends_with('!') || words.ends_with('?') || words.ends_with("\u2026");
}

}  // namespace

Sentence& Sentence::say(std::string_view words) {
  if (words.empty()) return *this;
  auto& pieces = sentence_.pieces;
  if (pieces.empty() || pieces.back().is_quoted) pieces.push_back({});
  pieces.back().words += words;
  return *this;
}

Sentence& Sentence::quote(std::string_view words) {
  if (!words.empty()) sentence_.pieces.push_back({std::string(words), true});
  return *this;
}

Sentence& Sentence::quote(const std::vector<RecordedWords>& words) {
  bool is_first = true;
  for (const RecordedWords& each : words) {
    if (!is_first) say(" \u2026 ");
    is_first = false;
    quote(each.words);
  }
  return *this;
}

Sentence& Sentence::prove(std::uint32_t footnote) {
  auto& all = sentence_.footnotes;
  if (std::ranges::find(all, footnote) == all.end()) all.push_back(footnote);
  return *this;
}

Sentence& Sentence::prove(const std::vector<std::uint32_t>& footnotes) {
  for (const std::uint32_t each : footnotes) prove(each);
  return *this;
}

ReportSentence Sentence::end() {
  return finish('.');
}

ReportSentence Sentence::lead() {
  return finish(':');
}

ReportSentence Sentence::finish(char mark) {
  expect(!sentence_.footnotes.empty(), "every sentence of a report has a footnote");
  const bool is_ended = mark == '.' && !sentence_.pieces.empty() && has_end(sentence_.pieces.back().words);
  if (!is_ended) say(std::string_view(&mark, 1));
  return std::exchange(sentence_, {});
}

std::string text_of(const ReportSentence& sentence) {
  std::string text;
  for (const ReportPiece& piece : sentence.pieces) {
    if (piece.is_quoted) text += "\u201c";
    text += piece.words;
    if (piece.is_quoted) text += "\u201d";
  }
  return text;
}

}  // namespace rapporteur::report
