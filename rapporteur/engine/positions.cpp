#include "rapporteur/engine/positions.h"

#include "rapporteur/position/find_positions.h"

namespace rapporteur::engine {

namespace {
constexpr std::int64_t rows_at_once = 500;
}  // namespace

Result<Positions> positions(Store& store) {
  Ledger ledger;
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store.articles(after, rows_at_once);
    if (!rows) return fail(rows.error());
    if (rows->empty()) return ledger.finish();
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      const auto record = store.record(row.article);
      if (!record) return fail(record.error());
      ledger.add({row.article, &*record});
    }
  }
}

}  // namespace rapporteur::engine
