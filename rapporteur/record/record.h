#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/base/trace.h"
#include "rapporteur/page/page.h"
#include "rapporteur/record/facts.h"
#include "rapporteur/record/page_spans.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What the record says of a page beside its bytes: all that is needed to read its traces again.
struct RecordedPage {
  ContentHash hash;
  std::uint32_t byte_count = 0;
  std::string url;
  Media media = Media::html;
  std::string encoding;
  EncodingSignal encoding_signal = EncodingSignal::fallback;
  static constexpr auto fields() {
    return std::tuple(
        field("hash", &RecordedPage::hash, "SHA-256 of the page's bytes, hexadecimal: its name for ever"),
        field("byte_count", &RecordedPage::byte_count, "how many bytes the page has"),
        field("url", &RecordedPage::url, "address the page was read with; empty if unknown"),
        field("media", &RecordedPage::media, "what the page is written in"),
        field("encoding", &RecordedPage::encoding, "character encoding, by its WHATWG name"),
        field("encoding_signal", &RecordedPage::encoding_signal, "how the encoding was settled"));
  }
  friend bool operator==(const RecordedPage&, const RecordedPage&) = default;
};

/// Where a page's bytes were met. The same bytes in another input or at another address are one page with one
/// more sighting.
struct Sighting {
  Origin origin;
  std::string url;
  std::string fetched;
  static constexpr auto fields() {
    return std::tuple(
        field("origin", &Sighting::origin, "where the bytes were read from"),
        field("url", &Sighting::url, "address they came with; empty if unknown"),
        field("fetched", &Sighting::fetched, "when they were fetched, ISO 8601 as the archive says it"));
  }
  friend bool operator==(const Sighting&, const Sighting&) = default;
};

/// A block of an article with its words and where they stand in the page.
struct RecordedBlock {
  std::uint32_t ordinal = 0;
  BlockKind kind = BlockKind::boilerplate;
  bool is_body = false;
  std::uint8_t level = 0;
  std::uint16_t permille = 0;
  std::string words;
  PageSpans spans;
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedBlock::ordinal, "place among all blocks of the page, from 0"),
        field("kind", &RecordedBlock::kind, "what the block is to the article"),
        field("is_body", &RecordedBlock::is_body, "part of the article itself"),
        field("level", &RecordedBlock::level, "rank of a subhead, depth of a list item, else 0"),
        field("permille", &RecordedBlock::permille, "confidence in is_body, in thousandths"),
        field("words", &RecordedBlock::words, "the words, as the spans read"),
        field("spans", &RecordedBlock::spans, "half-open ranges of page bytes, [[begin,end],...]"));
  }
  /// Whether it belongs to the page around the article (navigation, links to other articles) and not to the
  /// article.
  bool is_furniture() const {
    return !is_body && (kind == BlockKind::boilerplate || kind == BlockKind::teaser);
  }
  friend bool operator==(const RecordedBlock&, const RecordedBlock&) = default;
};

/// The day that an article's dates were settled against.
struct SettledDay {
  std::string day;  ///< ISO 8601
  bool is_inferred = false;
  static constexpr auto fields() {
    return std::tuple(
        field("day", &SettledDay::day, "day that the dates were settled against, ISO 8601"),
        field("is_inferred", &SettledDay::is_inferred, "taken from something else than what the page says"));
  }
  friend bool operator==(const SettledDay&, const SettledDay&) = default;
};

/// What stands between two blocks in a record's text.
inline constexpr std::string_view block_break = "\n\n";

/// One article's facts, bound together with the page they were read from; each has its traces.
struct Record {
  RecordedPage page;
  std::string page_bytes;
  Sighting sighting;
  Writing writing{};  ///< how the words of the blocks are written in the page
  std::vector<RecordedBlock> blocks;
  Metadata metadata;
  Reading reading = Reading::none;  ///< how the attributions were found
  bool is_analysed = false;         ///< dates, actors and events were looked for
  std::optional<SettledDay> settled_day{};
  std::vector<RecordedAttribution> attributions;
  std::vector<RecordedDate> dates;
  std::vector<RecordedActor> actors;
  std::vector<RecordedMention> mentions;
  std::vector<RecordedStatement> statements;
  std::vector<RecordedEvent> events;
  std::vector<RecordedQuantity> quantities;
  std::vector<Gap> gaps;

  /// The article itself: the words of its body blocks joined by newlines.
  std::string body() const;
  /// The text that the facts' words are counted in: the blocks without those of the page around the article,
  /// joined by blank lines.
  std::string text() const;
  /// The traces of words of the article, from their spans.
  Traces traces(const PageSpans& spans) const;
};

/// A record with the number that its article has in the store. What works across articles takes many of them,
/// in order of their numbers; it does not own the record.
struct NumberedRecord {
  std::int64_t article = 0;
  const Record* record = nullptr;  ///< never null
};

/// Calls `visit` for each list of facts of a record, `FactKind` by `FactKind`.
template <class AnyRecord, class Visit>
void for_each_fact_list(AnyRecord& record, Visit&& visit) {
  visit(record.attributions);
  visit(record.dates);
  visit(record.actors);
  visit(record.mentions);
  visit(record.statements);
  visit(record.events);
  visit(record.quantities);
}

/// A value of the metadata with the name of its field; authors come one by one.
struct NamedValue {
  std::string_view name;
  std::uint32_t ordinal;
  const MetadataValue* value;  ///< never null
};
/// All values that are there, in the order of `Metadata::fields()`.
std::vector<NamedValue> values_of(const Metadata& metadata);
/// Adds a value under its name; false where no field has that name.
bool set_value(Metadata& metadata, std::string_view name, MetadataValue value);

/// Speech in public that is no event of PLOVER: CAMEO's root 01 (Schrodt 2012), which PLOVER dropped. The
/// record keeps it as statements; event data in CAMEO list it beside the events.
namespace record {

/// What one party of politics says in one quotation or report, without asking, offering, blaming and so on.
struct PublicStatement {
  std::uint32_t statement = 0;  ///< the first of it, by its place among the article's statements
  std::string_view cameo;       ///< "010", "011": "Make statement", "Decline comment"
  std::int16_t goldstein_tenths = 0;
};

/// In the order of the statements. What is told by an event already, nested in another one's speech, or only
/// an attitude or an agenda is none.
std::vector<PublicStatement> public_statements(const Record& record);

}  // namespace record

}  // namespace rapporteur
