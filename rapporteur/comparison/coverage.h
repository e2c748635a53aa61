#pragma once

#include "rapporteur/comparison/comparison.h"
#include "rapporteur/comparison/sentence_words.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The articles of a story as comparison sees them: sentence by sentence, each with the facts told there.
namespace rapporteur::comparison {

/// A stretch between quotation marks.
struct QuotedStretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::vector<Word> words;
  std::optional<std::uint32_t> statement;  ///< that it is part of
};

/// A sentence with its facts, by their places in the record.
struct ToldSentence {
  TextSentence text;
  std::vector<std::uint32_t> quantities{};
  std::vector<std::uint32_t> dates{};
  std::vector<std::uint32_t> mentions{};
  std::vector<std::uint32_t> statements{};
  std::vector<std::uint32_t> events{};
};

/// One article.
struct Telling {
  NumberedRecord numbered{};
  std::int64_t original = 0;  ///< itself, or the article that it is a copy of
  bool is_copy = false;       ///< repeats another one's words and no more: counts with that one
  std::int64_t story = 0;     ///< only articles of different stories are compared; 0: all are
  std::string outlet{};       ///< independent: that of the original
  std::string day{};          ///< of publication; empty where unknown
  std::string text{};
  std::vector<ToldSentence> sentences{};
  std::vector<QuotedStretch> quotes{};

  const Record& record() const { return *numbered.record; }
  /// The sentence that holds a byte of the text; none for one outside.
  std::optional<std::uint32_t> sentence_at(std::uint32_t byte) const;
};

/// The articles of a story, and how rare each word is among them.
class Coverage {
 public:
  explicit Coverage(const StoryRecords& story) : Coverage(std::vector<StoryRecords>{story}) {}
  /// The articles of several stories, which are compared from story to story.
  explicit Coverage(const std::vector<StoryRecords>& stories);

  const std::vector<Telling>& tellings() const { return tellings_; }
  /// Copies of an article that hold these words too.
  std::vector<std::int64_t> copies_with(const Telling& telling, std::string_view words) const;
  /// What a word of that stem says: more where few sentences have it.
  double weight(const std::string& stem) const;

 private:
  void add(const StoryRecords& story);
  void count_words();

  std::vector<Telling> tellings_;
  std::map<std::string, std::uint32_t> sentence_counts_;
  double sentence_count_ = 0;
};

/// How much two runs of words tell the same.
struct Likeness {
  double contained = 0;    ///< weight in common over that of the slighter one
  double overlap = 0;      ///< weight in common over that of both
  std::size_t common = 0;  ///< words in common that say something
};

/// Words that a comparison sets aside, by their bytes: those of the numbers or dates that are compared.
using Aside = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Likeness likeness_of(const Coverage& coverage, const std::vector<Word>& one, const std::vector<Word>& other,
                     const Aside& aside_of_one = {}, const Aside& aside_of_other = {});

/// Part of the words of a fact with its own bytes of the page; none where these cannot be told apart.
std::optional<RecordedWords> part_of(const Record& record, const RecordedWords& whole, std::uint32_t begin,
                                     std::uint32_t end);

}  // namespace rapporteur::comparison
