#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/story_extent.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

/// The opening: how much is covered, where the accounts contradict each other, which positions moved.
namespace rapporteur::report {

namespace {

constexpr std::size_t max_cited = 12;
constexpr std::size_t max_named = 6;

std::string phrase_of(const Days& days) {
  if (days.first.empty()) return {};
  if (days.first == days.last) return " on " + day_words(days.first);
  return " from " + days_words(days.first, days.last);
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
  return parts.empty() ? std::string()
                       : "; it leaves out " + listed(parts) + " (rapporteur stories lists them all)";
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

/// "Northline has "20 ministers", The Han River Post "16 ministers""; articles of one outlet are told apart
/// by their days.
ReportItem contradiction_line(const Comparison& comparison, Evidence& evidence) {
  Sentence sentence;
  bool is_first = true;
  for (const Account& account : comparison.accounts) {
    if (!evidence.has(account.fact.article) || account.words.empty()) continue;
    const KnownArticle& article = evidence.article(account.fact.article);
    const auto is_same_outlet = [&](const Account& each) {
      return each.fact.article != account.fact.article && evidence.has(each.fact.article) &&
             evidence.outlet(each.fact.article) == article.outlet;
    };
    std::string words = is_first ? article.outlet : ", " + article.outlet;
    if (!article.day.empty() && std::ranges::any_of(comparison.accounts, is_same_outlet))
      words += " of " + day_words(article.day);
    sentence.say(words + (is_first ? " has " : " "));
    sentence.quote(account.words).prove(evidence.note(account.fact, account.words));
    is_first = false;
  }
  return {.label = comparison.subject, .sentence = sentence.end()};
}

bool is_shown(const Comparison& comparison, const Evidence& evidence) {
  return comparison.verdict == Verdict::contradicts &&
         std::ranges::any_of(comparison.accounts, [&](const Account& account) {
           return evidence.has(account.fact.article) && !account.words.empty();
         });
}

std::optional<ReportItem> contradictions_item(const ReportMaterial& material, Evidence& evidence) {
  std::size_t count = 0;
  ReportItem item{.label = {}, .sentence = {}};
  Sentence sentence;
  for (const StoryComparison& each : material.comparisons) {
    for (const Comparison& comparison : each.comparisons) {
      if (!is_shown(comparison, evidence) || ++count > max_named) continue;
      item.below.push_back(contradiction_line(comparison, evidence));
      sentence.prove(item.below.back().sentence.footnotes);
    }
  }
  if (count == 0) return std::nullopt;
  sentence.say("The accounts contradict each other in " + counted(count, "point", "points"));
  item.sentence = count > max_named ? sentence.say(", among them").lead() : sentence.lead();
  return item;
}

std::string_view verb_of(PositionChangeKind kind) {
  switch (kind) {
    case PositionChangeKind::hardened:
      return "hardens";
    case PositionChangeKind::softened:
      return "softens";
    case PositionChangeKind::reversed:
      return "reverses";
    case PositionChangeKind::condition_added:
      return "adds a condition to";
    case PositionChangeKind::condition_dropped:
      return "drops a condition of";
    case PositionChangeKind::condition_met:
      return "goes on from a condition that was met to";
    case PositionChangeKind::silence:
      return "does not repeat";
    case PositionChangeKind::new_:
    case PositionChangeKind::repeated:
      break;
  }
  return {};
}

/// "Rex Tillerson adds a condition to the position of the United States on negotiation"
ReportItem move_line(const PositionChange& change, const Positions& positions, Evidence& evidence) {
  const Position& from = positions.positions[*change.from];
  const Position& to = positions.positions[change.to];
  std::string issue = to.issue;
  std::ranges::replace(issue, '_', ' ');
  Sentence sentence;
  sentence.say(capital(with_article(to.speaker)) + " " + std::string(verb_of(change.kind)) +
               " the position of " + with_article(to.party));
  if (!issue.empty()) sentence.say(" on " + issue);
  sentence.prove(evidence.note(from.statement)).prove(evidence.note(to.statement));
  return {.label = to.day ? day_words(*to.day) : std::string("undated"), .sentence = sentence.end()};
}

std::optional<ReportItem> moves_item(const ReportMaterial& material, Evidence& evidence) {
  const Positions& positions = material.positions;
  const auto is_known = [&](std::uint32_t place) {
    return place < positions.positions.size() && evidence.statement(positions.positions[place].statement);
  };
  std::size_t count = 0;
  ReportItem item{.label = {}, .sentence = {}};
  Sentence sentence;
  for (const PositionChange& change : positions.changes) {
    const bool is_move =
        !verb_of(change.kind).empty() && change.from && is_known(*change.from) && is_known(change.to);
    if (!is_move || ++count > max_named) continue;
    item.below.push_back(move_line(change, positions, evidence));
    sentence.prove(item.below.back().sentence.footnotes);
  }
  if (count == 0) return std::nullopt;
  sentence.say("The ledger shows " + counted(count, "move", "moves") + " of a position");
  item.sentence = count > max_named ? sentence.say(", among them").lead() : sentence.lead();
  return item;
}

/// "North Korea and the United States wait on each other."
std::optional<ReportItem> deadlocks_item(const ReportMaterial& material, Evidence& evidence) {
  const Positions& all = material.positions;
  ReportItem item{.label = {}, .sentence = {}};
  Sentence whole;
  for (const Deadlock& deadlock : all.deadlocks) {
    std::vector<std::string> parties;
    Sentence sentence;
    for (const std::uint32_t gate : deadlock.gates) {
      const std::uint32_t position = all.gates[gate].position;
      if (position >= all.positions.size() || !evidence.statement(all.positions[position].statement))
        continue;
      parties.push_back(with_article(all.gates[gate].party));
      sentence.prove(evidence.note(all.positions[position].statement));
    }
    if (parties.size() < deadlock.gates.size() || parties.empty() || item.below.size() == max_named) continue;
    sentence.say(capital(listed(parties)) + " wait on each other");
    item.below.push_back({.label = "deadlock", .sentence = sentence.end()});
    whole.prove(item.below.back().sentence.footnotes);
  }
  if (item.below.empty()) return std::nullopt;
  item.sentence = whole.say("Parties wait on each other").lead();
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
  if (auto item = deadlocks_item(material, evidence)) section.items.push_back(std::move(*item));
  return section;
}

}  // namespace rapporteur::report
