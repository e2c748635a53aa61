#include "rapporteur/language/utf8_walk.h"

#include "rapporteur/base/utf8.h"

#include <algorithm>
#include <cstring>

namespace rapporteur::language {

namespace {

/// How many bytes of the beginning of `text` (not empty) are one character, or the beginning of one.
struct Sequence {
  std::size_t size = 1;
  bool is_whole = false;
};

Sequence first_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {1, true};
  const std::size_t size = lead >= 0xC2 && lead <= 0xDF   ? 2
                           : lead >= 0xE0 && lead <= 0xEF ? 3
                           : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                          : 1;
  if (size == 1) return {1, false};
  // The second byte alone tells overlong forms, surrogates and numbers beyond Unicode.
  const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned low = i == 1 ? least : 0x80;
    const unsigned high = i == 1 ? most : 0xBF;
    if (i >= text.size() || byte(i) < low || byte(i) > high) return {i, false};
  }
  return {size, true};
}

}  // namespace

bool is_white(char32_t code) {
  if (code <= 0x20) return code == 0x20 || (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x1F);
  if (code < 0x1680) return code == 0x85 || code == 0xA0;
  return code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

std::size_t well_formed_size(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (text.size() - at >= 8) std::memcpy(&eight, text.data() + at, 8);
    if (text.size() - at >= 8 && (eight & high_bits) == 0) {
      at += 8;
      continue;
    }
    const Sequence sequence = first_sequence(text.substr(at));
    if (!sequence.is_whole) return at;
    at += sequence.size;
  }
  return at;
}

RepairedText::RepairedText(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t good = well_formed_size(bytes.substr(at));
    text_ += bytes.substr(at, good);
    at += good;
    if (at == bytes.size()) return;
    at += first_sequence(bytes.substr(at)).size;
    text_ += base::replacement_character;
    repairs_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(at)});
  }
}

std::uint32_t RepairedText::place_in_bytes(std::uint32_t place) {
  while (next_ > 0 && repairs_[next_ - 1].end_in_text > place) --next_;
  while (next_ < repairs_.size() && repairs_[next_].end_in_text <= place) ++next_;
  if (next_ == 0) return place;
  const Repair& before = repairs_[next_ - 1];
  return before.end_in_bytes + (place - before.end_in_text);
}

}  // namespace rapporteur::language
