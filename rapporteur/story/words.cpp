#include "rapporteur/story/words.h"

#include "rapporteur/base/ascii.h"

#include <array>
#include <cstddef>

namespace rapporteur::story {

namespace {

struct Character {
  char32_t code = 0;
  std::uint32_t byte_count = 1;
};

/// The character at a byte that is not ASCII; code 0 for bytes that are none.
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::uint32_t count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
  if (count == 1 || first > 0xF4 || at + count > text.size()) return {};
  char32_t code = first & (0xFFu >> (count + 1));
  for (std::uint32_t i = 1; i < count; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80u) return {};
    code = (code << 6) | (byte(at + i) & 0x3Fu);
  }
  return {code, count};
}

struct CharacterRange {
  char32_t first;
  char32_t last;
};
// Letters beyond ASCII, by blocks: what stands between them is punctuation, symbols and controls.
constexpr std::array<CharacterRange, 11> letters{{{0xAA, 0xAA},
                                                  {0xB5, 0xB5},
                                                  {0xBA, 0xBA},
                                                  {0xC0, 0xD6},
                                                  {0xD8, 0xF6},
                                                  {0xF8, 0x2FF},
                                                  {0x370, 0x1FFF},
                                                  {0x2C00, 0x2DFF},
                                                  {0x3040, 0xD7FF},
                                                  {0xF900, 0xFDFF},
                                                  {0x10000, 0x3FFFF}}};

bool is_letter(char32_t code) {
  for (const CharacterRange& range : letters) {
    if (code <= range.last) return code >= range.first;
  }
  return false;
}

/// The small letter of a capital one in Latin, Greek and Cyrillic.
char32_t small_letter(char32_t code) {
  if ((code >= 0xC0 && code <= 0xDE) || (code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F))
    return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;
  const bool is_even_capital = (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177);
  return is_even_capital && code % 2 == 0 ? code + 1 : code;
}

constexpr std::uint64_t first_hash = 0xCBF29CE484222325u;
constexpr std::uint64_t next_hash(std::uint64_t hash, char32_t code) {
  return (hash ^ code) * 0x100000001B3u;
}

/// Bytes of ASCII that words are made of, each as its small letter; 0 for what stands between words.
constexpr std::array<char, 128> word_bytes = [] {
  std::array<char, 128> bytes{};
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    const char byte = static_cast<char>(c);
    if (base::is_alphanumeric(byte) || byte == '_') bytes[c] = base::to_lower(byte);
  }
  return bytes;
}();

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) { words_.reserve(text.size() / 6 + 1); }

  std::vector<Word> split() && {
    for (std::size_t at = 0; at < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80) {
        const char small = word_bytes[byte];
        if (small != 0) {
          add(static_cast<unsigned char>(small), at, 1, small != text_[at]);
        } else {
          end_word();
        }
        ++at;
        continue;
      }
      const Character found = character_at(text_, at);
      if (is_letter(found.code)) {
        const char32_t small = small_letter(found.code);
        add(small, at, found.byte_count, small != found.code);
      } else {
        end_word();
      }
      at += found.byte_count;
    }
    end_word();
    return std::move(words_);
  }

 private:
  void add(char32_t small, std::size_t at, std::uint32_t byte_count, bool is_capital) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (!is_open_) word_ = {first_hash, begin, begin, is_capital, small >= '0' && small <= '9'};
    is_open_ = true;
    word_.hash = next_hash(word_.hash, small);
    word_.end = begin + byte_count;
  }
  void end_word() {
    if (is_open_) words_.push_back(word_);
    is_open_ = false;
  }

  std::string_view text_;
  std::vector<Word> words_;
  Word word_;
  bool is_open_ = false;
};

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  return Splitter(text).split();
}

std::uint64_t hash_of_word(std::string_view word) {
  const std::vector<Word> words = split_words(word);
  return words.empty() ? 0 : words.front().hash;
}

}  // namespace rapporteur::story
