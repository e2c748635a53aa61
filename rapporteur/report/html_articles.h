#pragma once

#include "rapporteur/report/report.h"

#include <string>

namespace rapporteur::report {

/// The articles of a report as HTML with the words of the footnotes marked.
struct HtmlArticles {
  std::string html;
  std::string style;  ///< lights all pieces of the footnotes that have several
};

/// Footnote 12 is the element `w12`. Where its words stand in several places, or cross those of other
/// footnotes, the pieces behind the first one are of class `w12` and are lit together with it.
HtmlArticles write_html_articles(const Report& report);

}  // namespace rapporteur::report
