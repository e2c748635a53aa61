#pragma once

#include "rapporteur/analysis/analyse.h"
#include "rapporteur/engine/pass_inputs.h"
#include "rapporteur/event/event_head.h"
#include "rapporteur/record/make_record.h"
#include "rapporteur/statement/find_attributions.h"

#include <optional>

namespace rapporteur {

/// What the full reading needs: the encoder and its heads. Null where articles are not read for attributions.
/// The head of events has an encoder of its own; where it is null, events are found by the rules alone.
struct FullReading {
  const Encoder* encoder = nullptr;
  const AttributionHeads* heads = nullptr;
  encoder::Path path = encoder::best_path();
  const EventHead* events = nullptr;
  bool reads_everything =
      false;  ///< paragraphs in which nobody seems to say anything are read to the end, too

  bool is_there() const { return encoder != nullptr && heads != nullptr; }
};

/// What the fast reading needs: a language package and the linear model. Null where articles are not read so.
struct FastReading {
  const Language* language = nullptr;
  const LinearModel* model = nullptr;
  language::Path path = language::best_path();

  bool is_there() const { return language != nullptr && model != nullptr; }
};

namespace engine {

/// Reads articles for attributions, one a time, the one way or the other. Holds the working memory of the
/// encoder or of the language package. One thread.
class AttributionReader {
 public:
  /// Expects that the reading is there; it must outlive the reader.
  explicit AttributionReader(const FullReading& reading);
  explicit AttributionReader(const FastReading& reading);

  Reading kind() const { return runner_ ? Reading::full : Reading::fast; }
  std::vector<Attribution> read(const Article& article);
  /// The article's attributions, and how the model came to them.
  void read_and_weigh(PassedArticle& passed);

 private:
  // Of the full reading.
  const AttributionHeads* heads_ = nullptr;
  std::optional<encoder::Runner> runner_;
  // Of the fast reading.
  const LinearModel* model_ = nullptr;
  std::optional<language::Reader> analyst_;
};

/// Whether the article's language is one that is read.
bool is_read_for_attributions(const Article& article);

}  // namespace engine

/// How attributions are read without a record.
struct AttributeOptions {
  PassOptions pass{};
  bool weighs = false;  ///< hand on what the model weighed, too
};

/// Finds the attributions of pages' articles, as `pass_inputs` hands them on.
void attribute_inputs(Inputs& inputs, const FullReading& reading, const AttributeOptions& options,
                      const OnPassed& on_article, const OnGap& on_gap);
void attribute_inputs(Inputs& inputs, const FastReading& reading, const AttributeOptions& options,
                      const OnPassed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
