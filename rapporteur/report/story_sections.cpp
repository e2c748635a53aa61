#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

/// What there is: the opening, the story lines, the articles of each story with copies folded.
namespace rapporteur::report {

namespace {

constexpr std::size_t max_cited = 12;

std::set<std::string> outlets_in(const StoryRecords& story, const Evidence& evidence) {
  std::set<std::string> outlets;
  for (const NumberedRecord& each : story.records) outlets.insert(evidence.outlet(each.article));
  return outlets;
}

bool is_copy(const Story& story, std::int64_t article) {
  return std::ranges::any_of(story.copies, [&](const Copy& copy) { return copy.article == article; });
}

/// First and last day of publication among the articles; empty where none is known.
struct Days {
  std::string first;
  std::string last;
  void add(const std::string& day) {
    if (day.empty()) return;
    if (first.empty() || day < first) first = day;
    if (last.empty() || day > last) last = day;
  }
};

std::string phrase_of(const Days& days) {
  if (days.first.empty()) return {};
  if (days.first == days.last) return " on " + day_words(days.first);
  return " from " + days_words(days.first, days.last);
}

Days days_of(const StoryRecords& story, const Evidence& evidence) {
  Days days;
  for (const NumberedRecord& each : story.records) days.add(evidence.article(each.article).day);
  return days;
}

struct Whole {
  std::size_t articles = 0;
  std::size_t copies = 0;
  std::set<std::string> outlets{};
  Days days{};
};

Whole whole_of(const ReportMaterial& material, const Evidence& evidence) {
  Whole whole;
  for (const StoryRecords& story : material.stories) {
    whole.articles += story.records.size();
    whole.copies += story.story->copies.size();
    whole.outlets.merge(outlets_in(story, evidence));
    const Days days = days_of(story, evidence);
    whole.days.add(days.first);
    whole.days.add(days.last);
  }
  return whole;
}

void prove_by_stories(Sentence& sentence, const ReportMaterial& material, Evidence& evidence) {
  for (std::size_t i = 0; i < std::min(material.stories.size(), max_cited); ++i) {
    const auto& records = material.stories[i].records;
    if (!records.empty()) sentence.prove(evidence.note(records.front().article));
  }
}

/// "; it leaves out three further stories in 40 articles and two articles of its own stories"
std::string rest_words(const ReportRest& rest) {
  std::vector<std::string> parts;
  if (rest.stories > 0)
    parts.push_back(counted(rest.stories, "further story", "further stories") + " in " +
                    counted(rest.articles, "article", "articles"));
  if (rest.further_articles > 0)
    parts.push_back(counted(rest.further_articles, "further article", "further articles") +
                    " of these stories");
  return parts.empty() ? std::string() : "; it leaves out " + listed(parts);
}

ReportItem extent_item(const ReportMaterial& material, Evidence& evidence) {
  const Whole whole = whole_of(material, evidence);
  std::string words = "This report covers " + counted(material.stories.size(), "story", "stories");
  words += " in " + counted(whole.articles, "article", "articles") + " of " +
           counted(whole.outlets.size(), "outlet", "outlets");
  if (!whole.days.first.empty()) words += ", published" + phrase_of(whole.days);
  words += rest_words(material.rest);
  Sentence sentence;
  sentence.say(words);
  prove_by_stories(sentence, material, evidence);
  return {.label = {}, .sentence = sentence.end()};
}

/// How many comparisons have that verdict, and the first of them.
std::optional<ReportItem> contradictions_item(const ReportMaterial& material, Evidence& evidence) {
  std::size_t count = 0;
  const Comparison* first = nullptr;
  for (const StoryComparison& each : material.comparisons) {
    for (const Comparison& comparison : each.comparisons) {
      if (comparison.verdict != Verdict::contradicts || comparison.accounts.empty()) continue;
      ++count;
      if (!first) first = &comparison;
    }
  }
  if (!first) return std::nullopt;
  Sentence sentence;
  sentence.say("The accounts contradict each other in " + counted(count, "point", "points"));
  for (const Account& account : first->accounts) {
    if (evidence.has(account.fact.article)) sentence.prove(evidence.note(account.fact, account.words));
  }
  return ReportItem{.label = {}, .sentence = sentence.end()};
}

std::optional<ReportItem> moves_item(const ReportMaterial& material, Evidence& evidence) {
  const Positions& positions = material.positions;
  std::size_t count = 0;
  Sentence sentence;
  for (const PositionChange& change : positions.changes) {
    const bool is_move =
        change.kind != PositionChangeKind::new_ && change.kind != PositionChangeKind::repeated && change.from;
    if (!is_move || change.to >= positions.positions.size()) continue;
    const FactReference& fact = positions.positions[change.to].statement;
    if (!evidence.has(fact.article)) continue;
    if (++count <= max_cited) sentence.prove(evidence.note(fact));
  }
  if (count == 0) return std::nullopt;
  sentence.say("The ledger shows " + counted(count, "change", "changes") + " of position");
  return ReportItem{.label = {}, .sentence = sentence.end()};
}

const StoryRecords* story_with_id(const ReportMaterial& material, std::int64_t id) {
  const auto found =
      std::ranges::find(material.stories, id, [](const StoryRecords& each) { return each.story->id; });
  return found == material.stories.end() ? nullptr : &*found;
}

std::string_view sign_words(StorySign sign) {
  switch (sign) {
    case StorySign::copy:
      return "repeated words";
    case StorySign::text:
      return "the words of both";
    case StorySign::title:
      return "the headlines";
    case StorySign::actors:
      return "the same actors";
    case StorySign::actor_pair:
      return "a rare pair of actors";
    case StorySign::numbers:
      return "the same numbers";
    case StorySign::quotation:
      return "the same quotations";
    case StorySign::event:
      return "the same events";
    case StorySign::date:
      return "the same days";
    case StorySign::place:
      return "the same places";
    case StorySign::gap:
      return "nearness in time";
    case StorySign::conflict:
      break;
  }
  return {};
}

/// What spoke for it, the strongest first.
std::vector<std::string> signs_of(std::vector<StoryEvidence> all) {
  std::ranges::stable_sort(all, std::ranges::greater{}, &StoryEvidence::weight_permille);
  std::vector<std::string> signs;
  for (const StoryEvidence& each : all) {
    if (each.weight_permille <= 0 || sign_words(each.sign).empty() || signs.size() == 3) continue;
    std::string words(sign_words(each.sign));
    if (!each.words.empty()) words += " (" + each.words + ")";
    signs.push_back(std::move(words));
  }
  return signs;
}

ReportItem story_of_line(const StoryLine& line, const StoryRecords& story, const ReportMaterial& material,
                         Evidence& evidence) {
  const Days days = days_of(story, evidence);
  Sentence sentence;
  sentence.quote(story.story->title);
  sentence.say(" is told in " + counted(story.records.size(), "article", "articles") + " of " +
               counted(outlets_in(story, evidence).size(), "outlet", "outlets"));
  for (std::size_t i = 0; i < std::min(story.records.size(), max_cited); ++i)
    sentence.prove(evidence.note(story.records[i].article));
  ReportItem item{.label = days.first.empty() ? std::string("undated") : days_words(days.first, days.last),
                  .sentence = sentence.end()};
  for (const StoryLink& link : line.links) {
    const StoryRecords* earlier =
        link.story == story.story->id ? story_with_id(material, link.earlier) : nullptr;
    const auto signs = signs_of(link.evidence);
    if (!earlier || earlier->records.empty() || signs.empty() || story.records.empty()) continue;
    Sentence why;
    why.say("It goes on with ").quote(earlier->story->title).say(", by " + listed(signs));
    why.prove(evidence.note(story.records.front().article))
        .prove(evidence.note(earlier->records.front().article));
    item.below.push_back({.label = {}, .sentence = why.end()});
  }
  return item;
}

ReportSection line_section(const StoryLine& line, const ReportMaterial& material, Evidence& evidence) {
  ReportSection section{.heading = "Story line: " + line.title, .level = 2};
  for (const std::int64_t id : line.stories) {
    const StoryRecords* story = story_with_id(material, id);
    if (story && !story->records.empty())
      section.items.push_back(story_of_line(line, *story, material, evidence));
  }
  return section;
}

std::string permille_words(std::uint16_t permille) {
  return std::to_string((permille + 5) / 10) + " %";
}

std::string copy_words(const Copy& copy) {
  switch (copy.kind) {
    case CopyKind::identical:
      return " repeats it word for word";
    case CopyKind::contains:
      return " has all of it and more";
    case CopyKind::cut:
      return " has a part of it and nothing else";
    case CopyKind::revised:
      return " has it in a revised form, with " + permille_words(copy.containment_permille) +
             " of the words in common";
  }
  return {};
}

/// An article that is no copy, with its copies below.
ReportItem article_item(const StoryView& view, std::int64_t number, Evidence& evidence) {
  const KnownArticle& known = evidence.article(number);
  Sentence sentence;
  sentence.say(known.outlet + ": ").quote(known.headline.words).prove(evidence.note(number));
  ReportItem item{.label = known.day.empty() ? std::string("undated") : day_words(known.day),
                  .sentence = sentence.end()};
  for (const Copy& copy : view.story.story->copies) {
    if (copy.original != number || !evidence.has(copy.article)) continue;
    Sentence folded;
    const std::string day = evidence.article(copy.article).day;
    folded.say(evidence.outlet(copy.article) + (day.empty() ? std::string() : " on " + day_words(day)) +
               copy_words(copy));
    folded.prove(evidence.note(copy.article)).prove(evidence.note(number));
    item.below.push_back({.label = "copy", .sentence = folded.end()});
  }
  return item;
}

}  // namespace

ReportSection opening_section(const ReportMaterial& material, Evidence& evidence) {
  ReportSection section{.heading = "In brief", .level = 2};
  const bool has_articles =
      std::ranges::any_of(material.stories, [](const StoryRecords& each) { return !each.records.empty(); });
  if (!has_articles) return section;
  section.items.push_back(extent_item(material, evidence));
  if (auto item = contradictions_item(material, evidence)) section.items.push_back(std::move(*item));
  if (auto item = moves_item(material, evidence)) section.items.push_back(std::move(*item));
  return section;
}

std::vector<ReportSection> line_sections(const ReportMaterial& material, Evidence& evidence) {
  std::vector<ReportSection> sections;
  for (const StoryLine& line : material.lines) {
    ReportSection section = line_section(line, material, evidence);
    if (section.items.size() > 1) sections.push_back(std::move(section));
  }
  return sections;
}

ReportSection outlets_section(const StoryView& view, Evidence& evidence) {
  const Story& story = *view.story.story;
  ReportSection section{.heading = story.title, .level = 2};
  std::vector<std::int64_t> own;
  for (const NumberedRecord& each : view.story.records) {
    if (!is_copy(story, each.article)) own.push_back(each.article);
  }
  std::ranges::stable_sort(own, {}, [&](std::int64_t each) { return evidence.article(each).day; });
  for (const std::int64_t each : own) section.items.push_back(article_item(view, each, evidence));
  return section;
}

}  // namespace rapporteur::report
