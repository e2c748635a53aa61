#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <array>
#include <set>

/// Claims are compared sentence by sentence: where two tell the same and one turns it round, or names
/// somebody else, not both may hold. Statements of one speaker are compared beside.
namespace rapporteur::comparison {

namespace {

constexpr double least_likeness = 0.75;
constexpr double least_of_statements = 0.6;
constexpr double least_overlap = 0.35;
constexpr std::size_t least_common = 3;

class ClaimPairs {
 public:
  explicit ClaimPairs(const Compared& compared) : compared_(compared) {}

  std::vector<Pairing> find() {
    const std::size_t count = compared_.coverage.tellings().size();
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        if (!are_compared(compared_.telling(a), compared_.telling(b))) continue;
        compare_sentences(a, b);
        compare_statements(a, b);
      }
    }
    return std::move(found_);
  }

 private:
  const Record& record(std::size_t telling) const { return compared_.telling(telling).record(); }

  static bool has_stem(const std::vector<Word>& words, const Word& wanted) {
    return std::ranges::any_of(words, [&](const Word& each) { return each.stem == wanted.stem; });
  }

  /// Whether the other stretch tells a word that one negates; of irregular verbs ("did not pay", "paid") one
  /// of its own that begins with the same letter.
  static bool tells_negated(const std::vector<Word>& other, const Word& negated,
                            const std::vector<Word>& words, bool is_irregular) {
    return std::ranges::any_of(other, [&](const Word& each) {
      if (may_be_same_word(each, negated)) return true;
      return is_irregular && !each.is_function && !each.is_capital && each.fold[0] == negated.fold[0] &&
             !has_stem(words, each);
    });
  }

  /// Whether what two stretches share is turned round in the first: a negation of what the other does not
  /// tell at all says nothing against it.
  static bool turns_round(const std::vector<Word>& words, const std::vector<Word>& other) {
    std::size_t negations = 0;
    for (auto at = words.begin(); at != words.end(); ++at) {
      if (!at->is_negation) continue;
      const auto negated = std::find_if(
          at + 1, words.end(), [](const Word& each) { return !each.is_function && !each.is_negation; });
      const bool is_helped = at != words.begin() && std::prev(at)->fold.starts_with("d");
      if (negated == words.end() || tells_negated(other, *negated, words, is_helped)) ++negations;
    }
    return negations % 2 == 1;
  }

  // --- sentences ---

  void compare_sentences(std::size_t a, std::size_t b) {
    for (const ToldSentence& one : compared_.telling(a).sentences) {
      const Aside aside_of_one = names_of(a, one);
      const ToldSentence* best = nullptr;
      Likeness best_likeness;
      for (const ToldSentence& other : compared_.telling(b).sentences) {
        const Likeness likeness = likeness_of(compared_.coverage, one.text.words, other.text.words,
                                              aside_of_one, names_of(b, other));
        if (likeness.contained < least_likeness || likeness.common < least_common ||
            likeness.overlap <= best_likeness.overlap || likeness.overlap < 0.5)
          continue;
        best = &other;
        best_likeness = likeness;
      }
      if (!best) continue;
      compare_polarity(a, one, b, *best, best_likeness);
      if (is_in_capitals(one) || is_in_capitals(*best)) continue;
      if (!compare_names(a, one, b, *best, best_likeness)) compare_places(a, one, b, *best, best_likeness);
    }
  }

  /// A headline with a capital letter at most words: there, capitals tell no names.
  static bool is_in_capitals(const ToldSentence& sentence) {
    const auto capitals = std::ranges::count_if(sentence.text.words, &Word::is_capital);
    return 2 * static_cast<std::size_t>(capitals) > sentence.text.words.size();
  }

  static bool is_name(const RecordedMention& mention) {
    return mention.form == MentionForm::name || mention.form == MentionForm::name_part ||
           mention.form == MentionForm::acronym;
  }

  Aside names_of(std::size_t telling, const ToldSentence& sentence) const {
    Aside aside;
    for (const std::uint32_t ordinal : sentence.mentions) {
      const RecordedMention& mention = record(telling).mentions[ordinal];
      if (is_name(mention) && mention.actors.size() == 1)
        aside.emplace_back(mention.mention.front().text_begin, mention.mention.front().text_end);
    }
    return aside;
  }

