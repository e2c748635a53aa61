#include "cli/command.h"

#include <algorithm>
#include <charconv>

namespace rapporteur::cli {

namespace {

std::string usage_hint(const Command& command) {
  return "; see: rapporteur " + std::string(command.name) + " --help";
}

tl::unexpected<Error> misused(const Command& command, const std::string& sentence) {
  return fail(ErrorKind::usage, sentence + usage_hint(command));
}

bool is_number(std::string_view value) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc{} && end == value.data() + value.size() && number > 0;
}

Result<void> check_value(const Command& command, const Flag& flag, const std::string& value) {
  const std::string name = "--" + std::string(flag.name);
  if (flag.takes == Takes::number && !is_number(value)) {
    return misused(command, name + " takes a number from 1 on, not '" + value + "'");
  }
  if (flag.takes == Takes::choice && std::ranges::find(flag.choices, value) == flag.choices.end()) {
    std::string choices;
    for (const std::string_view choice : flag.choices)
      choices += (choices.empty() ? "" : " or ") + std::string(choice);
    return misused(command, name + " takes " + choices + ", not '" + value + "'");
  }
  if (value.empty()) return misused(command, name + " takes a value that is not empty");
  return {};
}

/// Goes through the words once.
class Parser {
 public:
  Parser(const Command& command, const std::vector<std::string>& words)
      : command_(command), words_(words), arguments_(command) {}

  Result<Arguments> parse() {
    while (at_ < words_.size()) {
      const std::string& word = words_[at_++];
      if (word == "--") {
        while (at_ < words_.size()) arguments_.add_operand(words_[at_++]);
      } else if (word.starts_with("--")) {
        if (auto outcome = take_long(word); !outcome) return fail(outcome.error());
      } else if (word.size() > 1 && word[0] == '-') {
        if (auto outcome = take_letters(word); !outcome) return fail(outcome.error());
      } else {
        arguments_.add_operand(word);
      }
    }
    if (arguments_.has("help")) return arguments_;
    if (auto outcome = check_operands(); !outcome) return fail(outcome.error());
    return arguments_;
  }

 private:
  Result<void> take_long(const std::string& word) {
    const std::size_t equals = word.find('=');
    const Flag* flag = find_flag(
        command_, std::string_view(word).substr(2, equals == std::string::npos ? equals : equals - 2));
    if (!flag) return misused(command_, "there is no flag " + word.substr(0, equals));
    if (equals != std::string::npos && flag->takes == Takes::nothing) {
      return misused(command_, word.substr(0, equals) + " takes no value");
    }
    if (equals != std::string::npos) return add(*flag, word.substr(equals + 1));
    return flag->takes == Takes::nothing ? add(*flag, "") : take_next(*flag);
  }

  Result<void> take_letters(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const Flag* flag = find_flag(command_, word[i]);
      if (!flag) return misused(command_, std::string("there is no flag -") + word[i]);
      if (flag->takes != Takes::nothing) {
        return i + 1 < word.size() ? add(*flag, word.substr(i + 1)) : take_next(*flag);
      }
      if (auto outcome = add(*flag, ""); !outcome) return outcome;
    }
    return {};
  }

  Result<void> take_next(const Flag& flag) {
    if (at_ == words_.size()) {
      return misused(command_, "--" + std::string(flag.name) + " takes a value: " + std::string(flag.value));
    }
    return add(flag, words_[at_++]);
  }

  Result<void> add(const Flag& flag, std::string value) {
    if (flag.takes != Takes::nothing) {
      if (auto outcome = check_value(command_, flag, value); !outcome) return outcome;
    }
    arguments_.add_flag(flag.name, std::move(value));
    return {};
  }

  Result<void> check_operands() const {
    const auto& operands = arguments_.operands();
    if (operands.size() < command_.min_operands) {
      return misused(command_, std::string(command_.name) + " takes " + std::string(command_.operands));
    }
    if (operands.size() > command_.max_operands) {
      return misused(command_, "'" + operands[command_.max_operands] + "' is one word too many");
    }
    const auto& choices = command_.operand_choices;
    if (!choices.empty() && std::ranges::find(choices, operands.front()) == choices.end()) {
      return misused(command_, "'" + operands.front() + "' is not one of those that " +
                                   std::string(command_.name) + " knows");
    }
    return {};
  }

  const Command& command_;
  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  Arguments arguments_;
};

}  // namespace

bool Arguments::has(std::string_view flag) const {
  return std::ranges::any_of(flags_, [&](const auto& given) { return given.first == flag; });
}

std::string Arguments::value(std::string_view flag) const {
  for (auto given = flags_.rbegin(); given != flags_.rend(); ++given) {
    if (given->first == flag) return given->second;
  }
  const Flag* known = find_flag(*command_, flag);
  return known ? std::string(known->otherwise) : std::string();
}

std::vector<std::string> Arguments::values(std::string_view flag) const {
  std::vector<std::string> all;
  for (const auto& given : flags_) {
    if (given.first == flag) all.push_back(given.second);
  }
  return all;
}

std::uint64_t Arguments::number(std::string_view flag) const {
  const std::string given = value(flag);
  std::uint64_t number = 0;
  std::from_chars(given.data(), given.data() + given.size(), number);
  return number;
}

Result<Arguments> parse_arguments(const Command& command, const std::vector<std::string>& words) {
  return Parser(command, words).parse();
}

}  // namespace rapporteur::cli
