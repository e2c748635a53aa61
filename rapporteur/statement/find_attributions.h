#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/statement/attribution_heads.h"
#include "rapporteur/statement/linear_model.h"
#include "rapporteur/statement/statement.h"
#include "rapporteur/statement/weighing.h"

#include <string_view>
#include <vector>

namespace rapporteur {

/// Whether attributions are read in an article of this language (BCP 47; empty where it is unknown): English,
/// or what may be.
bool is_read_for_attributions(std::string_view language);

/// The paragraphs that are read, in text order: the headline, the standfirst, captions, and every block of
/// the body. An encoder is given these.
std::vector<TextSpan> paragraphs_of(const Article& article);

/// Who says what, by the encoder's vectors of the article's paragraphs: the full reading. In text order of
/// the cues. A function of its arguments; any number of threads may call it.
std::vector<Attribution> find_attributions(const Article& article, const Encoding& encoding,
                                           const AttributionHeads& heads);

/// The same by the words of the article's analysis and the linear model: the fast reading.
std::vector<Attribution> find_attributions(const Article& article, const Analysis& analysis,
                                           const LinearModel& model);

/// What the heads weighed for each attribution that they found, and what they did not take; in text order of
/// the cues, by which attributions are found in it. For people who ask why.
std::vector<Weighing> weigh_attributions(const Article& article, const Encoding& encoding,
                                         const AttributionHeads& heads);
/// The same of the linear model.
std::vector<Weighing> weigh_attributions(const Article& article, const Analysis& analysis,
                                         const LinearModel& model);

}  // namespace rapporteur
