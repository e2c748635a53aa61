#pragma once

#include "rapporteur/article/find_article.h"
#include "rapporteur/page/read_inputs.h"
#include "rapporteur/store/store.h"

#include <optional>

namespace rapporteur::engine {

/// A page on its way through the stages: each fills in its product. Stays where it is, because blocks may
/// point into the page. One thread at a time.
struct Document {
  RawPage raw;
  ContentHash hash;
  std::uint32_t byte_count = 0;
  Sighting sighting;
  bool is_known = false;  ///< the record has it already, or an earlier page of the batch is the same

  Page page;
  Metadata metadata;
  PageBlocks blocks;
  std::optional<store::PackedRecord> packed;
  std::optional<Gap> defect;  ///< why no record could be made of it
};

/// Runs a stage on a document that is still to be recorded. A promise broken there becomes the document's
/// gap.
template <class Stage>
void run_stage(Document& document, const Stage& stage) {
  if (document.is_known || document.defect) return;
  try {
    stage(document);
  } catch (const std::exception& broken) {
    document.defect =
        Gap{GapKind::defect,
            std::string("the page was read and could not be recorded, because the program failed on it (") +
                broken.what() + "); nothing of it was kept; please report it with the page",
            document.sighting.origin,
            {}};
  }
}

}  // namespace rapporteur::engine
