#pragma once

#include "rapporteur/article/article.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rapporteur::article {

/// A text read from one place of a page, with its way back: what metadata is quoted from.
struct Written {
  Text text;
  Writing writing{};
  Carrier carrier = Carrier::bytes;
  Signal signal = Signal::meta;
  NodeId node = no_node;     ///< the element it was read from, where there is one
  bool is_divisible = true;  ///< parts of it can be traced, not the whole alone

  std::string_view utf8() const& { return text.utf8(); }
  std::string_view utf8() const&& = delete;
};

/// An attribute's value, or a part of the page's own choosing of it.
Written write_attribute(const Page& page, const HtmlAttribute& attribute, Signal signal);
/// The text below an element as it is seen: white space that does not count is one space, breaks are " ". At
/// most `most_bytes`.
Written write_element(const Page& page, NodeId element, Signal signal, std::uint32_t most_bytes = 1000);
/// The same of a heading. One that was never closed holds the text behind it as well: what stands in
/// paragraphs below is left off where the whole is too long for a heading.
Written write_heading(const Page& page, NodeId element);
/// The same for text nodes that stand in one line. With `is_parted`, nodes that touch are parted by a line
/// break.
Written write_texts(const Page& page, std::span<const NodeId> texts, Signal signal, bool is_parted = false);
/// The content of a JSON string that stands in the page's source at `begin`; character references in it are
/// undone too.
Written write_json(const Page& page, std::uint32_t begin, std::string_view content);
/// The page's address.
Written write_url(const Page& page);

/// The part of a text as a piece of metadata; `value` is its normalised form. Expects that the part is not
/// empty.
MetadataValue quote(const Page& page, const Written& written, TextSpan part, std::string value);

/// Text for values: trimmed, every run of blanks one space.
std::string tidy(std::string_view utf8);
/// The part of `text` without blanks at both ends.
TextSpan trimmed_span(std::string_view text, TextSpan part);

}  // namespace rapporteur::article
