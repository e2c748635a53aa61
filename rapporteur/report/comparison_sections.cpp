#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/statement_lines.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <array>
#include <cstdint>
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

/// What a sentence names between its words.
enum class Named : std::uint8_t { nothing, speaker };

/// What some rules found is said in words of their own.
struct RuleWords {
  std::string_view rule;
  std::string_view before;
  Named named = Named::nothing;
  std::string_view behind{};
};
constexpr std::array rule_words{
    RuleWords{"quotation.wording", "The outlets word differently what ", Named::speaker, " said"},
    RuleWords{"quotation.reported_wording", "The outlets word differently what ", Named::speaker, " said"},
    RuleWords{"quotation.negation", "One outlet turns round what another has ", Named::speaker, " say"},
    RuleWords{"quotation.speaker", "The outlets give the same words to different speakers"},
    RuleWords{"quotation.speaker_unsure", "It is not sure that the outlets give these words to one speaker"},
    RuleWords{"claim.polarity", "One account affirms what another denies"},
    RuleWords{"claim.denied", "One account has affirmed what another has denied by ", Named::speaker},
    RuleWords{"claim.speaker", "The accounts give like words to different speakers"},
    RuleWords{"claim.said_or_refused", "One account has ", Named::speaker,
              " refuse to comment; another tells of words of the same speaker"},
    RuleWords{"claim.refused_of_what", "The accounts have ", Named::speaker,
              " refuse to comment on different things"},
    RuleWords{"participant.other", "The accounts name others in like sentences"},
    RuleWords{"participant.place", "The accounts name other places or bodies in like sentences"},
    RuleWords{"length.differs", "The accounts contradict each other on a length of time"},
    RuleWords{"length.about",
              "The accounts are not equally exact about a length of time, but do not exclude each other"}};

const RuleWords* words_of_rule(std::string_view rule) {
  const auto found = std::ranges::find(rule_words, rule, &RuleWords::rule);
  return found == rule_words.end() ? nullptr : &*found;
}

/// Whether what somebody said is compared: it is shown as a statement.
bool is_said(const Comparison& comparison) {
  return comparison.kind == ComparedKind::quotation || comparison.kind == ComparedKind::claim;
}

/// How much an account shows: words that differ, then how many there are.
std::pair<bool, std::size_t> weight_of(const Account& account) {
  std::size_t size = 0;
  for (const RecordedWords& words : account.words) size += words.words.size();
  return {!account.differing.empty(), size};
}

std::vector<const Account*> known_accounts(const Comparison& comparison, const Evidence& evidence) {
  std::vector<const Account*> accounts;
  for (const Account& account : comparison.accounts) {
    if (!evidence.has(account.fact.article)) continue;
    // An article that tells it twice is heard once: by the words that differ, else by the longer ones.
    const auto known = std::ranges::find(accounts, account.fact.article,
                                         [](const Account* each) { return each->fact.article; });
    const bool is_again = known != accounts.end() && comparison.kind != ComparedKind::name;
    if (!is_again)
      accounts.push_back(&account);
    else if (weight_of(account) > weight_of(**known))
      *known = &account;
  }
  return accounts;
}

/// Who says what is compared; the subject where no statement is.
std::string speaker_of(const Comparison& comparison, const Evidence& evidence) {
  for (const Account& account : comparison.accounts) {
    std::string names =
        account.fact.kind == FactKind::statement ? speakers_of(evidence, account.fact) : std::string();
    if (!names.empty()) return names;
  }
  return comparison.subject.empty() ? std::string("somebody") : comparison.subject;
}

/// Names what is compared: in quotation marks where an account has it so.
void name_subject(Sentence& sentence, const Comparison& comparison, const Evidence& evidence) {
  const bool is_written = std::ranges::any_of(comparison.accounts, [&](const Account& account) {
    return evidence.is_written(account.fact.article, comparison.subject);
  });
  std::string_view noun = noun_of(comparison.kind);
  if (comparison.subject.empty() && noun.ends_with(" of")) noun.remove_suffix(3);
  sentence.say(noun);
  if (!comparison.subject.empty()) sentence.say(" ").name(comparison.subject, is_written);
}

