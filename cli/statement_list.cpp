#include "cli/statement_list.h"

#include "cli/fact_lines.h"

namespace rapporteur::cli {

namespace {

/// Prints a statement of one article.
class StatementList {
 public:
  explicit StatementList(const GivenRecord& given)
      : given_(given), lines_(given), plain_(style_of(stdout).plain) {}

  void put_one(const RecordedStatement& statement) const {
    lines_.put_head(FactKind::statement, statement.ordinal, head_of(statement));
    lines_.put_line("speaker", speaker_of(statement));
    lines_.put_line("for", listed(statement.on_behalf_of));
    lines_.put_line("to", listed(statement.addressees));
    lines_.put_line("concerns", listed(statement.targets));
    lines_.put_line("channel", channel_of(statement));
    lines_.put_line("place", listed(statement.place));
    lines_.put_line("date", date_of(statement));
    lines_.put_words("cue", statement.cue);
    lines_.put_words(statement.kind == StatementKind::statement ? "says" : "is told", statement.content);
    lines_.put_words("if", statement.condition);
    lines_.put_words("then", statement.consequence);
    lines_.put_line("about", printable(statement.topic));
    put("\n");
  }

 private:
  std::string head_of(const RecordedStatement& statement) const {
    std::string head = spaced(name_of(statement.force)) + std::string(plain_);
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
    return written_date(given_.record.dates[*statement.date]);
  }

  const GivenRecord& given_;
  FactLines lines_;
  std::string_view plain_;
};

}  // namespace

void put_statement(const GivenRecord& given, const RecordedStatement& statement) {
  StatementList(given).put_one(statement);
}

}  // namespace rapporteur::cli
