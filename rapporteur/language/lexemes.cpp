#include "rapporteur/language/lexemes.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/utf8.h"
#include "rapporteur/language/characters.h"
#include "rapporteur/language/utf8_walk.h"

#include <functional>

namespace rapporteur::language {

namespace {

constexpr std::size_t long_word = 100;  // characters
constexpr std::size_t max_run = 4;
/// Beyond these a word is added once more, so that words that were made to share a hash cost no more than
/// others. Two numbers for one word change no answer.
constexpr std::size_t max_probes = 64;

/// The word's outline: "Xxxxx" for "Hello", "dd:ddxx" for "10:30am", "xxxx" for any long run.
void append_shape(std::string_view word, std::string& shape) {
  char32_t last = 0;
  std::size_t run = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character character = first_character(word.substr(at));
    at += character.size;
    const char32_t drawn = outline_of(character.code);
    run = drawn == last ? run + 1 : 1;
    last = drawn;
    if (run <= max_run) base::append_utf8(shape, drawn);
  }
}

bool is_all_white(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Character character = first_character(word.substr(at));
    if (!is_white(character.code)) return false;
    at += character.size;
  }
  return true;
}

}  // namespace

Lexeme Lexemes::describe(std::string_view word, std::string_view norm) {
  Lexeme lexeme;
  lexeme.word = texts_.add(word);
  lower_case(word, lowered_);
  lexeme.lower = lowered_ == word ? lexeme.word : texts_.add(lowered_);
  lexeme.is_space = is_all_white(word);
  shape_.clear();
  if (count_characters(word) >= long_word) {
    shape_ = "LONG";
  } else {
    append_shape(word, shape_);
  }
  TokenFeatures& features = lexeme.features;
  const StringId id = string_id(word);
  features[Feature::orth] = id;
  features[Feature::lower] = lexeme.lower.data() == lexeme.word.data() ? id : string_id(lowered_);
  features[Feature::norm] = string_id(norm.empty() ? tables_->norm(word, id, lexeme.lower) : norm);
  features[Feature::prefix] = string_id(word.substr(0, first_character(word).size));
  features[Feature::suffix] = string_id(word.substr(begin_of_last(word, 3)));
  features[Feature::shape] = string_id(shape_);
  features[Feature::is_space] = lexeme.is_space ? 1 : 0;
  return lexeme;
}

std::uint32_t Lexemes::add(std::string_view word, std::string_view norm) {
  const StringId norm_id = norm.empty() ? 0 : string_id(norm);
  const std::uint64_t hash = std::hash<std::string_view>()(word) ^ norm_id;
  if ((lexemes_.size() + 1) * 2 > places_.size()) grow();
  std::size_t place = hash & (places_.size() - 1);
  for (std::size_t probe = 0; probe < max_probes && places_[place] != 0; ++probe) {
    const std::uint32_t known = places_[place] - 1;
    if (hashes_[known] == hash && lexemes_[known].word == word && norms_[known] == norm_id) return known;
    place = (place + 1) & (places_.size() - 1);
  }
  lexemes_.push_back(describe(word, norm));
  hashes_.push_back(hash);
  norms_.push_back(norm_id);
  if (places_[place] == 0) places_[place] = static_cast<std::uint32_t>(lexemes_.size());
  return static_cast<std::uint32_t>(lexemes_.size() - 1);
}

void Lexemes::grow() {
  places_.assign(places_.empty() ? 4096 : places_.size() * 2, 0);
  for (std::size_t lexeme = 0; lexeme < lexemes_.size(); ++lexeme) {
    std::size_t place = hashes_[lexeme] & (places_.size() - 1);
    for (std::size_t probe = 0; probe < max_probes && places_[place] != 0; ++probe)
      place = (place + 1) & (places_.size() - 1);
    if (places_[place] == 0) places_[place] = static_cast<std::uint32_t>(lexeme + 1);
  }
}

void Lexemes::forget() {
  texts_.clear();
  lexemes_.clear();
  hashes_.clear();
  norms_.clear();
  places_.clear();
}

}  // namespace rapporteur::language
