#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

/// Quoted words are laid beside each other, word by word: what both have in one order is matched, ellipses
/// and cuts leave gaps. Where all of the shorter one is matched, both quote the same; where few words differ
/// in the middle, they quote in other words; where one turns the claim round, or somebody else is said to
/// have said it, not both can be right.
///
///     "we should not be naive about their intent"
///     "North Korea continues ..., and we should not be naive"        same: the rest is cut
///     "ready if they are a credible partner" / "... an incredible partner"   wording
namespace rapporteur::comparison {

namespace {

/// Fewer words in common may be anybody's: "it is time to".
constexpr std::size_t least_words = 6;
constexpr std::size_t most_quote_words = 160;
/// Attributions below are too unsure to hold an outlet to their speaker.
constexpr std::uint16_t least_permille = 300;

/// The longest run of pairs of equal words in one order.
struct Alignment {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  double matched = 0;                 ///< of the shorter one's words, between its first and last matched ones
  std::vector<std::size_t> only_one;  ///< words inside the aligned part that the other has not
  std::vector<std::size_t> only_other;
};

Alignment aligned(const std::vector<Word>& one, const std::vector<Word>& other) {
  const std::size_t n = std::min(one.size(), most_quote_words);
  const std::size_t m = std::min(other.size(), most_quote_words);
  std::vector<std::vector<std::uint16_t>> longest(n + 1, std::vector<std::uint16_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      longest[i][j] = one[i].fold == other[j].fold ? static_cast<std::uint16_t>(longest[i + 1][j + 1] + 1)
                                                   : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  Alignment found;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (one[i].fold == other[j].fold)
      found.pairs.emplace_back(i++, j++);
    else if (longest[i + 1][j] >= longest[i][j + 1])
      ++i;
    else
      ++j;
  }
  found.matched =
      static_cast<double>(found.pairs.size()) / static_cast<double>(std::max<std::size_t>(1, std::min(n, m)));
  return found;
}

/// What each has between words that both have, where both have something: a substitution, no cut.
void find_substitutions(Alignment& found, std::size_t one_size, std::size_t other_size) {
  std::size_t i = 0;
  std::size_t j = 0;
  const auto close_gap = [&](std::size_t to_one, std::size_t to_other, bool is_edge) {
    const std::size_t gap_one = to_one - i;
    const std::size_t gap_other = to_other - j;
    const bool is_small = gap_one <= 3 && gap_other <= 3;
    const bool is_changed = is_edge ? gap_one > 0 && gap_one == gap_other : gap_one > 0 || gap_other > 0;
    if (!is_small || !is_changed) return;
    for (std::size_t at = i; at < to_one; ++at) found.only_one.push_back(at);
    for (std::size_t at = j; at < to_other; ++at) found.only_other.push_back(at);
  };
  for (std::size_t pair = 0; pair < found.pairs.size(); ++pair) {
    close_gap(found.pairs[pair].first, found.pairs[pair].second, pair == 0);
    i = found.pairs[pair].first + 1;
    j = found.pairs[pair].second + 1;
  }
  close_gap(one_size, other_size, true);
}

class QuotationPairs {
 public:
  explicit QuotationPairs(const Compared& compared) : compared_(compared) {}

  std::vector<Pairing> find() {
    const std::size_t count = compared_.coverage.tellings().size();
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        if (!are_compared(compared_.telling(a), compared_.telling(b))) continue;
        compare_quotes(a, b);
        compare_reports(a, b);
        compare_reports(b, a);
      }
    }
    drop_two_sayings();
    return std::move(found_);
  }

 private:
  /// Where some article has both of two like quotations, these are two sayings, and none is the other in
  /// other words.
  void drop_two_sayings() {
    std::map<FactReference, FactReference> up;
    const auto top = [&](FactReference fact) {
      for (auto at = up.find(fact); at != up.end() && at->second != fact; at = up.find(fact))
        fact = at->second;
      return fact;
    };
    for (const Pairing& each : found_) {
      if (each.verdict != Verdict::same) continue;
      const FactReference one = top(each.one.fact);
      const FactReference other = top(each.other.fact);
      if (one != other) up[std::max(one, other)] = std::min(one, other);
    }
    std::map<FactReference, std::set<std::int64_t>> articles;
    for (const Pairing& each : found_) {
      for (const FactReference& fact : {each.one.fact, each.other.fact})
        articles[top(fact)].insert(fact.article);
    }
    std::erase_if(found_, [&](const Pairing& each) {
      const FactReference one = top(each.one.fact);
      const FactReference other = top(each.other.fact);
      if (each.rule != "quotation.wording" || one == other) return false;
      return std::ranges::any_of(articles[one],
                                 [&](std::int64_t article) { return articles[other].contains(article); });
    });
  }

