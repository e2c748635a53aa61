#pragma once

#include "rapporteur/page/page.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// What bytes are, told from the bytes: no name is ever asked.
namespace rapporteur::page {

enum class Format : std::uint8_t { gzip, zstd, archive, warc, mhtml, xml_feed, json, page };

/// How many first bytes `sniff_format` wants to see.
inline constexpr std::size_t sniff_size = 8192;

/// The format that bytes beginning like this are in; `page` where it is none of the containers.
Format sniff_format(std::string_view head);

/// What a page's bytes are, or nothing where they hold no text to read.
std::optional<Media> sniff_media(std::string_view bytes);

/// Whether text is HTML by its tags, or plain text. `utf8` is decoded.
Media media_of_text(std::string_view utf8);

/// Whether text is program code or a style sheet rather than prose.
bool is_program_text(std::string_view utf8);

}  // namespace rapporteur::page
