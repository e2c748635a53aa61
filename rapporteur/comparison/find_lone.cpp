#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

/// What one outlet alone tells is worth a line where it would change a reader's picture: quoted words of a
/// known speaker, acts of speech that bind or oppose, deeds. Not every sentence.
namespace rapporteur::comparison {

namespace {

constexpr std::size_t most_per_article = 4;
constexpr double most_likeness = 0.45;
constexpr std::array<Force, 13> weighty{
    Force::threaten, Force::demand,  Force::precondition, Force::offer,          Force::commit,
    Force::refuse,   Force::deny,    Force::accuse,       Force::refuse_comment, Force::propose,
    Force::agree,    Force::confirm, Force::warn};

class LoneClaims {
 public:
  LoneClaims(const Compared& compared, const std::vector<Comparison>& others) : compared_(compared) {
    for (const Comparison& comparison : others) {
      for (const Account& account : comparison.accounts) compared_facts_.insert(account.fact);
    }
  }

  std::vector<Comparison> find() {
    const auto& tellings = compared_.coverage.tellings();
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      if (!tellings[i].is_copy && has_others(i)) find_in(i);
    }
    return std::move(found_);
  }

 private:
  struct Weighed {
    int weight = 0;
    std::uint32_t ordinal = 0;
    double likeness = 0;
  };

  bool has_others(std::size_t index) const {
    const auto& tellings = compared_.coverage.tellings();
    return std::ranges::any_of(tellings, [&](const Telling& each) {
      return !each.is_copy && each.original != tellings[index].original;
    });
  }

  static int weight_of(const RecordedStatement& said) {
    const bool is_named =
        std::ranges::any_of(said.speakers, [](const auto& each) { return each.actor.has_value(); });
    if (!is_named || said.kind == StatementKind::agenda || said.kind == StatementKind::speech_event) return 0;
    if (said.is_in_headline || said.nested_in || said.content.empty()) return 0;
    const bool is_quoted = said.quote_type == QuoteType::direct || said.quote_type == QuoteType::mixed;
    return (is_quoted ? 2 : 0) + (std::ranges::count(weighty, said.force) > 0 ? 2 : 0) +
           (said.condition.empty() ? 0 : 2);
  }

  /// "The plan", "that it worked": too little to stand alone.
  bool tells_enough(std::size_t index, const RecordedStatement& said) const {
    if (said.content.empty()) return false;
    const auto words = words_of(compared_.telling(index).text, said.content.front().text_begin,
                                said.content.back().text_end);
    return std::ranges::count_if(words, [](const Word& word) { return !word.is_function; }) >= 3;
  }

  /// How alike the likest sentence of another article is.
  double told_elsewhere(std::size_t index, const RecordedStatement& said) const {
    const Telling& own = compared_.telling(index);
    const auto words = words_of(own.text, said.content.front().text_begin, said.content.back().text_end);
    double most = 0;
    for (const Telling& other : compared_.coverage.tellings()) {
      if (other.is_copy || other.original == own.original) continue;
      for (const ToldSentence& sentence : other.sentences) {
        const Likeness likeness = likeness_of(compared_.coverage, words, sentence.text.words);
        if (likeness.common >= 2) most = std::max(most, likeness.contained);
      }
    }
    return most;
  }

  void find_in(std::size_t index) {
    const Telling& telling = compared_.telling(index);
    std::vector<Weighed> weighed;
    std::set<std::uint32_t> quotations;
    for (const RecordedStatement& said : telling.record().statements) {
      const FactReference fact{telling.numbered.article, FactKind::statement, said.ordinal};
      if (compared_facts_.contains(fact)) {
        quotations.insert(said.quotation);
        continue;
      }
      const int weight = tells_enough(index, said) ? weight_of(said) : 0;
      if (weight < 2 || quotations.contains(said.quotation)) continue;
      const double likeness = told_elsewhere(index, said);
      if (likeness >= most_likeness) continue;
      quotations.insert(said.quotation);
      weighed.push_back({weight, said.ordinal, likeness});
    }
    std::ranges::stable_sort(weighed, std::greater{}, &Weighed::weight);
    weighed.resize(std::min(weighed.size(), most_per_article));
    for (const Weighed& each : weighed) add(index, each);
  }

  void add(std::size_t index, const Weighed& weighed) {
    const Telling& telling = compared_.telling(index);
    const RecordedStatement& said = telling.record().statements[weighed.ordinal];
    Comparison lone{.kind = ComparedKind::claim,
                    .verdict = Verdict::only_here,
                    .rule = "claim.only_here",
                    .subject = said.topic.empty() ? said.speakers.front().name : said.topic,
                    .accounts = {},
                    .outlet_count = 1,
                    .permille = permille_of(1 - weighed.likeness)};
    lone.accounts.push_back(account_of(
        compared_, {.telling = index,
                    .fact = {telling.numbered.article, FactKind::statement, said.ordinal},
                    .value = said.proposition.empty() ? std::string(name_of(said.force)) : said.proposition,
                    .words = said.content}));
    found_.push_back(std::move(lone));
  }

  const Compared& compared_;
  std::set<FactReference> compared_facts_;
  std::vector<Comparison> found_;
};

}  // namespace

std::vector<Comparison> find_lone(const Compared& compared, const std::vector<Comparison>& others) {
  return LoneClaims(compared, others).find();
}

}  // namespace rapporteur::comparison
