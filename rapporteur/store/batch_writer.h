#pragma once

#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/store.h"

#include <optional>
#include <string>

namespace rapporteur::store {

/// What rows of one kind of fact and of its parts are written with; a kind without such parts leaves them
/// alone.
struct FactTable {
  FactTable(Database& database, const std::string& facts, const std::string& kind);

  Statement fact;
  std::optional<Statement> words, parties, links;
};

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
  Statement page_, page_bytes_, sighting_, article_, block_, value_, trace_, gap_, host_, words_, find_page_;
  FactTable attributions_, dates_, actors_, mentions_, statements_;
  std::int64_t data_version_;
};

}  // namespace rapporteur::store
