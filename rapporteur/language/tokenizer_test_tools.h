#pragma once

#include "rapporteur/language/tokenizer_rules.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Small packages' tokenizers, made for tests as they stand in a file.
namespace rapporteur::language::test {

/// A text as MessagePack.
inline std::string packed(std::string_view text) {
  std::string out = "\xDA";
  out += static_cast<char>(text.size() >> 8);
  out += static_cast<char>(text.size() & 0xFF);
  return out += text;
}
inline std::string packed_map(std::size_t pairs) {
  return {static_cast<char>(0xDE), static_cast<char>(pairs >> 8), static_cast<char>(pairs & 0xFF)};
}

struct Listed {
  std::string text;
  std::vector<std::pair<std::string, std::string>> parts;  ///< texts and norms
};

struct Patterns {
  std::string prefix = R"(^\(|^"|^\$|^…|^\.\.+)";
  std::string suffix = R"(\)$|"$|,$|\!$|…$|\.\.+$|'s$|(?<=[0-9])(?:km|m)$|(?<=[a-z])\.$)";
  std::string infix = R"(\.\.+|…|(?<=[a-z])[-/](?=[a-z]))";
  std::string url = R"((?u)^(?:\w+://)?(?:[a-z\u00e9]+\.)+[a-z]{2,3}(?:/\S*)?$)";
};

/// A tokenizer's file.
inline std::string tokenizer_file(const Patterns& patterns, const std::vector<Listed>& exceptions) {
  std::string out = packed_map(5);
  out +=
      packed("prefix_search") + packed(patterns.prefix) + packed("suffix_search") + packed(patterns.suffix);
  out += packed("infix_finditer") + packed(patterns.infix) + packed("url_match") + packed(patterns.url);
  out += packed("exceptions") + packed_map(exceptions.size());
  for (const Listed& each : exceptions) {
    out += packed(each.text);
    out += static_cast<char>(0x90 + each.parts.size());
    for (const auto& [text, norm] : each.parts) {
      out += packed_map(norm.empty() ? 1 : 2) + '\x41' + packed(text);
      if (!norm.empty()) out += '\x43' + packed(norm);
    }
  }
  return out;
}

inline const std::vector<Listed>& some_exceptions() {
  static const std::vector<Listed> exceptions{{"don't", {{"do", ""}, {"n't", "not"}}},
                                              {"a.m.", {{"a.m.", ""}}},
                                              {"etc.", {{"etc.", ""}}},
                                              {"(:", {{"(:", ""}}},
                                              {" ", {{" ", ""}}}};
  return exceptions;
}

}  // namespace rapporteur::language::test
