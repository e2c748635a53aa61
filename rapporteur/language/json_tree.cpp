#include "rapporteur/language/json_tree.h"

#include <simdjson.h>

#include <algorithm>

namespace rapporteur::language {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_json_bytes = std::size_t{64} << 20;

JsonTree copy(dom::element element) {
  JsonTree tree;
  bool truth = false;
  std::string_view text;
  dom::array array;
  dom::object object;
  if (!element.get_bool().get(truth)) {
    tree.kind = JsonTree::Kind::boolean;
    tree.number = truth ? 1 : 0;
  } else if (!element.get_double().get(tree.number)) {
    tree.kind = JsonTree::Kind::number;
  } else if (!element.get_string().get(text)) {
    tree.kind = JsonTree::Kind::text;
    tree.text = std::string(text);
  } else if (!element.get_array().get(array)) {
    tree.kind = JsonTree::Kind::array;
    for (const dom::element each : array) tree.elements.push_back(copy(each));
  } else if (!element.get_object().get(object)) {
    tree.kind = JsonTree::Kind::object;
    for (const dom::key_value_pair& each : object) {
      tree.names.emplace_back(each.key);
      tree.elements.push_back(copy(each.value));
    }
  }
  return tree;
}

}  // namespace

const JsonTree* JsonTree::find(std::string_view name) const {
  if (kind != Kind::object) return nullptr;
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? nullptr : &elements[static_cast<std::size_t>(found - names.begin())];
}

std::string_view JsonTree::find_text(std::string_view name) const& {
  const JsonTree* value = find(name);
  return value ? std::string_view(value->text) : std::string_view();
}

Result<JsonTree> read_json(std::string_view json, const std::string& concerns) {
  if (json.size() > max_json_bytes)
    return fail(ErrorKind::too_large, "a description in the language package is too large to be one",
                concerns);
  dom::parser parser;
  dom::element element;
  if (json.empty() || parser.allocate(std::max<std::size_t>(json.size(), 1), max_depth) ||
      parser.parse(json.data(), json.size()).get(element))
    return fail(ErrorKind::malformed,
                "a description in the language package is not JSON that can be read; fetch the package again",
                concerns);
  return copy(element);
}

}  // namespace rapporteur::language
