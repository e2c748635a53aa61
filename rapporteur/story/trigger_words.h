#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What words that carry events have in common: a short vector for each of several thousand words, learned so
/// that words which name one happening lie near ("quake" and "earthquake", "shot" and "killing").
namespace rapporteur::story {

/// The table of vectors. Any number of threads.
class TriggerWords {
 public:
  /// The table that ships with the program.
  static const TriggerWords& shipped();
  /// The table outlives it.
  explicit TriggerWords(std::string_view table);

  /// The place of a word in small letters, or of what is left of it without its ending.
  std::optional<std::uint32_t> find(std::string_view small_word) const;
  std::size_t width() const { return width_; }
  /// The numbers of the word at that place.
  std::span<const float> vector(std::uint32_t place) const {
    return std::span(values_).subspan(place * width_, width_);
  }

 private:
  std::optional<std::uint32_t> find_exactly(std::string_view word) const;

  std::vector<std::string_view> words_;  // rising
  std::size_t width_ = 0;
  std::vector<float> values_;
};

}  // namespace rapporteur::story
