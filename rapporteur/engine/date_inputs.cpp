#include "rapporteur/engine/date_inputs.h"

#include "rapporteur/analysis/analyse.h"

#include <algorithm>

namespace rapporteur {

namespace {

std::optional<PublicationDay> settled_against(const Article& article, std::optional<DayNumber> given) {
  const std::optional<PublicationDay> found = publication_day(article);
  if (given && (!found || found->is_inferred)) return PublicationDay{*given, false};
  return found;
}

}  // namespace

void date_inputs(Inputs& inputs, const Language& language, const DateOptions& options,
                 const OnPassed& on_article, const OnGap& on_gap) {
  std::vector<language::Reader> readers;  // one a worker
  for (unsigned i = 0; i < std::max(1u, options.analyse.jobs); ++i)
    readers.emplace_back(language, options.analyse.path);
  const auto find_in_one = [&](PassedArticle& passed, unsigned worker) {
    passed.analysis = analyse(passed.article, readers[worker]);
    passed.published = settled_against(passed.article, options.published);
    passed.dates = find_dates(passed.article, passed.analysis, passed.published);
  };
  pass_inputs(inputs, {.jobs = options.analyse.jobs, .is_plain = options.analyse.is_plain}, find_in_one,
              on_article, on_gap);
}

}  // namespace rapporteur
