#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::encoder {

/// Whether a piece begins a word or goes on with one.
enum class PiecePlace : std::uint8_t { begins, continues };

/// The word pieces that the base knows, with their numbers: a hash table over the lines of its `vocab.txt`.
/// Hashes of prefixes are made byte by byte, so that the longest piece is found without hashing twice.
class Vocabulary {
 public:
  using Hash = std::uint32_t;
  static constexpr std::uint32_t absent = 0xFFFFFFFF;

  /// One piece a line. Every piece that the encoder itself needs must be there.
  static Result<Vocabulary> read(std::string_view lines);

  static Hash start(PiecePlace place);
  static Hash extend(Hash hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * Hash{16777619};  // FNV-1a
  }
  /// The number of a piece (without the "##" of one that continues) whose bytes hash to `hash`; else absent.
  std::uint32_t find(std::string_view piece, PiecePlace place, Hash hash) const;
  std::uint32_t find(std::string_view piece, PiecePlace place) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  std::uint32_t unknown() const { return unknown_; }    ///< [UNK]
  std::uint32_t classify() const { return classify_; }  ///< [CLS], before a window
  std::uint32_t separate() const { return separate_; }  ///< [SEP], after it
  std::uint32_t longest() const { return longest_; }    ///< bytes of the longest piece

 private:
  struct Entry {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  std::string_view piece(std::uint32_t number) const {
    return std::string_view(text_).substr(entries_[number].begin, entries_[number].size);
  }
  void insert(std::uint32_t number);

  std::string text_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // numbers of pieces, or absent; a power of two of them
  std::uint32_t unknown_ = absent;
  std::uint32_t classify_ = absent;
  std::uint32_t separate_ = absent;
  std::uint32_t longest_ = 0;
};

}  // namespace rapporteur::encoder
