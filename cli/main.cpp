#include "cli/command.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "cli/write_help.h"

#include <exception>
#include <string>
#include <vector>

namespace rapporteur::cli {

namespace {

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    say("what is it to do? see: rapporteur --help");
    return bad_usage;
  }
  if (words[0] == "--help" || words[0] == "-h") {
    put(help_of_program());
    return done;
  }
  if (words[0] == "--version" || words[0] == "-V") {
    put("rapporteur " RAPPORTEUR_VERSION "\n");
    return done;
  }
  const Command* command = find_command(words[0]);
  if (!command) {
    say("there is no command '" + printable(words[0]) + "'; see: rapporteur --help");
    return bad_usage;
  }
  const auto arguments = parse_arguments(*command, {words.begin() + 1, words.end()});
  if (!arguments) return say_failed(arguments.error());
  if (arguments->has("help")) {
    put(help_of_command(*command));
    return done;
  }
  return command->run(*arguments);
}

}  // namespace

}  // namespace rapporteur::cli

int main(int argc, char** argv) {
  using namespace rapporteur::cli;
  try {
    return close_output(run({argv + 1, argv + argc}));
  } catch (const std::exception& failure) {
    say(std::string("the program failed (") + failure.what() +
        "); please report the command and what it was given");
    return failed;
  }
}
