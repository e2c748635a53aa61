#pragma once

#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/store.h"

#include <vector>

namespace rapporteur::store {

/// Writes batches into the tables, each in one transaction. One thread.
class BatchWriter {
 public:
  explicit BatchWriter(Database& database);

  /// All of the batch, or on failure nothing of it.
  Result<void> add(const Batch& batch);

 private:
  void add_entries(const Batch& batch);
  void add_record(const PackedRecord& packed);
  void add_unread(const UnreadPage& unread);
  std::int64_t add_page(const RecordedPage& page, const Sighting& sighting);
  void add_blocks(std::int64_t article, const Record& record);
  void add_metadata(std::int64_t article, const Metadata& metadata);
  void add_facts(std::int64_t article, const Record& record);
  void add_sighting(std::int64_t page, const Sighting& sighting);
  void add_gap(std::optional<std::int64_t> page, const Gap& gap);
  void add_counts(const std::vector<BlockCount>& counts);
  std::int64_t data_version();

  Database& database_;
  Statement page_, page_bytes_, sighting_, article_, block_, value_, trace_, fact_words_, fact_parties_,
      fact_links_, gap_, host_, words_, story_input_, find_page_;
  std::vector<Statement> facts_;  // by FactKind
  std::int64_t data_version_;
};

}  // namespace rapporteur::store
