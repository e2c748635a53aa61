#pragma once

#include "rapporteur/article/find_article.h"
#include "rapporteur/base/result.h"
#include "rapporteur/engine/read_article.h"
#include "rapporteur/page/read_inputs.h"
#include "rapporteur/store/store.h"

#include <cstdint>
#include <functional>

namespace rapporteur {

/// How a run reads. The record does not depend on `jobs`; it does depend on the bounds of a batch, because a
/// page knows the repeated blocks of the pages up to the end of its batch.
struct ReadOptions {
  unsigned jobs = 1;
  store::Keep keep = store::Keep::bytes;
  std::size_t max_batch_pages = 64;
  std::uint64_t max_batch_bytes = 64u << 20;
  ReadingTools tools{};  ///< what is not there is not looked for
};

/// How far a run has come.
struct ReadProgress {
  std::uint64_t page_count = 0;     ///< pages read from the inputs
  std::uint64_t article_count = 0;  ///< articles that are new in the record
  std::uint64_t known_count = 0;    ///< pages that the record had already
  std::uint64_t unread_count = 0;   ///< inputs that could not be read, and pages that could not be recorded
  std::uint64_t bytes_read = 0;     ///< of the inputs
  std::uint64_t bytes_total = 0;    ///< 0 where unknown
  bool is_interrupted = false;      ///< ended before the inputs did
};

/// Reads pages into a record, batch by batch. After each batch `goes_on` hears how far it has come and what
/// could not be read since; the run ends after that batch where it answers false. A run that ended early, in
/// whatever way, is completed by reading the same inputs again: the record is then the same as that of one
/// whole run.
using GoesOn = std::function<bool(const ReadProgress&, const std::vector<Gap>& unread)>;
Result<ReadProgress> read(Inputs& inputs, Store& store, const ArticleRules& rules, const ReadOptions& options,
                          const GoesOn& goes_on);

/// Groups the articles of a record into stories, where articles are there that are in none. The stories hang
/// on the articles and on the order of their numbers alone, however many runs they came by; what a run costs
/// hangs on the new articles and on what lies near them. `half_window`: how many articles at least are
/// compared; the same for all runs. Gives how many articles are new.
Result<std::uint64_t> group(Store& store, std::uint32_t half_window = 1u << 15);

}  // namespace rapporteur
