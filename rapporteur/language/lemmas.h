#pragma once

#include "rapporteur/language/labels.h"
#include "rapporteur/language/word_set.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// Dictionary forms by rules: an ending is replaced where the outcome is a known word of that part of speech,
/// after a list of irregular ones.
namespace rapporteur::language {

/// The lemma tables of one part of speech.
struct LemmaTables {
  /// The lemmas of an irregular form: `lemmas[begin, end)`.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  std::string part;                                          ///< lower-cased: "noun"
  std::vector<std::pair<std::string, std::string>> endings;  ///< old and new, in order
  WordSet words;                                             ///< known dictionary forms
  WordSet irregular;                                         ///< irregular forms
  std::vector<Range> irregular_ranges;                       ///< by the number of the irregular form
  std::vector<std::string> lemmas;
};

/// A word as it stands and lower-cased.
struct LemmaWord {
  std::string_view word;
  std::string_view lower;
};

/// Makes the lemma of a word by its part of speech and morphology. Any number of threads may ask.
class Lemmas {
 public:
  /// The order in which rules are preferred: in spaCy before 3.8.8 as written, from then on known words
  /// first.
  enum class Order : std::uint8_t { as_written, known_first };

  Lemmas() = default;
  explicit Lemmas(std::vector<LemmaTables> tables) : tables_(std::move(tables)) {}

  /// `part` and `features` as labels say them ("NOUN", "Number=Plur").
  std::string lemma(const LemmaWord& word, std::string_view part, std::string_view features,
                    Order order = Order::as_written) const;

 private:
  std::vector<LemmaTables> tables_;
};

/// Remembers lemmas, since news repeats its words. One thread; never changes an answer.
class LemmaCache {
 public:
  explicit LemmaCache(const Lemmas& lemmas, const Labels& labels) : lemmas_(&lemmas), labels_(&labels) {}

  /// The lemma of the word that `lexeme` stands for; a view that lasts until `clear`.
  std::string_view lemma(std::uint32_t lexeme, const LemmaWord& word, LabelId part, LabelId features);
  /// Forgets all; call it when lexemes get new numbers.
  void clear() { known_.clear(); }
  std::size_t size() const { return known_.size(); }

 private:
  struct HashKey {
    std::size_t operator()(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15u) >> 16; }
  };
  const Lemmas* lemmas_;  // never null
  const Labels* labels_;  // never null
  std::unordered_map<std::uint64_t, std::string, HashKey> known_;
};

}  // namespace rapporteur::language
