#include "rapporteur/report/sayings.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

/// Who said what: speaker by speaker, what is said with its force, its condition below it.
namespace rapporteur::report {

namespace {

/// The words that name the office of a speaker of one name; nothing where the articles give none.
const RecordedWords* role_of(const Evidence& evidence, const FactReference& fact) {
  const auto& speakers = evidence.statement(fact)->speakers;
  return speakers.size() == 1 ? evidence.role_of(fact.article, speakers.front()) : nullptr;
}

std::vector<FactReference> reports_of(const SpeakerSayings& speaker) {
  std::vector<FactReference> reports;
  for (const Saying& saying : speaker.sayings)
    reports.insert(reports.end(), saying.reports.begin(), saying.reports.end());
  return reports;
}

/// "Rex Tillerson, "US secretary of state", is reported with 4 statements by 3 outlets:"
ReportSentence introduction(const SpeakerSayings& speaker, Evidence& evidence) {
  const auto reports = reports_of(speaker);
  Sentence sentence;
  sentence.say(capital(speaker.speaker));
  for (const FactReference& report : reports) {
    const RecordedWords* role = role_of(evidence, report);
    if (!role) continue;
    sentence.say(", ").quote(role->words).say(",").prove(evidence.note(report, {*role}));
    break;
  }
  const auto outlets = outlets_of(evidence, reports);
  sentence.say(are_several(evidence, reports.front()) ? " are" : " is");
  sentence.say(" reported with " + counted(speaker.sayings.size(), "statement", "statements") + " by ");
  sentence.say(outlets.size() > 4 ? counted(outlets.size(), "outlet", "outlets") : listed(outlets));
  sentence.prove(evidence.note(reports.front(), evidence.statement(reports.front())->speaker_words));
  return sentence.lead();
}

/// The places of the sayings that are shown: those that most outlets report, that are bound to a condition,
/// or whose force says more than that something is said; in their order.
std::vector<std::size_t> chosen(const SpeakerSayings& speaker, std::size_t most, const Evidence& evidence) {
  std::vector<std::size_t> places(speaker.sayings.size());
  std::iota(places.begin(), places.end(), 0);
  if (places.size() <= most) return places;
  const auto weight = [&](std::size_t place) {
    const Saying& saying = speaker.sayings[place];
    const RecordedStatement& statement = *evidence.statement(saying.reports.front());
    const bool is_plain = statement.force == Force::assert_ || statement.force == Force::none;
    return std::tuple(outlets_of(evidence, saying.reports).size(), !statement.condition.empty(), !is_plain,
                      statement.quote_type == QuoteType::direct);
  };
  std::ranges::stable_sort(places, std::ranges::greater{}, weight);
  places.resize(most);
  std::ranges::sort(places);
  return places;
}

ReportItem rest_item(const SpeakerSayings& speaker, const std::vector<std::size_t>& shown,
                     Evidence& evidence) {
  const std::size_t count = speaker.sayings.size() - shown.size();
  std::size_t first = 0;
  while (std::ranges::binary_search(shown, first)) ++first;
  return rest_line(counted(count, "further statement is", "further statements are"),
                   "statements --speaker '" + speaker.speaker + "'",
                   evidence.note(speaker.sayings[first].reports.front()));
}

/// Acts that one sentence tells ("welcomed the text and called for more") are one line with both labels.
void add_or_join(std::vector<ReportItem>& items, ReportItem item) {
  const std::string words = text_of(item.sentence);
  const auto known =
      std::ranges::find_if(items, [&](const ReportItem& each) { return text_of(each.sentence) == words; });
  if (known == items.end()) {
    items.push_back(std::move(item));
    return;
  }
  if (!item.label.empty() && known->label.find(item.label) == std::string::npos)
    known->label += (known->label.empty() ? "" : ", ") + item.label;
  if (known->below.empty()) known->below = std::move(item.below);
}

ReportItem speaker_item(const SpeakerSayings& speaker, std::size_t most, Evidence& evidence) {
  if (speaker.sayings.size() == 1) return item_of(evidence, speaker.sayings.front());
  ReportItem item{.label = {}, .sentence = introduction(speaker, evidence)};
  const auto shown = chosen(speaker, most, evidence);
  const bool is_one_outlet = outlets_of(evidence, reports_of(speaker)).size() == 1;
  for (const std::size_t place : shown)
    add_or_join(item.below,
                item_of(evidence, speaker.sayings[place], is_one_outlet ? Outlets::unnamed : Outlets::named));
  if (shown.size() < speaker.sayings.size()) item.below.push_back(rest_item(speaker, shown, evidence));
  return item;
}

}  // namespace

ReportSection sayings_section(const StoryView& view, Evidence& evidence) {
  ReportSection section{.heading = "Who said what", .level = 3};
  const auto speakers = gather_sayings(view, evidence);
  const std::size_t most = std::min(speakers.size(), view.material.bounds.speakers);
  for (std::size_t i = 0; i < most; ++i)
    section.items.push_back(speaker_item(speakers[i], view.material.bounds.statements_of_speaker, evidence));
  if (most < speakers.size())
    section.items.push_back(
        rest_line(counted(speakers.size() - most, "further speaker is", "further speakers are"), "statements",
                  evidence.note(speakers[most].sayings.front().reports.front())));
  return section;
}

}  // namespace rapporteur::report
