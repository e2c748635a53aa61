#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <optional>
#include <set>

/// A refusal to comment in one article is held against what another one has the same party say on the matter:
/// in a statement of its own, or in words that somebody else's statement mentions.
///
///     "Trump refused to comment last week on whether he had spoken with Kim"
///     "Tillerson would not discuss the comments made last week by Trump that ..."     said, or refused to
///     say
namespace rapporteur::comparison {

namespace {

constexpr double least_likeness = 0.2;
constexpr double same_matter = 0.5;
constexpr std::size_t least_common = 3;
/// "the comments that were made last week by his boss Donald Trump"
constexpr std::uint32_t most_words_between = 10;

class RefusalPairs {
 public:
  explicit RefusalPairs(const Compared& compared) : compared_(compared) {}

  std::vector<Pairing> find() {
    const std::size_t count = compared_.coverage.tellings().size();
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        if (a != b && are_compared(compared_.telling(a), compared_.telling(b))) compare(a, b);
      }
    }
    return std::move(found_);
  }

 private:
  const Record& record(std::size_t telling) const { return compared_.telling(telling).record(); }

  std::vector<std::size_t> speakers(std::size_t telling, const RecordedStatement& said) const {
    return compared_.book.parties_in(telling, said.speakers);
  }

  std::vector<Word> content_words(std::size_t telling, const RecordedStatement& said) const {
    if (said.content.empty()) return {};
    return words_of(compared_.telling(telling).text, said.content.front().text_begin,
                    said.content.back().text_end);
  }

  /// The sentence around a statement.
  const ToldSentence* around(std::size_t telling, const RecordedStatement& said) const {
    const auto& words = said.content.empty() ? said.cue : said.content;
    if (words.empty()) return nullptr;
    const auto sentence = compared_.telling(telling).sentence_at(words.front().text_begin);
    return sentence ? &compared_.telling(telling).sentences[*sentence] : nullptr;
  }

  void compare(std::size_t refusing, std::size_t telling) {
    for (const RecordedStatement& refusal : record(refusing).statements) {
      if (refusal.force != Force::refuse_comment) continue;
      const auto who = speakers(refusing, refusal);
      if (who.empty() || refuses_the_same(refusing, refusal, telling)) continue;
      std::vector<Pairing> found;
      for (const RecordedStatement& said : record(telling).statements) {
        if (auto pairing = pair_with(refusing, refusal, telling, said)) found.push_back(std::move(*pairing));
      }
      const auto best = std::ranges::max_element(found, [](const Pairing& x, const Pairing& y) {
        if (x.rule != y.rule) return y.rule == "claim.refused_of_what";
        return x.permille < y.permille;
      });
      if (best != found.end()) found_.push_back(*best);
    }
  }

  /// Where both tell of the same refusal there is no difference.
  bool refuses_the_same(std::size_t refusing, const RecordedStatement& refusal, std::size_t telling) const {
    const auto words = content_words(refusing, refusal);
    return std::ranges::any_of(record(telling).statements, [&](const RecordedStatement& each) {
      if (each.force != Force::refuse_comment || speakers(telling, each) != speakers(refusing, refusal))
        return false;
      const auto others = content_words(telling, each);
      return likeness_of(compared_.coverage, words, others).overlap >= same_matter &&
             plain_in_common(words, others) >= 2;
    });
  }