  /// The fact that stands for a sentence: a statement, an event or a mention.
  std::optional<Side> side_of(std::size_t telling, const ToldSentence& sentence) const {
    const std::int64_t article = compared_.telling(telling).numbered.article;
    if (!sentence.statements.empty()) {
      const RecordedStatement& said = record(telling).statements[sentence.statements.front()];
      return Side{.telling = telling,
                  .fact = {article, FactKind::statement, said.ordinal},
                  .value = {},
                  .words = said.content.empty() ? said.cue : said.content};
    }
    if (!sentence.events.empty()) {
      const RecordedEvent& event = record(telling).events[sentence.events.front()];
      return Side{.telling = telling,
                  .fact = {article, FactKind::event, event.ordinal},
                  .value = {},
                  .words = event.sentence.empty() ? event.trigger : event.sentence};
    }
    if (sentence.mentions.empty()) return side_of_number(telling, sentence);
    const RecordedMention& mention = record(telling).mentions[sentence.mentions.front()];
    return Side{.telling = telling,
                .fact = {article, FactKind::mention, mention.ordinal},
                .value = {},
                .words = mention.mention};
  }

  std::optional<Side> side_of_number(std::size_t telling, const ToldSentence& sentence) const {
    if (sentence.quantities.empty()) return std::nullopt;
    const RecordedQuantity& quantity = record(telling).quantities[sentence.quantities.front()];
    return Side{.telling = telling,
                .fact = {compared_.telling(telling).numbered.article, FactKind::quantity, quantity.ordinal},
                .value = {},
                .words = quantity.phrase};
  }

  void compare_polarity(std::size_t a, const ToldSentence& one, std::size_t b, const ToldSentence& other,
                        const Likeness& likeness) {
    const bool is_turned = turns_round(one.text.words, other.text.words);
    if (is_turned == turns_round(other.text.words, one.text.words)) return;
    auto side = side_of(a, one);
    auto other_side = side_of(b, other);
    if (!side || !other_side) return;
    side->value = is_turned ? "negative" : "positive";
    other_side->value = is_turned ? "positive" : "negative";
    add_differing(*side, one);
    add_differing(*other_side, other);
    found_.push_back({.kind = ComparedKind::claim,
                      .verdict = Verdict::contradicts,
                      .rule = "claim.polarity",
                      .subject = subject_of(a, one),
                      .one = std::move(*side),
                      .other = std::move(*other_side),
                      .permille = permille_of(likeness.contained)});
  }

  void add_differing(Side& side, const ToldSentence& sentence) const {
    for (const Word& word : sentence.text.words) {
      if (!word.is_negation) continue;
      for (const RecordedWords& whole : side.words) {
        if (auto part = part_of(record(side.telling), whole, word.begin, word.end))
          side.differing.push_back(std::move(*part));
      }
    }
  }

  std::string subject_of(std::size_t telling, const ToldSentence& sentence) const {
    for (const std::uint32_t ordinal : sentence.statements) {
      const RecordedStatement& said = record(telling).statements[ordinal];
      if (!said.topic.empty()) return said.topic;
    }
    for (const std::uint32_t ordinal : sentence.events)
      return record(telling).events[ordinal].trigger.front().words;
    return {};
  }

  // --- who takes part ---

  bool is_speaker(std::size_t telling, const ToldSentence& sentence, const RecordedWords& name) const {
    for (const std::uint32_t ordinal : sentence.statements) {
      for (const RecordedWords& words : record(telling).statements[ordinal].speaker_words) {
        if (words.text_begin <= name.text_begin && name.text_end <= words.text_end) return true;
      }
    }
    return false;
  }

  /// Whether what a sentence reports begins with a pronoun for its speaker.
  bool is_of_himself(std::size_t telling, const ToldSentence& sentence) const {
    constexpr std::array<std::string_view, 6> pronouns{"it", "he", "she", "they", "its", "their"};
    return std::ranges::any_of(sentence.statements, [&](std::uint32_t ordinal) {
      auto words = content_words(telling, record(telling).statements[ordinal]);
      if (!words.empty() && words.front().fold == "that") words.erase(words.begin());
      return !words.empty() && std::ranges::count(pronouns, words.front().fold) > 0;
    });
  }

  /// Named parties of a sentence that another one does not name.
  std::vector<const RecordedMention*> own_names(std::size_t a, const ToldSentence& one, std::size_t b,
                                                const ToldSentence& other) const {
    std::vector<const RecordedMention*> own;
    const std::set<std::size_t> others = parties_of(b, other);
    std::set<std::size_t> seen;
    for (const std::uint32_t ordinal : one.mentions) {
      const RecordedMention& mention = record(a).mentions[ordinal];
      if (!is_name(mention) || mention.actors.size() != 1) continue;
      const std::size_t party = compared_.book.party_of(a, mention.actors[0]);
      if (!others.contains(party) && seen.insert(party).second) own.push_back(&mention);
    }
    return own;
  }

  std::set<std::size_t> parties_of(std::size_t telling, const ToldSentence& sentence) const {
    std::set<std::size_t> parties;
    for (const std::uint32_t ordinal : sentence.mentions) {
      for (const std::uint32_t actor : record(telling).mentions[ordinal].actors)
        parties.insert(compared_.book.party_of(telling, actor));
    }
    return parties;
  }

