#pragma once

#include "rapporteur/page/decode.h"

#include <string_view>

namespace rapporteur::page {

/// Reads bytes in any encoding of the Encoding Standard but UTF-8 and "replacement", through ICU's
/// converters, with what the standard does differently from ICU. An unknown name reads as windows-1252.
Decoded decode_legacy(std::string_view bytes, std::string_view encoding);

}  // namespace rapporteur::page
