#include "rapporteur/language/msgpack.h"
#include "rapporteur/language/read_rules.h"

#include <string>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr const char* file_name = "attribute_ruler/patterns";

/// Reads the list of rules; what is not a rule as the format has it makes `refused` say so.
class SpecReader {
 public:
  explicit SpecReader(std::string_view bytes) : reader_(bytes) {}

  Result<std::vector<RuleSpec>> read() {
    std::vector<RuleSpec> rules;
    for (std::uint32_t left = reader_.array(); left > 0 && reader_.is_good(); --left) rules.push_back(rule());
    if (auto outcome = reader_.outcome(file_name); !outcome) return fail(outcome.error());
    if (!refused_.empty()) return fail(ErrorKind::not_supported, refused_, file_name);
    return rules;
  }

 private:
  RuleSpec rule();
  RuleSpec::Pattern pattern();
  RuleSpec::TokenTest token_test();
  void add_conditions(RuleSpec::TokenTest& test);
  std::vector<std::string> values();
  std::string value();
  void refuse(std::string sentence) {
    if (refused_.empty()) refused_ = std::move(sentence);
  }

  MsgpackReader reader_;
  std::string refused_;
};

RuleSpec SpecReader::rule() {
  RuleSpec rule;
  for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
    const std::string_view key = reader_.text();
    if (key == "patterns") {
      for (std::uint32_t count = reader_.array(); count > 0 && reader_.is_good(); --count)
        rule.patterns.push_back(pattern());
    } else if (key == "attrs") {
      for (std::uint32_t count = reader_.map(); count > 0 && reader_.is_good(); --count) {
        std::string attribute(reader_.text());
        rule.sets.push_back({std::move(attribute), std::string(reader_.text())});
      }
    } else if (key == "index") {
      rule.index = reader_.integer();
    } else {
      reader_.skip();
    }
  }
  return rule;
}

RuleSpec::Pattern SpecReader::pattern() {
  RuleSpec::Pattern pattern;
  for (std::uint32_t left = reader_.array(); left > 0 && reader_.is_good(); --left)
    pattern.push_back(token_test());
  return pattern;
}

RuleSpec::TokenTest SpecReader::token_test() {
  RuleSpec::TokenTest test;
  for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) add_conditions(test);
  return test;
}

/// One attribute: equal to a value, or a map of operators that must all hold.
void SpecReader::add_conditions(RuleSpec::TokenTest& test) {
  const std::string attribute(reader_.text());
  if (reader_.kind() != MsgpackReader::Kind::map) {
    test.push_back({attribute, "", {value()}});
    return;
  }
  for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
    std::string operation(reader_.text());
    test.push_back({attribute, std::move(operation), values()});
  }
}

std::vector<std::string> SpecReader::values() {
  if (reader_.kind() != MsgpackReader::Kind::array) return {value()};
  std::vector<std::string> values;
  for (std::uint32_t left = reader_.array(); left > 0 && reader_.is_good(); --left) values.push_back(value());
  return values;
}

std::string SpecReader::value() {
  switch (reader_.kind()) {
    case MsgpackReader::Kind::boolean:
      return reader_.boolean() ? "true" : "false";
    case MsgpackReader::Kind::integer:
      return std::to_string(reader_.integer());
    case MsgpackReader::Kind::text:
      return std::string(reader_.text());
    default:
      break;
  }
  reader_.skip();
  refuse("a rule of the package's attribute ruler compares with something that is not a text");
  return {};
}

}  // namespace

Result<std::vector<RuleSpec>> read_rule_specs(std::string_view bytes) {
  return SpecReader(bytes).read();
}

}  // namespace rapporteur::language
