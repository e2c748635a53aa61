#pragma once

#include <string>
#include <string_view>

namespace rapporteur::report {

/// Text for HTML, inside elements and attributes: nothing in it can end either. Characters that HTML does not
/// allow become U+FFFD.
std::string html_text(std::string_view text);

/// The style of a report: light and dark, on screens and in print.
std::string_view html_style();

}  // namespace rapporteur::report
