#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <array>
#include <utility>

/// Where the accounts of a story agree, where they differ, and what one outlet tells alone.
namespace rapporteur::report {

namespace {

/// What the accounts are said to do about a thing: what stands before its name and behind it.
struct Template {
  std::string_view before;
  std::string_view behind;
};

std::string_view noun_of(ComparedKind kind) {
  switch (kind) {
    case ComparedKind::quotation:
      return "the words";
    case ComparedKind::number:
      return "the number of";
    case ComparedKind::date:
      return "the day of";
    case ComparedKind::participant:
      return "who took part in";
    case ComparedKind::name:
      return "the name";
    case ComparedKind::claim:
      return "whether";
    case ComparedKind::event:
      return "the event";
  }
  return {};
}

Template template_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::same:
      return {"The outlets agree on ", ""};
    case Verdict::compatible:
      return {"The accounts are not equally exact about ", ", but do not exclude each other"};
    case Verdict::updated:
      return {"Later accounts move ", " on"};
    case Verdict::other_scope:
      return {"The accounts speak of different parts, times or kinds in ", ""};
    case Verdict::wording:
      return {"The outlets word differently ", ""};
    case Verdict::name_variant:
      return {"The outlets spell differently ", ""};
    case Verdict::contradicts:
      return {"The accounts contradict each other on ", ""};
    case Verdict::only_here:
      return {"One outlet alone tells of ", ""};
    case Verdict::unclear:
      return {"It cannot be told whether the accounts agree on ", ""};
  }
  return {};
}

std::string_view label_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::same:
      return "same";
    case Verdict::compatible:
      return "compatible";
    case Verdict::updated:
      return "updated";
    case Verdict::other_scope:
      return "other scope";
    case Verdict::wording:
      return "wording";
    case Verdict::name_variant:
      return "name variant";
    case Verdict::contradicts:
      return "contradiction";
    case Verdict::only_here:
      return "only here";
    case Verdict::unclear:
      return "unclear";
  }
  return {};
}

std::vector<const Account*> known_accounts(const Comparison& comparison, const Evidence& evidence) {
  std::vector<const Account*> accounts;
  for (const Account& account : comparison.accounts) {
    if (evidence.has(account.fact.article)) accounts.push_back(&account);
  }
  return accounts;
}

/// Names what is compared: in quotation marks where an account has it so.
void name_subject(Sentence& sentence, const Comparison& comparison, const Evidence& evidence) {
  const bool is_written = std::ranges::any_of(comparison.accounts, [&](const Account& account) {
    return evidence.is_written(account.fact.article, comparison.subject);
  });
  sentence.say(noun_of(comparison.kind));
  if (!comparison.subject.empty()) sentence.say(" ").name(comparison.subject, is_written);
}

std::vector<std::string> copiers_of(const Account& account, const Evidence& evidence) {
  std::vector<std::string> outlets;
  for (const std::int64_t copy : account.copies) {
    if (evidence.has(copy)) outlets.push_back(evidence.outlet(copy));
  }
  return outlets;
}

ReportItem account_item(const Account& account, Evidence& evidence) {
  Sentence sentence;
  sentence.say(evidence.outlet(account.fact.article) + ": ");
  if (account.words.empty()) {
    sentence.say(account.value);
  } else {
    sentence.quote(account.words);
  }
  const bool is_other = account.differing.size() == 1 && account.words.size() == 1 &&
                        account.differing.front().words != account.words.front().words;
  if (is_other) sentence.say("; it differs in ").quote(account.differing);
  if (const auto copiers = copiers_of(account, evidence); !copiers.empty())
    sentence.say("; copied by " + listed(copiers));
  const std::string& day = evidence.article(account.fact.article).day;
  return {.label = day.empty() ? std::string("undated") : day_words(day),
          .sentence = sentence.prove(evidence.note(account.fact, account.words)).end()};
}

