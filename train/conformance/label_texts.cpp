// usage: label_texts MODEL [portable|avx2|avx512] < texts.bin > labels.txt
// Labels texts with our own reading of a language package; text_set.py says how both are laid out.

#include "rapporteur/language/language.h"

#include <charconv>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;

namespace {

constexpr std::size_t texts_at_once = 64;

struct NamedText {
  std::string name;
  std::string text;
};

std::optional<NamedText> next_text(std::istream& in) {
  std::string header;
  if (!std::getline(in, header)) return std::nullopt;
  const std::size_t tab = header.rfind('\t');
  if (tab == std::string::npos) return std::nullopt;
  std::size_t size = 0;
  std::from_chars(header.data() + tab + 1, header.data() + header.size(), size);
  NamedText made{header.substr(0, tab), std::string(size, '\0')};
  in.read(made.text.data(), static_cast<std::streamsize>(size));
  in.get();
  return made;
}

std::string written(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::vector<std::string> entities_of(const Language& language, const language::Reading& reading) {
  std::vector<std::string> entities(reading.tokens.size(), "O");
  for (const auto& entity : reading.entities) {
    for (auto token = entity.tokens.begin; token < entity.tokens.end; ++token)
      entities[token] =
          (token == entity.tokens.begin ? "B-" : "I-") + std::string(language.label(entity.label));
  }
  return entities;
}

void print(const Language& language, const NamedText& text, const language::Reading& reading) {
  const auto entities = entities_of(language, reading);
  std::cout << "= " << text.name << '\n';
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    std::cout << reading.tokens[i].begin << '\t' << reading.tokens[i].end << '\t'
              << int{reading.has_space_after[i]} << '\t' << language.label(reading.tags[i]) << '\t'
              << language.label(reading.parts[i]) << '\t' << language.label(reading.morphs[i]) << '\t'
              << written(reading.lemma(i)) << '\t' << reading.heads[i] << '\t'
              << language.label(reading.relations[i]) << '\t' << int{reading.starts_sentence[i]} << '\t'
              << entities[i] << '\n';
  }
  for (const TokenRange chunk : reading.noun_chunks)
    std::cout << "~\t" << chunk.begin << '\t' << chunk.end << '\n';
}

int run(const std::string& model, language::Path path) {
  const auto language = Language::load(model);
  if (!language) {
    std::cerr << "label_texts: " << language.error().sentence << '\n';
    return 1;
  }
  language::Reader reader(*language, path);
  while (true) {
    std::vector<NamedText> batch;
    std::vector<std::string_view> texts;
    while (batch.size() < texts_at_once) {
      auto text = next_text(std::cin);
      if (!text) break;
      batch.push_back(std::move(*text));
    }
    if (batch.empty()) return 0;
    for (const NamedText& each : batch) texts.push_back(each.text);
    const auto readings = reader.read_all(texts);
    for (std::size_t i = 0; i < batch.size(); ++i) print(*language, batch[i], readings[i]);
  }
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  if (count < 2) {
    std::cerr << "usage: label_texts MODEL [portable|avx2|avx512] < texts.bin > labels.txt\n";
    return 2;
  }
  const std::string_view name = count > 2 ? words[2] : "";
  const language::Path path = name == "portable" ? language::Path::portable
                              : name == "avx2"   ? language::Path::avx2
                              : name == "avx512" ? language::Path::avx512
                                                 : language::best_path();
  return run(words[1], path);
}
