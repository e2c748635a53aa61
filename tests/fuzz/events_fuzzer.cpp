#include "rapporteur/base/expect.h"
#include "rapporteur/event/find_events.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace rapporteur;

/// An analysis of a sentence a line, its words between blanks: each byte of a word's length and letters
/// chooses its part of speech, relation and head, so that trees of every shape come up.
Analysis analysis_of(std::string_view text) {
  Analysis made;
  made.names = {"", "VBD", "VBN", "VB", "NN", "NNS", "MD", "TO", "WDT"};
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != ' ' && text[at] != '\n') continue;
    if (at > begin) {
      const std::string_view word = text.substr(begin, at - begin);
      const auto number = static_cast<std::uint32_t>(made.tokens.size());
      const auto salt = static_cast<unsigned char>(word.front()) + word.size();
      made.tokens.push_back({begin, at});
      made.tags.push_back(static_cast<std::uint16_t>(salt % made.names.size()));
      made.morphs.push_back(0);
      made.relation_ids.push_back(0);
      made.parts.push_back(salt % 2 ? Part::verb : Part::noun);
      made.relations.push_back(static_cast<Relation>(salt * 7 % Names<Relation>::all.size()));
      made.heads.push_back(number ? static_cast<std::uint32_t>(salt) % number : 0);
      made.lemma_spans.push_back({static_cast<std::uint32_t>(made.lemma_bytes.size()),
                                  static_cast<std::uint32_t>(made.lemma_bytes.size() + word.size())});
      made.lemma_bytes += word;
      made.has_space_after.push_back(1);
      made.sentence_of.push_back(0);
    }
    begin = at + 1;
  }
  return made;
}

/// Children, edges and walk of a tree whose heads stand before their children.
void finish(Analysis& made) {
  const auto size = made.size();
  std::vector<std::vector<std::uint32_t>> below(size);
  for (std::uint32_t i = 1; i < size; ++i) below[made.heads[i]].push_back(i);
  made.left_edges.resize(size);
  made.right_edges.resize(size);
  std::vector<std::uint32_t> sizes(size, 1);
  for (std::uint32_t i = size; i-- > 0;) {
    made.left_edges[i] = i;
    made.right_edges[i] = i;
    for (const std::uint32_t child : below[i]) {
      made.right_edges[i] = std::max(made.right_edges[i], made.right_edges[child]);
      sizes[i] += sizes[child];
    }
  }
  made.child_begins.push_back(0);
  made.walk_begins.assign(size, 0);
  made.walk_ends.assign(size, 0);
  for (std::uint32_t i = 0; i < size; ++i) {
    made.walk_ends[i] = made.walk_begins[i] + sizes[i];
    std::uint32_t next = made.walk_begins[i] + 1;
    for (const std::uint32_t child : below[i]) {
      made.child_list.push_back(child);
      made.walk_begins[child] = next;
      next += sizes[child];
    }
    made.child_begins.push_back(static_cast<std::uint32_t>(made.child_list.size()));
  }
  if (size > 0) made.sentences.push_back({{0, size}, 0});
}

}  // namespace

// Events of words in trees of any shape: their spans stand in the text and in order, and each has a label and
// a code.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Article article;
  TextBuilder builder;
  builder.append_same(text, 0);
  article.text = builder.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  Analysis analysis = analysis_of(text);
  finish(analysis);
  const Actors actors;
  std::uint32_t last = 0;
  for (const Event& event : find_events({article, analysis, actors})) {
    expect(event.event != Plover::none && event.quad != Quad::none, "an event has a label");
    expect(!event.cameo.empty(), "an event has a code");
    expect(!event.trigger.empty() && event.trigger.front().begin >= last, "events stand in order");
    for (const TextSpan span : event.trigger)
      expect(span.begin < span.end && span.end <= size, "a trigger stands in the text");
    expect(!event.actors.empty() || !event.recipients.empty(), "an event has a party");
    last = event.trigger.front().begin;
  }
  return 0;
}
