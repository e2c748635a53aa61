#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/page/read_inputs.h"
#include "rapporteur/record/make_record.h"
#include "rapporteur/statement/statement.h"

#include <functional>
#include <optional>
#include <vector>

namespace rapporteur {

/// How pages pass by without a record.
struct PassOptions {
  unsigned jobs = 1;
  bool is_plain =
      false;  ///< each page is an article's text as it stands: every line that is not blank a paragraph
  bool makes_records = false;  ///< bind page, article and readings to a record
};

/// A page's article and what was made of it.
struct PassedArticle {
  Origin origin;
  Article article;
  Analysis analysis;
  std::vector<Attribution> attributions;
  std::vector<Weighing> weighings;  ///< how the model came to them, where that is asked for
  Readings readings;
  std::optional<Record> record;  ///< of the readings, where that is asked for
};

/// Makes something of an article; called by several threads, `worker` being below `PassOptions::jobs` and at
/// work on one article at a time.
using ArticleWork = std::function<void(PassedArticle&, unsigned worker)>;
/// Finds the articles of pages, batch by batch, lets `work` make something of each and hands them on in the
/// order of the inputs; what could not be read is handed on in its place. Ends early where `on_article`
/// answers false.
using OnPassed = std::function<bool(const PassedArticle&)>;
using OnGap = std::function<void(const Gap&)>;
void pass_inputs(Inputs& inputs, const PassOptions& options, const ArticleWork& work,
                 const OnPassed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
