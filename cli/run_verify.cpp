#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/engine/verify.h"

namespace rapporteur::cli {

namespace {

constexpr std::size_t max_missing_listed = 20;

int end_of(const VerifyOutcome& outcome, const std::string& record) {
  say(with_commas(outcome.trace_count) + " traces of " + with_commas(outcome.fact_count) + " facts in " +
      with_commas(outcome.article_count) + " articles of " + printable(record) + " were read again: " +
      (outcome.mismatch_count == 0 ? "all give their words"
                                   : with_commas(outcome.mismatch_count) + " differ"));
  for (std::size_t i = 0; i < std::min(outcome.missing.size(), max_missing_listed); ++i) {
    say("not looked at, its page is not kept: " + printable(written_origin(outcome.missing[i].origin)));
  }
  if (!outcome.missing.empty()) {
    say("pages that the record does not keep: " + with_commas(outcome.missing.size()) +
        "; give them again with --pages INPUT");
  }
  if (outcome.mismatch_count > 0) return mismatch;
  return outcome.missing.empty() ? done : done_with_skipped;
}

}  // namespace

int run_verify(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  Inputs inputs(arguments.values("pages"));
  const auto outcome = verify(*store, arguments.has("pages") ? &inputs : nullptr, job_count(arguments),
                              [](const Mismatch& each) {
                                put("article " + std::to_string(each.article) + "\t" + each.fact + "\t" +
                                    printable(each.sentence) + "\n");
                              });
  return outcome ? end_of(*outcome, store->path()) : say_failed(outcome.error());
}

}  // namespace rapporteur::cli