  /// Whether one name stands against another one.
  bool compare_names(std::size_t a, const ToldSentence& one, std::size_t b, const ToldSentence& other,
                     const Likeness& likeness) {
    const auto ones = own_names(a, one, b, other);
    const auto others = own_names(b, other, a, one);
    if (ones.size() != 1 || others.size() != 1) return false;
    const RecordedWords& name = ones[0]->mention.front();
    const RecordedWords& other_name = others[0]->mention.front();
    const SharedParty& party = party_of(a, *ones[0]);
    const SharedParty& other_party = party_of(b, *others[0]);
    if (may_be_same_name(party.name, other_party.name) || may_be_same_name(name.words, other_name.words))
      return true;
    const bool is_person = party.kind == ActorKind::person;
    if (is_person != (other_party.kind == ActorKind::person)) return false;
    const bool speaks = is_speaker(a, one, name) && is_speaker(b, other, other_name);
    // "Olson said it raised its prices": each speaks of himself.
    if (speaks && (is_of_himself(a, one) || is_of_himself(b, other))) return true;
    found_.push_back({.kind = speaks ? ComparedKind::claim : ComparedKind::participant,
                      .verdict = Verdict::contradicts,
                      .rule = speaks ? "claim.speaker" : "participant.other",
                      .subject = subject_of(a, one),
                      .one = mention_side(a, *ones[0]),
                      .other = mention_side(b, *others[0]),
                      .permille = permille_of(likeness.contained)});
    return true;
  }

  // --- where ---

  /// Words with a capital letter that another sentence has not, without those of dates.
  std::vector<const Word*> own_capitals(std::size_t telling, const ToldSentence& one,
                                        const ToldSentence& other) const {
    Aside aside;
    for (const std::uint32_t ordinal : one.dates) {
      const RecordedWords& date = record(telling).dates[ordinal].expression.front();
      aside.emplace_back(date.text_begin, date.text_end);
    }
    std::vector<const Word*> own;
    for (std::size_t i = 1; i < one.text.words.size(); ++i) {
      const Word& word = one.text.words[i];
      const bool is_aside = std::ranges::any_of(
          aside, [&](const auto& span) { return span.first < word.end && word.begin < span.second; });
      if (!word.is_capital || word.is_function || is_aside) continue;
      const bool is_there = std::ranges::any_of(
          other.text.words, [&](const Word& each) { return may_be_same_word(each, word); });
      if (!is_there) own.push_back(&word);
    }
    return own;
  }

