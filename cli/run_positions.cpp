#include "cli/given_records.h"
#include "cli/position_list.h"
#include "cli/run.h"
#include "rapporteur/position/find_positions.h"

namespace rapporteur::cli {

int run_positions(const Arguments& arguments) {
  Ledger ledger;
  std::int64_t last = 0;
  const int code = for_each_given_record(arguments, wanted_reading(arguments), [&](const GivenRecord& given) {
    last = given.article.value_or(last + 1);
    ledger.add({last, &given.record});
  });
  if (code != done && code != done_with_skipped) return code;
  const WantedPositions wanted{arguments.value("party"), arguments.value("issue"), arguments.value("since"),
                               arguments.value("until")};
  const Positions positions = ledger.finish();
  if (arguments.value("format") == "jsonl") {
    put_positions_as_json(positions, wanted);
  } else {
    put_positions(positions, wanted);
  }
  return code;
}

}  // namespace rapporteur::cli
