#include "rapporteur/language/string_ids.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace rapporteur::language {

namespace {

constexpr std::uint64_t multiplier = 0xc6a4a7935bd1e995;
constexpr std::uint64_t seed = 1;
constexpr int shift = 47;

static_assert(std::endian::native == std::endian::little, "words are hashed low byte first");

/// MurmurHash64A.
std::uint64_t hash_of_bytes(std::string_view bytes) {
  std::uint64_t hash = seed ^ (bytes.size() * multiplier);
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    word *= multiplier;
    word ^= word >> shift;
    hash = (hash ^ (word * multiplier)) * multiplier;
    bytes.remove_prefix(8);
  }
  if (!bytes.empty()) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes.data(), bytes.size());
    hash = (hash ^ tail) * multiplier;
  }
  hash ^= hash >> shift;
  hash *= multiplier;
  return hash ^ (hash >> shift);
}

/// The reserved strings by their hash. A table with open addresses, at most half taken.
class ReservedStrings {
 public:
  ReservedStrings() {
    std::string_view rest = base::embedded("language/symbols.tsv");
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      add_line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    expect(count_ > 0, "the list of reserved strings is not empty");
  }

  /// The string's small id, 0 where it is not reserved.
  StringId find(std::string_view text, std::uint64_t hash) const {
    const Entry& entry = entries_[place_of(hash)];
    return entry.hash == hash && entry.text == text ? entry.id : 0;
  }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::string_view text;
    StringId id = 0;
  };

  void add_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    const std::size_t tab = line.find('\t');
    expect(tab != std::string_view::npos && tab > 0, "a reserved string has its number behind a tab");
    const std::string_view number = line.substr(tab + 1);
    Entry entry{hash_of_bytes(line.substr(0, tab)), line.substr(0, tab), 0};
    std::from_chars(number.data(), number.data() + number.size(), entry.id);
    expect(entry.id > 0 && ++count_ * 2 <= entries_.size(),
           "reserved strings have numbers and fit the table");
    entries_[place_of(entry.hash)] = entry;
  }
  std::size_t place_of(std::uint64_t hash) const {
    std::size_t place = hash % entries_.size();
    while (entries_[place].id != 0 && entries_[place].hash != hash) place = (place + 1) % entries_.size();
    return place;
  }

  std::array<Entry, 1024> entries_{};
  std::size_t count_ = 0;
};

}  // namespace

StringId string_id(std::string_view utf8) {
  static const ReservedStrings reserved;
  if (utf8.empty()) return 0;
  const std::uint64_t hash = hash_of_bytes(utf8);
  const StringId small = reserved.find(utf8, hash);
  return small != 0 ? small : hash;
}

}  // namespace rapporteur::language
