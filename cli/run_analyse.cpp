#include "cli/open_language.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/analysis/write_conllu.h"
#include "rapporteur/engine/analyse_inputs.h"

namespace rapporteur::cli {

namespace {

/// The instructions that the command line names, which this processor must have.
Result<language::Path> chosen_path(const Arguments& arguments) {
  const std::string name = arguments.value("instructions");
  language::Path path = language::best_path();
  if (name == "portable") path = language::Path::portable;
  if (name == "avx2") path = language::Path::avx2;
  if (name == "avx512") path = language::Path::avx512;
  if (!language::has_path(path))
    return fail(ErrorKind::not_supported, "this processor does not have the instructions " + name +
                                              "; leave --instructions out, the answer is the same");
  return path;
}

}  // namespace

int run_analyse(const Arguments& arguments) {
  const auto path = chosen_path(arguments);
  if (!path) return say_failed(path.error());
  const auto language = open_language(arguments);
  if (!language) return say_failed(language.error());
  Inputs inputs(arguments.operands());
  bool has_gap = false;
  analyse_inputs(
      inputs, *language, {.jobs = job_count(arguments), .is_plain = arguments.has("plain"), .path = *path},
      [](const AnalysedArticle& each) {
        put(write_conllu(each.article, each.analysis, written_origin(each.origin)));
        return true;
      },
      [&](const Gap& gap) {
        has_gap = true;
        say(printable(written_origin(gap.origin)) + ": " + printable(gap.sentence));
      });
  return has_gap ? done_with_skipped : done;
}

}  // namespace rapporteur::cli