  void compare_quotes(std::size_t a, std::size_t b) {
    for (const QuotedStretch& one : compared_.telling(a).quotes) {
      for (const QuotedStretch& other : compared_.telling(b).quotes) {
        if (one.statement && other.statement) compare(a, one, b, other);
      }
    }
  }

  const RecordedStatement& statement(std::size_t telling, std::uint32_t ordinal) const {
    return compared_.telling(telling).record().statements[ordinal];
  }

  static std::size_t telling_words(const std::vector<Word>& words, const Alignment& found) {
    std::size_t count = 0;
    for (const auto& [i, j] : found.pairs) count += words[i].is_function ? 0u : 1u;
    return count;
  }

  void compare(std::size_t a, const QuotedStretch& one, std::size_t b, const QuotedStretch& other) {
    Alignment found = aligned(one.words, other.words);
    const std::size_t shorter = std::min(one.words.size(), other.words.size());
    const bool is_long =
        found.pairs.size() >= 5 && found.matched >= 0.6 && telling_words(one.words, found) >= 2;
    const bool is_short = shorter >= 2 && shorter < 7 && found.matched >= (shorter < 4 ? 1.0 : 0.75) &&
                          telling_words(one.words, found) >= 1 + (shorter < 4 ? 1u : 0u);
    if (!is_long && !is_short) return;
    if (shorter < least_words && are_others(speakers(a, *one.statement), speakers(b, *other.statement)))
      return;
    find_substitutions(found, one.words.size(), other.words.size());
    Pairing pairing{.kind = ComparedKind::quotation,
                    .subject = subject_of(a, *one.statement),
                    .one = side(a, *one.statement, one.words, found.only_one),
                    .other = side(b, *other.statement, other.words, found.only_other),
                    .permille = permille_of(found.matched)};
    judge(pairing, one.words, other.words, found);
    // A few words that a pronoun says and another does not say are no proof of anything.
    if (pairing.verdict == Verdict::contradicts && shorter < least_words &&
        !(is_named(statement(a, *one.statement)) && is_named(statement(b, *other.statement))))
      return;
    judge_speakers(pairing, shorter);
    // Like words of two speakers are two sayings, unless the very same words are given to both.
    if (pairing.verdict == Verdict::wording && !may_be_one_voice(a, *one.statement, b, *other.statement))
      return;
    found_.push_back(std::move(pairing));
  }

  static bool turns_round(const std::vector<Word>& words, const std::vector<std::size_t>& only) {
    return std::ranges::count_if(only, [&](std::size_t at) { return words[at].is_negation; }) % 2 == 1;
  }

  static void judge(Pairing& pairing, const std::vector<Word>& one, const std::vector<Word>& other,
                    const Alignment& found) {
    if (found.only_one.empty() && found.only_other.empty()) {
      pairing.verdict = Verdict::same;
      pairing.rule = one.size() == other.size() ? "quotation.same" : "quotation.cut";
    } else if (turns_round(one, found.only_one) != turns_round(other, found.only_other)) {
      pairing.verdict = Verdict::contradicts;
      pairing.rule = "quotation.negation";
    } else {
      pairing.verdict = Verdict::wording;
      pairing.rule = "quotation.wording";
    }
  }

  /// The parties who speak by a statement; empty where that is not sure.
  std::vector<std::size_t> speakers(std::size_t telling, std::uint32_t ordinal) const {
    return compared_.book.parties_in(telling, statement(telling, ordinal).speakers);
  }

  bool may_speak_for(std::size_t one, std::size_t other) const {
    const SharedParty& a = compared_.book.parties()[one];
    const SharedParty& b = compared_.book.parties()[other];
    if (one == other || may_be_same_name(a.name, b.name)) return true;
    if (a.kind == ActorKind::person && b.kind == ActorKind::person) return false;
    return a.country.empty() || b.country.empty() || a.country == b.country;
  }

  /// Whether both sides have one speaker, and neither can be the other.
  bool are_others(const std::vector<std::size_t>& ones, const std::vector<std::size_t>& others) const {
    return ones.size() == 1 && others.size() == 1 && !may_speak_for(ones[0], others[0]);
  }