/// "The accounts contradict each other on the number of "ministers":", the accounts side by side below.
ReportItem difference_item(const Comparison& comparison, Evidence& evidence) {
  const auto accounts = known_accounts(comparison, evidence);
  const Template words = template_of(comparison.verdict);
  Sentence sentence;
  sentence.say(words.before);
  name_subject(sentence, comparison, evidence);
  sentence.say(words.behind);
  for (const Account* account : accounts) sentence.prove(evidence.note(account->fact, account->words));
  ReportItem item{.label = std::string(label_of(comparison.verdict)), .sentence = sentence.lead()};
  for (const Account* account : accounts) item.below.push_back(account_item(*account, evidence));
  item.is_side_by_side = true;
  return item;
}

/// "Northline and WPM News agree on the number of "ministers": "20 ministers"."
ReportItem agreement_item(const Comparison& comparison, Evidence& evidence) {
  const auto accounts = known_accounts(comparison, evidence);
  std::vector<std::string> outlets;
  Sentence sentence;
  for (const Account* account : accounts) {
    const std::string& outlet = evidence.outlet(account->fact.article);
    if (std::ranges::find(outlets, outlet) == outlets.end()) outlets.push_back(outlet);
    sentence.prove(evidence.note(account->fact, account->words));
  }
  sentence.say(listed(outlets) + (outlets.size() == 1 ? " has " : " agree on "));
  name_subject(sentence, comparison, evidence);
  sentence.say(": ").quote(accounts.front()->words);
  return {.label = comparison.outlet_count > 1 ? number_words(comparison.outlet_count) + " outlets"
                                               : std::string(),
          .sentence = sentence.end()};
}

ReportItem lone_item(const Comparison& comparison, Evidence& evidence) {
  const Account& account = *known_accounts(comparison, evidence).front();
  Sentence sentence;
  sentence.say(evidence.outlet(account.fact.article) + ": ")
      .quote(account.words)
      .prove(evidence.note(account.fact, account.words));
  return {.label = {}, .sentence = sentence.end()};
}

constexpr std::array different{Verdict::contradicts, Verdict::wording,     Verdict::name_variant,
                               Verdict::updated,     Verdict::other_scope, Verdict::compatible,
                               Verdict::unclear};

/// The comparisons with that verdict that have enough accounts in this report.
std::vector<const Comparison*> with_verdict(const StoryView& view, Verdict verdict,
                                            const Evidence& evidence) {
  std::vector<const Comparison*> all;
  const std::size_t least = verdict == Verdict::only_here ? 1 : 2;
  for (const Comparison& comparison : view.comparison->comparisons) {
    // Articles of one template on two things: everything differs, and nothing is learnt by it.
    if (comparison.rule == "other_report") continue;
    if (comparison.verdict != verdict || known_accounts(comparison, evidence).size() < least) continue;
    const bool is_worded =
        std::ranges::none_of(comparison.accounts, [](const Account& each) { return each.words.empty(); });
    if (is_worded && all.size() < view.material.bounds.comparisons_of_verdict) all.push_back(&comparison);
  }
  return all;
}

}  // namespace

std::vector<ReportSection> comparison_sections(const StoryView& view, Evidence& evidence) {
  if (!view.comparison) return {};
  ReportSection differing{.heading = "Where the accounts differ", .level = 3};
  ReportSection agreeing{.heading = "Where they agree", .level = 3};
  ReportSection alone{.heading = "Told by one outlet alone", .level = 3};
  for (const Verdict verdict : different) {
    for (const Comparison* each : with_verdict(view, verdict, evidence))
      differing.items.push_back(difference_item(*each, evidence));
  }
  for (const Comparison* each : with_verdict(view, Verdict::same, evidence))
    agreeing.items.push_back(agreement_item(*each, evidence));
  for (const Comparison* each : with_verdict(view, Verdict::only_here, evidence))
    alone.items.push_back(lone_item(*each, evidence));
  return {std::move(differing), std::move(agreeing), std::move(alone)};
}

}  // namespace rapporteur::report
