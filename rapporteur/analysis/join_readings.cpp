#include "rapporteur/analysis/join_readings.h"

#include "rapporteur/analysis/add_tree.h"
#include "rapporteur/base/expect.h"

#include <utility>

namespace rapporteur::analysis {

namespace {

using language::LabelId;
using language::Reading;

/// What a package's labels are among ours.
template <Named Enum>
class Meanings {
 public:
  explicit Meanings(const Language& language) : values_(language.label_count(), Enum{}) {
    for (std::size_t id = 1; id < values_.size(); ++id)
      parse_name(language.label(static_cast<LabelId>(id)), values_[id]);
  }
  Enum operator[](LabelId id) const { return values_[id]; }

 private:
  std::vector<Enum> values_;
};

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

class Joiner {
 public:
  explicit Joiner(const Language& language) : parts_(language), relations_(language), kinds_(language) {
    made_.names.reserve(language.label_count());
    for (std::size_t id = 0; id < language.label_count(); ++id)
      made_.names.emplace_back(language.label(static_cast<LabelId>(id)));
  }

  void reserve(std::size_t tokens) {
    for (auto* each : {&made_.tags, &made_.morphs, &made_.relation_ids}) each->reserve(tokens);
    for (auto* each : {&made_.heads, &made_.left_edges, &made_.right_edges, &made_.sentence_of})
      each->reserve(tokens);
    made_.tokens.reserve(tokens);
    made_.lemma_spans.reserve(tokens);
  }
  void add(const ReadBlock& block, const Reading& reading);
  Analysis finish() {
    add_tree(made_);
    return std::move(made_);
  }

 private:
  void add_sentences(const Reading& reading, std::uint32_t block, std::uint32_t first);

  Meanings<Part> parts_;
  Meanings<Relation> relations_;
  Meanings<EntityKind> kinds_;
  Analysis made_;
};

void Joiner::add(const ReadBlock& block, const Reading& reading) {
  const std::uint32_t first = made_.size();
  const auto lemma_begin = static_cast<std::uint32_t>(made_.lemma_bytes.size());
  add_sentences(reading, block.block, first);
  for (const TextSpan token : reading.tokens)
    made_.tokens.push_back({token.begin + block.text_begin, token.end + block.text_begin});
  append(made_.tags, reading.tags);
  append(made_.morphs, reading.morphs);
  append(made_.relation_ids, reading.relations);
  append(made_.has_space_after, reading.has_space_after);
  for (const LabelId part : reading.parts) made_.parts.push_back(parts_[part]);
  for (const LabelId relation : reading.relations) made_.relations.push_back(relations_[relation]);
  for (const std::uint32_t head : reading.heads) made_.heads.push_back(head + first);
  for (const std::uint32_t edge : reading.left_edges) made_.left_edges.push_back(edge + first);
  for (const std::uint32_t edge : reading.right_edges) made_.right_edges.push_back(edge + first);
  for (const auto lemma : reading.lemmas)
    made_.lemma_spans.push_back({lemma.begin + lemma_begin, lemma.end + lemma_begin});
  made_.lemma_bytes += reading.lemma_bytes;
  for (const auto& entity : reading.entities)
    made_.entities.push_back(
        {{entity.tokens.begin + first, entity.tokens.end + first}, kinds_[entity.label]});
  for (const TokenRange chunk : reading.noun_chunks)
    made_.noun_chunks.push_back({chunk.begin + first, chunk.end + first});
}

void Joiner::add_sentences(const Reading& reading, std::uint32_t block, std::uint32_t first) {
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    if (i == 0 || reading.starts_sentence[i] != 0) made_.sentences.push_back({{first + i, first + i}, block});
    made_.sentences.back().tokens.end = first + i + 1;
    made_.sentence_of.push_back(static_cast<std::uint32_t>(made_.sentences.size() - 1));
  }
}

}  // namespace

Analysis join_readings(std::span<const ReadBlock> blocks, std::span<const Reading> readings,
                       const Language& language) {
  expect(blocks.size() == readings.size(), "every block was read");
  std::size_t tokens = 0;
  for (const Reading& reading : readings) tokens += reading.tokens.size();
  Joiner joiner(language);
  joiner.reserve(tokens);
  for (std::size_t i = 0; i < blocks.size(); ++i) joiner.add(blocks[i], readings[i]);
  return joiner.finish();
}

}  // namespace rapporteur::analysis
