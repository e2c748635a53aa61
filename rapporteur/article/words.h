#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// Which kinds of words occur in a name or a text, one bit a kind, in the order of data/article/words.txt.
using WordKinds = std::uint64_t;

/// Hashes of words, made a character at a time; nothing else of a word is kept.
struct WordHash {
  std::uint32_t value = 2166136261u;
  constexpr void add(unsigned char c) { value = (value ^ c) * 16777619u; }
};
constexpr std::uint32_t hash_of_word(std::string_view word) {
  WordHash hash;
  for (const char c : word) hash.add(static_cast<unsigned char>(c));
  return hash.value;
}

/// The word lists of data/article/words.txt as a hash table from word to kinds. Immutable; any number of
/// threads may read it.
class WordLists {
 public:
  static const WordLists& shipped();
  explicit WordLists(std::string_view lines);

  /// Kinds of a word of the visible text (lower case).
  WordKinds of_text(std::uint32_t word) const {
    const Entry* entry = text_.find(word);
    return entry ? entry->kinds : 0;
  }
  /// Kinds told by a class, id, role or itemprop value.
  WordKinds of_name(std::string_view value) const;

  std::size_t name_kind_count() const { return name_kinds_.size(); }
  std::size_t text_kind_count() const { return text_kinds_.size(); }
  /// The bit of a kind by its name; expects that there is one.
  WordKinds name_kind(std::string_view kind) const;
  WordKinds text_kind(std::string_view kind) const;

 private:
  struct Entry {
    std::uint32_t word = 0;
    WordKinds kinds = 0;
    WordKinds kinds_as_beginning = 0;
  };
  /// Entries by their words. Most words that are asked for are not listed: the sieve, a bit for each of many
  /// hashes, stops them before the entries are looked at.
  struct Table {
    static constexpr std::size_t size = 4096;  // a power of two, several times the number of words
    static constexpr std::size_t sieve_bits = 32768;

    std::vector<Entry> entries = std::vector<Entry>(size);
    std::array<std::uint64_t, sieve_bits / 64> sieve{};

    const Entry* find(std::uint32_t word) const {
      const bool may_be = sieve[word % sieve_bits / 64] >> (word % 64) & 1;
      return may_be ? look_up(word) : nullptr;
    }
    const Entry* look_up(std::uint32_t word) const;
    void put(std::string_view word, WordKinds kind);
  };

  void read_line(std::string_view line);

  Table names_;
  Table text_;
  std::vector<std::string_view> name_kinds_;
  std::vector<std::string_view> text_kinds_;
};

}  // namespace rapporteur::article
