#pragma once

#include "cli/given_records.h"

namespace rapporteur::cli {

/// Prints an event for people: its name, label and realis, who did it to whom, its words in their context
/// with their bytes.
void put_event(const GivenRecord& given, const RecordedEvent& event);

}  // namespace rapporteur::cli
