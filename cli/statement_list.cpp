#include "cli/statement_list.h"

#include "cli/fact_text.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::size_t margin_columns = 12;

/// Prints a statement of one article.
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

void put_statement(const GivenRecord& given, const RecordedStatement& statement) {
  StatementList(given).put_one(statement);
}

}  // namespace rapporteur::cli
