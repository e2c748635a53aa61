#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Universal parts of speech; `none` where the package gives none.
enum class Part : std::uint8_t {
  none,
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
  space
};
template <>
struct Names<Part> {
  static constexpr std::array<std::string_view, 19> all{
      "",     "ADJ",  "ADP",   "ADV",   "AUX",   "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",   "VERB", "X",    "SPACE"};
};

/// A token's relation to its head, by the English packages' names; `other` for any name that is not here (its
/// own name is `Analysis::relation_name`).
enum class Relation : std::uint8_t {
  other,
  root,
  acl,
  acomp,
  advcl,
  advmod,
  agent,
  amod,
  appos,
  attr,
  aux,
  auxpass,
  case_mark,
  cc,
  ccomp,
  compound,
  conj,
  csubj,
  csubjpass,
  dative,
  dep,
  det,
  dobj,
  expl,
  intj,
  mark,
  meta,
  neg,
  nmod,
  npadvmod,
  nsubj,
  nsubjpass,
  nummod,
  oprd,
  parataxis,
  pcomp,
  pobj,
  poss,
  preconj,
  predet,
  prep,
  prt,
  punct,
  quantmod,
  relcl,
  xcomp
};
template <>
struct Names<Relation> {
  static constexpr std::array<std::string_view, 46> all{
      "",       "ROOT",  "acl",       "acomp",    "advcl", "advmod",   "agent",   "amod",
      "appos",  "attr",  "aux",       "auxpass",  "case",  "cc",       "ccomp",   "compound",
      "conj",   "csubj", "csubjpass", "dative",   "dep",   "det",      "dobj",    "expl",
      "intj",   "mark",  "meta",      "neg",      "nmod",  "npadvmod", "nsubj",   "nsubjpass",
      "nummod", "oprd",  "parataxis", "pcomp",    "pobj",  "poss",     "preconj", "predet",
      "prep",   "prt",   "punct",     "quantmod", "relcl", "xcomp"};
};

/// Kinds of named entities (OntoNotes); `other` for any other kind of a package.
enum class EntityKind : std::uint8_t {
  other,
  person,
  norp,
  fac,
  org,
  gpe,
  loc,
  product,
  event,
  work_of_art,
  law,
  language,
  date,
  time,
  percent,
  money,
  quantity,
  ordinal,
  cardinal
};
template <>
struct Names<EntityKind> {
  static constexpr std::array<std::string_view, 19> all{
      "",    "PERSON",   "NORP", "FAC",  "ORG",     "GPE",   "LOC",      "PRODUCT", "EVENT",   "WORK_OF_ART",
      "LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"};
};

/// A named entity.
struct EntityMention {
  TokenRange tokens;
  EntityKind kind = EntityKind::other;
};

/// A sentence: it never crosses the end of a block.
struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  ///< index into `Article::blocks`
};

/// How an article's text is said: its tokens in arrays, block after block in text order, each with its bytes
/// of `Article::text`. Only the blocks of the article itself, its headline, standfirst and captions are
/// analysed. Plain data made once by `analyse()`; any number of threads may read it. Token indices are
/// 32-bit; a walk upwards ends at a token that is its own head.
struct Analysis {
  std::vector<TextSpan> tokens;
  std::vector<std::uint16_t> tags;          ///< ids of `names` ("VBD")
  std::vector<std::uint16_t> morphs;        ///< ids of `names` ("Number=Sing|Person=3")
  std::vector<std::uint16_t> relation_ids;  ///< ids of `names`
  std::vector<Part> parts;
  std::vector<Relation> relations;
  std::vector<std::uint32_t> heads;
  std::vector<std::uint32_t> left_edges;   ///< first token of the subtree
  std::vector<std::uint32_t> right_edges;  ///< last token of the subtree
  std::vector<std::uint32_t> sentence_of;  ///< index into `sentences`
  std::vector<std::uint8_t> has_space_after;
  std::vector<TextSpan> lemma_spans;  ///< bytes of `lemma_bytes`, not of the article
  std::string lemma_bytes;
  std::vector<Sentence> sentences;
  std::vector<EntityMention> entities;  ///< in text order, not overlapping
  std::vector<TokenRange> noun_chunks;  ///< in text order, not overlapping
  std::vector<std::uint32_t>
      child_begins;  ///< token i's children are children[child_begins[i], child_begins[i+1])
  std::vector<std::uint32_t> child_list;
  /// A walk from the roots down numbers the tokens: those below token i, itself included, have the numbers
  /// [walk_begins[i], walk_ends[i]).
  std::vector<std::uint32_t> walk_begins;
  std::vector<std::uint32_t> walk_ends;
  std::vector<std::string> names;  ///< label strings by id; 0 is ""

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  std::string_view tag(std::uint32_t token) const& { return names[tags[token]]; }
  std::string_view morph(std::uint32_t token) const& { return names[morphs[token]]; }
  std::string_view relation_name(std::uint32_t token) const& { return names[relation_ids[token]]; }
  std::string_view lemma(std::uint32_t token) const& {
    return std::string_view(lemma_bytes).substr(lemma_spans[token].begin, lemma_spans[token].size());
  }
  /// In text order.
  std::span<const std::uint32_t> children(std::uint32_t token) const& {
    return std::span(child_list).subspan(child_begins[token], child_begins[token + 1] - child_begins[token]);
  }
  bool is_root(std::uint32_t token) const { return heads[token] == token; }
  /// From the first to the last token below `token`, itself included.
  TokenRange subtree(std::uint32_t token) const { return {left_edges[token], right_edges[token] + 1}; }
  const Sentence& sentence(std::uint32_t token) const& { return sentences[sentence_of[token]]; }
  /// Whether `above` is `token` or one of the heads over it.
  bool is_below(std::uint32_t token, std::uint32_t above) const {
    return walk_begins[above] <= walk_begins[token] && walk_begins[token] < walk_ends[above];
  }
  /// The tokens from one to another through their nearest common head, both included; empty where they are in
  /// different trees.
  std::vector<std::uint32_t> path(std::uint32_t from, std::uint32_t to) const;
  /// The token among `range` whose head lies outside it or that is a root (the first, where there are
  /// several). Expects at least one token.
  std::uint32_t head_of(TokenRange range) const;
  /// The root of the token's tree.
  std::uint32_t root_of(std::uint32_t token) const;
  /// The bytes of a run of tokens, from the first one's begin to the last one's end. Expects at least one.
  TextSpan span_of(TokenRange range) const;
  /// The tokens that overlap a span of the text; empty where none does.
  TokenRange tokens_in(TextSpan span) const;
  /// The entity that covers a token.
  std::optional<EntityMention> entity_at(std::uint32_t token) const;
};

}  // namespace rapporteur
