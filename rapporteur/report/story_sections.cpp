#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/statement_lines.h"
#include "rapporteur/report/story_extent.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <utility>

/// What there is: the story lines, the articles of each story with copies folded.
namespace rapporteur::report {

namespace {

constexpr std::size_t max_cited = 12;
constexpr std::size_t max_passages = 5;

bool is_copy(const Story& story, std::int64_t article) {
  return std::ranges::any_of(story.copies, [&](const Copy& copy) { return copy.article == article; });
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
    case StorySign::numbers:
      return "the same numbers";
    case StorySign::quotation:
      return "the same quotations";
    case StorySign::date:
      return "the same days";
    case StorySign::gap:
      return "nearness in time";
    case StorySign::trigger:
      return "the words that carry the events";
    case StorySign::label:
      return "the same kind of act";
    case StorySign::conflict:
    case StorySign::status:
    case StorySign::standing:
    case StorySign::frequent:
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

/// A story's title, quoted where one of its articles has it so in its text.
void name_title(Sentence& sentence, const StoryRecords& story, const Evidence& evidence) {
  const auto has_title = [&](const NumberedRecord& each) {
    return evidence.is_written(each.article, story.story->title);
  };
  sentence.name(story.story->title, std::ranges::any_of(story.records, has_title));
}

ReportItem story_of_line(const StoryLine& line, const StoryRecords& story, const ReportMaterial& material,
                         Evidence& evidence) {
  const Days days = days_of(story, evidence);
  Sentence sentence;
  name_title(sentence, story, evidence);
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
    why.say("It goes on with ");
    name_title(why, *earlier, evidence);
    why.say(", by " + listed(signs));
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

/// The words of a passage as the article's text has them.
FootnoteWords passage_words(const std::vector<RecordedWords>& words, std::int64_t number,
                            const Evidence& evidence) {
  const std::string& text = evidence.article(number).text;
  const std::uint32_t begin = words.front().text_begin;
  const std::uint32_t end = words.back().text_end;
  return {text.substr(begin, end - begin), begin, end};
}

/// A long passage by its beginning and its end.
void quote_passage(Sentence& sentence, const FootnoteWords& words) {
  constexpr std::size_t most = 160;
  const std::size_t block_end = std::min(words.words.find(block_break), words.words.size());
  const std::size_t cut = words.words.find(' ', std::min(most, block_end));
  const bool is_long = block_end < words.words.size() || cut < block_end;
  sentence.quote(words.words.substr(0, std::min(cut, block_end)));
  if (is_long) sentence.say(" and what follows it");
}

/// "It leaves out "..."", "It has "25" for "23"".
ReportItem passage_item(const Passage& passage, const CopyDifference& copy, Evidence& evidence) {
  Sentence sentence;
  sentence.say(passage.kind == PassageKind::left_out ? "It leaves out "
               : passage.kind == PassageKind::added  ? "It adds "
                                                     : "It has ");
  if (!passage.in_copy.empty()) {
    const FootnoteWords words = passage_words(passage.in_copy, copy.article, evidence);
    quote_passage(sentence, words);
    sentence.prove(evidence.note(copy.article, words));
  }
  if (passage.kind == PassageKind::changed) sentence.say(" for ");
  if (!passage.in_original.empty()) {
    const FootnoteWords words = passage_words(passage.in_original, copy.original, evidence);
    quote_passage(sentence, words);
    sentence.prove(evidence.note(copy.original, words));
  }
  return {.label = {}, .sentence = sentence.end()};
}

/// Where a copy differs, at most so many passages; the rest is counted.
std::vector<ReportItem> passage_items(const StoryView& view, const Copy& copy, Evidence& evidence) {
  std::vector<ReportItem> items;
  if (!view.comparison) return items;
  const auto& all = view.comparison->copies;
  const auto found = std::ranges::find(all, copy.article, &CopyDifference::article);
  if (found == all.end()) return items;
  for (const Passage& passage : found->passages) {
    if (items.size() < max_passages) items.push_back(passage_item(passage, *found, evidence));
  }
  if (found->passage_count > max_passages) {
    items.push_back(
        rest_line(counted(found->passage_count - max_passages, "further passage is", "further passages are"),
                  "compare " + std::to_string(view.story.story->id), evidence.note(copy.article)));
  }
  return items;
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
    item.below.push_back(
        {.label = "copy", .sentence = folded.end(), .below = passage_items(view, copy, evidence)});
  }
  return item;
}

}  // namespace

std::vector<ReportSection> line_sections(const ReportMaterial& material, Evidence& evidence) {
  std::vector<ReportSection> sections;
  for (const StoryLine& line : material.lines) {
    ReportSection section = line_section(line, material, evidence);
    if (section.items.size() < 2) continue;
    sections.push_back(std::move(section));
    sections.push_back(line_differences_section(material, line, evidence));
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
