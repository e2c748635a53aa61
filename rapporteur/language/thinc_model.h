#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// A component's `model` file: the layers of its network with their weights, as thinc writes them.
namespace rapporteur::language {

/// An array of weights, in C order.
struct ThincArray {
  std::vector<std::uint32_t> shape;
  std::vector<float> values;  ///< as many as the shape says
};

/// A layer's setting: a number (truth counts as 0 or 1), a text, or a list of texts.
struct ThincSetting {
  std::int64_t number = 0;
  std::vector<std::string> texts;
};

struct ThincNode {
  std::string name;
  std::map<std::string, std::uint32_t> references;  ///< by name, indices of nodes
  std::map<std::string, ThincSetting> settings;
  std::map<std::string, ThincArray> arrays;  ///< those that are set

  /// The array of that name; null if there is none or its number of dimensions is another.
  const ThincArray* array(const std::string& array_name, std::size_t dimensions) const;
  /// The number of that name, or `otherwise`.
  std::int64_t number(const std::string& setting_name, std::int64_t otherwise) const;
};

/// The layers in breadth-first order; node 0 is the whole network.
struct ThincModel {
  std::vector<ThincNode> nodes;

  /// The nodes of that name, in file order.
  std::vector<const ThincNode*> named(std::string_view name) const;
  /// What node 0 refers to by that name; null if nothing.
  const ThincNode* referred(const std::string& reference) const;
};

/// Reads the bytes of a model file; a hostile one gives an error. `name` is for the error.
Result<ThincModel> parse_thinc_model(std::string_view bytes, const std::string& name);

}  // namespace rapporteur::language
