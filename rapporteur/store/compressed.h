#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// zstd, for what the record keeps packed.
namespace rapporteur::store {

/// Compresses, with its own working memory. One thread.
class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(Compressor&&) noexcept;
  Compressor& operator=(Compressor&&) noexcept;

  std::string compress(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What was compressed; nothing where the bytes are not one whole frame, or hold more than `max_bytes`.
std::optional<std::string> decompress(std::string_view frame, std::uint64_t max_bytes);

}  // namespace rapporteur::store
