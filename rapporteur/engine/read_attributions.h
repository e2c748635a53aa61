#pragma once

#include "rapporteur/engine/pass_inputs.h"
#include "rapporteur/record/make_record.h"
#include "rapporteur/statement/find_attributions.h"

namespace rapporteur {

/// What the full reading needs: the encoder and its heads. Null where articles are not read for attributions.
struct FullReading {
  const Encoder* encoder = nullptr;
  const AttributionHeads* heads = nullptr;
  encoder::Path path = encoder::best_path();

  bool is_there() const { return encoder != nullptr && heads != nullptr; }
};

namespace engine {

/// Reads articles for attributions, one a time. Holds the encoder's working memory. One thread.
class AttributionReader {
 public:
  /// Expects that the reading is there; it must outlive the reader.
  explicit AttributionReader(const FullReading& reading);

  std::vector<Attribution> read(const Article& article);
  /// The article's attributions, and how the heads came to them.
  void read_and_weigh(PassedArticle& passed);

 private:
  const AttributionHeads* heads_;  // never null
  encoder::Runner runner_;
};

/// Whether the article's language is one that is read.
bool is_read_for_attributions(const Article& article);

}  // namespace engine

/// How attributions are read without a record.
struct AttributeOptions {
  PassOptions pass{};
  bool weighs = false;  ///< hand on what the heads weighed, too
};

/// Finds the attributions of pages' articles, as `pass_inputs` hands them on.
void attribute_inputs(Inputs& inputs, const FullReading& reading, const AttributeOptions& options,
                      const OnPassed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
