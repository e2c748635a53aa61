#include "rapporteur/language/noun_chunks.h"

#include <doctest/doctest.h>

#include <vector>

namespace rapporteur::language {

namespace {

struct Token {
  const char* part;
  const char* relation;
  std::uint32_t head;
  std::uint32_t left_edge;
};

std::vector<TokenRange> chunks(const std::vector<Token>& tokens) {
  Labels labels;
  std::vector<LabelId> parts, relations;
  std::vector<std::uint32_t> heads, left_edges;
  for (const Token& token : tokens) {
    parts.push_back(labels.add(token.part));
    relations.push_back(labels.add(token.relation));
    heads.push_back(token.head);
    left_edges.push_back(token.left_edge);
  }
  return NounChunks(labels).find({parts, relations, heads, left_edges});
}

}  // namespace

TEST_CASE("a noun and what stands before it") {
  // The old minister of finance resigned
  CHECK(chunks({{"DET", "det", 2, 0},
                {"ADJ", "amod", 2, 1},
                {"NOUN", "nsubj", 5, 0},
                {"ADP", "prep", 2, 3},
                {"NOUN", "pobj", 3, 4},
                {"VERB", "ROOT", 5, 0}}) == std::vector<TokenRange>{{0, 3}, {4, 5}});
}

TEST_CASE("a list's nouns stand where its first stands") {
  // tea , milk and water boiled
  CHECK(chunks({{"NOUN", "nsubj", 5, 0},
                {"PUNCT", "punct", 0, 1},
                {"NOUN", "conj", 0, 2},
                {"CCONJ", "cc", 2, 3},
                {"NOUN", "conj", 2, 4},
                {"VERB", "ROOT", 5, 0}}) == std::vector<TokenRange>{{0, 1}, {2, 3}, {4, 5}});
  // He ran and slept: the list is one of verbs
  CHECK(chunks({{"PRON", "nsubj", 1, 0},
                {"VERB", "advcl", 1, 0},
                {"CCONJ", "cc", 1, 2},
                {"NOUN", "conj", 1, 3}}) == std::vector<TokenRange>{{0, 1}});
}

TEST_CASE("chunks do not overlap") {
  CHECK(chunks({{"NOUN", "dobj", 2, 0}, {"NOUN", "dobj", 2, 0}, {"VERB", "ROOT", 2, 0}}) ==
        std::vector<TokenRange>{{0, 1}});
  CHECK(chunks({}).empty());
}

}  // namespace rapporteur::language
