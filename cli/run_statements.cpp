#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/run.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::size_t margin_columns = 12;

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

/// Prints the statements of one article for people.
class StatementList {
 public:
  explicit StatementList(const GivenRecord& given)
      : given_(given),
        text_(given.record.text()),
        style_(style_of(stdout)),
        columns_(columns_of_terminal()) {}

  void put_one(const RecordedStatement& statement) const {
    put(head_of(statement) + "\n");
    put_line("speaker", speaker_of(statement));
    put_line("for", listed(statement.on_behalf_of));
    put_line("to", listed(statement.addressees));
    put_line("concerns", listed(statement.targets));
    put_line("channel", channel_of(statement));
    put_line("place", listed(statement.place));
    put_line("date", date_of(statement));
    put_words("cue", statement.cue);
    put_words(statement.kind == StatementKind::statement ? "says" : "is told", statement.content);
    put_words("if", statement.condition);
    put_words("then", statement.consequence);
    put_line("about", printable(statement.topic));
    put("\n");
  }

 private:
  std::string head_of(const RecordedStatement& statement) const {
    std::string head =
        std::string(style_.bold) + fact_id(given_, FactKind::statement, statement.ordinal) + "  ";
    head += spaced(name_of(statement.force)) + std::string(style_.plain);
    if (!statement.also.empty()) head += " (also " + listed(statement.also) + ")";
    if (statement.strength == Strength::veiled) head += ", veiled";
    if (statement.polarity != Polarity::positive) head += ", " + std::string(name_of(statement.polarity));
    if (statement.kind != StatementKind::statement) head += ", " + spaced(name_of(statement.kind));
    if (statement.condition_type != ConditionType::none)
      head += ", " + std::string(name_of(statement.condition_type));
    if (statement.quote_type != QuoteType::none) head += ", " + std::string(name_of(statement.quote_type));
    if (statement.nested_in) head += ", in " + fact_id(given_, FactKind::statement, *statement.nested_in);
    return head + ", " + std::to_string(statement.permille) + "/1000";
  }

  static std::string speaker_of(const RecordedStatement& statement) {
    const std::string names = listed(statement.speakers);
    const std::string words = listed(statement.speaker_words);
    if (names.empty()) return words.empty() ? "(nobody is named)" : words;
    return words.empty() || words == names ? names : names + " (\u201c" + words + "\u201d)";
  }

  static std::string channel_of(const RecordedStatement& statement) {
    if (statement.channel == Channel::none) return "";
    return spaced(name_of(statement.channel)) + ", " + std::string(name_of(statement.channel_origin));
  }

  std::string date_of(const RecordedStatement& statement) const {
    if (!statement.date) return listed(statement.date_words);
    const RecordedDate& date = given_.record.dates[*statement.date];
    return printable(date.value) + " (\u201c" + listed(date.expression) + "\u201d)";
  }

  void put_line(std::string_view name, const std::string& value) const {
    if (value.empty()) return;
    std::string margin = "  " + std::string(style_.dim) + std::string(name) + std::string(style_.plain);
    margin.append(margin_columns - std::min(margin_columns - 1, name.size()), ' ');
    for (const std::string& line : wrap(value, columns_ - margin_columns - 2)) {
      put(margin + line + "\n");
      margin = std::string(margin_columns + 2, ' ');
    }
  }

  /// Each stretch in its context, with its bytes.
  void put_words(std::string_view name, const std::vector<RecordedWords>& all) const {
    for (const RecordedWords& words : all) {
      const std::size_t width = std::max(columns_ - margin_columns, words.words.size() + 24);
      put_line(name, in_context(text_, words, width, {}) + " " + written_spans(words.spans));
    }
  }

  const GivenRecord& given_;
  std::string text_;
  Style style_;
  std::size_t columns_;
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
    const StatementList list(shown);
    for (const RecordedStatement& statement : wanted.statements) list.put_one(statement);
  });
}

}  // namespace rapporteur::cli
