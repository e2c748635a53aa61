#pragma once

#include "cli/command.h"

/// What the commands do; each gives the program's exit code.
namespace rapporteur::cli {

int run_read(const Arguments& arguments);
int run_show(const Arguments& arguments);
int run_list(const Arguments& arguments);
int run_search(const Arguments& arguments);
int run_analyse(const Arguments& arguments);
int run_attributions(const Arguments& arguments);
int run_dates(const Arguments& arguments);
int run_actors(const Arguments& arguments);
int run_statements(const Arguments& arguments);
int run_events(const Arguments& arguments);
int run_positions(const Arguments& arguments);
int run_stories(const Arguments& arguments);
int run_timeline(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_verify(const Arguments& arguments);
int run_export(const Arguments& arguments);
int run_compare(const Arguments& arguments);
int run_report(const Arguments& arguments);
int run_doctor(const Arguments& arguments);
int run_schema(const Arguments& arguments);
int run_man(const Arguments& arguments);
int run_completions(const Arguments& arguments);
int run_help(const Arguments& arguments);

}  // namespace rapporteur::cli
