#pragma once

#include "rapporteur/base/mapped_file.h"
#include "rapporteur/base/result.h"
#include "rapporteur/language/entity_finder.h"
#include "rapporteur/language/labels.h"
#include "rapporteur/language/parser.h"
#include "rapporteur/language/tok2vec.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace rapporteur::language {

/// All networks of a package, with their weights packed. Any number of threads may run them.
struct Networks {
  Tok2Vec tok2vec;  ///< for tagger and parser
  PackedMatrix tagger;
  Floats tagger_bias;
  std::vector<LabelId> tags;  ///< each tagger class's label
  Parser parser;
  Tok2Vec entity_tok2vec;  ///< the entity finder's own
  EntityFinder entities;
};

/// What a package says of its networks.
struct NetworkParts {
  ThincModel tok2vec;
  ThincModel tagger;
  ThincModel parser;
  ThincModel entities;
  std::vector<std::string> tags;  ///< the tagger's labels, in the order of its classes
  std::vector<MoveCount> parser_moves;
  std::vector<MoveCount> entity_moves;
  std::size_t vector_width = 0;  ///< of the static vectors, 0 for none
};

/// Packs the networks and binds them to their labels, which are added to `labels`. What is not supported is
/// named in the error.
Result<Networks> make_networks(NetworkParts parts, Labels& labels);

/// Opens a file of a package by its path there ("parser/model").
using OpenFile = std::function<Result<base::MappedFile>(const std::string& path)>;

/// Reads the networks of a package and makes them.
Result<Networks> load_networks(const OpenFile& open, std::size_t vector_width, Labels& labels);

/// A text as the networks see it, one entry a token.
struct NetworkText {
  std::span<const TokenFeatures> forms;
  std::span<const std::uint8_t> are_spaces;  ///< 1 for tokens of white space
};

/// Runs a package's networks over texts. Holds caches that never change an answer. One thread.
class NetworkRun {
 public:
  NetworkRun(const Networks& networks, FindVector find_vector, Path path);
  NetworkRun(NetworkRun&&) noexcept;
  NetworkRun& operator=(NetworkRun&&) noexcept;
  ~NetworkRun();

  /// Sets tags, relations, heads, edges, sentence starts and entities of each text's reading. `margins` may
  /// be empty or has one entry a text.
  void read(std::span<const NetworkText> texts, std::span<Reading> readings, std::span<Margins> margins = {});

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace rapporteur::language
