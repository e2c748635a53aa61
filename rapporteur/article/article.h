#pragma once

#include "rapporteur/base/content_hash.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/text.h"
#include "rapporteur/base/trace.h"
#include "rapporteur/page/page.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a stretch of a page is to its article. Nothing is deleted: navigation is `boilerplate`, links to
/// other articles are `teaser`.
enum class BlockKind : std::uint8_t {
  headline,
  standfirst,
  byline,
  dateline,
  paragraph,
  subhead,
  list_item,
  quote,
  caption,
  credit,
  live_entry,
  embed,
  teaser,
  boilerplate
};
template <>
struct Names<BlockKind> {
  static constexpr std::array<std::string_view, 14> all{
      "headline", "standfirst", "byline", "dateline",   "paragraph", "subhead", "list_item",
      "quote",    "caption",    "credit", "live_entry", "embed",     "teaser",  "boilerplate"};
};

/// A stretch of the article's text with what it is. Its traces are those of its span:
/// `Article::traces(block.span)`.
struct Block {
  BlockKind kind = BlockKind::boilerplate;
  TextSpan span;
  bool is_body = false;        ///< one of the paragraphs, subheads, lists and quotes of the article itself
  std::uint8_t level = 0;      ///< of a subhead (1 to 6) or of nesting in lists; else 0
  std::uint16_t permille = 0;  ///< how sure the reader is that `is_body` is right, in thousandths
  static constexpr auto fields() {
    return std::tuple(field("kind", &Block::kind, "what the block is to the article"),
                      field("span", &Block::span, "bytes of the article's text"),
                      field("is_body", &Block::is_body, "part of the article itself"),
                      field("level", &Block::level, "rank of a subhead, depth of a list item, else 0"),
                      field("permille", &Block::permille, "confidence in is_body, in thousandths"));
  }
  /// Whether it tells the story: a block of the body, a headline, standfirst or caption; not what names its
  /// makers, nor what stands around it. What is said, by whom and when is read in these.
  bool tells() const;
  friend auto operator<=>(const Block&, const Block&) = default;
};

/// What a piece of metadata was read from.
enum class Signal : std::uint8_t {
  json_ld,
  open_graph,
  meta,
  microdata,
  time_element,
  heading,
  title_element,
  link_element,
  class_name,    ///< an element whose class or rel says what it holds (byline, author, dateline)
  visible_text,  ///< the grammar of a byline or dateline in the text itself
  url,           ///< the page's address
  given,         ///< the feed or JSON line that carried the page
  language_attribute,
  detected  ///< found from the article's own text
};
template <>
struct Names<Signal> {
  static constexpr std::array<std::string_view, 14> all{"json_ld",
                                                        "open_graph",
                                                        "meta",
                                                        "microdata",
                                                        "time_element",
                                                        "heading",
                                                        "title_element",
                                                        "link_element",
                                                        "class_name",
                                                        "visible_text",
                                                        "url",
                                                        "given",
                                                        "language_attribute",
                                                        "detected"};
};

/// One piece of metadata: the words as they stand on the page (read back through `traces`), the value they
/// come to, and the signal that gave them.
struct MetadataValue {
  std::string
      value;  ///< normalised: a date as YYYY-MM-DD or full ISO 8601, a language as BCP 47, a person's name
  std::string words;  ///< the page's own words, as the traces read
  Signal signal;
  Traces traces;
  static constexpr auto fields() {
    return std::tuple(
        field("value", &MetadataValue::value, "normalised form"),
        field("words", &MetadataValue::words, "the page's own words, read back through the traces"),
        field("signal", &MetadataValue::signal, "what it was read from"),
        field("traces", &MetadataValue::traces, "where it is written"));
  }
  friend bool operator==(const MetadataValue&, const MetadataValue&) = default;
};

/// What the page says about its article. Each value may be absent: abstaining is an answer.
struct Metadata {
  std::optional<MetadataValue> headline;  ///< without the site's name
  std::vector<MetadataValue> authors;     ///< people, in order, never the outlet
  std::optional<MetadataValue> published;
  std::optional<MetadataValue> modified;
  std::optional<MetadataValue> outlet;
  std::optional<MetadataValue> canonical_url;
  std::optional<MetadataValue> language;
  std::optional<MetadataValue> paywall;  ///< value "true" or "false" where the page says or shows it
  static constexpr auto fields() {
    return std::tuple(field("headline", &Metadata::headline, "headline without the site's name"),
                      field("authors", &Metadata::authors, "people named as authors, in order"),
                      field("published", &Metadata::published, "date of first publication"),
                      field("modified", &Metadata::modified, "date of the last change"),
                      field("outlet", &Metadata::outlet, "who published it"),
                      field("canonical_url", &Metadata::canonical_url, "address the page gives itself"),
                      field("language", &Metadata::language, "language of the article, BCP 47"),
                      field("paywall", &Metadata::paywall, "whether readers must pay, where the page tells"));
  }
};

/// Who says what, and when, is read in the blocks that end within so many bytes of an article's text: longer
/// than any report, and a bound on what a hostile page can cost. A gap says so of longer ones.
inline constexpr std::uint32_t most_read_bytes = 512u << 10;

/// The article found in a page: its cleaned text with the way back to the page's bytes, its blocks in page
/// order, and what the page says about it. Blocks are separated in the text by a blank line of our own
/// making.
struct Article {
  ContentHash page;
  Text text;
  Writing writing{};  ///< how the text's bytes are written in the page
  std::vector<Block> blocks;
  Metadata metadata;
  std::vector<Gap> gaps;

  Traces traces(TextSpan span) const { return text.traces(span, page, writing); }
  /// The words of a block; a view into `text`.
  std::string_view words(const Block& block) const& { return text.words(block.span); }
  std::string_view words(const Block& block) const&& = delete;
  /// The article itself: its body blocks joined by newlines.
  std::string body() const;
  /// Adds the gap of an article that is longer than what is read of one.
  void note_length(const Page& page_read);
};

/// How many bytes of a paragraph are its dateline with what parts it from the text: "SEOUL, April 2 (AFP) -
/// ",
/// "(Reuters) - "; of an article's first paragraph "LAHORE: ", too, which elsewhere may be who speaks. 0
/// where there is none.
std::uint32_t dateline_size(std::string_view paragraph, bool is_first);
/// The datelines at the heads of the paragraphs of an article's body, in text order.
std::vector<TextSpan> datelines_of(const Article& article);

}  // namespace rapporteur
