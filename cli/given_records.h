#pragma once

#include "cli/open_tools.h"
#include "rapporteur/record/record.h"

#include <cstdint>
#include <functional>
#include <optional>

/// Commands that print facts take a record's file, or inputs that are read on the spot.
namespace rapporteur::cli {

/// An article with its facts: of a record, with its number there, or just read.
struct GivenRecord {
  std::optional<std::int64_t> article;
  const Record& record;
};

/// Hands on the records that the command line names, in their order: those of the record that the one operand
/// or --record names, else those of the inputs, read with the tools that are wanted. Gives the exit code.
int for_each_given_record(const Arguments& arguments, const OpenTools::Wanted& wanted,
                          const std::function<void(const GivenRecord&)>& visit);

/// The tools for who says what, as --reading tells.
OpenTools::Wanted wanted_reading(const Arguments& arguments);

/// The flags that `for_each_given_record` and `wanted_reading` read.
const Flag& reading_flag();
const Flag& plain_flag();
const Flag& published_flag();

}  // namespace rapporteur::cli
