#pragma once

#include "rapporteur/article/page_blocks.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::article {

/// A set of word sequences (one to three words), to tell how much of a block is said elsewhere. May take a
/// sequence for a member that is none, once in some hundred.
class PhraseSet {
 public:
  void add(std::span<const std::uint32_t> words);
  /// How much of the words is covered by the set's sequences, in eighths; 0 for an empty set.
  std::uint32_t eighths_of(std::span<const std::uint32_t> words) const;
  std::uint32_t word_count() const { return word_count_; }

 private:
  static constexpr std::size_t bit_count = std::size_t{1} << 17;
  void put(std::uint32_t phrase) {
    bits_[phrase >> 6 & (bit_count / 64 - 1)] |= std::uint64_t{1} << (phrase & 63);
  }
  bool has(std::uint32_t phrase) const {
    return bits_[phrase >> 6 & (bit_count / 64 - 1)] >> (phrase & 63) & 1;
  }

  std::vector<std::uint64_t> bits_;
  std::uint32_t word_count_ = 0;
};

/// A few words that blocks are compared with. A sieve in front stops most of the words that are none of them.
class WordBag {
 public:
  WordBag() = default;
  explicit WordBag(std::vector<std::uint32_t> words);
  /// How many of `others` are among the words.
  std::uint32_t count_among(std::span<const std::uint32_t> others) const;
  const std::vector<std::uint32_t>& words() const& { return words_; }
  bool is_empty() const { return words_.empty(); }

 private:
  std::vector<std::uint32_t> words_;
  std::array<std::uint64_t, 16> sieve_{};
};

/// What the page says of its article beside the visible text, as words.
struct HeadWords {
  WordBag title;
  PhraseSet description;
  PhraseSet body;  ///< "articleBody" of its JSON-LD
};
HeadWords read_head_words(const HtmlTree& tree);

/// How many of `words` are among `others`.
std::uint32_t count_shared(std::span<const std::uint32_t> words, std::span<const std::uint32_t> others);

}  // namespace rapporteur::article
