#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/base/span.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A published spaCy v3 CNN package, read as data and run without Python: the same tokens and labels as
/// spaCy's own, faster, and the same bits on every processor and any number of threads.
///
///     auto language = Language::load("en_core_web_md-3.7.1");
///     language::Reader reader(*language);               // one a thread
///     language::Reading reading = reader.read("Mr Kono met Ms Freeland on Tuesday.");
///     language->label(reading.tags[0]);                  // "NNP"
namespace rapporteur {

namespace language {

/// Which instructions the networks run on. Every path gives the same bits; `best_path()` is the fastest that
/// this processor has.
enum class Path : std::uint8_t { portable, avx2, avx512 };
Path best_path();
/// Whether this processor (and build) has a path.
bool has_path(Path path);

/// One of the package's label strings (tags, parts of speech, morphology, relations, entity kinds); 0 is "".
using LabelId = std::uint16_t;

struct Entity {
  TokenRange tokens;
  LabelId label = 0;
};

/// What a package says of one text: arrays with one entry a token, in text order. Empty for an empty text.
struct Reading {
  std::vector<TextSpan> tokens;               ///< bytes of the text that was read
  std::vector<std::uint8_t> has_space_after;  ///< 1 where a blank follows the token and belongs to it
  std::vector<LabelId> tags;                  ///< fine-grained part of speech ("VBD")
  std::vector<LabelId> parts;                 ///< universal part of speech ("VERB")
  std::vector<LabelId> morphs;                ///< "Number=Sing|Person=3", features in order; "" for none
  std::vector<LabelId> relations;             ///< to the head ("nsubj")
  std::vector<std::uint32_t> heads;           ///< index of the head; a root is its own head
  std::vector<std::uint32_t> left_edges;      ///< first token of the token's subtree
  std::vector<std::uint32_t> right_edges;     ///< last token of the token's subtree
  std::vector<std::uint8_t> starts_sentence;  ///< 1 where a sentence begins
  std::vector<Span<struct CountsLemmaBytes>> lemmas;  ///< spans of `lemma_bytes`
  std::string lemma_bytes;
  std::vector<Entity> entities;  ///< in text order, not overlapping
  std::vector<TokenRange> noun_chunks;

  std::string_view lemma(std::uint32_t token) const& {
    return std::string_view(lemma_bytes).substr(lemmas[token].begin, lemmas[token].size());
  }
  std::string_view lemma(std::uint32_t token) const&& = delete;
};

/// By how much each token's labels won over the next best, for finding near-ties: the least margin of the
/// decisions on its tag, those made while it was next to be parsed, and that on its entity. Infinite where
/// nothing else was allowed.
struct Margins {
  std::vector<float> tags;
  std::vector<float> heads;
  std::vector<float> entities;
};

/// What a package says of itself.
struct Identity {
  struct File {
    std::string name;
    std::string sha256;
  };
  std::string name;      ///< "en_core_web_md"
  std::string version;   ///< "3.7.1"
  std::string language;  ///< "en"
  std::string licence;
  std::vector<File> files;  ///< what was read, by path in the package
};

struct Package;  ///< the loaded tables and networks; language/package.h

}  // namespace language

/// A language package, loaded. Immutable: any number of threads may read it; it must outlive its readers.
class Language {
 public:
  /// Reads a package's folder (the one that holds `meta.json`). What is not supported is named in the error;
  /// a hostile package gives an error.
  static Result<Language> load(const std::filesystem::path& folder);
  Language(Language&&) noexcept;
  Language& operator=(Language&&) noexcept;
  ~Language();

  const language::Identity& identity() const&;
  std::string_view label(language::LabelId id) const&;
  /// Number of labels; ids are below it.
  std::size_t label_count() const;
  /// The package's vector of a word as written; empty where it has none.
  std::span<const float> vector(std::string_view word) const&;

  const language::Package& package() const& { return *package_; }

 private:
  explicit Language(std::unique_ptr<const language::Package> package);
  std::unique_ptr<const language::Package> package_;
};

namespace language {

/// Reads texts with a package. Holds caches that make it fast and never change an answer. One thread.
class Reader {
 public:
  explicit Reader(const Language& language, Path path = best_path());
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Any bytes are taken: what is not UTF-8 counts as U+FFFD, its bytes keep their place in the spans.
  Reading read(std::string_view utf8);
  /// The same, with the margins of its decisions.
  Reading read(std::string_view utf8, Margins& margins);
  /// The same as reading each text alone; faster for many short ones.
  std::vector<Reading> read_all(std::span<const std::string_view> texts);

  const Language& language() const& { return *language_; }

 private:
  struct Work;
  const Language* language_;  // never null
  std::unique_ptr<Work> work_;
};

}  // namespace language

}  // namespace rapporteur
