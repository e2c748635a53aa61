#include "rapporteur/language/package_description.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/language/json_tree.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace rapporteur::language {

namespace {

constexpr const char* meta_name = "meta.json";
constexpr const char* config_name = "config.cfg";
/// A part and the one that must have run before it; "" for none.
struct Part {
  std::string_view name;
  std::string_view after;
};
constexpr std::array<Part, 6> parts{{{"tok2vec", ""},
                                     {"tagger", "tok2vec"},
                                     {"parser", "tok2vec"},
                                     {"ner", "parser"},
                                     {"attribute_ruler", "parser"},
                                     {"lemmatizer", "attribute_ruler"}}};

std::vector<std::string> texts_of(const JsonTree& tree, std::string_view name) {
  std::vector<std::string> texts;
  const JsonTree* list = tree.find(name);
  if (!list) return texts;
  for (const JsonTree& each : list->elements) texts.push_back(each.text);
  return texts;
}

Result<void> check_parts(const std::vector<std::string>& present) {
  const auto place = [&](std::string_view name) { return std::ranges::find(present, name); };
  for (const std::string& name : present) {
    if (std::ranges::find(parts, name, &Part::name) == parts.end())
      return fail(ErrorKind::not_supported,
                  "the language package has a part that is not supported: '" + name + "'", meta_name);
  }
  for (const Part& part : parts) {
    if (place(part.name) == present.end())
      return fail(ErrorKind::not_supported,
                  "the language package lacks a part that is needed: '" + std::string(part.name) + "'",
                  meta_name);
    if (!part.after.empty() && place(part.after) > place(part.name))
      return fail(ErrorKind::not_supported,
                  "the language package runs '" + std::string(part.name) + "' before '" +
                      std::string(part.after) + "', which is not supported",
                  meta_name);
  }
  return {};
}

/// The value of `key = value` under [section]; "" where there is none.
std::string_view config_value(std::string_view config, std::string_view section, std::string_view key) {
  bool is_inside = false;
  while (!config.empty()) {
    const std::size_t end = std::min(config.find('\n'), config.size());
    const std::string_view line = base::trim(config.substr(0, end));
    config.remove_prefix(std::min(end + 1, config.size()));
    if (line.starts_with('[') && line.ends_with(']')) is_inside = line.substr(1, line.size() - 2) == section;
    const std::size_t equals = line.find('=');
    if (is_inside && equals != std::string_view::npos && base::trim(line.substr(0, equals)) == key)
      return base::trim(line.substr(equals + 1));
  }
  return {};
}

}  // namespace

Result<Identity> read_meta(std::string_view json) {
  const auto meta = read_json(json, meta_name);
  if (!meta) return fail(meta.error());
  Identity identity;
  identity.language = meta->find_text("lang");
  identity.name = identity.language + "_" + std::string(meta->find_text("name"));
  identity.version = meta->find_text("version");
  identity.licence = meta->find_text("license");
  if (!identity.version.starts_with("3."))
    return fail(ErrorKind::not_supported,
                "the language package is of version '" + identity.version + "'; 3.x is supported", meta_name);
  if (auto outcome = check_parts(texts_of(*meta, "pipeline")); !outcome) return fail(outcome.error());
  return identity;
}

Result<void> check_config(std::string_view config, const Identity& identity) {
  const std::string_view tokenizer = config_value(config, "nlp.tokenizer", "@tokenizers");
  if (!tokenizer.empty() && tokenizer != "\"spacy.Tokenizer.v1\"")
    return fail(ErrorKind::not_supported,
                "the language package's tokenizer is not supported: " + std::string(tokenizer), config_name);
  const std::string_view mode = config_value(config, "components.lemmatizer", "mode");
  if (!mode.empty() && mode != "\"rule\"")
    return fail(ErrorKind::not_supported,
                "the language package's lemmatizer is not supported: mode " + std::string(mode), config_name);
  if (identity.language != "en")
    return fail(ErrorKind::not_supported,
                "the language package's lemmatizer is not supported: rules of the language '" +
                    identity.language + "'",
                config_name);
  return {};
}

}  // namespace rapporteur::language
