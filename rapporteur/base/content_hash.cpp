#include "rapporteur/base/content_hash.h"

#include "rapporteur/base/expect.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <memory>

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

ContentHash hash_in_parts(std::string_view bytes, std::size_t part_size,
                          const std::function<void(std::size_t)>& after_part) {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> state(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  expect(state && EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) == 1, "SHA-256 can be computed");
  for (std::size_t done = 0; done < bytes.size();) {
    const std::string_view part = bytes.substr(done, part_size);
    EVP_DigestUpdate(state.get(), part.data(), part.size());
    done += part.size();
    after_part(done);
  }
  ContentHash hash;
  EVP_DigestFinal_ex(state.get(), hash.bytes.data(), nullptr);
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
