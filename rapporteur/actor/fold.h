#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::actor {

/// A word as it is compared: small letters, Latin letters without their marks, no points and apostrophes.
/// Longer words are cut. Lives on the stack: one is made for each word of an article.
class FoldedWord {
 public:
  explicit FoldedWord(std::string_view word);
  std::string_view text() const& { return {bytes_, size_}; }
  std::string_view text() const&& = delete;

 private:
  void add(char c);
  void add_two_byte(unsigned code_point);

  static constexpr std::size_t max_bytes = 40;
  char bytes_[max_bytes];
  std::size_t size_ = 0;
};

/// Of bytes; the same on every machine.
std::uint64_t hash_of(std::string_view bytes);

}  // namespace rapporteur::actor
