#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

/// Numbers and texts one behind the other in few bytes, for what is kept by the hundred and asked for seldom.
namespace rapporteur::base {

/// Seven bits a byte, the lowest first.
inline void append_number(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  out += static_cast<char>(number);
}

/// Eight bytes, the lowest first.
inline void append_fixed(std::string& out, std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(number >> shift);
}

/// Reads what was appended; from the first damage on `is_whole` is false and zeros are read.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  template <class Number>
  Number number() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).empty() ? '\0' : last_.front());
      number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) break;
    }
    if (number > std::numeric_limits<Number>::max()) is_whole_ = false;
    return is_whole_ ? static_cast<Number>(number) : Number{};
  }
  std::uint64_t fixed() {
    std::uint64_t number = 0;
    int shift = 0;
    for (const char c : take(8)) {
      number |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
      shift += 8;
    }
    return number;
  }
  std::string_view take(std::size_t size) {
    if (size > left_.size()) is_whole_ = false;
    last_ = is_whole_ ? left_.substr(0, size) : std::string_view();
    left_.remove_prefix(last_.size());
    return last_;
  }
  bool is_whole() const { return is_whole_; }
  bool is_done() const { return left_.empty(); }
  std::size_t left() const { return left_.size(); }

 private:
  std::string_view left_;
  std::string_view last_;
  bool is_whole_ = true;
};

}  // namespace rapporteur::base
