#include "rapporteur/language/morph_features.h"

#include <algorithm>
#include <vector>

namespace rapporteur::language {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string_view>& parts, char separator) {
  std::string text;
  for (const std::string_view& part : parts) {
    if (&part != parts.data()) text += separator;
    text += part;
  }
  return text;
}

}  // namespace

std::string sorted_features(std::string_view features) {
  if (features.empty() || features == "_") return {};
  std::vector<std::string> fields;
  for (const std::string_view feature : split(features, '|')) {
    const std::size_t equals = feature.find('=');
    if (equals == std::string_view::npos) continue;
    auto values = split(feature.substr(equals + 1), ',');
    std::ranges::sort(values);
    fields.push_back(std::string(feature.substr(0, equals + 1)) + join(values, ','));
  }
  std::ranges::sort(fields);
  return join({fields.begin(), fields.end()}, '|');
}

std::string_view feature_value(std::string_view features, std::string_view name) {
  for (const std::string_view feature : split(features, '|')) {
    if (feature.size() > name.size() && feature.starts_with(name) && feature[name.size()] == '=')
      return feature.substr(name.size() + 1);
  }
  return {};
}

}  // namespace rapporteur::language
