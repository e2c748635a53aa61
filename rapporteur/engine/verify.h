#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/page/read_inputs.h"
#include "rapporteur/store/store.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// A fact whose traces, read back, do not give its words; or a page whose bytes are not those of its hash.
struct Mismatch {
  std::int64_t article = 0;
  std::string fact;  ///< "headline", "author 2", "block 14", "statement 3 cue", "page"
  std::string sentence;
};

struct VerifyOutcome {
  std::uint64_t article_count = 0;  ///< whose traces were read
  std::uint64_t fact_count = 0;
  std::uint64_t trace_count = 0;
  std::uint64_t mismatch_count = 0;
  /// Pages that the record does not keep and that were not given: their articles were not looked at.
  std::vector<Sighting> missing;
};

/// Holds one record to its page's bytes: each trace of each fact is read back. Adds to the outcome's counts.
/// A function of its arguments; any number of threads may call it.
std::vector<Mismatch> verify_record(std::int64_t article, const Record& record, std::string_view page_bytes,
                                    VerifyOutcome& outcome);

/// Holds every record to its page's bytes. Pages that are not kept are taken from `inputs`, which may be
/// null. `on_mismatch` hears of each mismatch, in order of the articles of the store, then of those found in
/// the inputs.
Result<VerifyOutcome> verify(Store& store, Inputs* inputs, unsigned jobs,
                             const std::function<void(const Mismatch&)>& on_mismatch);

}  // namespace rapporteur
