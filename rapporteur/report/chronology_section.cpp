#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/statement_lines.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <map>
#include <utility>

/// What happened when: the sentences that tell of events and statements with settled days. One sentence is
/// told once, whatever it holds; happenings that several articles tell of come with all of them.
namespace rapporteur::report {

namespace {

/// A sentence of an article with the days of what it tells and who tells the same.
struct Moment {
  std::string first_day;
  std::string last_day;
  std::int64_t article = 0;
  FootnoteWords sentence;
  std::vector<FactReference> facts;  ///< of all articles that tell of it
  bool is_background = true;
};

const RecordedDate* date_of(const KnownArticle& known, const std::optional<std::uint32_t>& date) {
  const auto& dates = known.record->dates;
  if (!date || *date >= dates.size() || !dates[*date].first_day || !dates[*date].last_day) return nullptr;
  const bool is_fine =
      dates[*date].granularity != Granularity::none && dates[*date].granularity <= Granularity::month;
  return is_fine ? &dates[*date] : nullptr;
}

/// Gathers moments; those of one sentence, or of the same words in a copy, are one.
class Moments {
 public:
  explicit Moments(const Evidence& evidence) : evidence_(evidence) {}

  void add(const RecordedDate& date, const FootnoteWords& sentence, const std::vector<FactReference>& facts,
           bool is_background) {
    const auto [at, is_new] = by_words_.emplace(letters_of(sentence.words), all_.size());
    if (is_new) all_.push_back({*date.first_day, *date.last_day, facts.front().article, sentence, {}, true});
    Moment& moment = all_[at->second];
    moment.is_background = moment.is_background && is_background;
    for (const FactReference& fact : facts) {
      if (std::ranges::find(moment.facts, fact) == moment.facts.end()) moment.facts.push_back(fact);
    }
  }

  /// The `most` that most outlets tell of, in order of their days.
  std::vector<Moment> best(std::size_t most) {
    const auto weight = [&](const Moment& moment) {
      return std::pair(moment.is_background,
                       -static_cast<std::ptrdiff_t>(outlets_of(evidence_, moment.facts).size()));
    };
    std::ranges::stable_sort(all_, {}, weight);
    if (all_.size() > most) all_.resize(most);
    std::ranges::stable_sort(all_, {},
                             [](const Moment& each) { return std::pair(each.first_day, each.last_day); });
    return std::move(all_);
  }

 private:
  const Evidence& evidence_;
  std::vector<Moment> all_;
  std::map<std::string, std::size_t> by_words_;
};

/// Events that are told as one happening; those without companions stand alone.
std::vector<std::vector<FactReference>> happenings_of(const StoryView& view, const Evidence& evidence) {
  std::vector<std::vector<FactReference>> all;
  std::map<FactReference, bool> seen;
  if (view.facts) {
    for (const Happening& happening : view.facts->happenings) {
      std::vector<FactReference> mentions;
      for (const FactReference& each : happening.mentions) {
        if (evidence.event(each) && seen.emplace(each, true).second) mentions.push_back(each);
      }
      if (!mentions.empty()) all.push_back(std::move(mentions));
    }
  }
  for (const NumberedRecord& each : view.story.records) {
    for (const RecordedEvent& event : each.record->events) {
      const FactReference fact{each.article, FactKind::event, event.ordinal};
      if (!seen.contains(fact)) all.push_back({fact});
    }
  }
  return all;
}

/// A headline tells in short what the text tells with its day.
bool is_headline(const KnownArticle& known, const FootnoteWords& sentence) {
  return sentence.text_begin < known.headline.text_end && known.headline.text_begin <= sentence.text_begin &&
         known.headline.words.size() < known.text.size();
}

/// The sentence that tells the event, as the record has it or as its marks tell.
FootnoteWords sentence_of(const FactReference& fact, const RecordedEvent& event, const Evidence& evidence) {
  const std::string& text = evidence.article(fact.article).text;
  if (event.sentence.empty() || event.sentence.back().text_end > text.size())
    return evidence.sentence_around(fact.article, event.trigger.front());
  const std::uint32_t begin = event.sentence.front().text_begin;
  const std::uint32_t end = event.sentence.back().text_end;
  return {text.substr(begin, end - begin), begin, end};
}

void add_happening(Moments& moments, const std::vector<FactReference>& mentions, const Evidence& evidence) {
  for (const FactReference& fact : mentions) {
    const RecordedEvent& event = *evidence.event(fact);
    const RecordedDate* date = date_of(evidence.article(fact.article), event.date);
    const bool is_shown = date && !event.trigger.empty() && event.realis != Realis::historic &&
                          event.realis != Realis::hypothetical;
    if (!is_shown) continue;
    std::vector<FactReference> facts{fact};
    for (const FactReference& other : mentions) {
      if (other != fact) facts.push_back(other);
    }
    const FootnoteWords sentence = sentence_of(fact, event, evidence);
    if (is_headline(evidence.article(fact.article), sentence)) continue;
    moments.add(*date, sentence, facts, event.is_background);
    return;
  }
}

void add_statements(Moments& moments, const StoryView& view, const Evidence& evidence) {
  for (const NumberedRecord& each : view.story.records) {
    for (const RecordedStatement& statement : each.record->statements) {
      const RecordedDate* date = date_of(evidence.article(each.article), statement.date);
      if (!date || statement.cue.empty() || statement.is_in_headline) continue;
      const FactReference fact{each.article, FactKind::statement, statement.ordinal};
      moments.add(*date, evidence.sentence_around(each.article, statement.cue.front()), {fact}, false);
    }
  }
}

ReportItem item_of(const Moment& moment, Evidence& evidence) {
  Sentence sentence;
  sentence.say(evidence.outlet(moment.article) + ": ")
      .quote(moment.sentence.words)
      .prove(evidence.note(moment.article, moment.sentence));
  ReportItem item{.label = days_words(moment.first_day, moment.last_day), .sentence = sentence.end()};
  Sentence also;
  auto outlets = outlets_of(evidence, moment.facts);
  std::erase(outlets, evidence.outlet(moment.article));
  for (const FactReference& fact : moment.facts) {
    if (evidence.outlet(fact.article) == evidence.outlet(moment.article)) continue;
    const auto words = words_of_fact(*evidence.article(fact.article).record, fact);
    if (!words.empty())
      also.prove(evidence.note(fact.article, evidence.sentence_around(fact.article, words.front())));
  }
  if (outlets.empty()) return item;
  also.say(listed(outlets) + (outlets.size() == 1 ? " tells" : " tell") + " of the same");
  item.below.push_back({.label = "also in", .sentence = also.end()});
  return item;
}

}  // namespace

ReportSection chronology_section(const StoryView& view, Evidence& evidence) {
  Moments moments(evidence);
  for (const auto& mentions : happenings_of(view, evidence)) add_happening(moments, mentions, evidence);
  add_statements(moments, view, evidence);
  ReportSection section{.heading = "What happened when", .level = 3};
  for (const Moment& moment : moments.best(view.material.bounds.happenings))
    section.items.push_back(item_of(moment, evidence));
  return section;
}

}  // namespace rapporteur::report
