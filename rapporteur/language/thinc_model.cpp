#include "rapporteur/language/thinc_model.h"

namespace rapporteur::language {

const ThincArray* ThincNode::array(const std::string& array_name, std::size_t dimensions) const {
  const auto found = arrays.find(array_name);
  return found == arrays.end() || found->second.shape.size() != dimensions ? nullptr : &found->second;
}

std::int64_t ThincNode::number(const std::string& setting_name, std::int64_t otherwise) const {
  const auto found = settings.find(setting_name);
  return found == settings.end() ? otherwise : found->second.number;
}

std::vector<const ThincNode*> ThincModel::named(std::string_view name) const {
  std::vector<const ThincNode*> found;
  for (const ThincNode& node : nodes) {
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

const ThincNode* ThincModel::referred(const std::string& reference) const {
  if (nodes.empty()) return nullptr;
  const auto found = nodes[0].references.find(reference);
  return found == nodes[0].references.end() || found->second >= nodes.size() ? nullptr
                                                                             : &nodes[found->second];
}

}  // namespace rapporteur::language
