#include "rapporteur/language/language.h"
#include "rapporteur/language/noun_chunks.h"
#include "rapporteur/language/package.h"
#include "rapporteur/language/tokenizer.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

// Texts are read together up to this many tokens: more rows make no better use of the kernels.
constexpr std::size_t tokens_at_once = 512;

/// A text while it is read; its words are those of the tokenizer.
struct OpenText {
  Tokens tokens;
  std::vector<TokenFeatures> forms;
  std::vector<std::uint8_t> are_spaces;
};

}  // namespace

struct Reader::Work {
  Work(const Package& package_in, Path path)
      : package(package_in),
        tokenizer(package.tokenizer, package.lexemes),
        networks(
            package.networks,
            [&vectors = package.vectors](std::uint64_t orth, float* vector) {
              const std::span<const float> found = vectors.find(orth);
              std::ranges::copy(found, vector);
              return !found.empty();
            },
            path),
        lemmas(package.lemmas, package.labels),
        chunks(package.labels) {}

  void cut(std::string_view utf8, OpenText& text);
  void run(std::span<OpenText> open, std::span<Reading> readings, std::span<Margins> margins);
  void apply_rules(const OpenText& text, Reading& reading);
  void find_lemmas(const OpenText& text, Reading& reading);
  void end_batch() {
    if (tokenizer.forget_if_large()) lemmas.clear();
  }

  const Package& package;
  Tokenizer tokenizer;
  NetworkRun networks;
  LemmaCache lemmas;
  NounChunks chunks;
  std::vector<OpenText> texts;
  std::vector<NetworkText> network_texts;
  std::vector<std::string_view> words;
  std::vector<std::string_view> lowers;
  std::vector<LabelId> rule_lemmas;
  ExpressionWork expressions;
};

Reader::Reader(const Language& language, Path path)
    : language_(&language), work_(std::make_unique<Work>(language.package(), path)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

void Reader::Work::cut(std::string_view utf8, OpenText& text) {
  tokenizer.cut(utf8, text.tokens);
  const Lexemes& lexemes = tokenizer.lexemes();
  const std::size_t size = text.tokens.size();
  text.forms.resize(size);
  text.are_spaces.resize(size);
  for (std::size_t t = 0; t < size; ++t) {
    const std::uint32_t lexeme = text.tokens.lexemes[t];
    text.forms[t] = lexemes.features(lexeme, text.tokens.has_space_after[t] != 0);
    text.are_spaces[t] = lexemes[lexeme].is_space ? 1 : 0;
  }
}

void Reader::Work::apply_rules(const OpenText& text, Reading& reading) {
  const Lexemes& lexemes = tokenizer.lexemes();
  const std::size_t size = text.tokens.size();
  words.resize(size);
  lowers.resize(size);
  for (std::size_t t = 0; t < size; ++t) {
    const Lexeme& lexeme = lexemes[text.tokens.lexemes[t]];
    words[t] = lexeme.word;
    lowers[t] = lexeme.lower;
  }
  reading.parts.assign(size, 0);
  reading.morphs.assign(size, 0);
  rule_lemmas.assign(size, 0);
  package.rules.apply({words, lowers, text.are_spaces},
                      {reading.tags, reading.parts, reading.morphs, reading.relations, rule_lemmas},
                      expressions);
}

void Reader::Work::find_lemmas(const OpenText& text, Reading& reading) {
  const std::size_t size = text.tokens.size();
  reading.lemmas.resize(size);
  reading.lemma_bytes.clear();
  for (std::size_t t = 0; t < size; ++t) {
    const std::string_view lemma = rule_lemmas[t] != 0
                                       ? package.labels.name(rule_lemmas[t])
                                       : lemmas.lemma(text.tokens.lexemes[t], {words[t], lowers[t]},
                                                      reading.parts[t], reading.morphs[t]);
    reading.lemmas[t].begin = static_cast<std::uint32_t>(reading.lemma_bytes.size());
    reading.lemma_bytes += lemma;
    reading.lemmas[t].end = static_cast<std::uint32_t>(reading.lemma_bytes.size());
  }
}

void Reader::Work::run(std::span<OpenText> open, std::span<Reading> readings, std::span<Margins> margins) {
  network_texts.clear();
  for (const OpenText& text : open) network_texts.push_back({text.forms, text.are_spaces});
  networks.read(network_texts, readings, margins);
  for (std::size_t i = 0; i < open.size(); ++i) {
    Reading& reading = readings[i];
    reading.tokens = open[i].tokens.spans;
    reading.has_space_after = open[i].tokens.has_space_after;
    apply_rules(open[i], reading);
    find_lemmas(open[i], reading);
    reading.noun_chunks = chunks.find({reading.parts, reading.relations, reading.heads, reading.left_edges});
  }
  end_batch();
}

Reading Reader::read(std::string_view utf8) {
  Reading reading;
  work_->texts.resize(std::max<std::size_t>(work_->texts.size(), 1));
  work_->cut(utf8, work_->texts[0]);
  work_->run({work_->texts.data(), 1}, {&reading, 1}, {});
  return reading;
}

Reading Reader::read(std::string_view utf8, Margins& margins) {
  Reading reading;
  work_->texts.resize(std::max<std::size_t>(work_->texts.size(), 1));
  work_->cut(utf8, work_->texts[0]);
  work_->run({work_->texts.data(), 1}, {&reading, 1}, {&margins, 1});
  return reading;
}

std::vector<Reading> Reader::read_all(std::span<const std::string_view> texts) {
  std::vector<Reading> readings(texts.size());
  std::size_t begin = 0;
  std::size_t token_count = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t open = i - begin;
    if (work_->texts.size() <= open) work_->texts.emplace_back();
    work_->cut(texts[i], work_->texts[open]);
    token_count += work_->texts[open].tokens.size();
    if (token_count < tokens_at_once && i + 1 < texts.size()) continue;
    work_->run({work_->texts.data(), open + 1}, std::span(readings).subspan(begin, open + 1), {});
    begin = i + 1;
    token_count = 0;
  }
  return readings;
}

}  // namespace rapporteur::language
