#include "rapporteur/actor/fold.h"

#include "rapporteur/base/ascii.h"

namespace rapporteur::actor {

namespace {

/// The letters of U+00C0 to U+017F without their marks; a blank where there is none.
constexpr std::string_view bare_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiii"
    "dnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooo"
    "oooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(bare_letters.size() == 0x180 - 0xC0);

constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

FoldedWord::FoldedWord(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      if (c != '.' && c != '\'') add(base::to_lower(word[i]));
    } else if ((c & 0xE0) == 0xC0 && i + 1 < word.size() && is_continuation(word[i + 1])) {
      add_two_byte(((c & 0x1Fu) << 6) | (static_cast<unsigned char>(word[i + 1]) & 0x3Fu));
      ++i;
    } else if (word.substr(i).starts_with("\xE2\x80\x99") || word.substr(i).starts_with("\xE2\x80\x98")) {
      i += 2;  // an apostrophe
    } else {
      add(word[i]);
    }
  }
}

void FoldedWord::add(char c) {
  if (size_ < max_bytes) bytes_[size_++] = c;
}

void FoldedWord::add_two_byte(unsigned code_point) {
  if (code_point >= 0xC0 && code_point < 0xC0 + bare_letters.size()) {
    const char bare = bare_letters[code_point - 0xC0];
    if (bare != ' ') add(bare);
  } else if (code_point >= 0x218 && code_point <= 0x21B) {
    add(code_point < 0x21A ? 's' : 't');
  } else if (code_point != 0x2BC && code_point != 0x2BF && code_point != 0x2BE) {
    add(static_cast<char>(0xC0 | (code_point >> 6)));
    add(static_cast<char>(0x80 | (code_point & 0x3F)));
  }
}

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ bytes.size();
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_of_letters(std::string_view word) {
  word = word.substr(0, FoldedWord::max_bytes);
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ word.size();
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(base::to_lower(c))) * 0x100000001B3u;
  return hash ^ (hash >> 29);
}

}  // namespace rapporteur::actor
