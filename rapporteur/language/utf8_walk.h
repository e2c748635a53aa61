#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Characters of UTF-8, for the parts of a language that count and look at them.
namespace rapporteur::language {

/// The first character of a well-formed text that is not empty, and its bytes.
struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};

inline Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

/// Where the last `count` characters begin, in bytes; 0 where there are fewer.
inline std::size_t begin_of_last(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  }
  return at;
}

inline std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

/// White space as Python's `str.isspace` says it.
bool is_white(char32_t code);

/// The beginning of a text that is well-formed, in bytes.
std::size_t well_formed_size(std::string_view text);

/// A text made well-formed: what is not UTF-8 became U+FFFD. Knows its way back.
class RepairedText {
 public:
  explicit RepairedText(std::string_view bytes);

  std::string_view text() const& { return text_; }
  /// The place in the bytes of a place in the text. Cheapest when asked for in ascending order.
  std::uint32_t place_in_bytes(std::uint32_t place);

 private:
  struct Repair {
    std::uint32_t end_in_text = 0;
    std::uint32_t end_in_bytes = 0;
  };
  std::string text_;
  std::vector<Repair> repairs_;
  std::size_t next_ = 0;  // the first repair that ends behind the place asked for last
};

}  // namespace rapporteur::language