  /// Whether the words at a statement name its speaker: whom "he" means is our reading, not the outlet's
  /// word.
  static bool is_named(const RecordedStatement& told) {
    return told.speaker_form == SpeakerForm::name || told.speaker_form == SpeakerForm::title;
  }

  /// Whether a quotation's speaker is sure: named beside it, not in another paragraph.
  bool is_sure(std::size_t telling, const RecordedStatement& told) const {
    if (!is_named(told) || told.permille < least_permille) return false;
    if (told.speaker_words.empty() || told.content.empty()) return true;
    const std::uint32_t begin = std::min(told.speaker_words.front().text_end, told.content.back().text_end);
    const std::uint32_t end =
        std::max(told.speaker_words.front().text_begin, told.content.front().text_begin);
    return begin >= end ||
           compared_.telling(telling).text.substr(begin, end - begin).find("\n\n") == std::string::npos;
  }

  /// Whether the words for a speaker hold the last name of the other one, whoever we take them for: "Mbeki"
  /// and "Grace Mbeki".
  bool are_written_alike(const RecordedStatement& one, std::size_t party, const RecordedStatement& other,
                         std::size_t other_party) const {
    return has_last_name(one, other_party) || has_last_name(other, party);
  }

  bool has_last_name(const RecordedStatement& told, std::size_t party) const {
    const std::string& name = compared_.book.parties()[party].name;
    const auto names = words_of(name, 0, static_cast<std::uint32_t>(name.size()));
    if (names.empty() || told.speaker_words.empty()) return false;
    const std::string& speaker = told.speaker_words.front().words;
    return std::ranges::any_of(words_of(speaker, 0, static_cast<std::uint32_t>(speaker.size())),
                               [&](const Word& word) { return word.fold == names.back().fold; });
  }

  /// Whether an article speaks of a party at all.
  bool is_mentioned(std::size_t telling, std::size_t party) const {
    return std::ranges::any_of(compared_.telling(telling).record().actors, [&](const RecordedActor& actor) {
      return compared_.book.party_of(telling, actor.ordinal) == party;
    });
  }

  /// Other speakers of the same words; `words` are those of the shorter quotation. Whom "he" means is our
  /// reading: it tells nothing where it may mean the other article's speaker.
  void judge_speakers(Pairing& pairing, std::size_t words) const {
    const std::size_t a = pairing.one.telling;
    const std::size_t b = pairing.other.telling;
    const RecordedStatement& one = statement(a, pairing.one.fact.ordinal);
    const RecordedStatement& other = statement(b, pairing.other.fact.ordinal);
    const auto of_one = speakers(a, one.ordinal);
    const auto of_other = speakers(b, other.ordinal);
    if (words < least_words || !are_others(of_one, of_other) ||
        are_written_alike(one, of_one[0], other, of_other[0]))
      return;
    const bool is_sure_one = is_sure(a, one);
    const bool is_sure_other = is_sure(b, other);
    if (!is_sure_one && (!is_sure_other || is_mentioned(a, of_other[0]))) return;
    if (!is_sure_other && is_mentioned(b, of_one[0])) return;
    const bool are_sure = is_sure_one && is_sure_other;
    pairing.verdict = are_sure ? Verdict::contradicts : Verdict::unclear;
    pairing.rule = are_sure ? "quotation.speaker" : "quotation.speaker_unsure";
    pairing.one.value = compared_.book.parties()[of_one[0]].name;
    pairing.other.value = compared_.book.parties()[of_other[0]].name;
    pairing.one.differing = one.speaker_words;
    pairing.other.differing = other.speaker_words;
  }

  /// Whether two sides may have one speaker, as far as both tell one: the same, a person and the state or
  /// body that he speaks for.
  bool may_be_one_voice(std::size_t telling, std::uint32_t said, std::size_t there,
                        std::uint32_t said_there) const {
    const auto ones = speakers(telling, said);
    const auto others = speakers(there, said_there);
    // "The two hosts" is nobody whom the other article names.
    if (ones.empty() && !others.empty()) return statement(telling, said).speaker_form != SpeakerForm::nominal;
    if (others.empty() && !ones.empty())
      return statement(there, said_there).speaker_form != SpeakerForm::nominal;
    if (ones.empty()) return true;
    return std::ranges::any_of(ones, [&](std::size_t one) {
      return std::ranges::any_of(others, [&](std::size_t other) {
        const SharedParty& a = compared_.book.parties()[one];
        const SharedParty& b = compared_.book.parties()[other];
        return one == other || may_be_same_name(a.name, b.name) ||
               (!a.country.empty() && a.country == b.country);
      });
    });
  }

