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
Linker with_layout(Linker inner, Layout layout);

}  // namespace rapporteur::statement
