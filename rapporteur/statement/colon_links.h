#pragma once

#include "rapporteur/statement/links.h"

#include <string_view>

namespace rapporteur::statement {

/// A linker of contents to cues that knows what layout tells: a quotation that begins the paragraph behind a
/// colon is told by the cue before the colon, as good as always.
///
///     Hale continued:
///     “The pier is older than we are.”
///
/// `inner` may have seen the two apart from one another. The words must outlive what is given.
Linker with_colons(Linker inner, std::string_view text, const Words& words);

}  // namespace rapporteur::statement
