#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <utility>

/// What the report does not know: inputs and articles that could not be read, articles without a day, words
/// whose speaker is not told, dates that nothing settles.
namespace rapporteur::report {

namespace {

/// Gathers lines of one kind; those beyond a bound are counted in a last one.
class Lines {
 public:
  Lines(ReportSection& section, std::size_t most) : section_(section), most_(most) {}
  void add(std::string_view label, const ReportSentence& sentence) {
    if (++count_ <= most_) {
      section_.items.push_back({.label = std::string(label), .sentence = sentence});
    } else if (rest_.empty()) {
      rest_ = sentence.footnotes;
    }
  }
  /// "The same is true of 12 further articles."
  void end(std::string_view label, std::string_view words) {
    if (count_ <= most_) return;
    Sentence sentence;
    sentence.say("The same is true of " + number_words(count_ - most_) + " further " + std::string(words))
        .prove(rest_);
    section_.items.push_back({.label = std::string(label), .sentence = sentence.end()});
  }

 private:
  ReportSection& section_;
  std::size_t most_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> rest_;
};

template <class Visit>
void for_each_record(const ReportMaterial& material, Visit&& visit) {
  for (const StoryRecords& story : material.stories) {
    for (const NumberedRecord& each : story.records) visit(each);
  }
}

/// A sentence of our own, without its full stop.
std::string_view without_stop(std::string_view sentence) {
  return sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence;
}

void add_unread(ReportSection& section, const ReportMaterial& material, Evidence& evidence) {
  Lines lines(section, material.bounds.gaps);
  for (const Gap& gap : material.unread) {
    Sentence sentence;
    sentence.say("An input was not read: " + std::string(without_stop(gap.sentence)))
        .prove(evidence.note(gap));
    lines.add("not read", sentence.end());
  }
  for_each_record(material, [&](const NumberedRecord& each) {
    for (const Gap& gap : each.record->gaps) {
      Sentence sentence;
      sentence.say("Of " + evidence.outlet(each.article) + ", ")
          .quote(evidence.article(each.article).headline.words);
      sentence.say(": " + std::string(without_stop(gap.sentence))).prove(evidence.note(each.article));
      lines.add("in part", sentence.end());
    }
  });
  lines.end("not read", "inputs and articles");
}

void add_unanalysed(ReportSection& section, const ReportMaterial& material, Evidence& evidence) {
  Lines lines(section, material.bounds.gaps);
  for_each_record(material, [&](const NumberedRecord& each) {
    if (each.record->is_analysed) return;
    const auto& language = each.record->metadata.language;
    Sentence sentence;
    sentence.say(evidence.outlet(each.article) + ", ").quote(evidence.article(each.article).headline.words);
    sentence.say(", was not read for what it states");
    if (language && !language->value.starts_with("en")) sentence.say("; its language is " + language->value);
    lines.add("not analysed", sentence.prove(evidence.note(each.article)).end());
  });
  lines.end("not analysed", "articles");
}

void add_undated(ReportSection& section, const ReportMaterial& material, Evidence& evidence) {
  Lines lines(section, material.bounds.gaps);
  for_each_record(material, [&](const NumberedRecord& each) {
    if (each.record->metadata.published) return;
    const KnownArticle& known = evidence.article(each.article);
    Sentence sentence;
    sentence.say(known.outlet + " does not say when it published ")
        .quote(known.headline.words)
        .prove(evidence.note(each.article));
    const auto inferred = std::ranges::find(material.inferred_days, each.article, &InferredDay::article);
    if (known.is_day_inferred && inferred != material.inferred_days.end()) {
      sentence.say("; " + day_words(known.day) + " is inferred from ");
      sentence.say(inferred->is_from_copy ? "its copies" : "the dated reports of the same story");
      for (const std::int64_t other : inferred->evidence) {
        if (evidence.has(other)) sentence.prove(evidence.note(other));
      }
    }
    lines.add("undated", sentence.end());
  });
  lines.end("undated", "articles");
}

void add_unresolved(ReportSection& section, const ReportMaterial& material, Evidence& evidence) {
  Lines lines(section, material.bounds.gaps);
  for_each_record(material, [&](const NumberedRecord& each) {
    for (const RecordedStatement& statement : each.record->statements) {
      const bool is_unresolved = statement.speakers.empty() && statement.kind == StatementKind::statement &&
                                 !statement.content.empty() && !statement.is_in_headline;
      if (!is_unresolved) continue;
      Sentence sentence;
      sentence.say("It is not settled who says in " + evidence.outlet(each.article) + ": ")
          .quote(statement.content);
      sentence.prove(evidence.note({each.article, FactKind::statement, statement.ordinal}));
      lines.add("speaker", sentence.end());
    }
  });
  lines.end("speaker", "statements");
}

/// Dates that mean a day and could not be settled on one; "now" and "recently" mean none.
void add_unsettled(ReportSection& section, const ReportMaterial& material, Evidence& evidence) {
  Lines lines(section, material.bounds.gaps);
  for_each_record(material, [&](const NumberedRecord& each) {
    std::size_t count = 0;
    const RecordedDate* first = nullptr;
    for (const RecordedDate& date : each.record->dates) {
      const bool is_unsettled = !date.first_day && !date.expression.empty() &&
                                (date.type == DateType::date || date.type == DateType::time) &&
                                !date.value.ends_with("_REF");
      if (!is_unsettled) continue;
      ++count;
      if (!first) first = &date;
    }
    if (!first) return;
    Sentence sentence;
    sentence.say("In " + evidence.outlet(each.article) + " " + counted(count, "date is", "dates are") +
                 " not settled");
    sentence.say(count == 1 ? ": " : ", the first of them ").quote(first->expression);
    sentence.prove(evidence.note({each.article, FactKind::date, first->ordinal}, first->expression));
    lines.add("date", sentence.end());
  });
  lines.end("date", "articles");
}

}  // namespace

ReportSection gaps_section(const ReportMaterial& material, Evidence& evidence) {
  ReportSection section{.heading = "What is not known", .level = 2};
  add_unread(section, material, evidence);
  add_unanalysed(section, material, evidence);
  add_undated(section, material, evidence);
  add_unresolved(section, material, evidence);
  add_unsettled(section, material, evidence);
  return section;
}

}  // namespace rapporteur::report
