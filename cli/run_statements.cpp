#include "cli/fact_filter.h"
#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/run.h"
#include "cli/statement_list.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

/// Which statements are asked for.
class Filter {
 public:
  explicit Filter(const Arguments& arguments)
      : speaker_(arguments.value("speaker")),
        about_(arguments.value("about")),
        since_(arguments.value("since")),
        until_(arguments.value("until")),
        force_(arguments.value("force")) {}

  bool takes(const Record& record, const RecordedStatement& statement) const {
    if (!force_.empty() && name_of(statement.force) != force_) return false;
    if (!speaker_.empty() && !is_named(record, statement.speakers, speaker_)) return false;
    if (!about_.empty() && !is_about(statement)) return false;
    return is_between(days_of(record, statement.date), since_, until_);
  }

 private:
  bool is_about(const RecordedStatement& statement) const {
    std::string words = statement.topic + " " + statement.proposition + " " + listed(statement.targets);
    words += " " + listed(statement.content) + " " + listed(statement.target_words);
    return holds_words(words, about_);
  }
  std::string speaker_;
  std::string about_;
  std::string since_;
  std::string until_;
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
