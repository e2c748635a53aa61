#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/base/trace.h"
#include "rapporteur/page/page.h"
#include "rapporteur/statement/statement.h"

#include <cstdint>
#include <string>
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

/// One or more stretches of a page's bytes in reading order. There is no empty one.
class PageSpans {
 public:
  explicit PageSpans(PageSpan first) : all_{first} {}
  /// Expects at least one stretch.
  explicit PageSpans(std::vector<PageSpan> all);

  const std::vector<PageSpan>& all() const& { return all_; }
  friend bool operator==(const PageSpans&, const PageSpans&) = default;

 private:
  std::vector<PageSpan> all_;
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

/// A stretch of an article's words with where it stands in the page.
struct RecordedWords {
  std::string words;
  PageSpans spans;
  static constexpr auto fields() {
    return std::tuple(
        field("words", &RecordedWords::words, "the words, as the spans read"),
        field("spans", &RecordedWords::spans, "half-open ranges of page bytes, [[begin,end],...]"));
  }
  friend bool operator==(const RecordedWords&, const RecordedWords&) = default;
};

/// Who says what, with the words of each role and where they stand in the page.
struct RecordedAttribution {
  std::uint32_t ordinal = 0;
  QuoteType quote_type = QuoteType::none;
  std::uint16_t permille = 0;
  std::vector<AttributionRule> rules;
  std::vector<RecordedWords> speaker;
  std::vector<RecordedWords> cue;
  std::vector<RecordedWords> content;
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedAttribution::ordinal,
              "place among the attributions of the article, from 0"),
        field("quote_type", &RecordedAttribution::quote_type,
              "whether the content stands in quotation marks"),
        field("permille", &RecordedAttribution::permille, "how sure the reader is, in thousandths"),
        field("rules", &RecordedAttribution::rules, "what made or changed it, in that order"),
        field("speaker", &RecordedAttribution::speaker, "the words that name who says it"),
        field("cue", &RecordedAttribution::cue, "the words that say that something is said"),
        field("content", &RecordedAttribution::content, "what is said"));
  }
  friend bool operator==(const RecordedAttribution&, const RecordedAttribution&) = default;
};

/// One article's facts, bound together with the page they were read from; each has its traces.
struct Record {
  RecordedPage page;
  std::string page_bytes;
  Sighting sighting;
  Writing writing{};  ///< how the words of the blocks are written in the page
  std::vector<RecordedBlock> blocks;
  Metadata metadata;
  Reading reading = Reading::none;  ///< how the attributions were found
  std::vector<RecordedAttribution> attributions;
  std::vector<Gap> gaps;

  /// The article itself: the words of its body blocks joined by newlines.
  std::string body() const;
  /// The traces of words of the article, from their spans.
  Traces traces(const PageSpans& spans) const;
};

/// A stretch of words of an attribution, with the name of its role.
struct RoleWords {
  std::string_view role;  ///< "speaker", "cue" or "content"
  std::uint32_t ordinal;
  const RecordedWords* words;  ///< never null
};
/// All stretches of an attribution, in the order of its `fields()`.
std::vector<RoleWords> words_of(const RecordedAttribution& attribution);
/// Adds a stretch to the role of that name; false where there is none.
bool add_words(RecordedAttribution& attribution, std::string_view role, RecordedWords words);

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

}  // namespace rapporteur
