#include "cli/event_list.h"

#include "cli/fact_lines.h"

namespace rapporteur::cli {

namespace {

/// Prints an event of one article.
class EventList {
 public:
  explicit EventList(const GivenRecord& given)
      : given_(given), lines_(given), plain_(style_of(stdout).plain) {}

  void put_one(const RecordedEvent& event) const {
    lines_.put_head(FactKind::event, event.ordinal, head_of(event));
    lines_.put_line("actor", coded(event.actors));
    lines_.put_line("recipient", coded(event.recipients));
    lines_.put_line("code", written_code(event));
    lines_.put_line("place", listed(event.place));
    if (!event.place.empty()) lines_.put_line("that is", written_place(event));
    if (event.date) lines_.put_line("date", written_date(given_.record.dates[*event.date]));
    lines_.put_line("reported by", reporter_of(event));
    lines_.put_words("told as", event.trigger);
    lines_.put_words("and as", event.also);
    lines_.put_words("if", event.condition);
    if (event.matter != Matter::none)
      lines_.put_line("about", std::string(name_of(event.matter)) + ", " + matter_state(event));
    lines_.put_words("namely", event.matter_words);
    put("\n");
  }

 private:
  static std::string matter_state(const RecordedEvent& event) {
    return event.matter_state == MatterState::none ? "told of" : std::string(name_of(event.matter_state));
  }

  std::string head_of(const RecordedEvent& event) const {
    std::string head(name_of(event.event));
    if (!event.mode.empty()) head += " " + printable(event.mode);
    head += std::string(plain_) + ", " + std::string(name_of(event.realis));
    if (event.content != event.event) head += " " + std::string(name_of(event.content));
    if (event.polarity == Polarity::negative) head += ", told as not having happened";
    if (event.is_background) head += ", background";
    if (event.is_hedged) head += ", hedged";
    head += ", " + spaced(name_of(event.quad));
    for (const std::string& context : event.contexts) head += ", " + printable(spaced(context));
    return head + ", " + std::to_string(event.permille) + "/1000";
  }

  /// "Homs, Homs, SYR, 34.72682 36.72339 (named with country)"
  static std::string written_place(const RecordedEvent& event) {
    std::string text = event.is_near_place ? "near " : "";
    text += printable(event.place_name);
    if (!event.place_area.empty() && event.place_area != event.place_name)
      text += ", " + printable(event.place_area);
    if (!event.place_country.empty()) text += ", " + printable(event.place_country);
    if (!event.latitude.empty()) text += ", " + printable(event.latitude) + " " + printable(event.longitude);
    return text + " (" + spaced(name_of(event.place_rule)) + ")";
  }

  /// "Rex Tillerson (USA GOV), United Nations (UNO)"
  std::string coded(const std::vector<RecordedParty>& parties) const {
    std::string text;
    for (const RecordedParty& party : parties) {
      text += (text.empty() ? "" : ", ") + printable(party.name);
      if (const std::string codes = codes_of(given_.record, party); !codes.empty())
        text += " (" + codes + ")";
    }
    return text;
  }

  std::string reporter_of(const RecordedEvent& event) const {
    if (!event.statement) return "";
    const RecordedStatement& statement = given_.record.statements[*event.statement];
    const std::string names = listed(statement.speakers);
    const std::string words = listed(statement.speaker_words);
    std::string text = names.empty() ? words : names;
    text += text.empty() ? "" : ", ";
    return text + fact_id(given_, FactKind::statement, *event.statement);
  }

  const GivenRecord& given_;
  FactLines lines_;
  std::string_view plain_;
};

}  // namespace

void put_event(const GivenRecord& given, const RecordedEvent& event) {
  EventList(given).put_one(event);
}

}  // namespace rapporteur::cli