/// "once", "twice", "four times" of "Ja Song Nam (4)".
std::string times_told(const std::string& value) {
  const std::size_t open = value.rfind('(');
  if (open == std::string::npos) return {};
  const std::string count = value.substr(open + 1, value.size() - open - 2);
  if (count == "1") return "once";
  return count == "2" ? std::string("twice") : count + " times";
}

std::vector<std::string> copiers_of(const Account& account, const Evidence& evidence) {
  std::vector<std::string> outlets;
  for (const std::int64_t copy : account.copies) {
    if (evidence.has(copy)) outlets.push_back(evidence.outlet(copy));
  }
  return outlets;
}

ReportItem account_item(const Comparison& comparison, const Account& account, Evidence& evidence) {
  Sentence sentence;
  sentence.say(evidence.outlet(account.fact.article) + ": ");
  if (account.words.empty()) {
    sentence.say(account.value);
  } else {
    sentence.quote(account.words);
  }
  const bool is_other = account.differing.size() == 1 && account.words.size() == 1 &&
                        account.differing.front().words != account.words.front().words;
  const bool is_of_speakers = comparison.rule.starts_with("quotation.speaker");
  if (is_other && !is_of_speakers) sentence.say("; it differs in ").quote(account.differing);
  if (is_of_speakers) sentence.say(", said by " + with_article(account.value));
  if (comparison.kind == ComparedKind::name) sentence.say(", " + times_told(account.value));
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
  if (const RuleWords* const rule = words_of_rule(comparison.rule)) {
    sentence.say(rule->before);
    if (rule->named == Named::speaker) sentence.say(speaker_of(comparison, evidence));
    sentence.say(rule->behind);
  } else {
    const bool is_alone = comparison.kind == ComparedKind::name && comparison.outlet_count == 1;
    sentence.say(is_alone ? "One outlet spells in several ways " : words.before);
    name_subject(sentence, comparison, evidence);
    sentence.say(words.behind);
  }
  for (const Account* account : accounts) sentence.prove(evidence.note(account->fact, account->words));
  ReportItem item{.label = std::string(label_of(comparison.verdict)), .sentence = sentence.lead()};
  for (const Account* account : accounts) item.below.push_back(account_item(comparison, *account, evidence));
  item.is_side_by_side = true;
  return item;
}

/// What somebody says, as several outlets have it: the quotation before reports of it.
ReportItem said_item(const Comparison& comparison, Evidence& evidence) {
  Saying saying;
  std::vector<FactReference> reports;
  for (const Account* account : known_accounts(comparison, evidence)) {
    const RecordedStatement* const told = evidence.statement(account->fact);
    if (!told) continue;
    const bool is_direct = told->quote_type == QuoteType::direct;
    (is_direct ? saying.reports : reports).push_back(account->fact);
  }
  saying.reports.insert(saying.reports.end(), reports.begin(), reports.end());
  ReportItem item = item_of(evidence, saying);
  if (comparison.outlet_count > 1) item.label = number_words(comparison.outlet_count) + " outlets";
  return item;
}

/// "16 January 2018" of "2018-01-16", "8 to 14 January 2018" of "2018-01-08/2018-01-14".
std::string days_of_value(const std::string& value) {
  const std::size_t slash = value.find('/');
  return slash == std::string::npos ? day_words(value)
                                    : days_words(value.substr(0, slash), value.substr(slash + 1));
}

