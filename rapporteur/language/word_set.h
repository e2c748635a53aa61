#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// Many words in little memory: their bytes one after another and a table of places. Words get numbers in the
/// order in which they are first added. Filled once, then read by any number of threads.
class WordSet {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  WordSet() = default;

  /// The word's number.
  std::uint32_t add(std::string_view word) {
    if ((count() + 1) * 4 > places_.size() * 3) grow();
    std::uint32_t& place = find_place(word);
    if (place == none) {
      place = count();
      bytes_ += word;
      ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    return place;
  }
  /// The word's number, `none` where it was not added.
  std::uint32_t find(std::string_view word) const { return places_.empty() ? none : places_[place_of(word)]; }
  bool contains(std::string_view word) const { return find(word) != none; }
  std::string_view word(std::uint32_t number) const& {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(bytes_).substr(begin, ends_[number] - begin);
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(ends_.size()); }
  /// Gives back what filling took beyond need.
  void shrink() {
    bytes_.shrink_to_fit();
    ends_.shrink_to_fit();
  }

 private:
  std::size_t place_of(std::string_view word) const {
    std::size_t place = std::hash<std::string_view>()(word) & (places_.size() - 1);
    while (places_[place] != none && this->word(places_[place]) != word)
      place = (place + 1) & (places_.size() - 1);
    return place;
  }
  std::uint32_t& find_place(std::string_view word) { return places_[place_of(word)]; }
  void grow() {
    places_.assign(places_.empty() ? 16 : places_.size() * 2, none);
    for (std::uint32_t number = 0; number < count(); ++number) places_[place_of(word(number))] = number;
  }

  std::string bytes_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> places_;  // numbers; a power of two of them, at most three quarters taken
};

}  // namespace rapporteur::language
