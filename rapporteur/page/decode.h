#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/base/text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::page {

/// Bytes as UTF-8. `is_same`: they are UTF-8 already and no copy was made; else `text` holds the characters
/// with their way back to the bytes, each malformed sequence as one U+FFFD.
struct Decoded {
  bool is_same = true;
  Text text;
  std::uint32_t malformed_count = 0;
  std::uint32_t character_count =
      0;  ///< characters that are not ASCII, malformed ones among them; 0 when `is_same`

  std::string_view utf8(std::string_view bytes) const& { return is_same ? bytes : text.utf8(); }
};

/// Reads bytes in an encoding, by its WHATWG name; a byte order mark of that encoding is passed over. An
/// unknown name reads as windows-1252.
Decoded decode(std::string_view bytes, std::string_view encoding);

/// Where a stretch of the bytes stands in what was decoded from them.
TextSpan in_decoded(const Decoded& decoded, PageSpan span);

/// Decodes stretches of one page's bytes, for reading traces back. Where one byte's meaning hangs on those
/// before it (UTF-16, ISO-2022-JP), the page is decoded once as a whole. `page_bytes` must outlive it.
class SpanDecoder {
 public:
  SpanDecoder(std::string_view page_bytes, std::string_view encoding);
  /// What the stretch reads as, as UTF-8. Expects that it lies inside the page.
  std::string read(PageSpan span) const;

 private:
  std::string_view page_bytes_;
  std::string encoding_;
  bool is_stateless_;
  Decoded whole_;  // of a page whose bytes hang together; else empty
};

/// The same for one stretch.
std::string decode_span(std::string_view page_bytes, std::string_view encoding, PageSpan span);

/// Whether a slice of bytes in this encoding can be decoded by itself.
bool is_stateless(std::string_view encoding);

}  // namespace rapporteur::page
