#include "rapporteur/base/content_hash.h"

#include <openssl/sha.h>

namespace rapporteur {

std::string ContentHash::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * bytes.size());
  for (std::uint8_t byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

ContentHash hash_of(std::string_view bytes) {
  ContentHash hash;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.bytes.data());
  return hash;
}

std::optional<ContentHash> parse_content_hash(std::string_view hex) {
  ContentHash hash;
  if (hex.size() != 2 * hash.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    int digit = -1;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (digit < 0) return std::nullopt;
    hash.bytes[i / 2] = static_cast<std::uint8_t>((hash.bytes[i / 2] << 4) | digit);
  }
  return hash;
}

}  // namespace rapporteur
