#include "cli/commands_of_stories.h"

#include "cli/commands_of_facts.h"
#include "cli/run.h"

namespace rapporteur::cli {

namespace {

Flag since_flag(std::string_view meaning) {
  return {.name = "since", .takes = Takes::text, .value = "DAY", .meaning = meaning};
}

Command stories_command() {
  return {
      .name = "stories",
      .operands = "[RECORD]",
      .meaning = "print which articles tell of the same",
      .details =
          "Stories are made at the end of `rapporteur read`. For each story: its number, its days, how many "
          "outlets and articles tell it, and its title; below it the articles with what joined each to the "
          "story, copies below the article whose words they repeat. Stories that go on with one another "
          "stand in one story line. With --story also what its articles share: happenings that several "
          "events tell of, each with what it was put beside and why, and actors that several articles name, "
          "with what joined them.",
      .operand = Takes::record,
      .max_operands = 1,
      .flags = {record_flag(),
                {.name = "story", .takes = Takes::number, .value = "ID", .meaning = "this story alone"},
                since_flag("stories with an article of this day (2018-01-16) or later")},
      .run = run_stories};
}

Command timeline_command() {
  return {
      .name = "timeline",
      .operands = "[RECORD]",
      .meaning = "print what happened, day by day",
      .details =
          "The events that articles report as having happened, by the day that their dates come to, each "
          "with the articles that tell it. Events of one story with the same parties, the same label and the "
          "same day stand in one line; copies count once.",
      .operand = Takes::record,
      .max_operands = 1,
      .flags = {record_flag(),
                {.name = "story", .takes = Takes::number, .value = "ID", .meaning = "of this story alone"},
                since_flag("events of this day (2018-01-16) or later")},
      .run = run_timeline};
}

}  // namespace

std::vector<Command> commands_of_stories() {
  return {stories_command(), timeline_command()};
}

}  // namespace rapporteur::cli
