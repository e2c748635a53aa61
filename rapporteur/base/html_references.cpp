#include "rapporteur/base/html_references.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/utf8.h"

#include <algorithm>
#include <array>
#include <vector>

namespace rapporteur::base {

namespace {

struct Entry {
  std::string_view name;  ///< without ampersand; with its semicolon
  char32_t first = 0;
  char32_t second = 0;
};

std::uint32_t hash_of_name(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ^ (hash >> 15);
}

char32_t read_hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

// The named character references, by name. The longest name has 31 characters and a semicolon; the few names
// that go without a semicolon have at most six.
class ReferenceNames {
 public:
  static constexpr std::size_t longest = 31;
  static constexpr std::size_t longest_bare = 6;

  explicit ReferenceNames(std::string_view table) {
    entries_.reserve(2400);
    slots_.resize(slot_count);
    while (!table.empty()) {
      const std::string_view line = table.substr(0, table.find('\n'));
      table.remove_prefix(std::min(table.size(), line.size() + 1));
      add(line);
    }
  }

  const Entry* find(std::string_view name) const {
    for (std::uint32_t at = hash_of_name(name) % slot_count; slots_[at]; at = (at + 1) % slot_count) {
      const Entry& entry = entries_[slots_[at] - 1];
      if (entry.name == name) return &entry;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t slot_count = 8192;

  void add(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return;
    const std::string_view points = line.substr(tab + 1);
    const std::size_t space = std::min(points.find(' '), points.size());
    entries_.push_back({line.substr(0, tab), read_hexadecimal(points.substr(0, space)),
                        read_hexadecimal(points.substr(std::min(space + 1, points.size())))});
    std::uint32_t at = hash_of_name(entries_.back().name) % slot_count;
    while (slots_[at]) at = (at + 1) % slot_count;
    slots_[at] = static_cast<std::uint16_t>(entries_.size());
  }

  std::vector<Entry> entries_;
  std::vector<std::uint16_t> slots_;  ///< number of the entry, from 1
};

const ReferenceNames& reference_names() {
  static const ReferenceNames names(embedded("html_entities.tsv"));
  return names;
}

Reference read_named(std::string_view rest, bool is_in_attribute) {
  std::size_t size = 0;
  while (size <= ReferenceNames::longest && 1 + size < rest.size() && is_alphanumeric(rest[1 + size])) ++size;
  const ReferenceNames& names = reference_names();
  if (1 + size < rest.size() && rest[1 + size] == ';') {
    const Entry* entry = names.find(rest.substr(1, size + 1));
    if (entry) return {static_cast<std::uint32_t>(size + 2), entry->first, entry->second};
  }
  for (std::size_t bare = std::min(size, ReferenceNames::longest_bare); bare >= 2; --bare) {
    const Entry* entry = names.find(rest.substr(1, bare));
    if (!entry) continue;
    const char next = 1 + bare < rest.size() ? rest[1 + bare] : '\0';
    if (is_in_attribute && (next == '=' || is_alphanumeric(next))) return {};
    return {static_cast<std::uint32_t>(bare + 1), entry->first, entry->second};
  }
  return {};
}

// Windows-1252 for the numbers that ISO 8859-1 leaves to control characters: what authors mean by &#150;.
char32_t meant_character(char32_t number) {
  static constexpr std::array<char16_t, 32> windows{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (number >= 0x80 && number < 0xA0) return windows[number - 0x80];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return 0xFFFD;
  return number;
}

bool is_hexadecimal(char c) {
  return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

Reference read_numeric(std::string_view rest) {
  const bool is_hex = rest.size() > 2 && (rest[2] | 0x20) == 'x';
  const std::size_t begin = is_hex ? 3 : 2;
  std::size_t at = begin;
  char32_t number = 0;
  for (; at < rest.size() && (is_hex ? is_hexadecimal(rest[at]) : is_digit(rest[at])); ++at) {
    number = number * (is_hex ? 16 : 10) + read_hexadecimal(rest.substr(at, 1));
    if (number > 0x10FFFF) number = 0x110000;
  }
  if (at == begin) return {};
  if (at < rest.size() && rest[at] == ';') ++at;
  return {static_cast<std::uint32_t>(at), meant_character(number), 0};
}

}  // namespace

Reference read_reference(std::string_view rest, bool is_in_attribute) {
  if (rest.size() < 2) return {};
  if (rest[1] == '#') return read_numeric(rest);
  return is_alphanumeric(rest[1]) ? read_named(rest, is_in_attribute) : Reference{};
}

std::string html_words(std::string_view written, bool is_in_attribute) {
  std::string words;
  words.reserve(written.size());
  while (!written.empty()) {
    const std::size_t ampersand = std::min(written.find('&'), written.size());
    words += written.substr(0, ampersand);
    written.remove_prefix(ampersand);
    if (written.empty()) break;
    const Reference reference = read_reference(written, is_in_attribute);
    if (reference.size == 0) {
      words += '&';
      written.remove_prefix(1);
      continue;
    }
    append_utf8(words, reference.first);
    if (reference.second != 0) append_utf8(words, reference.second);
    written.remove_prefix(reference.size);
  }
  return words;
}

}  // namespace rapporteur::base
