#pragma once

#include "rapporteur/base/content_hash.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/text.h"
#include "rapporteur/base/trace.h"
#include "rapporteur/page/html_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a page is written in. XHTML is read as HTML, as a browser reads it when it is served as text/html.
enum class Media : std::uint8_t { html, text };
template <>
struct Names<Media> {
  static constexpr std::array<std::string_view, 2> all{"html", "text"};
};

/// How a page's character encoding was settled, in the order in which the signals are asked.
/// `container`: the feed or JSON line that carries the page is written in it.
enum class EncodingSignal : std::uint8_t {
  byte_order_mark,
  http_header,
  container,
  meta_prescan,
  detected,
  fallback
};
template <>
struct Names<EncodingSignal> {
  static constexpr std::array<std::string_view, 6> all{"byte_order_mark", "http_header", "container",
                                                       "meta_prescan",    "detected",    "fallback"};
};

/// Where a page came from: the input named by the user and, for an archive or a feed, the entry inside it
/// ("news/story.html" of a zip, "record <urn:uuid:...>" of a WARC, "line 12" of JSON lines, "item 3" of a
/// feed).
struct Origin {
  std::string input;
  std::string entry;
  static constexpr auto fields() {
    return std::tuple(field("input", &Origin::input, "file, folder member or '-' that was read"),
                      field("entry", &Origin::entry,
                            "entry inside an archive, feed or JSON lines; empty for a plain file"));
  }
  friend auto operator<=>(const Origin&, const Origin&) = default;
};

/// What a container (JSON lines, feed) says of the page it carries, each with its place in the page's bytes.
struct GivenValue {
  enum class Kind : std::uint8_t { headline, published, modified, outlet, author, language };
  Kind kind;
  std::string words;  ///< as read back through `traces`
  Traces traces;
};

/// A page as it was received, with what is needed to read it: its characters and, for HTML, its tree.
/// The bytes are those of the resource itself: a compressed file, an archive or an HTTP body is undone, the
/// line of JSON or the feed item is kept whole (`writing` says how the page's text is written in it). Never
/// changed once made.
struct Page {
  ContentHash hash;
  std::string bytes;
  Origin origin;
  std::string url;      ///< address as received, any string, often empty
  std::string fetched;  ///< when it was fetched, ISO 8601 as the archive says it; empty if unknown
  Media media = Media::html;
  std::string encoding;  ///< WHATWG name of the character encoding, lower case: "utf-8", "windows-1252"
  EncodingSignal encoding_signal = EncodingSignal::fallback;
  /// The encoding that was declared where the bytes plainly contradict it and another is read; else empty.
  std::string overruled_encoding;

  /// The page's characters. Unless `is_same`, it is held in `converted` with its way back to `bytes`.
  bool is_same = true;
  Text converted;
  /// How the page's text is written in its bytes: empty for a file, {json} for a line of JSON lines, {xml}
  /// for a feed item.
  Writing writing{};

  HtmlTree tree;  ///< for `Media::html`; empty for text
  std::vector<GivenValue> given;

  /// The page's text as UTF-8, before HTML: what `SourceSpan` counts in.
  std::string_view source() const& { return is_same ? std::string_view(bytes) : converted.utf8(); }
  std::string_view source() const&& = delete;

  /// The stretches of the page's bytes that a stretch of the source was read from.
  std::vector<PageSpan> on_page(SourceSpan span) const;
  /// Adds a stretch of the source to a text under way, which then leads back to the page's bytes. `value` is
  /// what the stretch reads as; `is_same_as_source` says that it is the source's own bytes.
  void append_to(TextBuilder& text, std::string_view value, SourceSpan span, bool is_same_as_source) const;
};

/// Something that could not be read, and where.
enum class GapKind : std::uint8_t {
  unreadable_input,  ///< a file or entry could not be opened or is damaged
  too_large,         ///< a bound on size, depth or count was met
  not_a_page,        ///< bytes that hold no text to read (a picture, a program)
  no_article,        ///< a page without anything that reads as an article
  cut_short,         ///< the page or its article ends early (truncated file, paywall, "read more")
  unread_date,       ///< a date is given but cannot be understood
  defect             ///< a promise of our own code was broken; the page is reported, not recorded
};
template <>
struct Names<GapKind> {
  static constexpr std::array<std::string_view, 7> all{
      "unreadable_input", "too_large", "not_a_page", "no_article", "cut_short", "unread_date", "defect"};
};

/// What could not be read, why, and what to do about it.
struct Gap {
  GapKind kind = GapKind::unreadable_input;
  std::string sentence;
  Origin origin;
  std::optional<PageSpan> where;  ///< in the page's bytes, where that is known
  static constexpr auto fields() {
    return std::tuple(field("kind", &Gap::kind, "what kind of gap"),
                      field("sentence", &Gap::sentence, "what was tried, what stood in the way, what to do"),
                      field("origin", &Gap::origin, "where the input came from"),
                      field("where", &Gap::where, "bytes of the page concerned, where known"));
  }
  friend bool operator==(const Gap&, const Gap&) = default;
};

}  // namespace rapporteur
