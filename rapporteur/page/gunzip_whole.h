#pragma once

#include "rapporteur/page/byte_stream.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rapporteur::page {

/// Undoes gzip in one go where the stream's size is known, it is a single member and comes to at most
/// `max_bytes`: the case of a saved page, twice as fast as piece by piece. Nothing is taken from the reader;
/// nothing where it is another case, or damaged.
std::optional<std::string> gunzip_whole(Reader& compressed, std::uint64_t max_bytes);

}  // namespace rapporteur::page
