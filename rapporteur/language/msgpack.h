#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::language {

/// Reads MessagePack value by value, in the order in which the values are written. Any bytes are taken. Where
/// the next value is not of the kind that is asked for, or is cut short, the reader fails and stays failed:
/// from then on it gives empty values and no elements, so that loops end and one look at `outcome()` is
/// enough.
///
///     MsgpackReader reader(bytes);
///     for (std::uint32_t left = reader.map(); left > 0 && reader.is_good(); --left) {
///       const std::string_view key = reader.text();
///       if (key == "data") data = reader.text(); else reader.skip();
///     }
///     if (auto outcome = reader.outcome("tokenizer"); !outcome) return fail(outcome.error());
class MsgpackReader {
 public:
  enum class Kind : std::uint8_t { none, nil, boolean, integer, real, text, bytes, array, map, extension };

  explicit MsgpackReader(std::string_view bytes) : bytes_(bytes) {}

  /// What comes next; `none` at the end and after a failure.
  Kind kind() const;

  /// A text or bytes, as a view of what is read.
  std::string_view text();
  std::int64_t integer();
  /// An integer that is not negative.
  std::uint64_t unsigned_integer();
  bool boolean();
  /// A number, whether written as an integer or not.
  double real();
  /// Passes over a nil if that comes next, and says so.
  bool take_nil();
  /// Enters an array: how many elements follow. Never more than there are bytes.
  std::uint32_t array();
  /// Enters a map: how many pairs of key and value follow. Never more than there are bytes.
  std::uint32_t map();
  /// Passes over a whole value, however deep, and gives its bytes.
  std::string_view skip();

  bool is_good() const { return is_good_; }
  bool is_at_end() const { return at_ == bytes_.size(); }
  /// Whether all went well so far; `concerns` names what is read.
  Result<void> outcome(const std::string& concerns) const;

 private:
  /// The head of a value: its kind, and its number, its length or its count.
  struct Head {
    Kind kind = Kind::none;
    std::uint64_t number = 0;   // of an integer or truth value, two's complement
    std::size_t head_size = 1;  // bytes before what the value holds
    std::uint64_t length = 0;   // bytes of text, bytes, real or extension; elements of an array or map
    bool is_negative = false;
  };

  Head peek() const;
  static Head small_head(std::uint8_t first);
  void read_sized(std::uint8_t first, Head& head) const;
  void read_number(std::uint8_t first, Head& head) const;
  std::uint64_t big_endian(std::size_t begin, std::size_t size) const;
  /// Passes over the head of a value of one of these kinds; fails on another and where the value is cut
  /// short.
  Head take(Kind kind, Kind other);
  std::uint32_t take_count(Kind kind, std::uint64_t values_each);
  void set_failed();

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool is_good_ = true;
};

}  // namespace rapporteur::language
