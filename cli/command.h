#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The command line as data: one table of commands and flags, from which the parser, the help, the manual
/// page and the shells' completions are made.
namespace rapporteur::cli {

/// How the program ends.
enum ExitCode : int {
  done = 0,
  failed = 1,
  bad_usage = 2,
  done_with_skipped = 3,
  mismatch = 4,
  interrupted = 130
};

/// What a flag or an argument takes, for completions.
enum class Takes : std::uint8_t { nothing, text, number, file, record, choice };

struct Flag {
  std::string_view name;
  char letter = 0;  ///< 0 where there is no short form
  Takes takes = Takes::nothing;
  std::string_view value{};  ///< placeholder in the help
  std::string_view meaning;
  std::vector<std::string_view> choices{};
  std::string_view otherwise{};  ///< value where the flag is not given
};

class Arguments;

struct Command {
  std::string_view name;
  std::string_view operands;  ///< as the usage line shows them
  std::string_view meaning;   ///< one line
  std::string_view details;   ///< paragraphs for the help and the manual
  Takes operand = Takes::nothing;
  std::size_t min_operands = 0;
  std::size_t max_operands = 0;
  std::vector<Flag> flags;
  int (*run)(const Arguments&);
  std::vector<std::string_view> operand_choices{};
};

/// What was given on the command line, held to the table.
class Arguments {
 public:
  explicit Arguments(const Command& command) : command_(&command) {}

  const Command& command() const& { return *command_; }
  const std::vector<std::string>& operands() const& { return operands_; }
  bool has(std::string_view flag) const;
  /// The last value given, or what the table says otherwise.
  std::string value(std::string_view flag) const;
  /// All values given.
  std::vector<std::string> values(std::string_view flag) const;
  /// The value of a flag that takes a number; the parser has held it to be one.
  std::uint64_t number(std::string_view flag) const;

  void add_operand(std::string operand) { operands_.push_back(std::move(operand)); }
  void add_flag(std::string_view flag, std::string value) { flags_.emplace_back(flag, std::move(value)); }

 private:
  const Command* command_;  // of the table, never null
  std::vector<std::string> operands_;
  std::vector<std::pair<std::string_view, std::string>> flags_;
};

/// The table.
const std::vector<Command>& commands();
/// The command with that name, or null.
const Command* find_command(std::string_view name);
/// The flag with that name (or that letter) of a command, or null. Every command has --help.
const Flag* find_flag(const Command& command, std::string_view name);
const Flag* find_flag(const Command& command, char letter);

/// Reads what follows the command's name: flags anywhere, "--flag=value" or "--flag value", "-j4" or "-j 4",
/// all words behind "--" as operands.
Result<Arguments> parse_arguments(const Command& command, const std::vector<std::string>& words);

}  // namespace rapporteur::cli
