#include "rapporteur/page/html_tokenizer.h"

#include <doctest/doctest.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

// html5lib's tokenizer tests: a source, the state to begin in, and the tokens that come out. Tokens are
// compared as text. Error codes and places are not compared: the parser reports no errors.
namespace rapporteur {
namespace {

namespace fs = std::filesystem;
using page::Content;
using page::TokenKind;
const fs::path folder = "../shared/data/pages/html5lib/tokenizer";

struct TokenCase {
  std::string name;
  std::string input;
  std::string last_start_tag;
  std::string state;
  std::string expected;
};

char32_t read_hexadecimal(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

// The tests' own second layer of escapes. Nothing for half of a surrogate pair, which UTF-8 cannot hold.
std::optional<std::string> unescaped(std::string_view text, bool is_escaped) {
  if (!is_escaped) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!text.substr(i).starts_with("\\u")) {
      out.push_back(text[i++]);
      continue;
    }
    char32_t unit = read_hexadecimal(text.substr(i + 2, 4));
    i += 6;
    if (unit >= 0xD800 && unit < 0xDC00 && text.substr(i).starts_with("\\u")) {
      const auto low = read_hexadecimal(text.substr(i + 2, 4));
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      i += 6;
    }
    if (unit >= 0xD800 && unit < 0xE000) return std::nullopt;
    base::append_utf8(out, unit);
  }
  return out;
}

void write_tag(std::string& out, const char* kind, std::string_view name,
               const std::map<std::string, std::string>& attributes, bool is_self_closing) {
  out.append(kind).append(" ").append(name);
  for (const auto& [key, value] : attributes)
    out.append(" [").append(key).append("=").append(value).append("]");
  out.append(is_self_closing ? " /\n" : "\n");
}

void write_doctype(std::string& out, const std::optional<std::string>& name,
                   const std::optional<std::string>& public_id, const std::optional<std::string>& system_id,
                   bool forces_quirks) {
  out += "DOCTYPE";
  for (const auto& part : {name, public_id, system_id})
    out.append(" ").append(part ? "'" + *part + "'" : "null");
  out += forces_quirks ? " quirks\n" : "\n";
}

/// Text tokens in a row are one.
void write_text(std::string& out, std::string& text) {
  if (!text.empty()) out.append("Character ").append(text).append("\n");
  text.clear();
}

// Nothing where the tokens hold half a surrogate pair.
std::optional<std::string> expected_tokens(simdjson::dom::array tokens, bool is_escaped) {
  bool is_unicode = true;
  const auto read = [&](simdjson::dom::element element) {
    const auto text = unescaped(std::string_view(element), is_escaped);
    is_unicode = is_unicode && text.has_value();
    return text.value_or("");
  };
  const auto read_or_null = [&read](simdjson::dom::element element) {
    return element.is_null() ? std::nullopt : std::optional(read(element));
  };
  std::string out;
  std::string text;
  for (simdjson::dom::element element : tokens) {
    const simdjson::dom::array token = element;
    const std::string_view kind = token.at(0);
    if (kind == "Character") {
      text += read(token.at(1));
      continue;
    }
    write_text(out, text);
    if (kind == "StartTag") {
      std::map<std::string, std::string> attributes;
      for (const auto& field : simdjson::dom::object(token.at(2))) {
        attributes[unescaped(field.key, is_escaped).value()] = read(field.value);
      }
      write_tag(out, "StartTag", read(token.at(1)), attributes, token.size() > 3);
    } else if (kind == "EndTag") {
      write_tag(out, "EndTag", read(token.at(1)), {}, false);
    } else if (kind == "Comment") {
      out.append("Comment ").append(read(token.at(1))).append("\n");
    } else if (kind == "DOCTYPE") {
      write_doctype(out, read_or_null(token.at(1)), read_or_null(token.at(2)), read_or_null(token.at(3)),
                    !bool(token.at(4)));
    }
  }
  write_text(out, text);
  return is_unicode ? std::optional(out) : std::nullopt;
}

Content content_of(std::string_view state) {
  if (state == "PLAINTEXT state") return Content::plaintext;
  if (state == "RCDATA state") return Content::rcdata;
  if (state == "RAWTEXT state") return Content::rawtext;
  if (state == "Script data state") return Content::script;
  if (state == "CDATA section state") return Content::cdata;
  return Content::data;
}

std::string text_of(const page::TreeTables& tables, const page::Token& token) {
  std::string text;
  for (std::uint32_t i = 0; i < token.count; ++i) text += tables.value(tables.pieces[token.first + i]);
  return text;
}

void write_token(std::string& out, TokenKind kind, const page::Token& token, const page::TreeTables& tables,
                 std::string_view name) {
  if (kind == TokenKind::start_tag) {
    std::map<std::string, std::string> attributes;
    for (std::uint32_t i = 0; i < token.count; ++i) {
      const page::AttributeEntry& entry = tables.attributes[token.first + i];
      attributes[std::string(tables.name(entry))] = tables.value(entry.value);
    }
    write_tag(out, "StartTag", name, attributes, token.is_self_closing);
  } else if (kind == TokenKind::end_tag) {
    write_tag(out, "EndTag", name, {}, false);
  } else if (kind == TokenKind::comment) {
    out.append("Comment ").append(text_of(tables, token)).append("\n");
  } else if (kind == TokenKind::doctype) {
    const page::Doctype& doctype = token.doctype;
    write_doctype(out, doctype.has_name ? std::optional(doctype.name) : std::nullopt, doctype.public_id,
                  doctype.system_id, doctype.forces_quirks);
  }
}

std::string tokens_of(const TokenCase& each) {
  page::TreeTables tables;
  tables.source = each.input.data();
  page::NameKeeper names(tables);
  page::Tokenizer tokenizer(each.input, tables, names);
  tokenizer.read_as(content_of(each.state), each.last_start_tag);
  std::string out;
  std::string text;
  for (TokenKind kind = tokenizer.next(); kind != TokenKind::end_of_file; kind = tokenizer.next()) {
    const page::Token& token = tokenizer.token();
    if (kind == TokenKind::text || kind == TokenKind::null) {
      text += tables.value(token.piece);
      continue;
    }
    write_text(out, text);
    const bool is_tag = kind == TokenKind::start_tag || kind == TokenKind::end_tag;
    write_token(out, kind, token, tables, is_tag ? names.name_of_id(token.name) : std::string_view());
  }
  write_text(out, text);
  return out;
}

struct Tally {
  int passed = 0;
  int failed = 0;
  int not_applicable = 0;
};

void run_case(const TokenCase& each, Tally& tally) {
  const std::string got = tokens_of(each);
  (got == each.expected ? tally.passed : tally.failed) += 1;
  CHECK_MESSAGE(got == each.expected, each.name, " (", each.state, ")\n", each.input, "\n--- expected\n",
                each.expected, "--- got\n", got);
}

void run_file(const fs::path& path, Tally& tally) {
  simdjson::dom::parser parser;
  const simdjson::dom::object file = parser.load(path.string());
  simdjson::dom::array tests;
  // xmlViolation.test has "xmlViolationTests": what a tree that has to be XML would change. Ours need not be.
  if (file["tests"].get(tests)) return;
  for (const simdjson::dom::object test : tests) {
    bool is_escaped = false;
    if (test["doubleEscaped"].get(is_escaped)) is_escaped = false;
    std::vector<std::string> states{"Data state"};
    simdjson::dom::array initial_states;
    if (!test["initialStates"].get(initial_states)) {
      states.clear();
      for (const std::string_view state : initial_states) states.emplace_back(state);
    }
    TokenCase each{
        path.filename().string() + ": " + std::string(std::string_view(test["description"])), {}, {}, {}, {}};
    std::string_view last_start_tag;
    if (!test["lastStartTag"].get(last_start_tag)) each.last_start_tag = last_start_tag;
    const auto input = unescaped(std::string_view(test["input"]), is_escaped);
    const auto expected = expected_tokens(test["output"], is_escaped);
    if (!input || !expected) {
      tally.not_applicable += static_cast<int>(states.size());
      continue;
    }
    each.input = *input;
    each.expected = *expected;
    for (const std::string& state : states) {
      each.state = state;
      run_case(each, tally);
    }
  }
}

}  // namespace

TEST_CASE("the tokens of every html5lib case are the standard's") {
  if (!fs::exists(folder)) {
    MESSAGE("skipped: " << folder.string() << " is not here");
    return;
  }
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Tally tally;
  for (const fs::path& path : paths) run_file(path, tally);
  MESSAGE(tally.passed << " passed, " << tally.failed << " failed, " << tally.not_applicable
                       << " cannot apply (half surrogate pairs)");
}

}  // namespace rapporteur
