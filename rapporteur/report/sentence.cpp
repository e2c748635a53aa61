#include "rapporteur/report/sentence.h"

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <utility>

namespace rapporteur::report {

namespace {

/// Whether quoted words end with a mark that ends a sentence, closing quotation marks aside.
bool has_end(std::string_view words, bool is_quoted) {
  if (!is_quoted) return false;
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

/// Without a quotation mark at one end whose partner is not there, and without the comma at the end.
std::string_view whole(std::string_view words) {
  constexpr std::string_view opening = "\u201c";
  constexpr std::string_view closing = "\u201d";
  const bool has_opening = words.find(opening) != std::string_view::npos;
  const bool has_closing = words.find(closing) != std::string_view::npos;
  if (words.starts_with(opening) && !has_closing) words.remove_prefix(opening.size());
  if (words.ends_with(closing) && !has_opening) words.remove_suffix(closing.size());
  constexpr std::string_view closing_and_stop = "\u201d.";
  if (words.ends_with(closing_and_stop) && !has_opening) words.remove_suffix(closing_and_stop.size());
  const bool is_single = std::ranges::count(words, '"') == 1;
  if (is_single && words.starts_with('"')) words.remove_prefix(1);
  if (is_single && words.ends_with('"')) words.remove_suffix(1);
  const auto cut = [&] {
    while (words.ends_with(',') || words.ends_with(' ') || words.ends_with(';')) words.remove_suffix(1);
  };
  cut();
  // What stands in quotation marks as a whole gets those of the report in their stead.
  for (const auto& [mark, partner] : {std::pair<std::string_view, std::string_view>("\u201c", "\u201d"),
                                      std::pair<std::string_view, std::string_view>("\u2018", "\u2019"),
                                      std::pair<std::string_view, std::string_view>("\"", "\"")}) {
    const std::string_view body = words.ends_with('.') ? words.substr(0, words.size() - 1) : words;
    if (body.size() <= mark.size() + partner.size() || !body.starts_with(mark) || !body.ends_with(partner))
      continue;
    const std::string_view inside = body.substr(mark.size(), body.size() - mark.size() - partner.size());
    if (inside.find(mark) == std::string_view::npos && inside.find(partner) == std::string_view::npos)
      words = inside;
  }
  cut();
  return words;
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
  words = whole(words);
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

Sentence& Sentence::name(std::string_view words, bool is_written) {
  return is_written ? quote(words) : say(words);
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
  const bool is_ended = mark == '.' && !sentence_.pieces.empty() &&
                        has_end(sentence_.pieces.back().words, sentence_.pieces.back().is_quoted);
  if (!is_ended) say(std::string_view(&mark, 1));
  return std::exchange(sentence_, {});
}

QuotationMarks marks_around(std::string_view words) {
  const bool has_double =
      words.find("\u201c") != std::string_view::npos || words.find('"') != std::string_view::npos;
  return has_double ? QuotationMarks{"\u2018", "\u2019"} : QuotationMarks{"\u201c", "\u201d"};
}

std::string text_of(const ReportSentence& sentence) {
  std::string text;
  for (const ReportPiece& piece : sentence.pieces) {
    const QuotationMarks marks = piece.is_quoted ? marks_around(piece.words) : QuotationMarks{};
    text.append(marks.opening).append(piece.words).append(marks.closing);
  }
  return text;
}

}  // namespace rapporteur::report
