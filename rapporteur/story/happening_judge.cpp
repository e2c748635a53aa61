#include "rapporteur/story/happening_judge.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/base/log_exp.h"
#include "rapporteur/story/judge.h"
#include "rapporteur/story/packed_floats.h"
#include "rapporteur/story/trigger_words.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::size_t like_beginning = 5;
// What only the record knows: set by hand, because no labelled set of happenings has it.
constexpr double other_day = -0.8;  // for each day between the days that both are settled on
constexpr double most_other_day = -4;
constexpr double shared_day = 0.7;
constexpr double other_label = -0.7;
constexpr double shared_label = 0.4;
constexpr double other_parties = -1.5;
constexpr double shared_party = 0.5;
constexpr double other_polarity = -2;
constexpr double looked_back_on = -2;  // one is told as over or as usual, the other is not
constexpr double one_article = -1.5;   // what an article tells twice was joined when it was read

bool share_key(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  auto of_a = a.begin();
  auto of_b = b.begin();
  while (of_a != a.end() && of_b != b.end()) {
    if (*of_a == *of_b) return true;
    if (*of_a < *of_b)
      ++of_a;
    else
      ++of_b;
  }
  return false;
}

float shared_part(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (const std::uint32_t key : a) shared += std::ranges::binary_search(b, key) ? 1 : 0;
  const std::size_t all = std::max(a.size(), b.size());
  return all == 0 ? 0 : static_cast<float>(shared) / static_cast<float>(all);
}

bool has_term(const std::vector<Term>& terms, std::uint32_t key) {
  const auto found = std::ranges::lower_bound(terms, key, {}, &Term::key);
  return found != terms.end() && found->key == key;
}

float cosine(std::span<const float> a, std::span<const float> b) {
  double product = 0;
  double length_a = 1e-9;
  double length_b = 1e-9;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    length_a += static_cast<double>(a[i]) * static_cast<double>(a[i]);
    length_b += static_cast<double>(b[i]) * static_cast<double>(b[i]);
  }
  return static_cast<float>(product / std::sqrt(length_a * length_b));
}

float count_of(const StemCounts& counts, std::uint32_t stem) {
  const auto found = counts.find(stem);
  return static_cast<float>(base::logarithm(found == counts.end() ? 1.0 : found->second));
}

/// What a sign says of the two; the others are what a reader is told in words.
struct RecordSign {
  StorySign sign;
  double value;
  double weight;
};

std::vector<RecordSign> record_signs(const Telling& a, const Telling& b) {
  std::vector<RecordSign> all;
  if (a.day && b.day) {
    const double days = std::abs(*a.day - *b.day);
    if (days > 0)
      all.push_back(
          {StorySign::conflict, std::min(days, 30.0) / 30, std::max(most_other_day, days * other_day)});
    else
      all.push_back({StorySign::date, 1, shared_day});
  }
  if (a.label != Plover::none && b.label != Plover::none) {
    const bool is_same = a.label == b.label;
    all.push_back({StorySign::label, is_same ? 1.0 : 0.0, is_same ? shared_label : other_label});
    if (a.event.article == b.event.article) all.push_back({StorySign::standing, 1, one_article});
  }
  if (!a.parties.empty() && !b.parties.empty()) {
    const bool is_shared = share_key(a.parties, b.parties);
    all.push_back({StorySign::actors, is_shared ? 1.0 : 0.0, is_shared ? shared_party : other_parties});
  }
  if (a.polarity != b.polarity) all.push_back({StorySign::status, 1, other_polarity});
  if (a.is_looked_back_on != b.is_looked_back_on) all.push_back({StorySign::status, 1, looked_back_on});
  return all;
}

/// Signs that are told under one name.
struct Group {
  StorySign sign;
  TellingSign shown;               // whose value is told
  std::vector<TellingSign> signs;  // all that belong to it
};

const std::vector<Group>& groups() {
  using enum TellingSign;
  static const std::vector<Group> all{
      {StorySign::trigger,
       head_likeness,
       {same_stem, same_head, like_head, head_likeness, unknown_head, trigger_words, stem_rarity}},
      {StorySign::text, around, {around, stem_around, near, stem_near, head_in_other}},
      {StorySign::actors, names, {names, stem_names, other_names, stem_other_names}},
      {StorySign::numbers, numbers, {numbers}},
      {StorySign::standing, both_lead, {both_lead, stem_lead, same_article, stem_article, same_sentence}},
      {StorySign::frequent, frequent, {frequent, stem_frequent}}};
  return all;
}

}  // namespace

StemCounts count_stems(std::span<const Telling> tellings) {
  StemCounts counts;
  for (const Telling& telling : tellings) ++counts[telling.stem];
  return counts;
}

