#include "rapporteur/base/ascii.h"
#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <utility>

/// Two reports of one template - another company's results, another week's stocks - are alike in every
/// sentence and differ in every number. They tell of two things. What tells them from two accounts of one
/// thing is how much they differ in: accounts of one thing have more in common than not.
///
///     "Olson said its sales rose to 27 million in the quarter"
///     "Karst said its sales rose to 91 million in the quarter"     two reports: no contradiction
namespace rapporteur::comparison {

namespace {

/// Names in common beyond so many say no more.
constexpr int most_names = 4;
/// A shorter sentence is a headline or a place and a day.
constexpr std::size_t least_of_lead = 9;
constexpr double least_of_one_lead = 0.5;
/// So many days between two publications are more than a story's own moving on.
constexpr int long_between = 7;

/// What speaks for two articles telling of one thing, and against it.
struct Tally {
  int agreed = 0;
  int differing = 0;
  bool is_of_another_time = false;
};

/// "The central bank" is no name.
bool is_party(const SharedParty& party) {
  if (party.name.empty() || base::is_lower(party.name.front())) return false;
  return party.kind == ActorKind::person || party.kind == ActorKind::organisation ||
         party.kind == ActorKind::place;
}

/// How many persons, bodies and places two articles both speak of.
int names_in_common(const Compared& compared, std::size_t a, std::size_t b) {
  const auto parties_of = [&](std::size_t telling) {
    std::set<std::size_t> parties;
    for (const RecordedActor& actor : compared.telling(telling).record().actors) {
      const std::size_t party = compared.book.party_of(telling, actor.ordinal);
      if (is_party(compared.book.parties()[party])) parties.insert(party);
    }
    return parties;
  };
  const auto others = parties_of(b);
  const auto common =
      std::ranges::count_if(parties_of(a), [&](std::size_t party) { return others.contains(party); });
  return std::min(most_names, static_cast<int>(common));
}

/// The first sentence below the headline; null where there is none.
const ToldSentence* lead_of(const Telling& telling) {
  const auto first = std::ranges::find_if(telling.sentences, [](const ToldSentence& each) {
    const auto capitals = std::ranges::count_if(each.text.words, &Word::is_capital);
    return each.text.words.size() >= least_of_lead &&
           2 * static_cast<std::size_t>(capitals) < each.text.words.size();
  });
  return first == telling.sentences.end() ? nullptr : &*first;
}

/// Whether both begin with the same words, but for names and numbers.
bool have_one_lead(const Compared& compared, std::size_t a, std::size_t b) {
  const auto plain_words = [](const ToldSentence& sentence) {
    std::vector<Word> words = sentence.text.words;
    std::erase_if(words, [](const Word& word) { return word.is_capital || word.is_number; });
    return words;
  };
  const ToldSentence* const one = lead_of(compared.telling(a));
  const ToldSentence* const other = lead_of(compared.telling(b));
  return one && other &&
         likeness_of(compared.coverage, plain_words(*one), plain_words(*other)).overlap >= least_of_one_lead;
}

/// The first person, body or place that the lead names; none where it names nobody.
std::optional<std::size_t> led_by(const Compared& compared, std::size_t telling) {
  const Telling& told = compared.telling(telling);
  const ToldSentence* const first = lead_of(told);
  if (!first) return std::nullopt;
  for (const std::uint32_t ordinal : first->mentions) {
    const RecordedMention& mention = told.record().mentions[ordinal];
    const bool is_named = mention.form == MentionForm::name || mention.form == MentionForm::name_part ||
                          mention.form == MentionForm::acronym;
    if (!is_named || mention.actors.size() != 1) continue;
    const std::size_t party = compared.book.party_of(telling, mention.actors[0]);
    if (is_party(compared.book.parties()[party])) return party;
  }
  return std::nullopt;
}

/// Whether both begin with a name that the other article has nowhere.
bool are_led_by_others(const Compared& compared, std::size_t a, std::size_t b) {
  const auto one = led_by(compared, a);
  const auto other = led_by(compared, b);
  const auto is_there = [&](std::size_t telling, std::size_t party) {
    return std::ranges::any_of(compared.telling(telling).record().actors, [&](const RecordedActor& actor) {
      return compared.book.party_of(telling, actor.ordinal) == party;
    });
  };
  return one && other && !is_there(b, *one) && !is_there(a, *other);
}

/// The day of "2018-03-14"; none of anything else.
std::optional<std::chrono::sys_days> day_of(const std::string& iso_8601) {
  if (iso_8601.size() != 10) return std::nullopt;
  int parts[3] = {0, 0, 0};
  std::size_t part = 0;
  for (const char c : iso_8601) {
    if (c == '-' && ++part < 3) continue;
    if (c < '0' || c > '9' || part > 2) return std::nullopt;
    parts[part] = parts[part] * 10 + (c - '0');
  }
  const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  return day.ok() ? std::optional(std::chrono::sys_days(day)) : std::nullopt;
}

/// How many days behind its day of publication a date of an article lies; none where one is not known.
std::optional<int> offset_of(const Compared& compared, const Side& side) {
  const Telling& telling = compared.telling(side.telling);
  const auto day = day_of(telling.day);
  const auto told = telling.record().dates[side.fact.ordinal].first_day;
  const auto other = told ? day_of(*told) : std::nullopt;
  if (!day || !other) return std::nullopt;
  return static_cast<int>((*day - *other).count());
}

/// Days between two publications; 0 where one is not known.
int days_between(const Compared& compared, std::size_t a, std::size_t b) {
  const auto day = day_of(compared.telling(a).day);
  const auto other_day = day_of(compared.telling(b).day);
  return day && other_day ? std::abs(static_cast<int>((*day - *other_day).count())) : 0;
}

/// "Last week" of two articles that came out in different weeks: the same thing told of another time. The
/// dates lie as far apart as the publications, with a day or a quarter of that to spare.
bool is_of_another_time(const Compared& compared, const Pairing& pairing) {
  if (pairing.kind != ComparedKind::date || pairing.rule != "date.differs") return false;
  const auto one = offset_of(compared, pairing.one);
  const auto other = offset_of(compared, pairing.other);
  const int between = days_between(compared, pairing.one.telling, pairing.other.telling);
  return one && other && between > 0 && std::abs(*one - *other) <= between / 4;
}

void count(const Compared& compared, const Pairing& pairing, Tally& tally) {
  // Who has the same quotations tells of the same thing, whatever he makes of them.
  if (pairing.kind == ComparedKind::quotation) {
    tally.agreed += 2;
    return;
  }
  if (pairing.rule == "claim.polarity" || pairing.rule == "claim.denied") return;
  switch (pairing.verdict) {
    case Verdict::contradicts:
      tally.differing += 1;
      tally.is_of_another_time = tally.is_of_another_time || is_of_another_time(compared, pairing);
      break;
    case Verdict::other_scope:
      tally.differing += 1;
      break;
    case Verdict::unclear:
      tally.differing += pairing.rule == "number.later" ? 1 : 0;
      break;
    case Verdict::same:
    case Verdict::compatible:
      tally.agreed += pairing.kind == ComparedKind::claim ? 0 : 1;
      break;
    default:
      break;
  }
}

bool are_of_two_things(const Compared& compared, std::size_t a, std::size_t b, const Tally& tally) {
  if (tally.differing == 0) return false;
  if (tally.is_of_another_time) return true;
  // A line or two may differ in the one thing that they tell.
  const std::size_t sentences =
      std::min(compared.telling(a).sentences.size(), compared.telling(b).sentences.size());
  if (tally.differing == 1 && sentences <= 2) return false;
  const int names = names_in_common(compared, a, b);
  const bool is_one_lead = have_one_lead(compared, a, b);
  const bool are_others = are_led_by_others(compared, a, b);
  if (is_one_lead && are_others && names <= 2) return true;
  const bool is_template = is_one_lead && tally.differing > 1;
  const bool is_long = days_between(compared, a, b) >= long_between;
  const int agreed = tally.agreed + names;
  return tally.differing >= (is_template || are_others || is_long ? agreed / 2 : agreed);
}

}  // namespace

void set_other_reports_apart(const Compared& compared, std::vector<Pairing>& pairings) {
  std::map<std::pair<std::size_t, std::size_t>, Tally> tallies;
  for (const Pairing& each : pairings) count(compared, each, tallies[{each.one.telling, each.other.telling}]);
  std::set<std::pair<std::size_t, std::size_t>> apart;
  for (const auto& [pair, tally] : tallies) {
    if (are_of_two_things(compared, pair.first, pair.second, tally)) apart.insert(pair);
  }
  for (Pairing& each : pairings) {
    if (each.kind == ComparedKind::quotation) continue;
    const bool is_difference = each.verdict == Verdict::contradicts || each.rule == "number.later";
    if (!is_difference || !apart.contains({each.one.telling, each.other.telling})) continue;
    each.verdict = Verdict::other_scope;
    each.rule = "other_report";
  }
}

}  // namespace rapporteur::comparison