/// "Northline and WPM News agree on the number of "ministers": "20 ministers"."
ReportItem agreement_item(const Comparison& comparison, Evidence& evidence) {
  const auto accounts = known_accounts(comparison, evidence);
  const bool is_told = std::ranges::any_of(
      accounts, [&](const Account* each) { return evidence.statement(each->fact) != nullptr; });
  if (is_said(comparison) && is_told) return said_item(comparison, evidence);
  std::vector<std::string> outlets;
  Sentence sentence;
  for (const Account* account : accounts) {
    const std::string& outlet = evidence.outlet(account->fact.article);
    if (std::ranges::find(outlets, outlet) == outlets.end()) outlets.push_back(outlet);
    sentence.prove(evidence.note(account->fact, account->words));
  }
  if (comparison.kind == ComparedKind::date && !accounts.front()->words.empty()) {
    // The words of a day say nothing without what they are the day of.
    const Account& first = *accounts.front();
    const FootnoteWords around = evidence.sentence_around(first.fact.article, first.words.front());
    sentence.say(listed(outlets) + " agree on the day, " + days_of_value(first.value) + ", of this: ");
    sentence.quote(around.words).prove(evidence.note(first.fact.article, around));
  } else {
    sentence.say(listed(outlets) + " agree on ");
    name_subject(sentence, comparison, evidence);
    sentence.say(": ").quote(accounts.front()->words);
  }
  return {.label = comparison.outlet_count > 1 ? number_words(comparison.outlet_count) + " outlets"
                                               : std::string(),
          .sentence = sentence.end()};
}

ReportItem lone_item(const Comparison& comparison, Evidence& evidence) {
  const Account& account = *known_accounts(comparison, evidence).front();
  // Its condition stands where it is told who said what.
  if (evidence.statement(account.fact)) return line_of(evidence, {.reports = {account.fact}});
  Sentence sentence;
  sentence.say(evidence.outlet(account.fact.article) + ": ")
      .quote(account.words)
      .prove(evidence.note(account.fact, account.words));
  return {.label = {}, .sentence = sentence.end()};
}

/// "Two sides", "the first meeting": true, and nothing that one needs to be told.
bool is_trivial(const Comparison& comparison) {
  const std::string& value = comparison.accounts.front().value;
  return comparison.kind == ComparedKind::number && comparison.verdict == Verdict::same &&
         (value.starts_with("1 ") || value.starts_with("2 ")) &&
         comparison.subject.find(' ') == std::string::npos;
}

/// What is told in other words by reports of a saying is no difference.
bool is_agreement(const Comparison& comparison) {
  return comparison.verdict == Verdict::same ||
         (comparison.verdict == Verdict::compatible && is_said(comparison));
}

bool has_account(const Comparison& comparison, const FactReference& fact) {
  return std::ranges::find(comparison.accounts, fact, &Account::fact) != comparison.accounts.end();
}

bool share_account(const Comparison& one, const Comparison& other) {
  return std::ranges::any_of(one.accounts,
                             [&](const Account& account) { return has_account(other, account.fact); });
}

void add_accounts(Comparison& whole, const Comparison& part) {
  whole.outlet_count = std::max(whole.outlet_count, part.outlet_count);
  for (const Account& account : part.accounts) {
    if (!has_account(whole, account.fact)) whole.accounts.push_back(account);
  }
}

/// What several outlets agree on; articles of one outlet, and copies of one article, bear nobody out. Words
/// that are held against each other in several ways are one agreement, with all their accounts.
std::vector<Comparison> agreements(const std::vector<const Comparison*>& all) {
  std::vector<Comparison> joined;
  for (const Comparison* const each : all) {
    if (!is_agreement(*each) || each->outlet_count < 2) continue;
    Comparison whole = *each;
    const auto absorb = [&](const Comparison& other) {
      if (is_said(other) != is_said(whole) || !share_account(other, whole)) return false;
      add_accounts(whole, other);
      return true;
    };
    std::erase_if(joined, absorb);
    joined.push_back(std::move(whole));
  }
  return joined;
}

