#pragma once

#include "rapporteur/engine/pass_inputs.h"
#include "rapporteur/language/language.h"

namespace rapporteur {

/// How pages are analysed. The answer does not depend on `jobs` or `path`.
struct AnalyseOptions {
  unsigned jobs = 1;
  bool is_plain =
      false;  ///< each page is an article's text as it stands: every line that is not blank a paragraph
  language::Path path = language::best_path();
};

/// Analyses the articles of pages, as `pass_inputs` hands them on.
using AnalysedArticle = PassedArticle;
using OnAnalysed = OnPassed;
void analyse_inputs(Inputs& inputs, const Language& language, const AnalyseOptions& options,
                    const OnAnalysed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
