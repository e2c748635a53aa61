#pragma once

#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/record/make_record.h"

#include <optional>

namespace rapporteur {

/// What articles are read with for what is said in them, by whom and when. Where neither reading is there,
/// nothing of that is read; where the language package is not there, attributions alone.
struct FactModels {
  FullReading full{};
  FastReading fast{};
  const Language* language = nullptr;
  const Gazetteer* gazetteer = nullptr;  ///< never null where the language package is there
  language::Path path = language::best_path();

  bool are_there() const { return full.is_there() || fast.is_there(); }
};

namespace engine {

/// Reads articles for their attributions, dates, actors and statements, one at a time. Holds the working
/// memory of the models, which must outlive it. One thread.
class FactReader {
 public:
  /// Expects that a reading is there.
  explicit FactReader(const FactModels& models);

  /// Nothing is found in an article of a language that is not read.
  Readings read(const Article& article);

 private:
  std::vector<Attribution> read_attributions(const Article& article, const Analysis& analysis);

  FactModels models_;
  std::optional<encoder::Runner> runner_;    // of the full reading
  std::optional<language::Reader> analyst_;  // where the language package is there
};

/// What attributions tell of who speaks where.
std::vector<Speech> speeches_of(const std::vector<Attribution>& attributions);

}  // namespace engine

}  // namespace rapporteur
