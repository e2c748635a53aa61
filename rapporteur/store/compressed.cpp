#include "rapporteur/store/compressed.h"

#include "rapporteur/base/expect.h"

#include <zstd.h>

namespace rapporteur::store {

namespace {

/// Half again as fast as the usual 3 on news pages, for 4 % more bytes.
constexpr int level = 1;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

struct Compressor::State {
  std::unique_ptr<ZSTD_CCtx, Free> context{ZSTD_createCCtx()};
};

Compressor::Compressor() : state_(std::make_unique<State>()) {}
Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

std::string Compressor::compress(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(state_->context.get(), frame.data(), frame.size(), bytes.data(), bytes.size(), level);
  expect(ZSTD_isError(size) == 0, "zstd has room for what it compresses");
  frame.resize(size);
  return frame;
}

std::optional<std::string> decompress(std::string_view frame, std::uint64_t max_bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > max_bytes)
    return std::nullopt;
  std::string bytes(size, '\0');
  const std::size_t written = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(written) != 0 || written != size) return std::nullopt;
  return bytes;
}

}  // namespace rapporteur::store
