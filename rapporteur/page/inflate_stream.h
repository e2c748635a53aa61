#pragma once

#include "rapporteur/page/byte_stream.h"

#include <cstdint>
#include <memory>
#include <string>

namespace rapporteur::page {

/// How far compressed bytes may expand: `max_ratio` bytes out for each byte of the outermost input read so
/// far.
struct ExpansionBound {
  const std::uint64_t* bytes_in;
  std::uint64_t max_ratio;

  bool allows(std::uint64_t bytes_out) const {
    constexpr std::uint64_t always_allowed = 1u << 20;
    return bytes_out <= always_allowed || bytes_out / max_ratio <= *bytes_in;
  }
};

/// The damage that a stream reports where that bound is met.
inline constexpr std::string_view expansion_damage =
    "its compressed bytes expand beyond the bound on that, as a bomb's do";

/// Undoes gzip, member after member. After damage it can go on at the next member.
std::unique_ptr<ByteStream> gunzip(std::unique_ptr<Reader> compressed, ExpansionBound bound);

/// Undoes zstd, frame after frame; a leading dictionary frame, as WARC files have it, is used. After damage
/// it can go on at the next frame.
std::unique_ptr<ByteStream> unzstd(std::unique_ptr<Reader> compressed, ExpansionBound bound);

/// Undoes the "deflate" of HTTP, which some servers write with zlib's frame and some without.
std::unique_ptr<ByteStream> inflate_http(std::string compressed, ExpansionBound bound);

/// Undoes the "br" of HTTP.
std::unique_ptr<ByteStream> unbrotli(std::string compressed, ExpansionBound bound);

}  // namespace rapporteur::page
