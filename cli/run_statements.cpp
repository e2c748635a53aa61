#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/run.h"
#include "cli/statement_list.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

/// Whether all words of what is asked for occur in a text, in any case.
bool holds_words(std::string_view text, std::string_view asked) {
  const std::string lower = base::to_lower(text);
  while (!(asked = base::trim(asked)).empty()) {
    const std::string word = base::to_lower(asked.substr(0, asked.find(' ')));
    if (lower.find(word) == std::string::npos) return false;
    asked.remove_prefix(word.size());
  }
  return true;
}

/// Which statements are asked for.
class Filter {
 public:
  explicit Filter(const Arguments& arguments)
      : speaker_(arguments.value("speaker")),
        about_(arguments.value("about")),
        since_(arguments.value("since")),
        force_(arguments.value("force")) {}

  bool takes(const Record& record, const RecordedStatement& statement) const {
    if (!force_.empty() && name_of(statement.force) != force_) return false;
    if (!speaker_.empty() && !is_by(record, statement)) return false;
    if (!about_.empty() && !is_about(statement)) return false;
    return since_.empty() || day_of(record, statement) >= since_;
  }

 private:
  bool is_by(const Record& record, const RecordedStatement& statement) const {
    return std::ranges::any_of(statement.speakers, [&](const RecordedParty& party) {
      if (holds_words(party.name, speaker_)) return true;
      if (!party.actor) return false;
      const auto& variants = record.actors[*party.actor].variants;
      return std::ranges::any_of(variants, [&](const auto& name) { return holds_words(name, speaker_); });
    });
  }
  bool is_about(const RecordedStatement& statement) const {
    std::string words = statement.topic + " " + statement.proposition + " " + listed(statement.targets);
    words += " " + listed(statement.content) + " " + listed(statement.target_words);
    return holds_words(words, about_);
  }
  /// The day it was said, as far as it is told, else that of publication; empty where neither is known, which
  /// is before every day.
  static std::string day_of(const Record& record, const RecordedStatement& statement) {
    if (statement.date && record.dates[*statement.date].first_day)
      return *record.dates[*statement.date].first_day;
    const auto& published = record.metadata.published;
    return published ? published->value.substr(0, 10) : std::string();
  }

  std::string speaker_;
  std::string about_;
  std::string since_;
  std::string force_;
};

}  // namespace

int run_statements(const Arguments& arguments) {
  const bool is_json = arguments.value("format") == "jsonl";
  const Filter filter(arguments);
  return for_each_given_record(arguments, wanted_reading(arguments), [&](const GivenRecord& given) {
    Record wanted = given.record;
    std::erase_if(wanted.statements,
                  [&](const RecordedStatement& each) { return !filter.takes(given.record, each); });
    if (wanted.statements.empty()) return;
    const GivenRecord shown{given.article, wanted};
    if (is_json) {
      put(facts_line(shown, {FactKind::statement}));
      return;
    }
    put(article_line(shown) + "\n");
    for (const RecordedStatement& statement : wanted.statements) put_statement(shown, statement);
  });
}

}  // namespace rapporteur::cli
