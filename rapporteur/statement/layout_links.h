#pragma once

#include "rapporteur/statement/links.h"
#include "rapporteur/statement/quotations.h"

#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// A text as the layout of its contents is judged: what is pointed to must outlive the layout.
struct Layout {
  std::string_view text;
  const Words* words;  ///< never null
  std::vector<Quotation> quotations;
};

/// A linker of contents to cues that knows what layout tells, whatever `inner` has seen of it:
/// - A quotation that begins the paragraph behind a colon is told by the cue before the colon, as good as
///   always.
///
///       Hale continued:
///       “The pier is older than we are.”
///
/// - Words without quotation marks belong to no cue of another paragraph, unless that ends with a colon and
///   theirs follows. A headline's cue tells nothing of the first paragraph.
/// - What a quotation goes on with in the next paragraph belongs to a cue there or to none here: it stays
/// with
///   the quotation (continued_quotations.h).
Linker with_layout(Linker inner, Layout layout);

/// A linker of cues to speakers that knows an inversion when it sees one: where a cue stands right behind a
/// quotation and words that may name a speaker right behind the cue, those are the speaker, as good as
/// always.
///
///     “The pier is older than we are,” said Hale.
Linker with_inversion(Linker inner, Layout layout);

}  // namespace rapporteur::statement
