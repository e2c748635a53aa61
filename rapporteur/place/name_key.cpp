#include "rapporteur/place/name_key.h"

#include "rapporteur/base/ascii.h"

#include <array>
#include <cstdint>
#include <utility>

namespace rapporteur::place {

namespace {

/// The letters of U+00C0 to U+024F without their marks; a blank where there is none.
constexpr std::string_view latin =
    "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkklllllll"
    "lllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    " b    o   d    ae       kk      oo             uu  yy           "
    "             aaiioouuuuuuuuuu aaaa    ggkkoooo  j   gg  nnaa  oo"
    "aaaaeeeeiiiioooorrrruuuusstt  hh      aaeeooooooooyy            "
    "                ";
/// The same of U+1E00 to U+1EFF.
constexpr std::string_view more_latin =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      ";
static_assert(latin.size() == 0x250 - 0xC0 && more_latin.size() == 0x100);

constexpr std::array<std::pair<char32_t, std::string_view>, 12> pairs{{{0xC6, "ae"},
                                                                       {0xE6, "ae"},
                                                                       {0xDE, "th"},
                                                                       {0xFE, "th"},
                                                                       {0xDF, "ss"},
                                                                       {0x152, "oe"},
                                                                       {0x153, "oe"},
                                                                       {0x132, "ij"},
                                                                       {0x133, "ij"},
                                                                       {0x1E9E, "ss"},
                                                                       {0x1C4, "dz"},
                                                                       {0x1C6, "dz"}}};
/// Apostrophes and what stands for one in names; not written in keys.
constexpr std::array<char32_t, 12> dropped{0x27,  0x60,  0xB4,  0x2B9,  0x2BB,  0x2BC,
                                           0x2BE, 0x2BF, 0x2C8, 0x2032, 0x2018, 0x2019};

/// The next character of well-formed UTF-8; of other bytes, some character.
char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  const std::size_t size = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (size == 1 || size > text.size()) {
    text.remove_prefix(1);
    return first < 0x80 ? first : 0xFFFD;
  }
  char32_t c = first & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) c = (c << 6) | (byte(i) & 0x3Fu);
  text.remove_prefix(size);
  return c;
}

enum class Outcome : std::uint8_t { letters, nothing, blank, foreign };

Outcome read_letter(char32_t c, std::string& out) {
  for (const char32_t each : dropped) {
    if (c == each) return Outcome::nothing;
  }
  if (c < 0x80) {
    const char plain = base::to_lower(static_cast<char>(c));
    if (!base::is_alphanumeric(plain)) return Outcome::blank;
    out += plain;
    return Outcome::letters;
  }
  for (const auto& [letter, written] : pairs) {
    if (c != letter) continue;
    out += written;
    return Outcome::letters;
  }
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2070)) return Outcome::blank;
  if (c >= 0x300 && c < 0x370) return Outcome::nothing;  // a mark of its own
  const char bare = c < 0xC0 + latin.size()     ? latin[c - 0xC0]
                    : c >= 0x1E00 && c < 0x1F00 ? more_latin[c - 0x1E00]
                                                : ' ';
  if (bare == ' ') return Outcome::foreign;
  out += bare;
  return Outcome::letters;
}

/// Ends a word of a key: the short forms of saints and mountains are written out.
void end_word(std::string& key, std::size_t begin) {
  const std::string_view word = std::string_view(key).substr(begin);
  std::string_view whole;
  if (word == "st") whole = "saint";
  if (word == "mt") whole = "mount";
  if (word == "ft") whole = "fort";
  if (!whole.empty()) key.replace(begin, word.size(), whole);
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  std::size_t word = 0;
  while (!name.empty()) {
    const Outcome outcome = read_letter(take_character(name), key);
    if (outcome == Outcome::foreign) return {};
    if (outcome != Outcome::blank || key.size() == word) continue;
    end_word(key, word);
    key += ' ';
    word = key.size();
  }
  end_word(key, word);
  if (key.ends_with(' ')) key.pop_back();
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

}  // namespace rapporteur::place