  /// Quoted words of one article against what another one reports in its own words.
  void compare_reports(std::size_t quoting, std::size_t reporting) {
    for (const QuotedStretch& quote : compared_.telling(quoting).quotes) {
      if (!quote.statement) continue;
      for (const RecordedStatement& report : compared_.telling(reporting).record().statements) {
        if (report.content.empty() || report.quote_type == QuoteType::direct) continue;
        compare_report(quoting, quote, reporting, report);
      }
    }
  }

  void compare_report(std::size_t quoting, const QuotedStretch& quote, std::size_t reporting,
                      const RecordedStatement& report) {
    const std::string& text = compared_.telling(reporting).text;
    const std::vector<Word> words =
        words_of(text, report.content.front().text_begin, report.content.back().text_end);
    const auto speakers_here = speakers(quoting, *quote.statement);
    if (speakers_here.empty() || speakers_here != speakers(reporting, report.ordinal)) return;
    Alignment found = aligned(quote.words, words);
    if (found.pairs.size() < 3 || telling_words(quote.words, found) < 2) return;
    const Likeness likeness = likeness_of(compared_.coverage, quote.words, words);
    find_near_words(found, quote.words, words);
    const bool is_near = !found.only_one.empty();
    if (likeness.contained < (is_near ? 0.4 : 0.6)) return;
    Pairing pairing{.kind = ComparedKind::quotation,
                    .verdict = is_near ? Verdict::wording : Verdict::compatible,
                    .rule = is_near ? "quotation.reported_wording" : "quotation.reported",
                    .subject = subject_of(quoting, *quote.statement),
                    .one = side(quoting, *quote.statement, quote.words, found.only_one),
                    .other = side(reporting, report.ordinal, words, found.only_other),
                    .permille = permille_of(likeness.contained)};
    if (quoting > reporting) std::swap(pairing.one, pairing.other);
    found_.push_back(std::move(pairing));
  }

  /// In a report other words are no news; one that is another but for its beginning is: "credible" and
  /// "incredible".
  static void find_near_words(Alignment& found, const std::vector<Word>& one,
                              const std::vector<Word>& other) {
    for (std::size_t pair = 1; pair < found.pairs.size(); ++pair) {
      const auto [i, j] = found.pairs[pair - 1];
      const auto [next_i, next_j] = found.pairs[pair];
      if (next_i != i + 2 || next_j != j + 2) continue;
      const std::string& a = one[i + 1].fold;
      const std::string& b = other[j + 1].fold;
      const bool is_near = a.size() >= 5 && b.size() >= 5 && one[i + 1].stem != other[j + 1].stem &&
                           (a.ends_with(b) || b.ends_with(a) || letters_apart(a, b, 1) == 1);
      if (!is_near) continue;
      found.only_one.push_back(i + 1);
      found.only_other.push_back(j + 1);
    }
  }

  std::string subject_of(std::size_t telling, std::uint32_t ordinal) const {
    const RecordedStatement& said = statement(telling, ordinal);
    if (!said.topic.empty()) return said.topic;
    return said.speakers.empty() ? std::string() : said.speakers.front().name;
  }

  Side side(std::size_t telling, std::uint32_t ordinal, const std::vector<Word>& words,
            const std::vector<std::size_t>& differing) const {
    const Telling& told = compared_.telling(telling);
    const RecordedStatement& said = told.record().statements[ordinal];
    Side made{.telling = telling,
              .fact = {told.numbered.article, FactKind::statement, ordinal},
              .value = {},
              .words = said.quote.empty() ? said.content : said.quote};
    for (const Word& word : words) made.value += (made.value.empty() ? "" : " ") + word.fold;
    for (const std::size_t at : differing) {
      for (const RecordedWords& whole : made.words) {
        if (auto part = part_of(told.record(), whole, words[at].begin, words[at].end))
          made.differing.push_back(std::move(*part));
      }
    }
    return made;
  }

  const Compared& compared_;
  std::vector<Pairing> found_;
};

}  // namespace

std::vector<Pairing> pair_quotations(const Compared& compared) {
  return QuotationPairs(compared).find();
}

}  // namespace rapporteur::comparison
