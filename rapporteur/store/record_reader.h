#pragma once

#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/store.h"

#include <vector>

namespace rapporteur::store {

/// Reads records back from the tables. One thread.
class RecordReader {
 public:
  explicit RecordReader(Database& database);

  Result<Record> record(std::int64_t article);
  Result<std::optional<std::string>> page_bytes(std::int64_t article);
  Result<std::vector<Sighting>> sightings(std::int64_t article);
  /// What the article's record was when it was written.
  Result<ContentHash> digest(std::int64_t article);

 private:
  bool read_page(std::int64_t article, Record& record);
  bool read_blocks(std::int64_t article, Record& record);
  bool read_metadata(std::int64_t article, Record& record);
  std::optional<Traces> read_traces(std::int64_t fact, const ContentHash& page);
  bool read_facts(std::int64_t article, Record& record);
  template <class Fact>
  bool read_list(std::int64_t article, std::vector<Fact>& facts);
  template <class Item>
  bool read_items(std::int64_t article, Statement& rows, Record& record);
  bool read_gaps(std::int64_t article, Record& record);

  Database& database_;
  Statement page_, page_bytes_, sightings_, digest_, blocks_, values_, traces_, fact_words_, fact_parties_,
      fact_links_, gaps_;
  std::vector<Statement> facts_;  // by FactKind
  std::string furniture_;
};

}  // namespace rapporteur::store