  static bool is_one_name(const std::vector<const Word*>& words) {
    if (words.empty() || words.size() > 3 || words.front()->fold.size() < 2) return false;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i]->begin > words[i - 1]->end + 1) return false;
    }
    return true;
  }

  /// Whether these words may be the name of a place or a body: no part of a person's name, of an office or of
  /// a party that the other sentence names otherwise.
  bool may_be_place(std::size_t telling, const ToldSentence& sentence, const std::vector<const Word*>& words,
                    const std::set<std::size_t>& named_there) const {
    for (const std::uint32_t ordinal : sentence.mentions) {
      const RecordedMention& mention = record(telling).mentions[ordinal];
      const RecordedWords& there = mention.mention.front();
      if (there.text_end <= words.front()->begin || words.back()->end <= there.text_begin) continue;
      const bool is_around = there.text_begin < words.front()->begin || words.back()->end < there.text_end;
      if (!is_name(mention) && mention.form != MentionForm::metonym) {
        if (!is_around) return false;
        continue;
      }
      for (const std::uint32_t actor : mention.actors) {
        const std::size_t party = compared_.book.party_of(telling, actor);
        const bool is_person = compared_.book.parties()[party].kind == ActorKind::person;
        if (!is_around && (is_person || named_there.contains(party))) return false;
      }
    }
    return true;
  }

  /// "in the port of Rostal", "at Rostal": whatever the name was taken for, it tells where.
  static bool is_located(const ToldSentence& sentence, const Word& name) {
    constexpr std::array<std::string_view, 5> places{"in", "at", "of", "near", "from"};
    const std::vector<Word>& words = sentence.text.words;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i].begin == name.begin) return std::ranges::count(places, words[i - 1].fold) > 0;
    }
    return false;
  }

  void compare_places(std::size_t a, const ToldSentence& one, std::size_t b, const ToldSentence& other,
                      const Likeness& likeness) {
    const auto ones = own_capitals(a, one, other);
    const auto others = own_capitals(b, other, one);
    if (!is_one_name(ones) || !is_one_name(others) || likeness.overlap < 0.6) return;
    const bool are_located = is_located(one, *ones.front()) && is_located(other, *others.front());
    if (!are_located && (!may_be_place(a, one, ones, parties_of(b, other)) ||
                         !may_be_place(b, other, others, parties_of(a, one))))
      return;
    auto side = side_of(a, one);
    auto other_side = side_of(b, other);
    if (!side || !other_side) return;
    name_place(*side, ones);
    name_place(*other_side, others);
    found_.push_back({.kind = ComparedKind::participant,
                      .verdict = Verdict::contradicts,
                      .rule = "participant.place",
                      .subject = subject_of(a, one),
                      .one = std::move(*side),
                      .other = std::move(*other_side),
                      .permille = permille_of(likeness.contained)});
  }

  void name_place(Side& side, const std::vector<const Word*>& words) const {
    const std::string& text = compared_.telling(side.telling).text;
    const std::uint32_t begin = words.front()->begin;
    const std::uint32_t end = words.back()->end;
    side.value = text.substr(begin, end - begin);
    for (const RecordedWords& whole : side.words) {
      if (auto part = part_of(record(side.telling), whole, begin, end))
        side.differing.push_back(std::move(*part));
    }
  }

  const SharedParty& party_of(std::size_t telling, const RecordedMention& mention) const {
    return compared_.book.parties()[compared_.book.party_of(telling, mention.actors[0])];
  }

  Side mention_side(std::size_t telling, const RecordedMention& mention) const {
    return {.telling = telling,
            .fact = {compared_.telling(telling).numbered.article, FactKind::mention, mention.ordinal},
            .value = party_of(telling, mention).name,
            .words = mention.mention,
            .differing = mention.mention};
  }

  // --- statements of one speaker ---

  std::vector<Word> content_words(std::size_t telling, const RecordedStatement& said) const {
    if (said.content.empty()) return {};
    return words_of(compared_.telling(telling).text, said.content.front().text_begin,
                    said.content.back().text_end);
  }

  std::vector<std::size_t> speakers(std::size_t telling, const RecordedStatement& said) const {
    return compared_.book.parties_in(telling, said.speakers);
  }

  void compare_statements(std::size_t a, std::size_t b) {
    for (const RecordedStatement& one : record(a).statements) {
      if (one.content.empty()) continue;
      const auto words = content_words(a, one);
      const auto who = speakers(a, one);
      if (who.empty()) continue;
      for (const RecordedStatement& other : record(b).statements) {
        if (other.content.empty() || speakers(b, other) != who) continue;
        compare_contents(a, one, words, b, other);
      }
    }
  }

  static bool is_hedged(const std::vector<Word>& words) {
    return std::ranges::any_of(words, [](const Word& word) { return word.is_hedge; });
  }

  /// What two contents of one speaker are to each other; nothing where they are not alike enough.
  std::optional<std::pair<Verdict, std::string_view>> judge(const RecordedStatement& one,
                                                            const std::vector<Word>& words,
                                                            const RecordedStatement& other,
                                                            const std::vector<Word>& other_words) const {
    const Likeness likeness = likeness_of(compared_.coverage, words, other_words);
    const bool is_against = one.polarity != other.polarity && one.polarity != Polarity::unknown &&
                            other.polarity != Polarity::unknown &&
                            turns_round(words, other_words) != turns_round(other_words, words);
    if (is_against && likeness.overlap >= 0.5) return std::pair(Verdict::contradicts, "claim.denied");
    if (plain_in_common(words, other_words) < 2) return std::nullopt;
    const bool is_refusal = one.force == Force::refuse_comment;
    if (likeness.overlap < least_overlap && (is_against || is_refusal || one.force != other.force))
      return std::nullopt;
    if (is_hedged(words) != is_hedged(other_words) && likeness.overlap >= 0.5)
      return std::pair(Verdict::compatible, "claim.modality");
    if (one.force != other.force) return std::pair(Verdict::compatible, "claim.other_force");
    return std::pair(Verdict::same, "claim.same");
  }

  void compare_contents(std::size_t a, const RecordedStatement& one, const std::vector<Word>& words,
                        std::size_t b, const RecordedStatement& other) {
    const auto other_words = content_words(b, other);
    const Likeness likeness = likeness_of(compared_.coverage, words, other_words);
    if (likeness.contained < least_of_statements || likeness.common < least_common) return;
    const auto judged = judge(one, words, other, other_words);
    if (!judged) return;
    found_.push_back({.kind = ComparedKind::claim,
                      .verdict = judged->first,
                      .rule = judged->second,
                      .subject = one.topic,
                      .one = statement_side(a, one),
                      .other = statement_side(b, other),
                      .permille = permille_of(likeness.contained)});
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

std::vector<Pairing> pair_claims(const Compared& compared) {
  return ClaimPairs(compared).find();
}

}  // namespace rapporteur::comparison
