#include "rapporteur/report/sayings.h"

#include "rapporteur/report/wording.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace rapporteur::report {

namespace {

bool is_shown(const RecordedStatement& statement) {
  const bool is_said =
      statement.kind != StatementKind::speech_event && statement.kind != StatementKind::agenda;
  return is_said && !statement.is_in_headline && !statement.is_floating && !statement.speakers.empty();
}

/// The letters of what is said; of the sentence that tells it for an act without a content.
std::string letters_of_saying(const FactReference& fact, const Evidence& evidence) {
  const RecordedStatement& statement = *evidence.statement(fact);
  if (statement.content.empty() && !statement.cue.empty())
    return letters_of(evidence.sentence_around(fact.article, statement.cue.front()).words);
  std::string letters;
  for (const RecordedWords& words : statement.content) letters += letters_of(words.words);
  return letters;
}

/// Facts joined pairwise into groups.
class Groups {
 public:
  explicit Groups(const std::vector<FactReference>& facts) : parent_(facts.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (std::size_t i = 0; i < facts.size(); ++i) place_.emplace(facts[i], i);
  }
  void join(const FactReference& a, const FactReference& b) {
    const auto one = place_.find(a);
    const auto other = place_.find(b);
    if (one == place_.end() || other == place_.end()) return;
    const std::size_t roots[2] = {root(one->second), root(other->second)};
    parent_[std::max(roots[0], roots[1])] = std::min(roots[0], roots[1]);
  }
  std::size_t root(std::size_t at) const {
    while (parent_[at] != at) at = parent_[at];
    return at;
  }

 private:
  std::vector<std::size_t> parent_;
  std::map<FactReference, std::size_t> place_;
};

std::vector<FactReference> shown_facts(const StoryView& view, const Evidence& evidence) {
  std::vector<FactReference> facts;
  for (const NumberedRecord& each : view.story.records) {
    for (const RecordedStatement& statement : each.record->statements) {
      if (is_shown(statement)) facts.push_back({each.article, FactKind::statement, statement.ordinal});
    }
  }
  // Earlier articles first, so that the first report of a saying is the one shown.
  std::ranges::stable_sort(facts, {}, [&](const FactReference& fact) {
    const std::string& day = evidence.article(fact.article).day;
    return day.empty() ? std::string("9999") : day;
  });
  return facts;
}

void join_same_words(Groups& groups, const std::vector<FactReference>& facts, const Evidence& evidence) {
  std::map<std::pair<std::string, std::string>, FactReference> first;
  for (const FactReference& fact : facts) {
    const std::string letters = letters_of_saying(fact, evidence);
    if (letters.empty()) continue;
    const auto [found, is_new] = first.emplace(std::pair(speakers_of(evidence, fact), letters), fact);
    if (!is_new) groups.join(found->second, fact);
  }
}

void join_compared(Groups& groups, const StoryView& view, const Evidence& evidence) {
  if (!view.comparison) return;
  for (const Comparison& comparison : view.comparison->comparisons) {
    const bool is_one = comparison.kind == ComparedKind::quotation &&
                        (comparison.verdict == Verdict::same || comparison.verdict == Verdict::wording);
    if (!is_one || comparison.accounts.empty()) continue;
    const FactReference& first = comparison.accounts.front().fact;
    for (const Account& account : comparison.accounts) {
      const bool is_same_speaker = evidence.statement(first) && evidence.statement(account.fact) &&
                                   speakers_of(evidence, first) == speakers_of(evidence, account.fact);
      if (is_same_speaker && account.fact.article != first.article) groups.join(first, account.fact);
    }
  }
}

/// A direct quotation is shown rather than a report, the longer one rather than the shorter.
void put_best_first(Saying& saying, const Evidence& evidence) {
  const auto rank = [&](const FactReference& fact) {
    const RecordedStatement& statement = *evidence.statement(fact);
    return std::pair(statement.quote_type != QuoteType::direct, statement.condition.empty());
  };
  std::ranges::stable_sort(saying.reports, {}, rank);
}

}  // namespace

std::vector<SpeakerSayings> gather_sayings(const StoryView& view, const Evidence& evidence) {
  const auto facts = shown_facts(view, evidence);
  Groups groups(facts);
  join_same_words(groups, facts, evidence);
  join_compared(groups, view, evidence);
  std::map<std::size_t, Saying> sayings;
  for (std::size_t i = 0; i < facts.size(); ++i) sayings[groups.root(i)].reports.push_back(facts[i]);

  std::vector<SpeakerSayings> all;
  std::map<std::string, std::size_t> by_speaker;
  for (auto& [root, saying] : sayings) {
    put_best_first(saying, evidence);
    const std::string speaker = speakers_of(evidence, saying.reports.front());
    const auto [found, is_new] = by_speaker.emplace(speaker, all.size());
    if (is_new) all.push_back({speaker, {}});
    all[found->second].sayings.push_back(std::move(saying));
  }
  std::ranges::stable_sort(all, std::ranges::greater{},
                           [](const SpeakerSayings& each) { return each.sayings.size(); });
  return all;
}

}  // namespace rapporteur::report
