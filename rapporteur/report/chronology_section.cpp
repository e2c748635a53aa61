#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/statement_lines.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <array>
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
  std::uint32_t told_at = 0;         ///< the place of the word that tells what the days are of
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

/// The letters of a sentence without what stands before a wire's dateline ends, so that copies are one.
std::string letters_without_dateline(std::string_view sentence) {
  constexpr std::size_t longest = 90;
  constexpr std::array<std::string_view, 4> ends{") - ", ") -- ", ") \u2013 ", ") \u2014 "};
  for (const std::string_view end : ends) {
    const std::size_t at = sentence.substr(0, longest).find(end);
    if (at != std::string_view::npos) return letters_of(sentence.substr(at + end.size()));
  }
  return letters_of(sentence);
}

/// Gathers moments; those of one sentence, or of the same words in a copy, are one. A sentence that tells of
/// several days stands under the one of what it tells first.
class Moments {
 public:
  explicit Moments(const Evidence& evidence) : evidence_(evidence) {}

  /// What a word of a sentence tells, on which days.
  struct Told {
    const RecordedDate& date;
    std::uint32_t at = 0;
    bool is_background = false;
  };

  void add(const Told& told, const FootnoteWords& sentence, const std::vector<FactReference>& facts) {
    const std::int64_t article = facts.front().article;
    const auto [at, is_new] = by_words_.emplace(letters_without_dateline(sentence.words), all_.size());
    if (is_new)
      all_.push_back({*told.date.first_day, *told.date.last_day, article, sentence, told.at, {}, true});
    Moment& moment = all_[at->second];
    moment.is_background = moment.is_background && told.is_background;
    if (moment.article == article && told.at < moment.told_at) {
      moment.first_day = *told.date.first_day;
      moment.last_day = *told.date.last_day;
      moment.told_at = told.at;
    }
    for (const FactReference& fact : facts) {
      if (std::ranges::find(moment.facts, fact) == moment.facts.end()) moment.facts.push_back(fact);
    }
  }

  std::size_t count() const { return all_.size(); }

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

/// A headline and the line below it tell in short what the text tells with its day; what stands below a
/// picture tells of it in the present ("speaks on Friday").
bool is_aside(const KnownArticle& known, const FootnoteWords& sentence) {
  if (known.headline.words.size() == known.text.size()) return false;
  std::uint32_t at = 0;
  for (const RecordedBlock& block : known.record->blocks) {
    if (block.is_furniture() || block.words.empty()) continue;
    const auto end = at + static_cast<std::uint32_t>(block.words.size());
    if (sentence.text_begin < end) {
      return block.kind == BlockKind::headline || block.kind == BlockKind::standfirst ||
             block.kind == BlockKind::caption;
    }
    at = end + static_cast<std::uint32_t>(block_break.size());
  }
  return false;
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

/// The word that tells the event in the sentence that tells its day, too; of several mentions the first such
/// one, and null where no sentence tells both.
const RecordedWords* dated_trigger(const RecordedEvent& event, const RecordedDate& date, std::int64_t article,
                                   const Evidence& evidence) {
  if (date.expression.empty()) return &event.trigger.front();
  const std::uint32_t day_at = date.expression.front().text_begin;
  for (const RecordedWords& trigger : event.trigger) {
    const FootnoteWords sentence = evidence.sentence_around(article, trigger);
    if (sentence.text_begin <= day_at && day_at < sentence.text_end) return &trigger;
  }
  return nullptr;
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
    const RecordedWords* trigger = dated_trigger(event, *date, fact.article, evidence);
    if (!trigger) continue;
    const FootnoteWords sentence = trigger == &event.trigger.front()
                                       ? sentence_of(fact, event, evidence)
                                       : evidence.sentence_around(fact.article, *trigger);
    if (is_aside(evidence.article(fact.article), sentence)) continue;
    moments.add({*date, trigger->text_begin, event.is_background}, sentence, facts);
    return;
  }
}

void add_statements(Moments& moments, const StoryView& view, const Evidence& evidence) {
  for (const NumberedRecord& each : view.story.records) {
    for (const RecordedStatement& statement : each.record->statements) {
      const RecordedDate* date = date_of(evidence.article(each.article), statement.date);
      if (!date || statement.cue.empty() || statement.is_in_headline) continue;
      const FactReference fact{each.article, FactKind::statement, statement.ordinal};
      const FootnoteWords sentence = evidence.sentence_around(each.article, statement.cue.front());
      if (is_aside(evidence.article(each.article), sentence)) continue;
      moments.add({*date, statement.cue.front().text_begin, false}, sentence, {fact});
    }
  }
}

ReportItem item_of(const Moment& moment, Evidence& evidence) {
  Sentence sentence;
  sentence.say(evidence.outlet(moment.article) + ": ")
      .quote(moment.sentence.words)
      .prove(evidence.note(moment.article, moment.sentence));
  ReportItem item{.label = days_words(moment.first_day, moment.last_day), .sentence = sentence.end()};
  auto outlets = outlets_of(evidence, moment.facts);
  std::erase(outlets, evidence.outlet(moment.article));
  if (outlets.empty()) return item;
  Sentence also;
  for (const FactReference& fact : moment.facts) {
    if (std::ranges::find(outlets, evidence.outlet(fact.article)) == outlets.end()) continue;
    const auto words = words_of_fact(*evidence.article(fact.article).record, fact);
    if (!words.empty())
      also.prove(evidence.note(fact.article, evidence.sentence_around(fact.article, words.front())));
  }
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
  const std::size_t count = moments.count();
  for (const Moment& moment : moments.best(view.material.bounds.happenings))
    section.items.push_back(item_of(moment, evidence));
  if (section.items.size() < count) {
    Sentence rest;
    rest.say(capital(
        counted(count - section.items.size(), "further dated sentence is", "further dated sentences are")));
    rest.say(" left out here; rapporteur events and rapporteur statements print what they tell");
    rest.prove(section.items.back().sentence.footnotes.front());
    section.items.push_back({.label = {}, .sentence = rest.end()});
  }
  return section;
}

}  // namespace rapporteur::report
