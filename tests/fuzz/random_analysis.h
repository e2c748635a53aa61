#pragma once

#include "rapporteur/analysis/add_tree.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

/// Analyses of arbitrary text that hold what every analysis holds, and nothing more, for fuzzers.
namespace rapporteur::fuzz {

/// Numbers drawn from the text's own bytes.
class Dice {
 public:
  explicit Dice(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 1664525u + 1013904223u;
    if (at_ < bytes_.size()) state_ += static_cast<unsigned char>(bytes_[at_++]);
    return (state_ >> 8) % bound;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t state_ = 1;
};

/// Words and single marks of a text, a sentence up to each full stop.
inline void add_tokens(std::string_view text, Analysis& analysis) {
  std::uint32_t sentence_begin = 0;
  const auto end_sentence = [&] {
    if (analysis.size() > sentence_begin)
      analysis.sentences.push_back({{sentence_begin, analysis.size()}, 0});
    sentence_begin = analysis.size();
  };
  for (std::uint32_t begin = 0; begin < text.size();) {
    std::uint32_t end = begin + 1;
    const auto is_word = [&](std::uint32_t at) {
      return base::is_alphanumeric(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80 ||
             text[at] == '\'';
    };
    while (is_word(begin) && end < text.size() && is_word(end)) ++end;
    if (!base::is_space(text[begin])) {
      analysis.tokens.push_back({begin, end});
      analysis.sentence_of.push_back(static_cast<std::uint32_t>(analysis.sentences.size()));
      analysis.parts.push_back(is_word(begin) ? Part::none : Part::punct);
      analysis.has_space_after.push_back(end < text.size() && text[end] == ' ' ? 1 : 0);
      analysis.lemma_spans.push_back({begin, end});
      if (text[begin] == '.') end_sentence();
    }
    begin = end;
  }
  end_sentence();
  analysis.lemma_bytes = base::to_lower(text);
}

/// A tree over each sentence: a root, and each other token below one that lies between it and the root.
inline void add_heads(Dice& dice, Analysis& analysis) {
  analysis.heads.resize(analysis.size());
  for (const Sentence& sentence : analysis.sentences) {
    const TokenRange range = sentence.tokens;
    const std::uint32_t root = range.begin + dice.below(range.size());
    analysis.heads[root] = root;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (i < root) analysis.heads[i] = i + 1 + dice.below(root - i);
      if (i > root) analysis.heads[i] = i - 1 - dice.below(i - root);
    }
  }
  analysis.left_edges.resize(analysis.size());
  analysis.right_edges.resize(analysis.size());
  for (std::uint32_t i = 0; i < analysis.size(); ++i) analysis.left_edges[i] = analysis.right_edges[i] = i;
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    for (std::uint32_t above = i; !analysis.is_root(above);) {
      above = analysis.heads[above];
      analysis.left_edges[above] = std::min(analysis.left_edges[above], i);
      analysis.right_edges[above] = std::max(analysis.right_edges[above], i);
    }
  }
}

inline void add_labels(Dice& dice, Analysis& analysis) {
  analysis.names = {"",   "VB",  "VBD", "VBZ", "VBP", "VBN", "VBG", "MD",
                    "NN", "NNS", "NNP", "JJ",  "RB",  "IN",  "TO"};
  constexpr std::array parts{Part::verb, Part::aux, Part::noun, Part::propn,
                             Part::adj,  Part::adp, Part::adv,  Part::pron};
  const auto relation_count = static_cast<std::uint32_t>(Names<Relation>::all.size());
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    analysis.tags.push_back(
        static_cast<std::uint16_t>(dice.below(static_cast<std::uint32_t>(analysis.names.size()))));
    analysis.morphs.push_back(0);
    analysis.relation_ids.push_back(0);
    analysis.relations.push_back(static_cast<Relation>(dice.below(relation_count)));
    if (analysis.parts[i] == Part::none) analysis.parts[i] = parts[dice.below(parts.size())];
    const std::uint32_t end = std::min(i + 1 + dice.below(3), analysis.sentence(i).tokens.end);
    if (analysis.noun_chunks.empty() || analysis.noun_chunks.back().end <= i)
      analysis.noun_chunks.push_back({i, end});
  }
}

/// Up to two stretches of a text of that size.
inline std::vector<TextSpan> random_spans(Dice& dice, std::uint32_t size) {
  std::vector<TextSpan> spans;
  for (std::uint32_t count = dice.below(3); count > 0 && size > 0; --count) {
    const std::uint32_t begin = dice.below(size);
    spans.push_back({begin, begin + dice.below(size - begin + 1)});
  }
  return spans;
}

/// Words of the text in random trees with random labels.
inline Analysis random_analysis(std::string_view text, Dice& dice) {
  Analysis analysis;
  add_tokens(text, analysis);
  add_heads(dice, analysis);
  add_labels(dice, analysis);
  analysis::add_tree(analysis);
  return analysis;
}

}  // namespace rapporteur::fuzz
