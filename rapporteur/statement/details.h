#pragma once

#include "rapporteur/date/date.h"
#include "rapporteur/statement/parties.h"
#include "rapporteur/statement/report.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur::statement {

/// When a report's words were said: the date of its sentence that stands nearest to the cue and in nothing
/// that is said. -1 where there is none.
std::int32_t date_of(const Syntax& syntax, std::span<const Report> reports, std::size_t number,
                     std::span<const Date> dates);

/// Where they were said: the places behind "in", "at" or "outside" beside the cue.
std::vector<TextSpan> places_of(const Syntax& syntax, const Report& report);

/// A claim as a sentence of its own: without "that", with the speaker for "he" and "I" at its beginning.
std::string proposition_of(const PartyFinder& parties, const std::vector<TextSpan>& content,
                           const std::vector<Party>& speakers);

/// What claims are about. Counts an article's nouns once; looks into the syntax, which must outlive it.
class Topics {
 public:
  explicit Topics(const Syntax& syntax);
  /// The noun phrase of a claim whose noun the article uses most often, and twice at least; empty where there
  /// is none.
  std::string topic_of(const std::vector<TextSpan>& content) const;

 private:
  const Syntax* syntax_;  // never null
  std::unordered_map<std::string_view, std::uint32_t> counts_;
};

}  // namespace rapporteur::statement
