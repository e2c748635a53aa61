#include "rapporteur/statement/layout_links.h"

#include "rapporteur/base/log_exp.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::statement {

namespace {

/// How much of all probability goes to what layout points to; the rest is shared out as it was.
constexpr double share_of_layout = 0.9;

bool begins_with_mark(std::string_view words) {
  constexpr std::array<std::string_view, 5> marks{"\"", "\u201C", "\u00AB", "\u201E", "\u2018"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return words.starts_with(mark); });
}

class LayoutReader {
 public:
  explicit LayoutReader(const Layout& layout) : layout_(layout), words_(*layout.words) {}

  /// Whether the word before this one is a colon that ends a paragraph.
  bool is_behind_colon(std::uint32_t word) const {
    return word > 0 && words_.paragraph_of[word] != words_.paragraph_of[word - 1] && written(word - 1) == ":";
  }

  bool is_quoted(WordRange content) const {
    if (begins_with_mark(written(content.begin))) return true;
    const auto first = first_quotation(content);
    return first != layout_.quotations.end() && first->whole.begin < words_.span_of(content).end;
  }

  /// Whether a content begins with what a quotation of the paragraph before goes on with.
  bool is_continued(WordRange content) const {
    const auto first = first_quotation(content);
    if (first == layout_.quotations.begin() || first == layout_.quotations.end()) return false;
    const std::uint32_t begin = words_.span_of(content).begin;
    return std::prev(first)->goes_on && (begin == first->whole.begin || begin == first->inside.begin);
  }

  /// The first word of the paragraph of a word.
  std::uint32_t paragraph_begin(std::uint32_t word) const {
    return static_cast<std::uint32_t>(
        std::ranges::lower_bound(words_.paragraph_of, words_.paragraph_of[word]) -
        words_.paragraph_of.begin());
  }

  /// Whether a quotation's closing mark stands right before a word of the same paragraph.
  bool is_behind_quotation(std::uint32_t word) const {
    if (word == 0 || !in_one_paragraph(word, word - 1)) return false;
    const std::uint32_t end = words_.spans[word - 1].end;
    const auto last = std::ranges::partition_point(
        layout_.quotations, [&](const Quotation& each) { return each.whole.end < end; });
    return last != layout_.quotations.end() && last->is_closed && last->whole.end == end;
  }

  bool in_one_paragraph(std::uint32_t word, std::uint32_t other) const {
    return words_.paragraph_of[word] == words_.paragraph_of[other];
  }

 private:
  std::string_view written(std::uint32_t word) const {
    return layout_.text.substr(words_.spans[word].begin, words_.spans[word].size());
  }

  /// The first quotation that ends behind the begin of a content.
  std::vector<Quotation>::const_iterator first_quotation(WordRange content) const {
    const std::uint32_t begin = words_.span_of(content).begin;
    return std::ranges::partition_point(layout_.quotations,
                                        [&](const Quotation& each) { return each.whole.end <= begin; });
  }

  const Layout& layout_;
  const Words& words_;
};

/// Gives the share of the layout to one target.
void give_share(Choice& choice, std::uint32_t target) {
  const auto taken = std::ranges::find(choice.scores, target, &LinkScore::target);
  if (taken == choice.scores.end()) return;
  const double rest = base::logarithm(1 - share_of_layout);
  for (LinkScore& score : choice.scores) score.log_probability += rest;
  choice.log_none += rest;
  taken->log_probability = base::logarithm(base::exponential(taken->log_probability) + share_of_layout);
}

/// Takes the links that `is_wrong` names; what they had goes to none.
template <class IsWrong>
void take_links(Choice& choice, const IsWrong& is_wrong) {
  double none = base::exponential(choice.log_none);
  std::erase_if(choice.scores, [&](const LinkScore& score) {
    if (!is_wrong(score.target)) return false;
    none += base::exponential(score.log_probability);
    return true;
  });
  if (none > 0) choice.log_none = base::logarithm(none);
}

void judge(const LayoutReader& layout, WordRange content, std::span<const WordRange> cues, Choice& choice) {
  if (!layout.is_quoted(content)) {
    const std::uint32_t begin = layout.paragraph_begin(content.begin);
    const bool is_told_above = layout.is_behind_colon(begin);
    take_links(choice, [&](std::uint32_t cue) {
      if (layout.in_one_paragraph(cues[cue].begin, content.begin)) return false;
      return !is_told_above || !layout.in_one_paragraph(cues[cue].begin, begin - 1);
    });
    return;
  }
  if (layout.is_continued(content)) {
    take_links(choice,
               [&](std::uint32_t cue) { return !layout.in_one_paragraph(cues[cue].begin, content.begin); });
    return;
  }
  if (!layout.is_behind_colon(content.begin)) return;
  // The cue ends with the colon or before it.
  const auto behind = std::ranges::upper_bound(cues, content.begin, {}, &WordRange::end);
  if (behind == cues.begin() || std::prev(behind)->end + 1 < content.begin) return;
  give_share(choice, static_cast<std::uint32_t>(behind - cues.begin() - 1));
}

}  // namespace

Linker with_layout(Linker inner, Layout layout) {
  return [inner = std::move(inner), layout = std::move(layout)](std::span<const WordRange> contents,
                                                                std::span<const WordRange> cues) {
    std::vector<Choice> choices = inner(contents, cues);
    const LayoutReader reader(layout);
    for (std::size_t i = 0; i < contents.size(); ++i) judge(reader, contents[i], cues, choices[i]);
    return choices;
  };
}

Linker with_inversion(Linker inner, Layout layout) {
  return [inner = std::move(inner), layout = std::move(layout)](std::span<const WordRange> cues,
                                                                std::span<const WordRange> speakers) {
    std::vector<Choice> choices = inner(cues, speakers);
    const LayoutReader reader(layout);
    for (std::size_t i = 0; i < cues.size(); ++i) {
      const auto next = std::ranges::lower_bound(speakers, cues[i].end, {}, &WordRange::begin);
      if (next == speakers.end() || next->begin != cues[i].end ||
          !reader.is_behind_quotation(cues[i].begin) || !reader.in_one_paragraph(cues[i].begin, next->begin))
        continue;
      give_share(choices[i], static_cast<std::uint32_t>(next - speakers.begin()));
    }
    return choices;
  };
}

}  // namespace rapporteur::statement
