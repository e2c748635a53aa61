#pragma once

#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/store.h"

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
  bool read_attributions(std::int64_t article, Record& record);
  bool read_words(std::int64_t number, RecordedAttribution& attribution);
  bool read_gaps(std::int64_t article, Record& record);

  Database& database_;
  Statement page_, page_bytes_, sightings_, digest_, blocks_, values_, traces_, attributions_,
      attribution_words_, gaps_;
  std::string furniture_;
};

}  // namespace rapporteur::store
