#pragma once

#include "rapporteur/base/json.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/text_units.h"

#include <string>
#include <vector>

/// Facts for other programs.
namespace rapporteur::store {

/// What is said of the offsets of facts' words wherever they are written.
inline constexpr std::string_view offsets_of_words =
    "`spans`: half-open ranges of bytes of the page as received, from 0; `bytes`, `code_points`, `utf16`: "
    "half-open ranges of `text`, in UTF-8 bytes, Unicode code points and UTF-16 units";

/// Adds a member for each of the kinds, in the order of `FactKind`: an array of its facts by their fields,
/// each stretch of words with its offsets in the page's bytes and in `Record::text`.
void write_facts(base::JsonWriter& json, const Record& record, const std::vector<FactKind>& kinds);
/// All of them.
std::vector<FactKind> all_fact_kinds();

/// An article's facts as W3C Web Annotations (JSON-LD): one AnnotationPage as a line, an annotation a fact, a
/// target a stretch of its words, found by TextPositionSelector (code points of the article's text),
/// TextQuoteSelector and DataPositionSelector (bytes of the page).
std::string annotation_line(std::int64_t article, const Record& record);

}  // namespace rapporteur::store
