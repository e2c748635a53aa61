#include "rapporteur/page/parse_html.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

// html5lib's tree-construction tests: a source, and the tree that a browser makes of it, as text.
namespace rapporteur {
namespace {

namespace fs = std::filesystem;
const fs::path folder = "../shared/data/pages/html5lib/tree-construction";

struct TreeCase {
  std::string name;
  std::string data;
  std::string document;
  std::string fragment_context;
  bool is_script_off = true;  ///< is to be run without scripting
  bool is_script_on = true;   ///< is to be run with the scripting flag set
};

std::vector<TreeCase> read_cases(const fs::path& path) {
  std::vector<TreeCase> cases;
  std::ifstream file(path, std::ios::binary);
  std::string line;
  std::string* section = nullptr;
  std::string ignored;
  std::size_t number = 0;
  while (std::getline(file, line)) {
    ++number;
    if (line == "#data") {
      cases.push_back({path.filename().string() + ":" + std::to_string(number), {}, {}, {}});
      section = &cases.back().data;
      continue;
    }
    if (cases.empty()) continue;
    TreeCase& current = cases.back();
    if (line == "#script-off") current.is_script_on = false;
    if (line == "#script-on") current.is_script_off = false;
    if (line == "#document-fragment") {
      section = &current.fragment_context;
    } else if (line == "#document") {
      section = &current.document;
    } else if (line.starts_with("#errors") || line.starts_with("#new-errors") ||
               line.starts_with("#script-o")) {
      section = &ignored;
    } else if (section) {
      *section += line + "\n";
    }
  }
  for (TreeCase& each : cases) {
    for (std::string* text : {&each.data, &each.fragment_context}) {
      if (!text->empty()) text->pop_back();
    }
    while (each.document.ends_with("\n")) each.document.pop_back();
  }
  return cases;
}

std::string attribute_name(const HtmlTree& tree, NodeId id, std::string_view name) {
  static const std::map<std::string_view, std::string_view> spaced{
      {"xlink:actuate", "xlink actuate"}, {"xlink:arcrole", "xlink arcrole"}, {"xlink:href", "xlink href"},
      {"xlink:role", "xlink role"},       {"xlink:show", "xlink show"},       {"xlink:title", "xlink title"},
      {"xlink:type", "xlink type"},       {"xml:lang", "xml lang"},           {"xml:space", "xml space"},
      {"xmlns", "xmlns xmlns"},           {"xmlns:xlink", "xmlns xlink"}};
  if (tree.node(id).name_space == HtmlNamespace::html) return std::string(name);
  if (name == "xmlns") return "xmlns";
  const auto found = spaced.find(name);
  return std::string(found == spaced.end() ? name : found->second);
}

void write_element(const HtmlTree& tree, NodeId id, const std::string& indent, std::string& out) {
  const HtmlNode& node = tree.node(id);
  out += indent + "<";
  if (node.name_space == HtmlNamespace::svg) out += "svg ";
  if (node.name_space == HtmlNamespace::mathml) out += "math ";
  out += std::string(tree.name(id)) + ">\n";
  std::map<std::string, std::string> attributes;
  for (std::size_t i = 0; i < tree.attribute_count(id); ++i) {
    const HtmlAttribute attribute = tree.attribute(id, i);
    attributes[attribute_name(tree, id, attribute.name)] = attribute.value;
  }
  for (const auto& [name, value] : attributes)
    out.append(indent).append("  ").append(name).append("=\"").append(value).append("\"\n");
}

void write_node(const HtmlTree& tree, NodeId id, std::size_t depth, std::string& out) {
  const std::string indent = "| " + std::string(depth * 2, ' ');
  switch (tree.node(id).kind) {
    case NodeKind::element:
      write_element(tree, id, indent, out);
      break;
    case NodeKind::text:
      out += indent + "\"" + tree.text(id) + "\"\n";
      break;
    case NodeKind::comment:
      out += indent + "<!-- " + tree.text(id) + " -->\n";
      break;
    case NodeKind::template_content:
      out += indent + "content\n";
      break;
    case NodeKind::document:
      break;
    case NodeKind::doctype: {
      out += indent + "<!DOCTYPE " + std::string(tree.name(id));
      const std::string public_id(tree.public_id(id).value_or(""));
      const std::string system_id(tree.system_id(id).value_or(""));
      if (!public_id.empty() || !system_id.empty()) out += " \"" + public_id + "\" \"" + system_id + "\"";
      out += ">\n";
    }
  }
}

std::string written(const HtmlTree& tree, NodeId root) {
  std::string out;
  std::size_t depth = 0;
  NodeId at = tree.node(root).first_child;
  while (at != no_node) {
    write_node(tree, at, depth, out);
    NodeId next = tree.node(at).first_child;
    if (next != no_node) {
      ++depth;
    } else {
      next = tree.node(at).next;
      while (next == no_node && tree.node(at).parent != root) {
        at = tree.node(at).parent;
        --depth;
        next = tree.node(at).next;
      }
    }
    at = next;
  }
  while (out.ends_with("\n")) out.pop_back();
  return out;
}

struct Tally {
  int passed = 0;
  int failed = 0;
};

void run(const TreeCase& each, bool is_scripting, Tally& tally) {
  HtmlParseOptions options;
  options.is_scripting = is_scripting;
  options.fragment_context = each.fragment_context;
  const HtmlTree tree = parse_html(each.data, options);
  const bool is_fragment = !each.fragment_context.empty();
  const std::string got = written(tree, is_fragment ? tree.html() : HtmlTree::document);
  const bool is_right = got == each.document;
  (is_right ? tally.passed : tally.failed) += 1;
  CHECK_MESSAGE(is_right, each.name, is_scripting ? " (scripting)" : "", "\n", each.data, "\n--- expected\n",
                each.document, "\n--- got\n", got);
}

}  // namespace

TEST_CASE("the tree of every html5lib case is the browser's") {
  if (!fs::exists(folder)) {
    MESSAGE("skipped: " << folder.string() << " is not here");
    return;
  }
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".dat") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Tally off;
  Tally on;
  for (const fs::path& path : paths) {
    for (const TreeCase& each : read_cases(path)) {
      if (each.is_script_off) run(each, false, off);
      if (each.is_script_on) run(each, true, on);
    }
  }
  MESSAGE("without scripting: " << off.passed << " passed, " << off.failed
                                << " failed; with the scripting flag: " << on.passed << " passed, "
                                << on.failed << " failed");
}

}  // namespace rapporteur
