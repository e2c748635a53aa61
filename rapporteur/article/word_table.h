#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace rapporteur::article {

/// Hashes and compares a word without making a string of it.
struct WordLookup {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
template <class Value>
using WordMap = std::unordered_map<std::string, Value, WordLookup, std::equal_to<>>;

/// A sieve in front of a table of words stops most of those that it does not hold, before they are hashed.
class WordSieve {
 public:
  void add(std::string_view word) { bits_.set(place(word)); }
  bool may_hold(std::string_view word) const { return bits_[place(word)]; }

 private:
  static constexpr std::size_t size = 4096;

  static std::size_t place(std::string_view word) {
    if (word.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
    return (byte(0) * 37u + byte(word.size() - 1) * 11u + byte(word.size() / 2) * 151u + word.size() * 701u) %
           size;
  }

  std::bitset<size> bits_;
};

/// A set of words and phrases.
class WordSet {
 public:
  void add(std::string_view word) {
    words_.emplace(word);
    sieve_.add(word);
  }
  bool contains(std::string_view word) const { return sieve_.may_hold(word) && words_.contains(word); }
  /// In no fixed order.
  const auto& all() const& { return words_; }

 private:
  std::unordered_set<std::string, WordLookup, std::equal_to<>> words_;
  WordSieve sieve_;
};

/// The words that stand around names and dates (data/article/bylines.tsv), folded to lower case. Loaded once,
/// then read by any number of threads.
struct BylineWords {
  WordSet by;           ///< stands before a name
  WordSet joins;        ///< stands between two names
  WordSet role;         ///< a role or degree beside a name
  WordSet nobody;       ///< names no person
  WordSet body;         ///< last word of a group's name
  WordSet others;       ///< stands before the name of someone else: an editor, a photographer
  WordSet first_words;  ///< of all in `by` and `others`
  std::array<std::uint64_t, 256> first_sizes{};  ///< by its first byte: bit n for a first word of n bytes
  WordSet published;                             ///< stands before the date of publication
  WordSet updated;                               ///< stands before the date of a change
  WordSet other;                                 ///< stands before a date that is neither

  static const BylineWords& shipped();
};

/// The number of a month (1 to 12) by its folded name in any language of data/article/months.tsv; 0 where
/// there is none.
std::uint8_t month_named(std::string_view folded);

}  // namespace rapporteur::article