  std::optional<Pairing> pair_with(std::size_t refusing, const RecordedStatement& refusal,
                                   std::size_t telling, const RecordedStatement& said) const {
    const ToldSentence* const one = around(refusing, refusal);
    const ToldSentence* const other = around(telling, said);
    if (!one || !other) return std::nullopt;
    const auto who = speakers(refusing, refusal);
    const bool speaks = speakers(telling, said) == who;
    const auto mentioned = speaks ? std::nullopt : words_mentioned(telling, said, who);
    if ((!speaks && !mentioned) || (speaks && said.content.empty())) return std::nullopt;
    const bool both_refuse = speaks && said.force == Force::refuse_comment;
    if (both_refuse && refusing > telling) return std::nullopt;
    const Likeness likeness = likeness_of(compared_.coverage, one->text.words, other->text.words);
    if (likeness.common < least_common || likeness.contained < least_likeness) return std::nullopt;
    const std::size_t plain =
        plain_in_common(without_cue(one->text.words, refusal), without_cue(other->text.words, said));
    if (plain < (both_refuse ? 1 : 2)) return std::nullopt;
    // "Neither confirms nor denies it": of what is not told.
    if (both_refuse && (!tells_matter(refusing, refusal) || !tells_matter(telling, said)))
      return std::nullopt;
    Pairing pairing{.kind = ComparedKind::claim,
                    .verdict = Verdict::unclear,
                    .rule = both_refuse ? "claim.refused_of_what" : "claim.said_or_refused",
                    .subject = refusal.speakers.front().name,
                    .one = statement_side(refusing, refusal),
                    .other = statement_side(telling, said),
                    .permille = permille_of(likeness.contained)};
    if (mentioned) pairing.other.value = "mentioned as said";
    if (mentioned && !pairing.other.words.empty()) {
      const RecordedWords& whole = pairing.other.words.front();
      if (auto part = part_of(record(telling), whole, *mentioned, whole.text_end))
        pairing.other.words = {*part};
    }
    return pairing;
  }

  bool tells_matter(std::size_t telling, const RecordedStatement& refusal) const {
    const auto words = content_words(telling, refusal);
    return std::ranges::count_if(words, [](const Word& word) { return !word.is_function; }) >= 2;
  }

  static std::vector<Word> without_cue(std::vector<Word> words, const RecordedStatement& said) {
    std::erase_if(words, [&](const Word& word) {
      return std::ranges::any_of(said.cue, [&](const RecordedWords& cue) {
        return cue.text_begin <= word.begin && word.end <= cue.text_end;
      });
    });
    return words;
  }

  /// Where the content of somebody else's statement mentions words of a party ("comments ... by Trump",
  /// "Trump's remarks"): their first byte.
  std::optional<std::uint32_t> words_mentioned(std::size_t telling, const RecordedStatement& said,
                                               const std::vector<std::size_t>& who) const {
    if (said.content.empty() || who.size() != 1) return std::nullopt;
    const std::vector<Word> words = content_words(telling, said);
    for (std::size_t at = words.size(); at-- > 0;) {
      if (!words[at].is_speech) continue;
      for (const RecordedMention& mention : record(telling).mentions) {
        if (mention.actors.size() != 1 || compared_.book.party_of(telling, mention.actors[0]) != who[0])
          continue;
        if (is_bound(words, at, mention.mention.front())) return words[at].begin;
      }
    }
    return std::nullopt;
  }

  /// Whether a party's mention is bound to a word for what is said: before it as its owner, or behind "by".
  static bool is_bound(const std::vector<Word>& words, std::size_t at, const RecordedWords& mention) {
    if (mention.text_end <= words[at].begin)
      return at > 0 && words[at - 1].begin >= mention.text_begin && words[at].begin - mention.text_end <= 4;
    for (std::size_t i = at + 1; i < words.size() && i <= at + most_words_between; ++i) {
      const bool is_by = words[i].fold == "by" || (words[i].fold == "of" && i == at + 1);
      if (is_by && mention.text_begin <= words[i].end + 12 && mention.text_begin >= words[i].end) return true;
    }
    return false;
  }

  Side statement_side(std::size_t telling, const RecordedStatement& said) const {
    return {.telling = telling,
            .fact = {compared_.telling(telling).numbered.article, FactKind::statement, said.ordinal},
            .value = std::string(name_of(said.force)) + ", " + std::string(name_of(said.polarity)),
            .words = said.content.empty() ? said.cue : said.content};
  }

  const Compared& compared_;
  std::vector<Pairing> found_;
};

}  // namespace

std::vector<Pairing> pair_refusals(const Compared& compared) {
  return RefusalPairs(compared).find();
}

}  // namespace rapporteur::comparison
