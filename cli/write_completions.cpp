#include "cli/run.h"
#include "cli/terminal.h"
#include "cli/write_help.h"

namespace rapporteur::cli {

namespace {

std::string command_names() {
  std::string names;
  for (const Command& command : commands()) names += (names.empty() ? "" : " ") + std::string(command.name);
  return names;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string all;
  for (const std::string_view word : words) all += (all.empty() ? "" : " ") + std::string(word);
  return all;
}

bool takes_file(Takes takes) {
  return takes == Takes::file || takes == Takes::record;
}

/// For single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : quoted(text)) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_value(const Flag& flag) {
  if (flag.takes == Takes::nothing) return "";
  std::string value = ":" + std::string(flag.value) + ":";
  if (!flag.choices.empty()) value += "(" + joined(flag.choices) + ")";
  if (takes_file(flag.takes)) value += "_files";
  return value;
}

std::string zsh_operand(const Command& command) {
  if (!command.operand_choices.empty()) return " '*:word:(" + joined(command.operand_choices) + ")'";
  if (command.name == "help") return " '*:command:(" + command_names() + ")'";
  return takes_file(command.operand) ? " '*:file:_files'" : "";
}

}  // namespace

std::string bash_completions() {
  std::string out =
      "_rapporteur() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
      "  if [[ $COMP_CWORD -eq 1 ]]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      command_names() + " --help --version' -- \"$word\"))\n    return\n  fi\n  case $command in\n";
  for (const Command& command : commands()) {
    out += "    " + std::string(command.name) + ")\n      case $before in\n";
    std::string flags;
    for (const Flag& flag : command.flags) {
      const std::string name = "--" + std::string(flag.name);
      flags += (flags.empty() ? "" : " ") + name;
      if (flag.takes == Takes::nothing) continue;
      out += "        " + name + (flag.letter ? std::string("|-") + flag.letter : "") + ") COMPREPLY=(";
      if (takes_file(flag.takes)) out += "$(compgen -f -- \"$word\")";
      if (!flag.choices.empty()) out += "$(compgen -W '" + joined(flag.choices) + "' -- \"$word\")";
      out += "); return ;;\n";
    }
    out += "      esac\n      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '" + flags +
           "' -- \"$word\"))\n";
    if (!command.operand_choices.empty() || command.name == "help") {
      out += "      else COMPREPLY=($(compgen -W '" +
             (command.operand_choices.empty() ? command_names() : joined(command.operand_choices)) +
             "' -- \"$word\"))\n";
    } else if (takes_file(command.operand)) {
      out += "      else COMPREPLY=($(compgen -f -- \"$word\"))\n";
    }
    out += "      fi ;;\n";
  }
  return out + "  esac\n}\ncomplete -o filenames -F _rapporteur rapporteur\n";
}

std::string zsh_completions() {
  std::string out =
      "#compdef rapporteur\n_rapporteur() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n";
  for (const Command& command : commands()) {
    out += "      '" + std::string(command.name) + ":" + zsh_text(command.meaning) + "'\n";
  }
  out +=
      "    )\n    _describe command commands\n    return\n  fi\n  local command=$words[2]\n  shift words\n  "
      "(( CURRENT-- ))\n  case $command in\n";
  for (const Command& command : commands()) {
    out += "    " + std::string(command.name) + ") _arguments -s";
    for (const Flag& flag : command.flags) {
      const std::string rest = "[" + zsh_text(flag.meaning) + "]" + zsh_value(flag);
      out += " \\\n      '--" + std::string(flag.name) + rest + "'";
      if (flag.letter) out += std::string(" '-") + flag.letter + rest + "'";
    }
    out += zsh_operand(command) + " ;;\n";
  }
  return out + "  esac\n}\n_rapporteur \"$@\"\n";
}

std::string fish_completions() {
  std::string out = "complete -c rapporteur -f\n";
  for (const Command& command : commands()) {
    const std::string name(command.name);
    out += "complete -c rapporteur -n __fish_use_subcommand -a " + name + " -d '" + quoted(command.meaning) +
           "'\n";
    const std::string here = "complete -c rapporteur -n '__fish_seen_subcommand_from " + name + "'";
    for (const Flag& flag : command.flags) {
      out += here + " -l " + std::string(flag.name);
      if (flag.letter) out += std::string(" -s ") + flag.letter;
      if (takes_file(flag.takes)) out += " -r -F";
      if (flag.takes == Takes::text || flag.takes == Takes::number) out += " -x";
      if (!flag.choices.empty()) out += " -x -a '" + joined(flag.choices) + "'";
      out += " -d '" + quoted(flag.meaning) + "'\n";
    }
    if (takes_file(command.operand)) out += here + " -F\n";
    if (!command.operand_choices.empty()) out += here + " -a '" + joined(command.operand_choices) + "'\n";
  }
  return out;
}

int run_completions(const Arguments& arguments) {
  const std::string& shell = arguments.operands().front();
  put(shell == "bash" ? bash_completions() : shell == "zsh" ? zsh_completions() : fish_completions());
  return done;
}

}  // namespace rapporteur::cli
