#pragma once

#include "rapporteur/statement/linear_features.h"
#include "rapporteur/statement/linear_model.h"
#include "rapporteur/statement/links.h"

/// The linkers of the linear model: features of pairs of spans and of spans that belong to none.
namespace rapporteur::statement {

/// Which link is asked for.
enum class LinkKind : std::uint8_t { content_cue, cue_speaker };

/// The spans that links are sought among. What is given must outlive it.
struct LinkContext {
  const LinearText& text;
  const RoleSpans& spans;
};

/// Adds the features of a pair.
void add_link_features(const LinkContext& context, LinkKind kind, WordRange span, WordRange target,
                       FeatureList& list);
/// Adds those of a span that belongs to none.
void add_no_link_features(const LinkContext& context, LinkKind kind, WordRange span, FeatureList& list);
/// Words from one span to the other; 0 where they touch or overlap.
std::uint32_t distance_of(WordRange a, WordRange b);

/// The linkers; what is given must outlive them.
Linkers linkers_of(const LinearModel& model, const LinkContext& context);

}  // namespace rapporteur::statement
