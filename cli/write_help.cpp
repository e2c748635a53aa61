#include "cli/write_help.h"

#include "cli/run.h"
#include "cli/terminal.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::size_t help_columns = 96;

struct Ending {
  std::string_view code;
  std::string_view meaning;
};
constexpr Ending endings[] = {{"0", "done"},
                              {"1", "failed: what went wrong is said on standard error"},
                              {"2", "the command line could not be understood"},
                              {"3", "done, and some inputs were skipped: they are listed, and kept as gaps"},
                              {"4", "verify found something that differs"},
                              {"130", "interrupted: the batch at work was kept, the same command goes on"}};

std::string flag_names(const Flag& flag) {
  std::string names = flag.letter ? std::string("-") + flag.letter + ", " : std::string("    ");
  names += "--" + std::string(flag.name);
  if (!flag.value.empty()) names += " " + std::string(flag.value);
  return names;
}

std::string flag_meaning(const Flag& flag) {
  std::string meaning(flag.meaning);
  if (!flag.choices.empty()) {
    std::string choices;
    for (const std::string_view choice : flag.choices)
      choices += (choices.empty() ? "" : ", ") + std::string(choice);
    meaning += ": " + choices;
  }
  if (!flag.otherwise.empty()) meaning += " (default: " + std::string(flag.otherwise) + ")";
  return meaning;
}

void append_entry(std::string& out, const std::string& name, std::string_view meaning, std::size_t column) {
  std::string line = "  " + name;
  for (const std::string& each : wrap(meaning, help_columns - column)) {
    if (line.size() >= column) {
      out += line + '\n';
      line.clear();
    }
    line.resize(column, ' ');
    out += line + each + '\n';
    line.clear();
  }
}

void append_paragraphs(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    for (const std::string& line : wrap(text.substr(0, end), help_columns)) out += line + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string usage_of(const Command& command) {
  std::string usage = "rapporteur " + std::string(command.name);
  if (!command.operands.empty()) usage += " " + std::string(command.operands);
  return usage + " [FLAG...]";
}

/// Text for troff: backslashes, hyphens that are typed, and lines that begin with a dot.
std::string troff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out += "\\&";
      out += c;
    } else if (c == '\n') {
      out += "\n.br\n";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string help_of_program() {
  std::string out =
      "Rapporteur reads news pages into a record in which every fact is traced to the bytes it was read "
      "from.\n\n"
      "usage: rapporteur COMMAND [ARGUMENT...]\n\n";
  for (const Command& command : commands()) append_entry(out, std::string(command.name), command.meaning, 16);
  out +=
      "\nrapporteur COMMAND --help explains a command, rapporteur --version tells the version.\n\nexit "
      "codes:\n";
  for (const Ending& ending : endings) append_entry(out, std::string(ending.code), ending.meaning, 8);
  return out;
}

std::string help_of_command(const Command& command) {
  std::string out = "usage: " + usage_of(command) + "\n\n" + std::string(command.meaning) + "\n";
  if (!command.details.empty()) {
    out += '\n';
    append_paragraphs(out, command.details);
  }
  out += '\n';
  for (const Flag& flag : command.flags) append_entry(out, flag_names(flag), flag_meaning(flag), 30);
  return out;
}

std::string manual_page() {
  std::string out =
      ".TH RAPPORTEUR 1 \"\" \"rapporteur " RAPPORTEUR_VERSION
      "\"\n.SH NAME\nrapporteur \\- news pages in, a record out in which every fact is traced to its bytes\n"
      ".SH SYNOPSIS\n.B rapporteur\n.I COMMAND\n[\\fIARGUMENT\\fR...]\n.SH COMMANDS\n";
  for (const Command& command : commands()) {
    out += ".SS \"" + troff(usage_of(command)) + "\"\n" + troff(command.meaning) + ".\n";
    if (!command.details.empty()) out += ".PP\n" + troff(command.details) + "\n";
    for (const Flag& flag : command.flags) {
      if (flag.name == "help") continue;
      std::string names = flag.letter ? std::string("-") + flag.letter + ", --" : std::string("--");
      names += flag.name;
      out += ".TP\n.B " + troff(names) + (flag.value.empty() ? "" : " \\fI" + troff(flag.value) + "\\fR") +
             "\n" + troff(flag_meaning(flag)) + "\n";
    }
  }
  out += ".SH EXIT STATUS\n";
  for (const Ending& ending : endings)
    out += ".TP\n.B " + std::string(ending.code) + "\n" + troff(ending.meaning) + "\n";
  out += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhere it is set, nothing is printed in colour\n";
  return out;
}

int run_man(const Arguments&) {
  put(manual_page());
  return done;
}

int run_help(const Arguments& arguments) {
  if (arguments.operands().empty()) {
    put(help_of_program());
    return done;
  }
  const Command* command = find_command(arguments.operands().front());
  if (!command) {
    say("there is no command '" + printable(arguments.operands().front()) + "'; see: rapporteur --help");
    return bad_usage;
  }
  put(help_of_command(*command));
  return done;
}

}  // namespace rapporteur::cli
