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
  static constexpr std::size_t max_bytes = 40;

  explicit FoldedWord(std::string_view word);
  std::string_view text() const& { return {bytes_, size_}; }
  std::string_view text() const&& = delete;

 private:
  void add(char c);
  void add_two_byte(unsigned code_point);

  char bytes_[max_bytes];
  std::size_t size_ = 0;
};

/// Of bytes; the same on every machine.
std::uint64_t hash_of(std::string_view bytes);

/// The hash of a word of ASCII letters and digits when it is folded.
std::uint64_t hash_of_letters(std::string_view word);

}  // namespace rapporteur::actor
