#pragma once

#include "rapporteur/base/trace.h"
#include "rapporteur/page/page.h"
#include "rapporteur/page/read_inputs.h"
#include "tests/cases_runner/stages.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::cases {

/// The pages of a case's input and what could not be read of it.
struct CasePages {
  std::vector<Page> pages;
  std::vector<Gap> gaps;
};
CasePages read_pages(const CaseFile& file);

/// Holds a fact's words to what its traces read back as from the page; a difference is added to `outcome`.
void check_traces(const Page& page, const Traces& traces, std::string_view words, Outcome& outcome);

/// "12-30 44-50", or "address 3-13" for a trace in the page's address.
std::string places_of(const Traces& traces);

/// Pieces of a line put together.
std::string join(std::initializer_list<std::string_view> pieces);

/// One line of a fact: line ends and backslashes as escapes.
std::string on_one_line(std::string_view words);

}  // namespace rapporteur::cases
