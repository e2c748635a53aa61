#pragma once

#include "rapporteur/page/page.h"

#include <string>
#include <string_view>

namespace rapporteur::page {

/// The encoding that a page is read in, what settled it, and what the page had declared instead (empty where
/// it was right or declared nothing).
struct EncodingChoice {
  std::string name;
  EncodingSignal signal = EncodingSignal::fallback;
  std::string overruled;
  bool is_plain_utf8 =
      false;  ///< the bytes are known to be well-formed UTF-8 without a mark: nothing to decode
};

/// Settles a page's encoding as the HTML standard does (byte order mark, HTTP header, meta prescan,
/// detection, windows-1252), except that a declaration which the bytes plainly contradict is overruled.
/// `declared_charset`: of the HTTP or MIME header; may be empty.
EncodingChoice find_encoding(std::string_view bytes, std::string_view declared_charset);

}  // namespace rapporteur::page
