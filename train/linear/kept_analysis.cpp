#include "train/linear/kept_analysis.h"

#include "train/linear/corpus.h"

#include <fstream>
#include <string>
#include <type_traits>

namespace rapporteur::train {

namespace {

template <class T>
void write(std::ostream& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.write(reinterpret_cast<const char*>(&value), sizeof value);
}
template <class Values>
void write_all(std::ostream& out, const Values& values) {
  write(out, values.size());
  out.write(reinterpret_cast<const char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(typename Values::value_type)));
}
template <class T>
T read(std::istream& in) {
  T value{};
  in.read(reinterpret_cast<char*>(&value), sizeof value);
  return value;
}
template <class Values>
void read_all(std::istream& in, Values& values) {
  values.resize(read<std::size_t>(in));
  in.read(reinterpret_cast<char*>(values.data()),
          static_cast<std::streamsize>(values.size() * sizeof(typename Values::value_type)));
}

/// Calls `each` with every array of an analysis.
template <class Kept, class Each>
void for_each_array(Kept& analysis, const Each& each) {
  each(analysis.tokens);
  each(analysis.tags);
  each(analysis.morphs);
  each(analysis.relation_ids);
  each(analysis.parts);
  each(analysis.relations);
  each(analysis.heads);
  each(analysis.left_edges);
  each(analysis.right_edges);
  each(analysis.sentence_of);
  each(analysis.has_space_after);
  each(analysis.lemma_spans);
  each(analysis.lemma_bytes);
  each(analysis.sentences);
  each(analysis.entities);
  each(analysis.noun_chunks);
  each(analysis.child_begins);
  each(analysis.child_list);
  each(analysis.walk_begins);
  each(analysis.walk_ends);
}

}  // namespace

void write_analyses(const std::filesystem::path& path, const std::vector<TrainingText>& texts) {
  std::ofstream out(path, std::ios::binary);
  write(out, texts.size());
  for (const TrainingText& text : texts) {
    write_all(out, text.name);
    for_each_array(text.analysis, [&](const auto& array) { write_all(out, array); });
    write(out, text.analysis.names.size());
    for (const std::string& name : text.analysis.names) write_all(out, name);
  }
}

bool read_analyses(const std::filesystem::path& path, std::vector<TrainingText>& texts) {
  std::ifstream in(path, std::ios::binary);
  if (!in || read<std::size_t>(in) != texts.size()) return false;
  for (TrainingText& text : texts) {
    std::string name;
    read_all(in, name);
    if (name != text.name) return false;
    for_each_array(text.analysis, [&](auto& array) { read_all(in, array); });
    text.analysis.names.resize(read<std::size_t>(in));
    for (std::string& each : text.analysis.names) read_all(in, each);
  }
  return static_cast<bool>(in);
}

}  // namespace rapporteur::train
