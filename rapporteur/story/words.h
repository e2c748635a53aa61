#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Words as stories count them: runs of letters and digits, lower-cased. What writes numbers and names is the
/// same for every outlet, so that two prints of one text give the same words.
namespace rapporteur::story {

/// A word: where it stands, what it is called, how it is written.
struct Word {
  std::uint64_t hash = 0;   ///< of the lower-cased letters
  std::uint32_t begin = 0;  ///< first byte
  std::uint32_t end = 0;    ///< byte behind the last one
  bool is_capital = false;  ///< begins with a capital letter
  bool is_number = false;   ///< begins with a digit
};

/// The words of a text in UTF-8; bytes that are no character stand between words.
std::vector<Word> split_words(std::string_view text);

/// The hash of one word, as `split_words` gives it.
std::uint64_t hash_of_word(std::string_view word);

/// Spreads the bits of a number over all bits.
constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits ^= bits >> 30;
  bits *= 0xBF58476D1CE4E5B9u;
  bits ^= bits >> 27;
  bits *= 0x94D049BB133111EBu;
  return bits ^ (bits >> 31);
}

/// A word's or stem's hash as the key of a term.
constexpr std::uint32_t key_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(mixed(hash) >> 32);
}

}  // namespace rapporteur::story
