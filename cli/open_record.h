#pragma once

#include "cli/command.h"
#include "rapporteur/store/store.h"

#include <string>

namespace rapporteur::cli {

/// The record that the command line names: its operand where the command takes a record, else --record.
std::string record_path(const Arguments& arguments);
Result<Store> open_record(const Arguments& arguments);
/// The one article that an id names.
Result<std::int64_t> find_article_named(Store& store, const std::string& id);
/// --jobs, or one thread a processor.
unsigned job_count(const Arguments& arguments);
/// "folder/a.zip, entry b.html"
std::string written_origin(const Origin& origin);

}  // namespace rapporteur::cli
