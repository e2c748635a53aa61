#include "rapporteur/comparison/differing_passages.h"

#include <algorithm>
#include <optional>
#include <utility>

/// Sentences that both articles have, in one order, are matched; what lies between them differs. Of two
/// sentences between the same matched ones that share half of their words, the words that differ are told;
/// others were left out or added.
///
///     original:  A dam burst. Police came. 23 were killed.
///     copy:      A dam burst. 25 were killed.          left out: "Police came."; changed: "23", "25"
namespace rapporteur::comparison {

namespace {

constexpr std::size_t most_sentences = 400;
constexpr std::size_t most_passages = 40;
constexpr double least_shared = 0.5;

using Sentences = std::vector<ToldSentence>;
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

bool is_equal(const ToldSentence& one, const ToldSentence& other) {
  return std::ranges::equal(one.text.words, other.text.words, {}, &Word::fold, &Word::fold);
}

/// The longest run of equal things in one order, as pairs of places.
template <class Equal>
Matches matched(std::size_t n, std::size_t m, const Equal& are_equal) {
  std::vector<std::vector<std::uint16_t>> longest(n + 1, std::vector<std::uint16_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;)
      longest[i][j] = are_equal(i, j) ? static_cast<std::uint16_t>(longest[i + 1][j + 1] + 1)
                                      : std::max(longest[i + 1][j], longest[i][j + 1]);
  }
  Matches pairs;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (are_equal(i, j))
      pairs.emplace_back(i++, j++);
    else if (longest[i + 1][j] >= longest[i][j + 1])
      ++i;
    else
      ++j;
  }
  return pairs;
}

/// The words of a stretch of an article's text with their bytes of the page; block by block.
std::vector<RecordedWords> words_at(const Record& record, std::uint32_t begin, std::uint32_t end) {
  std::vector<RecordedWords> all;
  std::uint32_t at = 0;
  for (const RecordedBlock& block : record.blocks) {
    if (block.is_furniture()) continue;
    const auto block_end = at + static_cast<std::uint32_t>(block.words.size());
    if (begin < block_end && at < end) {
      const RecordedWords whole{block.words, block.spans, at, block_end};
      // Where the bytes of a part cannot be told apart, the block stands for it.
      all.push_back(part_of(record, whole, std::max(begin, at), std::min(end, block_end)).value_or(whole));
    }
    at = block_end + static_cast<std::uint32_t>(block_break.size());
  }
  return all;
}

/// Whether words stand around the report and not in it: a byline, a line of the day, a credit, or what stands
/// before the end of a wire's dateline ("ROSTAL, Jan. 9 (Northline) - ").
bool is_frame(const Record& record, const RecordedWords& words) {
  constexpr std::size_t longest_dateline = 90;
  std::uint32_t at = 0;
  for (const RecordedBlock& block : record.blocks) {
    if (block.is_furniture()) continue;
    const auto end = at + static_cast<std::uint32_t>(block.words.size());
    if (words.text_begin < end) {
      if (block.kind == BlockKind::dateline || block.kind == BlockKind::byline ||
          block.kind == BlockKind::credit)
        return true;
      const std::string_view head = std::string_view(block.words).substr(0, longest_dateline);
      for (const std::string_view mark : {") - ", ") -- ", ") \u2013 ", ") \u2014 "}) {
        const std::size_t dateline = head.find(mark);
        if (dateline != std::string_view::npos && words.text_end <= at + dateline + mark.size()) return true;
      }
      return false;
    }
    at = end + static_cast<std::uint32_t>(block_break.size());
  }
  return false;
}

class PassageFinder {
 public:
  PassageFinder(const Telling& original, const Telling& copy) : original_(original), copy_(copy) {}

