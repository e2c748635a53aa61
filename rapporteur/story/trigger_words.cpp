#include "rapporteur/story/trigger_words.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/story/packed_floats.h"

#include <algorithm>
#include <array>

/// The table: the number of words and of a vector's numbers, one over the scale, each word with a line end,
/// rising; then a signed byte for each number.
namespace rapporteur::story {

namespace {

constexpr std::size_t shortest_rest = 3;
constexpr std::array<std::string_view, 9> endings{"ing", "ings", "ed", "es", "s", "er", "ers", "ly", "'s"};

}  // namespace

TriggerWords::TriggerWords(std::string_view table) {
  const auto count = static_cast<std::size_t>(take_float(table));
  width_ = static_cast<std::size_t>(take_float(table));
  const float scale = 1 / take_float(table);
  words_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    words_.push_back(table.substr(0, table.find('\n')));
    table.remove_prefix(words_.back().size() + 1);
  }
  expect(table.size() == count * width_, "the table of trigger words holds a vector for each word");
  values_.reserve(table.size());
  for (const char byte : table) values_.push_back(scale * static_cast<float>(static_cast<signed char>(byte)));
}

const TriggerWords& TriggerWords::shipped() {
  static const TriggerWords words(base::embedded("story/trigger_words.bin"));
  return words;
}

std::optional<std::uint32_t> TriggerWords::find_exactly(std::string_view word) const {
  const auto found = std::ranges::lower_bound(words_, word);
  if (found == words_.end() || *found != word) return {};
  return static_cast<std::uint32_t>(found - words_.begin());
}

std::optional<std::uint32_t> TriggerWords::find(std::string_view small_word) const {
  if (const auto found = find_exactly(small_word)) return found;
  for (const std::string_view ending : endings) {
    if (!small_word.ends_with(ending) || small_word.size() < ending.size() + shortest_rest) continue;
    const std::string rest(small_word.substr(0, small_word.size() - ending.size()));
    if (const auto found = find_exactly(rest)) return found;
    if (const auto found = find_exactly(rest + "e")) return found;
    const bool is_doubled = rest[rest.size() - 1] == rest[rest.size() - 2];
    if (!is_doubled) continue;
    if (const auto found = find_exactly(std::string_view(rest).substr(0, rest.size() - 1))) return found;
  }
  return {};
}

}  // namespace rapporteur::story