constexpr std::array different{Verdict::contradicts, Verdict::wording,     Verdict::name_variant,
                               Verdict::updated,     Verdict::other_scope, Verdict::compatible,
                               Verdict::unclear};

/// The comparisons with that verdict that have enough accounts in this report; those beyond the bound are
/// counted in `left_out`.
std::vector<const Comparison*> with_verdict(const StoryView& view, Verdict verdict, const Evidence& evidence,
                                            std::size_t& left_out) {
  std::vector<const Comparison*> all;
  const std::size_t least = verdict == Verdict::only_here ? 1 : 2;
  for (const Comparison& comparison : view.comparison->comparisons) {
    // Articles of one template on two things: everything differs, and nothing is learnt by it.
    if (comparison.rule == "other_report" || is_trivial(comparison)) continue;
    if (comparison.verdict != verdict || known_accounts(comparison, evidence).size() < least) continue;
    const bool is_worded =
        std::ranges::none_of(comparison.accounts, [](const Account& each) { return each.words.empty(); });
    if (!is_worded) continue;
    if (all.size() < view.material.bounds.comparisons_of_verdict)
      all.push_back(&comparison);
    else
      ++left_out;
  }
  return all;
}

}  // namespace

ReportSection line_differences_section(const ReportMaterial& material, const StoryLine& line,
                                       Evidence& evidence) {
  ReportSection section{.heading = "Where accounts differ from story to story", .level = 3};
  const auto found = material.along_lines.find(line.id);
  if (found == material.along_lines.end()) return section;
  for (const Comparison& each : found->second) {
    const bool is_worded =
        std::ranges::none_of(each.accounts, [](const Account& account) { return account.words.empty(); });
    if (!is_worded || known_accounts(each, evidence).size() < 2) continue;
    if (section.items.size() == material.bounds.comparisons_of_verdict) break;
    section.items.push_back(difference_item(each, evidence));
  }
  return section;
}

std::vector<ReportSection> comparison_sections(const StoryView& view, Evidence& evidence) {
  if (!view.comparison) return {};
  ReportSection differing{.heading = "Where the accounts differ", .level = 3};
  ReportSection agreeing{.heading = "Where they agree", .level = 3};
  ReportSection alone{.heading = "Told by one outlet alone", .level = 3};
  std::size_t left_out = 0;
  for (const Verdict verdict : different) {
    for (const Comparison* each : with_verdict(view, verdict, evidence, left_out)) {
      if (!is_agreement(*each)) differing.items.push_back(difference_item(*each, evidence));
    }
  }
  std::vector<const Comparison*> agreed = with_verdict(view, Verdict::same, evidence, left_out);
  std::size_t counted_above = 0;
  const auto compatible = with_verdict(view, Verdict::compatible, evidence, counted_above);
  agreed.insert(agreed.end(), compatible.begin(), compatible.end());
  auto joined = agreements(agreed);
  // What somebody said, and what most outlets bear out, comes first.
  std::ranges::stable_sort(joined, {}, [](const Comparison& each) {
    return std::pair(!is_said(each), -static_cast<std::int64_t>(each.outlet_count));
  });
  for (const Comparison& each : joined) agreeing.items.push_back(agreement_item(each, evidence));
  for (const Comparison* each : with_verdict(view, Verdict::only_here, evidence, left_out))
    alone.items.push_back(lone_item(*each, evidence));
  std::vector<ReportSection> sections{std::move(differing), std::move(agreeing), std::move(alone)};
  const auto last = std::ranges::find_if(sections.rbegin(), sections.rend(),
                                         [](const ReportSection& each) { return !each.items.empty(); });
  if (left_out > 0 && last != sections.rend())
    last->items.push_back(rest_line(counted(left_out, "further comparison is", "further comparisons are"),
                                    "compare " + std::to_string(view.story.story->id),
                                    last->items.back().sentence.footnotes.front()));
  return sections;
}

}  // namespace rapporteur::report