  CopyDifference find(const Copy& known) {
    difference_ = {.article = known.article, .original = known.original, .kind = known.kind, .passages = {}};
    const std::size_t n = std::min(original_.sentences.size(), most_sentences);
    const std::size_t m = std::min(copy_.sentences.size(), most_sentences);
    Matches pairs = matched(n, m, [&](std::size_t i, std::size_t j) {
      return is_equal(original_.sentences[i], copy_.sentences[j]);
    });
    pairs.emplace_back(n, m);
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto& [next_i, next_j] : pairs) {
      compare_between(i, next_i, j, next_j);
      i = next_i + 1;
      j = next_j + 1;
    }
    return std::move(difference_);
  }

 private:
  void compare_between(std::size_t from, std::size_t to, std::size_t copy_from, std::size_t copy_to) {
    std::size_t left = from;
    std::size_t added = copy_from;
    for (std::size_t i = from; i < to; ++i) {
      const auto alike = alike_sentence(i, added, copy_to);
      if (!alike) continue;
      add_whole(left, i, added, *alike);
      add_changed(original_.sentences[i], copy_.sentences[*alike]);
      left = i + 1;
      added = *alike + 1;
    }
    add_whole(left, to, added, copy_to);
  }

  /// The first of some sentences of the copy that shares half of the words of one of the original.
  std::optional<std::size_t> alike_sentence(std::size_t place, std::size_t from, std::size_t to) const {
    const auto& words = original_.sentences[place].text.words;
    for (std::size_t j = from; j < to; ++j) {
      const auto& others = copy_.sentences[j].text.words;
      const auto pairs = matched(words.size(), others.size(), [&](std::size_t a, std::size_t b) {
        return words[a].fold == others[b].fold;
      });
      if (static_cast<double>(pairs.size()) >=
          least_shared * static_cast<double>(std::max(words.size(), others.size())))
        return j;
    }
    return std::nullopt;
  }

  /// Sentences that one alone has.
  void add_whole(std::size_t from, std::size_t to, std::size_t copy_from, std::size_t copy_to) {
    if (from == 0 && copy_from == 0 && from < to && copy_from < copy_to) {
      // Two headlines.
      add({PassageKind::changed, stretch(original_, original_.sentences[0], original_.sentences[0]),
           stretch(copy_, copy_.sentences[0], copy_.sentences[0])});
      ++from;
      ++copy_from;
    }
    if (from < to)
      add({PassageKind::left_out,
           stretch(original_, original_.sentences[from], original_.sentences[to - 1]),
           {}});
    if (copy_from < copy_to)
      add({PassageKind::added, {}, stretch(copy_, copy_.sentences[copy_from], copy_.sentences[copy_to - 1])});
  }

  static std::vector<RecordedWords> stretch(const Telling& telling, const ToldSentence& first,
                                            const ToldSentence& last) {
    return words_at(telling.record(), first.text.begin, last.text.end);
  }

  /// Two sentences of which only some words differ: each stretch of these, between what is shared.
  void add_changed(const ToldSentence& one, const ToldSentence& other) {
    const auto& words = one.text.words;
    const auto& others = other.text.words;
    Matches pairs = matched(words.size(), others.size(),
                            [&](std::size_t a, std::size_t b) { return words[a].fold == others[b].fold; });
    pairs.emplace_back(words.size(), others.size());
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto& [next_i, next_j] : pairs) {
      if (i < next_i || j < next_j) {
        Passage passage{.kind = i == next_i   ? PassageKind::added
                                : j == next_j ? PassageKind::left_out
                                              : PassageKind::changed,
                        .in_original = {},
                        .in_copy = {}};
        if (i < next_i)
          passage.in_original = words_at(original_.record(), words[i].begin, words[next_i - 1].end);
        if (j < next_j) passage.in_copy = words_at(copy_.record(), others[j].begin, others[next_j - 1].end);
        add(std::move(passage));
      }
      i = next_i + 1;
      j = next_j + 1;
    }
  }

  /// What stands around the report is no passage of it.
  void add(Passage passage) {
    std::erase_if(passage.in_original,
                  [&](const RecordedWords& each) { return is_frame(original_.record(), each); });
    std::erase_if(passage.in_copy, [&](const RecordedWords& each) { return is_frame(copy_.record(), each); });
    if (passage.in_original.empty() && passage.in_copy.empty()) return;
    if (passage.in_original.empty()) passage.kind = PassageKind::added;
    if (passage.in_copy.empty()) passage.kind = PassageKind::left_out;
    ++difference_.passage_count;
    if (difference_.passages.size() < most_passages) difference_.passages.push_back(std::move(passage));
  }

  const Telling& original_;
  const Telling& copy_;
  CopyDifference difference_{};
};

const Telling* telling_of(const Coverage& coverage, std::int64_t article) {
  const auto& all = coverage.tellings();
  const auto found =
      std::ranges::find(all, article, [](const Telling& each) { return each.numbered.article; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<CopyDifference> differing_passages(const Coverage& coverage, const std::vector<Copy>& copies) {
  std::vector<CopyDifference> all;
  for (const Copy& copy : copies) {
    const Telling* const original = telling_of(coverage, copy.original);
    const Telling* const repeated = telling_of(coverage, copy.article);
    if (!original || !repeated || copy.kind == CopyKind::identical) continue;
    all.push_back(PassageFinder(*original, *repeated).find(copy));
  }
  return all;
}

}  // namespace rapporteur::comparison
