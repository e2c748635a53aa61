#include "rapporteur/article/words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::article {

namespace {

constexpr std::size_t shortest_beginning = 2;

std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return part;
}

WordKinds bit_of(const std::vector<std::string_view>& kinds, std::string_view kind) {
  const auto at = std::ranges::find(kinds, kind);
  expect(at != kinds.end(), "a kind of words asked for is listed in data/article/words.txt");
  return WordKinds{1} << (at - kinds.begin());
}

}  // namespace

const WordLists& WordLists::shipped() {
  static const WordLists lists(base::embedded("article/words.txt"));
  return lists;
}

WordLists::WordLists(std::string_view lines) {
  while (!lines.empty()) read_line(take_until(lines, '\n'));
  expect(name_kinds_.size() <= 64 && text_kinds_.size() <= 64, "a kind of words has its bit");
}

void WordLists::read_line(std::string_view line) {
  if (line.empty() || line.front() == '#') return;
  std::string_view words = line;
  std::string_view head = take_until(words, ':');
  const bool is_name = take_until(head, ' ') == "class";
  auto& kinds = is_name ? name_kinds_ : text_kinds_;
  const WordKinds kind = WordKinds{1} << kinds.size();
  kinds.push_back(head);
  while (!words.empty()) {
    const std::string_view word = take_until(words, ' ');
    if (!word.empty()) (is_name ? names_ : text_).put(word, kind);
  }
}

void WordLists::Table::put(std::string_view word, WordKinds kind) {
  const bool is_beginning = word.ends_with('*');
  if (is_beginning) word.remove_suffix(1);
  const std::uint32_t key = hash_of_word(word);
  std::size_t at = key % size;
  while (entries[at].word != 0 && entries[at].word != key) at = (at + 1) % size;
  entries[at].word = key;
  entries[at].kinds |= kind;
  if (is_beginning) entries[at].kinds_as_beginning |= kind;
  sieve[key % sieve_bits / 64] |= std::uint64_t{1} << (key % 64);
}

const WordLists::Entry* WordLists::Table::look_up(std::uint32_t word) const {
  for (std::size_t at = word % size; entries[at].word != 0; at = (at + 1) % size) {
    if (entries[at].word == word) return &entries[at];
  }
  return nullptr;
}

WordKinds WordLists::of_name(std::string_view value) const {
  // A word of the name ends at what is no letter and before a capital behind a small letter.
  WordKinds kinds = 0;
  WordHash hash;
  std::size_t length = 0;
  const Entry* entry = nullptr;  // of the letters since the word began
  bool is_behind_lower = false;
  for (const char c : value) {
    const bool is_part = base::is_letter(c);
    const bool is_hump = is_behind_lower && base::is_upper(c);
    is_behind_lower = base::is_lower(c);
    if (!is_part || is_hump) {
      if (entry) kinds |= entry->kinds;
      entry = nullptr;
      hash = {};
      length = 0;
      if (!is_part) continue;
    }
    if (entry) kinds |= entry->kinds_as_beginning;
    hash.add(static_cast<unsigned char>(base::to_lower(c)));
    ++length;
    entry = length >= shortest_beginning ? names_.find(hash.value) : nullptr;
  }
  if (entry) kinds |= entry->kinds;
  return kinds;
}

WordKinds WordLists::name_kind(std::string_view kind) const {
  return bit_of(name_kinds_, kind);
}
WordKinds WordLists::text_kind(std::string_view kind) const {
  return bit_of(text_kinds_, kind);
}

}  // namespace rapporteur::article
