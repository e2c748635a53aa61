#include "rapporteur/language/noun_chunks.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::language {

namespace {
constexpr std::array<std::string_view, 3> noun_parts{"NOUN", "PROPN", "PRON"};
constexpr std::array<std::string_view, 10> noun_relations{"oprd", "nsubj",  "dobj",  "nsubjpass", "pcomp",
                                                          "pobj", "dative", "appos", "attr",      "ROOT"};
}  // namespace

NounChunks::NounChunks(const Labels& labels) : conj_(labels.find("conj")) {
  std::ranges::transform(noun_parts, nouns_.begin(), [&](auto name) { return labels.find(name); });
  std::ranges::transform(noun_relations, relations_.begin(), [&](auto name) { return labels.find(name); });
}

// A label that the package does not have is 0 here, and so is no label at all.
bool NounChunks::is_noun(LabelId part) const {
  return part != 0 && std::ranges::find(nouns_, part) != nouns_.end();
}

bool NounChunks::takes_noun(LabelId relation) const {
  return relation != 0 && std::ranges::find(relations_, relation) != relations_.end();
}

bool NounChunks::is_listed(const Tree& tree, std::uint32_t token) const {
  return conj_ != 0 && tree.relations[token] == conj_ && tree.heads[token] < token;
}

std::vector<TokenRange> NounChunks::find(const Tree& tree) const {
  std::vector<TokenRange> chunks;
  const auto size = static_cast<std::uint32_t>(tree.parts.size());
  // The first of the list that a token is in: a noun in a list stands where the list's first noun stands.
  std::vector<std::uint32_t> firsts(size);
  for (std::uint32_t i = 0; i < size; ++i) firsts[i] = is_listed(tree, i) ? firsts[tree.heads[i]] : i;
  std::uint32_t taken = 0;  // tokens before this one are in a chunk or before one
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!is_noun(tree.parts[i]) || tree.left_edges[i] < taken) continue;
    const bool is_conjoined = conj_ != 0 && tree.relations[i] == conj_;
    if (!takes_noun(tree.relations[is_conjoined ? firsts[tree.heads[i]] : i])) continue;
    chunks.push_back({tree.left_edges[i], i + 1});
    taken = i + 1;
  }
  return chunks;
}

}  // namespace rapporteur::language
