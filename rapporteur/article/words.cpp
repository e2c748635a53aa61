#include "rapporteur/article/words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::article {

namespace {

constexpr std::size_t table_size = 4096;  // a power of two, several times the number of words
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

WordLists::WordLists(std::string_view lines) : names_(table_size), text_(table_size) {
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
    if (!word.empty()) put(is_name ? names_ : text_, word, kind);
  }
}

void WordLists::put(Table& table, std::string_view word, WordKinds kind) {
  const bool is_beginning = word.ends_with('*');
  if (is_beginning) word.remove_suffix(1);
  const std::uint32_t key = hash_of_word(word);
  std::size_t at = key % table_size;
  while (table[at].word != 0 && table[at].word != key) at = (at + 1) % table_size;
  table[at].word = key;
  table[at].kinds |= kind;
  if (is_beginning) table[at].kinds_as_beginning |= kind;
}

const WordLists::Entry* WordLists::find(const Table& table, std::uint32_t word) {
  std::size_t at = word % table_size;
  while (table[at].word != 0) {
    if (table[at].word == word) return &table[at];
    at = (at + 1) % table_size;
  }
  return nullptr;
}

WordKinds WordLists::look_up(const Table& table, std::uint32_t word) {
  const Entry* entry = find(table, word);
  return entry ? entry->kinds : 0;
}

WordKinds WordLists::of_token(std::string_view token) const {
  WordHash hash;
  WordKinds kinds = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    hash.add(static_cast<unsigned char>(base::to_lower(token[i])));
    if (i + 1 < shortest_beginning) continue;
    const Entry* entry = find(names_, hash.value);
    if (!entry) continue;
    kinds |= i + 1 == token.size() ? entry->kinds : entry->kinds_as_beginning;
  }
  return kinds;
}

WordKinds WordLists::of_name(std::string_view value) const {
  WordKinds kinds = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const bool is_end = i == value.size() || !base::is_letter(value[i]);
    const bool is_hump = !is_end && i > begin && base::is_upper(value[i]) && base::is_lower(value[i - 1]);
    if (!is_end && !is_hump) continue;
    if (i - begin >= shortest_beginning) kinds |= of_token(value.substr(begin, i - begin));
    begin = is_hump ? i : i + 1;
  }
  return kinds;
}

WordKinds WordLists::name_kind(std::string_view kind) const {
  return bit_of(name_kinds_, kind);
}
WordKinds WordLists::text_kind(std::string_view kind) const {
  return bit_of(text_kinds_, kind);
}

}  // namespace rapporteur::article
