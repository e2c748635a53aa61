#pragma once

#include "cli/given_records.h"
#include "cli/terminal.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/export_facts.h"

#include <string>
#include <string_view>
#include <vector>

/// How facts are written for people: their names, and their words in the words around them.
namespace rapporteur::cli {

/// "3/statement/12": the article, the kind and the place; without the article where it has no number.
std::string fact_id(const GivenRecord& given, FactKind kind, std::uint32_t ordinal);

/// "# article 3: Talks open · The Herald · 2018-01-16", or the input's name.
std::string article_line(const GivenRecord& given);

/// The words of a fact in the words of their paragraph, set off: in bold where there is a style, else between
/// brackets; cut to `width` columns at about their middle.
std::string in_context(std::string_view text, const RecordedWords& words, std::size_t width,
                       const Style& style);

/// "1235-1260 1270-1280"
std::string written_spans(const PageSpans& spans);

/// A name of an enum as people read it.
std::string spaced(std::string_view name);

/// "assert, warn" of a list of enums; "Kang Hae-rin, Rex Tillerson" of parties.
template <Named T>
std::string listed(const std::vector<T>& values) {
  std::string text;
  for (const T value : values) text += (text.empty() ? "" : ", ") + spaced(name_of(value));
  return text;
}
std::string listed(const std::vector<RecordedParty>& parties);
std::string listed(const std::vector<RecordedWords>& words);

/// "USA GOV": country and sectors of the actor that a party is; empty where it is none, or nothing is known.
std::string codes_of(const Record& record, const RecordedParty& party);

/// "CAMEO 042 Make a visit, Goldstein 1.9"; empty where there is no code.
std::string written_code(const RecordedEvent& event);

/// "2018-01-16 (“on Tuesday”)"
std::string written_date(const RecordedDate& date);

/// An article's facts of some kinds as a line of JSON.
std::string facts_line(const GivenRecord& given, const std::vector<FactKind>& kinds);

}  // namespace rapporteur::cli
