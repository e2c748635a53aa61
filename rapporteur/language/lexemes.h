#pragma once

#include "rapporteur/language/lexeme_tables.h"
#include "rapporteur/language/text_pool.h"
#include "rapporteur/language/token_features.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// A word as such, wherever it stands.
struct Lexeme {
  std::string_view word;
  std::string_view lower;
  TokenFeatures features;  ///< as of a token without a blank behind it
  bool is_space = false;   ///< white space alone
};

/// The words that were met, each worked out once and known by a number from then on. Lasts until `forget`.
/// One thread.
class Lexemes {
 public:
  explicit Lexemes(const LexemeTables& tables) : tables_(&tables) {}

  /// The number of a word; `norm` is the one that a list of exceptions gives it, "" for none. The word is
  /// well-formed UTF-8 and not empty.
  std::uint32_t add(std::string_view word, std::string_view norm = {});
  const Lexeme& operator[](std::uint32_t lexeme) const { return lexemes_[lexeme]; }
  std::size_t size() const { return lexemes_.size(); }
  /// Bytes held for words.
  std::size_t text_size() const { return texts_.size(); }

  /// What the networks see of a token.
  TokenFeatures features(std::uint32_t lexeme, bool has_space_after) const {
    TokenFeatures features = lexemes_[lexeme].features;
    features[Feature::has_space] = has_space_after ? 1 : 0;
    return features;
  }

  /// Forgets all words, so that memory stays bounded: numbers start again from 0.
  void forget();

 private:
  Lexeme describe(std::string_view word, std::string_view norm);
  void grow();

  const LexemeTables* tables_;  // never null
  TextPool texts_;
  std::vector<Lexeme> lexemes_;
  std::vector<std::uint64_t> hashes_;  // of each lexeme
  std::vector<StringId> norms_;        // that a list of exceptions gave; 0 for none
  std::vector<std::uint32_t> places_;  // lexemes by hash, plus 1; a power of two of them
  std::string lowered_;
  std::string shape_;
};

}  // namespace rapporteur::language
