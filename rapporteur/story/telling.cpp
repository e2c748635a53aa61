#include "rapporteur/story/telling.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/log_exp.h"
#include "rapporteur/story/trigger_words.h"
#include "rapporteur/story/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace rapporteur::story {

namespace {

constexpr std::size_t words_beside = 6;  // on either side of the trigger
constexpr std::size_t most_words = 120;  // of a sentence: longer ones are lists
constexpr float least_weight = 1.2f;     // what stands in a third of all articles says nothing
constexpr std::array<std::string_view, 22> after_heads{
    "about", "after", "against", "as", "at",  "away", "by",      "down", "for", "from", "in",
    "into",  "of",    "off",     "on", "out", "over", "through", "to",   "up",  "upon", "with"};

std::string small_word(std::string_view text, const Word& word) {
  std::string small(text.substr(word.begin, word.end - word.begin));
  for (char& c : small) c = base::to_lower(c);
  return small;
}

/// Adds up equal keys and brings the list to unit length.
void settle(std::vector<Term>& terms) {
  std::ranges::stable_sort(terms, {}, &Term::key);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].key == terms[i].key)
      terms[kept - 1].weight = std::max(terms[kept - 1].weight, terms[i].weight);
    else
      terms[kept++] = terms[i];
  }
  terms.resize(kept);
  double sum = 0;
  for (const Term& term : terms) sum += static_cast<double>(term.weight) * static_cast<double>(term.weight);
  if (sum <= 0) return;
  const auto scale = static_cast<float>(1 / std::sqrt(sum));
  for (Term& term : terms) term.weight *= scale;
}

void make_set(std::vector<std::uint32_t>& keys) {
  std::ranges::sort(keys);
  const auto rest = std::ranges::unique(keys);
  keys.erase(rest.begin(), rest.end());
}

bool overlaps(const Word& word, const TextPlace& place) {
  return word.begin < place.end && place.begin < word.end;
}

/// How a party is called across articles: its actor's name, in small letters.
void add_parties(const std::vector<RecordedParty>& parties, std::vector<std::uint32_t>& keys) {
  for (const RecordedParty& party : parties) {
    std::uint64_t hash = 0;
    for (const Word& word : split_words(party.name)) hash = mixed(hash) ^ word.hash;
    if (hash != 0) keys.push_back(key_of(hash));
  }
}

std::optional<std::int32_t> single_day(const Record& record, const RecordedEvent& event) {
  if (!event.date || *event.date >= record.dates.size()) return {};
  const RecordedDate& date = record.dates[*event.date];
  if (!date.first_day || date.first_day != date.last_day) return {};
  return day_of(*date.first_day);
}

}  // namespace

TellingReader::TellingReader(std::string_view text, const Background& background)
    : text_(text), background_(background), words_(split_words(text)) {
  for (const Word& word : words_) {
    if (!word.is_capital && !word.is_number) small_.insert(word.hash);
  }
}

TellingReader::Stem TellingReader::stem_at(const Word& word) const {
  const std::string small = small_word(text_, word);
  const std::uint32_t key = key_of(hash_of_word(stem_of(small)));
  const double all = background_.article_count() + 1.0;
  return {key, static_cast<float>(base::logarithm(all / (background_.count(key) + 0.5)))};
}

std::size_t TellingReader::head_of(const std::vector<std::size_t>& trigger) const {
  // "car accident", "checked into rehab", "has been killed": the last word before what only leads on, as far
  // as it says something.
  std::size_t end = 1;
  while (end < trigger.size() &&
         !std::ranges::binary_search(after_heads, std::string_view(small_word(text_, words_[trigger[end]]))))
    ++end;
  for (std::size_t i = end; i > 0; --i) {
    if (stem_at(words_[trigger[i - 1]]).weight >= least_weight) return trigger[i - 1];
  }
  return trigger[end - 1];
}

void TellingReader::read_sentence(Telling& telling, const TellingPlace& place,
                                  const std::vector<std::size_t>& trigger) const {
  const auto first = std::ranges::lower_bound(words_, place.sentence.begin, {}, &Word::begin);
  std::size_t index = static_cast<std::size_t>(first - words_.begin());
  // A sentence without end is a list: what stands about the trigger is enough of it.
  if (!trigger.empty() && trigger.front() > index + most_words / 2) index = trigger.front() - most_words / 2;
  for (std::size_t i = index;
       i < words_.size() && words_[i].begin < place.sentence.end && i < index + most_words; ++i) {
    if (std::ranges::binary_search(trigger, i)) continue;
    const Word& word = words_[i];
    const Stem stem = stem_at(word);
    if (word.is_number) telling.numbers.push_back(stem.key);
    if (stem.weight < least_weight) continue;
    telling.around.push_back({stem.key, 1, false, stem.weight});
    if (word.is_capital && !small_.contains(word.hash))
      telling.names.push_back({stem.key, 1, true, stem.weight});
    const std::size_t distance = trigger.empty()       ? words_beside + 1
                                 : i < trigger.front() ? trigger.front() - i
                                 : i > trigger.back()  ? i - trigger.back()
                                                       : 1;
    if (distance <= words_beside)
      telling.near.push_back({stem.key, 1, false, stem.weight / (1 + 0.3f * static_cast<float>(distance))});
  }
  settle(telling.around);
  settle(telling.near);
  settle(telling.names);
  make_set(telling.numbers);
}

Telling TellingReader::read(const TellingPlace& place) const {
  Telling telling;
  telling.event = place.event;
  telling.sentence_number = place.sentence_number;
  std::vector<std::size_t> trigger;
  for (const TextPlace& part : place.trigger) {
    auto at = std::ranges::lower_bound(words_, part.begin, std::ranges::less_equal(), &Word::end);
    for (; at != words_.end() && overlaps(*at, part); ++at)
      trigger.push_back(static_cast<std::size_t>(at - words_.begin()));
  }
  std::ranges::sort(trigger);
  if (!trigger.empty()) {
    const Word& head = words_[head_of(trigger)];
    const Stem stem = stem_at(head);
    telling.head = small_word(text_, head);
    telling.position = head.begin;
    telling.stem = stem.key;
    telling.rarity = stem.weight;
    telling.word = TriggerWords::shipped().find(telling.head);
    for (const std::size_t i : trigger) telling.trigger.push_back(stem_at(words_[i]).key);
    make_set(telling.trigger);
  }
  read_sentence(telling, place, trigger);
  return telling;
}

std::vector<Telling> tellings_of(const NumberedRecord& numbered, const Background& background) {
  const Record& record = *numbered.record;
  const std::string text = record.text();
  const TellingReader reader(text, background);
  std::vector<Telling> all;
  for (const RecordedEvent& event : record.events) {
    if (event.trigger.empty()) continue;
    TellingPlace place{{numbered.article, FactKind::event, event.ordinal}, event.sentence_number, {}, {}};
    for (const RecordedWords& words : event.trigger)
      place.trigger.push_back({words.text_begin, words.text_end});
    const auto& sentence = event.sentence.empty() ? event.trigger : event.sentence;
    place.sentence = {sentence.front().text_begin, sentence.back().text_end};
    Telling telling = reader.read(place);
    telling.label = event.content;
    telling.polarity = event.polarity;
    telling.is_looked_back_on = event.realis == Realis::habitual || event.realis == Realis::historic;
    telling.day = single_day(record, event);
    add_parties(event.actors, telling.parties);
    add_parties(event.recipients, telling.parties);
    make_set(telling.parties);
    all.push_back(std::move(telling));
  }
  return all;
}

}  // namespace rapporteur::story
