// Cases of language/: each line of the input is a text, in which "\n", "\t", "\u00A0" and the like name
// characters. What is expected was written by train/conformance/make_cases.py with the implementation that
// packages are made for:
//   = the text, as the input has it
//   words  begin  end  space  tag  part  morphology  lemma  head  relation  sentence start  entity   (parted
//   by tabs) ~  first token  end of a noun chunk
// Every path that this processor has must say the same. Without a package the cases are skipped.
#include "rapporteur/base/utf8.h"
#include "rapporteur/language/language.h"
#include "tests/cases_runner/stages.h"
#include "tests/model_folder.h"

#include <array>
#include <charconv>
#include <optional>

namespace rapporteur::cases {

namespace {

using language::Path;
using language::Reader;
using language::Reading;

constexpr std::array<std::pair<Path, const char*>, 3> paths{
    {{Path::portable, "portable"}, {Path::avx2, "avx2"}, {Path::avx512, "avx512"}}};

std::size_t hex_length(char kind) {
  return kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
}

std::string without_escapes(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char kind = line[i] == '\\' && i + 1 < line.size() ? line[i + 1] : '\0';
    const std::size_t length = hex_length(kind);
    if (length > 0) {
      std::uint32_t character = 0;
      std::from_chars(line.data() + i + 2, line.data() + i + 2 + length, character, 16);
      base::append_utf8(text, character);
      i += 1 + length;
    } else if (kind == 'n' || kind == 'r' || kind == 't' || kind == '\\') {
      text += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : '\\';
      ++i;
    } else {
      text += line[i];
    }
  }
  return text;
}

std::string written(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += '\\';
    if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<std::string> entities_of(const Language& package, const Reading& reading) {
  std::vector<std::string> entities(reading.tokens.size(), "O");
  for (const language::Entity& entity : reading.entities) {
    for (std::uint32_t i = entity.tokens.begin; i < entity.tokens.end; ++i)
      entities[i] = (i == entity.tokens.begin ? "B-" : "I-") + std::string(package.label(entity.label));
  }
  return entities;
}

std::string written_reading(const Language& package, std::string_view text, const Reading& reading) {
  std::string out;
  const auto entities = entities_of(package, reading);
  const auto add = [&](std::string_view field) { out.append(field) += '\t'; };
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const TextSpan token = reading.tokens[i];
    add(written(text.substr(token.begin, token.size())));
    for (const std::uint32_t number : {token.begin, token.end, std::uint32_t{reading.has_space_after[i]}})
      add(std::to_string(number));
    for (const language::LabelId label : {reading.tags[i], reading.parts[i], reading.morphs[i]})
      add(package.label(label));
    add(written(reading.lemma(i)));
    add(std::to_string(reading.heads[i]));
    add(package.label(reading.relations[i]));
    add(std::to_string(reading.starts_sentence[i]));
    out += entities[i] + "\n";
  }
  for (const TokenRange chunk : reading.noun_chunks)
    out += "~\t" + std::to_string(chunk.begin) + "\t" + std::to_string(chunk.end) + "\n";
  return out;
}

/// The package, loaded once; nothing where there is none.
const std::optional<Language>& package_of_tests() {
  static const std::optional<Language> package = []() -> std::optional<Language> {
    const auto folder = tests::model_folder();
    if (folder.empty()) return std::nullopt;
    auto loaded = Language::load(folder);
    if (!loaded) throw std::runtime_error(loaded.error().sentence);
    return std::move(*loaded);
  }();
  return package;
}

std::string read_all(const Language& package, Path path, std::string_view input) {
  Reader reader(package, path);
  std::string out;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view line = input.substr(0, end);
    const std::string text = without_escapes(line);
    out.append("= ").append(line) += '\n';
    out += written_reading(package, text, reader.read(text));
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return out;
}

}  // namespace

Outcome run_language_case(const CaseFile& file) {
  Outcome out;
  const std::optional<Language>& package = package_of_tests();
  if (!package) {
    out.skipped = "there is no language package in build/models, nor does RAPPORTEUR_MODEL name one";
    return out;
  }
  if (package->identity().name != "en_core_web_md") {
    out.skipped = "the cases are of en_core_web_md, the package is " + package->identity().name;
    return out;
  }
  out.written = read_all(*package, Path::portable, file.input);
  for (const auto& [path, name] : paths) {
    if (language::has_path(path) && read_all(*package, path, file.input) != out.written)
      out.mismatches.push_back(std::string(name) + " reads otherwise than portable");
  }
  return out;
}

}  // namespace rapporteur::cases
