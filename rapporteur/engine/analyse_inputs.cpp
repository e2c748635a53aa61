#include "rapporteur/engine/analyse_inputs.h"

#include "rapporteur/analysis/analyse.h"

#include <algorithm>

namespace rapporteur {

void analyse_inputs(Inputs& inputs, const Language& language, const AnalyseOptions& options,
                    const OnAnalysed& on_article, const OnGap& on_gap) {
  std::vector<language::Reader> readers;  // one a worker
  for (unsigned i = 0; i < std::max(1u, options.jobs); ++i) readers.emplace_back(language, options.path);
  const auto analyse_one = [&](PassedArticle& passed, unsigned worker) {
    passed.analysis = analyse(passed.article, readers[worker]);
  };
  pass_inputs(inputs, {.jobs = options.jobs, .is_plain = options.is_plain}, analyse_one, on_article, on_gap);
}

}  // namespace rapporteur
