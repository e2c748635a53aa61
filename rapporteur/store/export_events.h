#pragma once

#include "rapporteur/record/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Events in the column layouts of other event data, so that scripts made for those read them: one row an
/// event, cells parted by tabs. What those data sets have no column for - events that did not happen, are
/// only supposed, or are told as history or background - is left out; what we do not know is empty.
namespace rapporteur::store {

/// How POLECAT's columns are filled where there is a choice.
struct PolecatOptions {
  Quad sanction_quad = Quad::material_conflict;  ///< PLOVER's manual has SANCTION in two places
  std::string version{};                         ///< of the program
};

/// The columns of POLECAT (doi:10.7910/DVN/AJGVIT). An event's id is "3_4" for 3/event/4.
std::string polecat_head();
std::string polecat_rows(std::int64_t article, const Record& record, const PolecatOptions& options);

/// Writes the columns of ICEWS (doi:10.7910/DVN/28075): one row for each pair of an actor and a recipient,
/// both ways where all are actors; behind an article's events its public statements, which CAMEO counts and
/// PLOVER does not. Ids count the rows of one run. One thread.
class IcewsWriter {
 public:
  static std::string head();
  std::string rows(std::int64_t article, const Record& record);

 private:
  std::string rows_of_statement(std::int64_t article, const Record& record,
                                const record::PublicStatement& told);

  std::uint64_t row_count_ = 0;
};

}  // namespace rapporteur::store
