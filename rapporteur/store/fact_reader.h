#pragma once

#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/store.h"

#include <cstdint>
#include <optional>

namespace rapporteur::store {

/// Reads back what is said in an article, by whom and when. One thread.
class FactReader {
 public:
  explicit FactReader(Database& database);

  /// Adds them to the record; false where rows hold what no fact holds. What fails is kept by the database.
  bool read(std::int64_t article, Record& record);

 private:
  /// What reads facts of one kind, and their parts where it has any.
  struct Queries {
    Statement facts;
    std::optional<Statement> words{}, parties{}, links{};
  };
  template <class Fact>
  static Queries queries(Database& database, const std::string& table, const std::string& kind);
  template <class Fact>
  bool read_all(Queries& queries, std::int64_t article, std::vector<Fact>& facts);

  Queries attributions_, dates_, actors_, mentions_, statements_;
};

}  // namespace rapporteur::store
