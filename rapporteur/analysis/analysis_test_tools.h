#pragma once

#include "rapporteur/analysis/analyse.h"

#include <algorithm>
#include <string>

/// What holds of every analysis, for tests and fuzzers.
namespace rapporteur::analysis {

namespace testing {

inline std::string broken_token(const Article& article, const Analysis& analysis, std::uint32_t i) {
  const TextSpan token = analysis.tokens[i];
  const Sentence& sentence = analysis.sentence(i);
  const TextSpan block = article.blocks[sentence.block].span;
  const std::uint32_t head = analysis.heads[i];
  if (token.is_empty()) return "a token has bytes";
  if (i > 0 && token.begin < analysis.tokens[i - 1].end) return "tokens stand in order";
  if (!block.contains(token)) return "a token stands in its sentence's block";
  if (!article.blocks[sentence.block].tells()) return "a sentence's block is one to analyse";
  if (i < sentence.tokens.begin || i >= sentence.tokens.end) return "a sentence holds its tokens";
  if (head >= analysis.size() || analysis.sentence(head).block != sentence.block)
    return "a head stands in its token's block";
  if (analysis.left_edges[i] > i || analysis.right_edges[i] < i) return "a token lies between its edges";
  if (!analysis.is_below(i, head) || !analysis.is_below(i, analysis.root_of(i)))
    return "a token is below its heads";
  if (analysis.tokens_in(token) != TokenRange{i, i + 1}) return "a token is found by its bytes";
  for (const std::uint32_t child : analysis.children(i)) {
    if (analysis.heads[child] != i) return "a child's head is the token it is a child of";
  }
  return "";
}

inline std::string broken_ranges(const Analysis& analysis) {
  std::uint32_t end = 0;
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.tokens.begin != end || sentence.tokens.is_empty()) return "sentences follow one another";
    end = sentence.tokens.end;
  }
  if (end != analysis.size()) return "every token is in a sentence";
  end = 0;
  for (const EntityMention& entity : analysis.entities) {
    const TokenRange tokens = entity.tokens;
    if (tokens.begin < end || tokens.is_empty() || tokens.end > analysis.size())
      return "entities stand in order";
    if (analysis.sentence_of[tokens.begin] != analysis.sentence_of[tokens.end - 1])
      return "an entity stands in one sentence";
    if (analysis.entity_at(tokens.end - 1)->tokens != tokens) return "an entity is found by its tokens";
    end = tokens.end;
  }
  end = 0;
  for (const TokenRange chunk : analysis.noun_chunks) {
    if (chunk.begin < end || chunk.is_empty() || chunk.end > analysis.size())
      return "noun chunks stand in order";
    end = chunk.end;
  }
  return "";
}

/// Between the tokens of a block stand single blanks, and nowhere else.
inline std::string broken_spaces(const Article& article, const Analysis& analysis) {
  const std::string_view text = article.text.utf8();
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    const TextSpan block = article.blocks[analysis.sentence(i).block].span;
    const bool is_last = i + 1 == analysis.size() || analysis.tokens[i + 1].begin >= block.end;
    const std::uint32_t next = is_last ? block.end : analysis.tokens[i + 1].begin;
    const std::uint32_t gap = next - analysis.tokens[i].end;
    if (gap != analysis.has_space_after[i])
      return "a blank that follows a token is told, and nothing else is left out";
    if (gap == 1 && text[analysis.tokens[i].end] != ' ') return "what is left out is a blank";
  }
  return "";
}

}  // namespace testing

/// What does not hold of an analysis; empty where all does.
inline std::string broken_promise(const Article& article, const Analysis& analysis) {
  const std::size_t size = analysis.size();
  for (const auto* each :
       {&analysis.heads, &analysis.left_edges, &analysis.right_edges, &analysis.sentence_of}) {
    if (each->size() != size) return "all arrays have an entry a token";
  }
  for (const auto* each : {&analysis.tags, &analysis.morphs, &analysis.relation_ids}) {
    if (each->size() != size) return "all arrays have an entry a token";
    if (std::ranges::any_of(*each, [&](auto id) { return id >= analysis.names.size(); }))
      return "every id has a name";
  }
  if (analysis.parts.size() != size || analysis.relations.size() != size ||
      analysis.lemma_spans.size() != size || analysis.has_space_after.size() != size)
    return "all arrays have an entry a token";
  if (auto broken = testing::broken_ranges(analysis); !broken.empty()) return broken;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (auto broken = testing::broken_token(article, analysis, i); !broken.empty()) return broken;
  }
  return testing::broken_spaces(article, analysis);
}

}  // namespace rapporteur::analysis
