#pragma once

#include "rapporteur/statement/linear_features.h"
#include "rapporteur/statement/linear_model.h"

#include <vector>

/// The two passes of the linear model over an article's words. Each is a chain: a word's tag is scored by its
/// features and by the tag before it, and the best row of tags of each paragraph wins.
namespace rapporteur::statement {

/// Likely cues, speakers and contents; rather too many.
FirstPass read_first_pass(const LinearText& text, const LinearModel& model);

/// The words' scores in steps on the second pass. Paragraphs in which the first found nothing have no spans.
std::vector<StepScores> score_second_pass(const LinearText& text, const FirstPass& first,
                                          const LinearModel& model);

/// The spans of the best row of tags of each paragraph.
RoleSpans best_spans(const Words& words, const std::vector<StepScores>& scores, const PassWeights& weights);

/// Log-probabilities of the tags of words that are in spans, each word by itself; 0 elsewhere.
std::vector<WordScores> sure_scores(const std::vector<StepScores>& scores, const RoleSpans& spans,
                                    const LinearModel& model);

}  // namespace rapporteur::statement
