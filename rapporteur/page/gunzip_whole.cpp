#include "rapporteur/page/gunzip_whole.h"

#include <libdeflate.h>

#include <memory>

namespace rapporteur::page {

namespace {

constexpr std::uint64_t max_compressed_bytes = 8u << 20;
constexpr std::size_t smallest_member = 18;

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

/// What a member's last four bytes say of its size.
std::uint32_t promised_size(std::string_view member) {
  std::uint32_t size = 0;
  for (char byte : member.substr(member.size() - 4))
    size = size >> 8 | std::uint32_t{static_cast<unsigned char>(byte)} << 24;
  return size;
}

}  // namespace

std::optional<std::string> gunzip_whole(Reader& compressed, std::uint64_t max_bytes) {
  const std::uint64_t size = compressed.size();
  if (size < smallest_member || size > max_compressed_bytes || compressed.offset() != 0) return std::nullopt;
  const std::string_view member = compressed.look(size);
  if (member.size() != size) return std::nullopt;
  const std::uint32_t promised = promised_size(member);
  if (promised > max_bytes) return std::nullopt;
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) return std::nullopt;
  std::string plain(promised, '\0');
  std::size_t used = 0;
  std::size_t made = 0;
  const auto state = libdeflate_gzip_decompress_ex(decompressor.get(), member.data(), member.size(),
                                                   plain.data(), plain.size(), &used, &made);
  if (state != LIBDEFLATE_SUCCESS || used != member.size() || made != promised) return std::nullopt;
  return plain;
}

}  // namespace rapporteur::page
