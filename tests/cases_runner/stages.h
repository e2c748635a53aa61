#pragma once

#include "tests/cases_runner/case_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::cases {

/// What a stage made of a case, in plain text, and which traces do not give the words of their facts.
struct Outcome {
  std::string written;
  std::vector<std::string> mismatches;
  std::string skipped;  ///< why the case could not be run; else empty
};

/// The stages that have cases: the name of their folder below tests/cases, and how a case is run.
struct Stage {
  std::string_view folder;
  Outcome (*run)(const CaseFile&);
};

Outcome run_page_case(const CaseFile& file);
Outcome run_article_case(const CaseFile& file);
Outcome run_language_case(const CaseFile& file);
Outcome run_statement_case(const CaseFile& file);
Outcome run_force_case(const CaseFile& file);
Outcome run_claims_case(const CaseFile& file);
Outcome run_actor_case(const CaseFile& file);
Outcome run_date_case(const CaseFile& file);
Outcome run_event_case(const CaseFile& file);
Outcome run_position_case(const CaseFile& file);
Outcome run_quantity_case(const CaseFile& file);

}  // namespace rapporteur::cases
