#include "cli/event_list.h"
#include "cli/fact_filter.h"
#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/run.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

/// Which events are asked for.
class Filter {
 public:
  explicit Filter(const Arguments& arguments)
      : actor_(arguments.value("actor")),
        recipient_(arguments.value("recipient")),
        type_(arguments.value("type")),
        about_(arguments.value("about")),
        place_(arguments.value("place")),
        country_(arguments.value("country")),
        since_(arguments.value("since")),
        until_(arguments.value("until")) {}

  /// `text` is the record's.
  bool takes(const Record& record, const RecordedEvent& event, std::string_view text) const {
    if (!type_.empty() && name_of(event.event) != type_) return false;
    if (!actor_.empty() && !is_named(record, event.actors, actor_)) return false;
    if (!recipient_.empty() && !is_named(record, event.recipients, recipient_)) return false;
    if (!about_.empty() && !holds_words(words_of_event(event, text), about_)) return false;
    if (!country_.empty() && event.place_country != country_) return false;
    if (!place_.empty() && !holds_words(words_of_place(event), place_)) return false;
    return is_between(days_of_event(record, event), since_, until_);
  }

 private:
  /// The sentences that tell it, and its parties by their full names.
  static std::string words_of_event(const RecordedEvent& event, std::string_view text) {
    std::string words = listed(event.actors) + " " + listed(event.recipients);
    words += " " + listed(event.sentence);
    for (const RecordedWords& each : event.also) words.append(" ").append(sentence_around(text, each));
    return words;
  }

  static std::string words_of_place(const RecordedEvent& event) {
    std::string words = listed(event.place);
    words.append(" ").append(event.place_name).append(" ").append(event.place_area);
    return words;
  }

  /// Its own date, else that of the statement that reports it, else publication.
  static Days days_of_event(const Record& record, const RecordedEvent& event) {
    std::optional<std::uint32_t> date = event.date;
    if (!date && event.statement) date = record.statements[*event.statement].date;
    return days_of(record, date);
  }

  std::string actor_;
  std::string recipient_;
  std::string type_;
  std::string about_;
  std::string place_;
  std::string country_;
  std::string since_;
  std::string until_;
};

}  // namespace

int run_events(const Arguments& arguments) {
  const bool is_json = arguments.value("format") == "jsonl";
  const Filter filter(arguments);
  return for_each_given_record(arguments, wanted_reading(arguments), [&](const GivenRecord& given) {
    Record wanted = given.record;
    const std::string text = given.record.text();
    std::erase_if(wanted.events,
                  [&](const RecordedEvent& each) { return !filter.takes(given.record, each, text); });
    if (wanted.events.empty()) return;
    const GivenRecord shown{given.article, wanted};
    if (is_json) {
      put(facts_line(shown, {FactKind::event}));
      return;
    }
    put(article_line(shown) + "\n");
    for (const RecordedEvent& event : wanted.events) put_event(shown, event);
  });
}

}  // namespace rapporteur::cli
