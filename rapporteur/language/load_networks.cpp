#include "rapporteur/language/json_tree.h"
#include "rapporteur/language/msgpack.h"
#include "rapporteur/language/networks.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr double max_count = 9e15;  // a whole number in JSON

/// The moves' counts by action and label: {"2": {"det": 172595, ...}, ...}.
Result<std::vector<MoveCount>> count_moves(std::string_view json, const std::string& name) {
  const auto malformed = [&] {
    return fail(ErrorKind::malformed, "The moves are not counts by action and label.", name);
  };
  auto tree = read_json(json, name);
  if (!tree) return fail(tree.error());
  if (tree->kind != JsonTree::Kind::object) return malformed();
  std::vector<MoveCount> counts;
  for (std::size_t a = 0; a < tree->names.size(); ++a) {
    const std::string& digits = tree->names[a];
    const JsonTree& labels = tree->elements[a];
    std::int64_t action = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), action);
    if (end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return malformed();
    if (labels.kind != JsonTree::Kind::object) return malformed();
    for (std::size_t l = 0; l < labels.names.size(); ++l) {
      const JsonTree& count = labels.elements[l];
      if (count.kind != JsonTree::Kind::number || !(std::abs(count.number) < max_count)) return malformed();
      counts.push_back({{action, labels.names[l]}, static_cast<std::int64_t>(count.number)});
    }
  }
  return counts;
}

/// A `moves` file is MessagePack that holds JSON.
Result<std::vector<MoveCount>> read_moves(const OpenFile& open, const std::string& name) {
  auto file = open(name);
  if (!file) return fail(file.error());
  MsgpackReader reader(file->bytes());
  std::string_view json;
  for (std::uint32_t left = reader.map(); left > 0 && reader.is_good(); --left) {
    if (reader.text() == "moves") {
      json = reader.text();
    } else {
      reader.skip();
    }
  }
  if (auto outcome = reader.outcome(name); !outcome) return fail(outcome.error());
  return count_moves(json, name);
}

Result<std::vector<std::string>> read_tags(const OpenFile& open, const std::string& name) {
  auto file = open(name);
  if (!file) return fail(file.error());
  auto tree = read_json(file->bytes(), name);
  if (!tree) return fail(tree.error());
  const JsonTree* const labels = tree->find("labels");
  if (!labels || labels->kind != JsonTree::Kind::array) {
    return fail(ErrorKind::malformed, "The tagger has no list of labels.", name);
  }
  std::vector<std::string> tags;
  for (const JsonTree& each : labels->elements) {
    if (each.kind != JsonTree::Kind::text) return fail(ErrorKind::malformed, "A tag is not a text.", name);
    tags.push_back(each.text);
  }
  return tags;
}

Result<ThincModel> read_model(const OpenFile& open, const std::string& name) {
  auto file = open(name);
  if (!file) return fail(file.error());
  return parse_thinc_model(file->bytes(), name);
}

}  // namespace

Result<Networks> load_networks(const OpenFile& open, std::size_t vector_width, Labels& labels) {
  NetworkParts parts;
  parts.vector_width = vector_width;
  for (const auto& [model, name] : {std::pair{&parts.tok2vec, "tok2vec/model"},
                                    {&parts.tagger, "tagger/model"},
                                    {&parts.parser, "parser/model"},
                                    {&parts.entities, "ner/model"}}) {
    auto read = read_model(open, name);
    if (!read) return fail(read.error());
    *model = std::move(*read);
  }
  auto tags = read_tags(open, "tagger/cfg");
  if (!tags) return fail(tags.error());
  parts.tags = std::move(*tags);
  for (const auto& [counts, name] :
       {std::pair{&parts.parser_moves, "parser/moves"}, {&parts.entity_moves, "ner/moves"}}) {
    auto read = read_moves(open, name);
    if (!read) return fail(read.error());
    *counts = std::move(*read);
  }
  return make_networks(std::move(parts), labels);
}

}  // namespace rapporteur::language
