#pragma once

#include "rapporteur/base/expect.h"
#include "rapporteur/report/make_report.h"
#include "rapporteur/report/report.h"
#include "rapporteur/report/sentence.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Articles made by hand for the tests of the report.
namespace rapporteur::report {

/// An article of a headline and paragraphs. Facts are added by the words that stand in it.
class HandMade {
 public:
  HandMade(const std::string& outlet, const std::string& day, const std::vector<std::string>& paragraphs) {
    const PageSpans somewhere(PageSpan{0, 1});
    for (const std::string& words : paragraphs) {
      record.blocks.push_back({.ordinal = static_cast<std::uint32_t>(record.blocks.size()),
                               .kind = record.blocks.empty() ? BlockKind::headline : BlockKind::paragraph,
                               .is_body = !record.blocks.empty(),
                               .words = words,
                               .spans = somewhere});
    }
    const Traces traces(Trace{.page = {}, .span = {0, 1}});
    record.metadata.outlet = MetadataValue{outlet, outlet, Signal{}, traces};
    if (!day.empty()) record.metadata.published = MetadataValue{day, day, Signal{}, traces};
    record.is_analysed = true;
  }

  /// The first place of the words in the text.
  std::vector<RecordedWords> words(std::string_view wanted) const {
    const std::string text = record.text();
    const std::size_t at = text.find(wanted);
    expect(at != std::string::npos, "the words of a test stand in its article");
    return {{.words = std::string(wanted),
             .spans = PageSpans(PageSpan{0, 1}),
             .text_begin = static_cast<std::uint32_t>(at),
             .text_end = static_cast<std::uint32_t>(at + wanted.size())}};
  }

  std::uint32_t add_actor(const std::string& name, ActorKind kind) {
    RecordedActor actor;
    actor.ordinal = static_cast<std::uint32_t>(record.actors.size());
    actor.name = name;
    actor.kind = kind;
    record.actors.push_back(std::move(actor));
    return record.actors.back().ordinal;
  }

  RecordedStatement& add_statement(const std::string& speaker, std::string_view cue,
                                   std::string_view content) {
    RecordedStatement statement;
    statement.ordinal = static_cast<std::uint32_t>(record.statements.size());
    statement.force = Force::assert_;
    statement.quote_type = QuoteType::direct;
    statement.cue = words(cue);
    statement.content = words(content);
    if (!speaker.empty()) statement.speakers.push_back({speaker, add_actor(speaker, ActorKind::person)});
    record.statements.push_back(std::move(statement));
    return record.statements.back();
  }

  std::uint32_t add_date(std::string_view expression, const std::string& day) {
    RecordedDate date;
    date.ordinal = static_cast<std::uint32_t>(record.dates.size());
    date.granularity = Granularity::day;
    date.first_day = date.last_day = day;
    date.expression = words(expression);
    record.dates.push_back(std::move(date));
    return record.dates.back().ordinal;
  }

  RecordedEvent& add_event(std::string_view trigger, std::uint32_t date) {
    RecordedEvent event;
    event.ordinal = static_cast<std::uint32_t>(record.events.size());
    event.trigger = words(trigger);
    event.date = date;
    record.events.push_back(std::move(event));
    return record.events.back();
  }

  Record record{};
};

/// A sentence of a report and all that hang below it.
inline void for_each_sentence(const ReportItem& item,
                              const std::function<void(const ReportSentence&)>& visit) {
  visit(item.sentence);
  for (const ReportItem& below : item.below) for_each_sentence(below, visit);
}
inline void for_each_sentence(const Report& report, const std::function<void(const ReportSentence&)>& visit) {
  for (const ReportSection& section : report.sections) {
    for (const ReportItem& item : section.items) for_each_sentence(item, visit);
  }
}

/// All sentences of a report, a line each.
inline std::string sentences_of(const Report& report) {
  std::string text;
  for_each_sentence(report, [&](const ReportSentence& each) { text += text_of(each) + "\n"; });
  return text;
}

/// The section under that heading, or null.
inline const ReportSection* section_named(const Report& report, std::string_view heading) {
  for (const ReportSection& section : report.sections) {
    if (section.heading == heading) return &section;
  }
  return nullptr;
}

}  // namespace rapporteur::report
