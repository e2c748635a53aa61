#pragma once

#include "rapporteur/record/record.h"
#include "rapporteur/story/document.h"
#include "rapporteur/story/weights.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// What is compared to say whether two events are one happening: the words that carry each, those around
/// them, and what the record knows of it.
namespace rapporteur::story {

/// Half-open bytes of an article's text.
struct TextPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// One telling of an event in one article.
struct Telling {
  FactReference event;
  std::uint32_t sentence_number = 0;
  std::uint32_t position = 0;          ///< of the trigger in the article's text
  std::string head;                    ///< the word that carries it, in small letters
  std::uint32_t stem = 0;              ///< key of its stem
  float rarity = 0;                    ///< weight of that stem in the background
  std::optional<std::uint32_t> word;   ///< its place in the table of trigger words
  std::vector<std::uint32_t> trigger;  ///< keys of all words of the trigger, rising
  std::vector<Term> around;            ///< the other words of the sentence, of unit length
  std::vector<Term> near;              ///< those beside the trigger, the nearer the weightier
  std::vector<Term> names;             ///< names of the sentence
  std::vector<std::uint32_t> numbers;  ///< keys of its numbers, rising
  Plover label = Plover::none;         ///< what the act is, where the record says so
  Polarity polarity = Polarity::positive;
  bool is_looked_back_on = false;      ///< told as repeated or as long over
  std::optional<std::int32_t> day;     ///< since 1970-01-01, where it is settled on one day
  std::vector<std::uint32_t> parties;  ///< keys of who acts and who is acted upon, rising
};

/// Where a telling stands in its article's text.
struct TellingPlace {
  FactReference event;
  std::uint32_t sentence_number = 0;
  TextPlace sentence;
  std::vector<TextPlace> trigger;  ///< never empty, in reading order
};

/// Reads tellings out of one article's text.
class TellingReader {
 public:
  /// The text and the background outlive it.
  TellingReader(std::string_view text, const Background& background);
  Telling read(const TellingPlace& place) const;

 private:
  struct Stem {
    std::uint32_t key = 0;
    float weight = 0;
  };
  Stem stem_at(const Word& word) const;
  std::size_t head_of(const std::vector<std::size_t>& trigger) const;
  void read_sentence(Telling& telling, const TellingPlace& place,
                     const std::vector<std::size_t>& trigger) const;

  std::string_view text_;
  const Background& background_;
  std::vector<Word> words_;
  std::unordered_set<std::uint64_t> small_;  // words that the article also writes small
};

/// The tellings of a record's events, in their order.
std::vector<Telling> tellings_of(const NumberedRecord& numbered, const Background& background);

}  // namespace rapporteur::story
