#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/language/language.h"
#include "rapporteur/page/read_inputs.h"

#include <functional>

namespace rapporteur {

/// How pages are analysed. The answer does not depend on `jobs` or `path`.
struct AnalyseOptions {
  unsigned jobs = 1;
  bool is_plain =
      false;  ///< each page is an article's text as it stands: every line that is not blank a paragraph
  language::Path path = language::best_path();
};

/// A page's article and how it is said.
struct AnalysedArticle {
  Origin origin;
  Article article;
  Analysis analysis;
};

/// Analyses the articles of pages, batch by batch, and hands them on in the order of the inputs; what could
/// not be read is handed on in its place. Ends early where `on_article` answers false.
using OnAnalysed = std::function<bool(const AnalysedArticle&)>;
using OnGap = std::function<void(const Gap&)>;
void analyse_inputs(Inputs& inputs, const Language& language, const AnalyseOptions& options,
                    const OnAnalysed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
