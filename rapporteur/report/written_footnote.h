#pragma once

#include "rapporteur/report/report.h"

#include <string>

namespace rapporteur::report {

/// "Northline, 17 January 2018" of a footnote, as far as they are known.
std::string place_of(const Footnote& footnote);
/// "5/statement/3", or "article 5" where it is no fact of its own; empty for an input without an article.
std::string name_of_proof(const Footnote& footnote);
/// Place, quoted words and name in one line of text.
std::string written_footnote(const Footnote& footnote);

}  // namespace rapporteur::report