TellingSigns signs_of(const Telling& a, const Telling& b, const StemCounts& counts) {
  using enum TellingSign;
  TellingSigns signs{};
  const auto set = [&](TellingSign sign, float value) { signs[static_cast<std::size_t>(sign)] = value; };
  const auto claim = [&](TellingSign sign, bool is_so) { set(sign, is_so ? 1.0f : 0.0f); };
  const bool is_stem = a.stem == b.stem;
  const bool is_like = !is_stem && a.head.size() >= like_beginning && b.head.size() >= like_beginning &&
                       a.head.compare(0, like_beginning, b.head, 0, like_beginning) == 0;
  const float alike = is_stem || is_like ? 1.0f : 0.0f;
  const TriggerWords& words = TriggerWords::shipped();
  claim(same_stem, is_stem);
  claim(same_head, a.head == b.head);
  claim(like_head, is_like);
  if (a.word && b.word)
    set(head_likeness, cosine(words.vector(*a.word), words.vector(*b.word)));
  else
    set(unknown_head, 1);
  set(trigger_words, shared_part(a.trigger, b.trigger));
  const auto set_both = [&](TellingSign sign, TellingSign with_stem, float value) {
    set(sign, value);
    set(with_stem, value * alike);
  };
  set_both(around, stem_around, static_cast<float>(likeness(a.around, b.around)));
  set_both(near, stem_near, static_cast<float>(likeness(a.near, b.near)));
  const auto shared_names = static_cast<float>(likeness(a.names, b.names));
  set_both(names, stem_names, shared_names);
  set_both(other_names, stem_other_names,
           !a.names.empty() && !b.names.empty() && shared_names <= 0 ? 1.0f : 0.0f);
  claim(numbers, share_key(a.numbers, b.numbers));
  claim(head_in_other, has_term(a.around, b.stem) || has_term(b.around, a.stem));
  set_both(frequent, stem_frequent, (count_of(counts, a.stem) + count_of(counts, b.stem)) / 2);
  set(stem_rarity, is_stem ? a.rarity / 5 : 0);
  const bool is_one_article = a.event.article == b.event.article;
  set_both(same_article, stem_article, is_one_article ? 1.0f : 0.0f);
  claim(same_sentence, is_one_article && a.sentence_number == b.sentence_number);
  set_both(both_lead, stem_lead, a.sentence_number < 2 && b.sentence_number < 2 ? 1.0f : 0.0f);
  return signs;
}

HappeningJudge::HappeningJudge() : HappeningJudge(base::embedded("story/happenings.bin")) {}

HappeningJudge::HappeningJudge(std::string_view weights) {
  const auto sign_count = static_cast<std::size_t>(take_float(weights));
  const auto width = static_cast<std::size_t>(take_float(weights));
  hidden_ = static_cast<std::size_t>(take_float(weights));
  expect(sign_count == telling_sign_count && width == TriggerWords::shipped().width(),
         "the judge of happenings was learned with these signs and trigger words");
  mean_ = take_floats(weights, sign_count);
  scale_ = take_floats(weights, sign_count);
  inner_ = take_floats(weights, (sign_count + 2 * width) * hidden_);
  bias_ = take_floats(weights, hidden_);
  outer_ = take_floats(weights, hidden_);
  direct_ = take_floats(weights, sign_count);
  constant_ = static_cast<double>(take_float(weights));
  minimum_ = static_cast<double>(take_float(weights));
}

double HappeningJudge::weigh(const TellingSigns& signs, const Telling& a, const Telling& b,
                             bool with_words) const {
  std::vector<float> inner(bias_);
  const auto add = [&](std::size_t input, float value) {
    const float* row = inner_.data() + input * hidden_;
    for (std::size_t i = 0; i < hidden_; ++i) inner[i] += value * row[i];
  };
  double sum = constant_;
  for (std::size_t i = 0; i < telling_sign_count; ++i) {
    const float value = (signs[i] - mean_[i]) * scale_[i];
    add(i, value);
    sum += static_cast<double>(value) * static_cast<double>(direct_[i]);
  }
  if (with_words && a.word && b.word) {
    const TriggerWords& words = TriggerWords::shipped();
    const auto first = words.vector(*a.word);
    const auto second = words.vector(*b.word);
    for (std::size_t i = 0; i < first.size(); ++i) {
      add(telling_sign_count + i, first[i] * second[i]);
      add(telling_sign_count + first.size() + i, std::abs(first[i] - second[i]));
    }
  }
  for (std::size_t i = 0; i < hidden_; ++i) {
    // A rectified unit: nothing below 0.
    if (inner[i] > 0) sum += static_cast<double>(inner[i]) * static_cast<double>(outer_[i]);
  }
  return sum;
}

double HappeningJudge::score(const Telling& a, const Telling& b, const StemCounts& counts) const {
  double sum = weigh(signs_of(a, b, counts), a, b, true);
  for (const RecordSign& sign : record_signs(a, b)) sum += sign.weight;
  return sum;
}

std::vector<StoryEvidence> HappeningJudge::evidence(const Telling& a, const Telling& b,
                                                    const StemCounts& counts) const {
  std::vector<StoryEvidence> all;
  const auto add = [&](StorySign sign, double value, double weight, std::string words) {
    all.push_back({sign, static_cast<std::int16_t>(std::lround(std::clamp(value, -30.0, 30.0) * 1000)),
                   static_cast<std::int32_t>(std::lround(weight * 1000)), std::move(words)});
  };
  const TellingSigns signs = signs_of(a, b, counts);
  const double whole = weigh(signs, a, b, true);
  for (const Group& group : groups()) {
    TellingSigns without = signs;
    for (const TellingSign sign : group.signs)
      without[static_cast<std::size_t>(sign)] = mean_[static_cast<std::size_t>(sign)];
    const bool is_trigger = group.sign == StorySign::trigger;
    add(group.sign, static_cast<double>(signs[static_cast<std::size_t>(group.shown)]),
        whole - weigh(without, a, b, !is_trigger),
        !is_trigger        ? std::string()
        : a.head == b.head ? a.head
                           : a.head + ", " + b.head);
  }
  for (const RecordSign& sign : record_signs(a, b)) add(sign.sign, sign.value, sign.weight, {});
  return all;
}

}  // namespace rapporteur::story
