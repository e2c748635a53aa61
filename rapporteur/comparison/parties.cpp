#include "rapporteur/comparison/parties.h"

#include <algorithm>

/// Actors of different articles are one party where their names, folded, have the same last part and no other
/// parts that exclude each other; or where they are states of one country.
namespace rapporteur::comparison {

namespace {

/// The rest of a name that was read in two stands at most so many mentions behind its beginning.
constexpr std::ptrdiff_t most_between = 8;

/// "kim jong-un" as kim, jong, un
std::vector<std::string> parts_of(const std::string& name) {
  std::vector<std::string> parts;
  for (const Word& word : words_of(name, 0, static_cast<std::uint32_t>(name.size()))) {
    const bool is_joined = word.begin > 0 && name[word.begin - 1] == '-';
    if ((word.is_capital || is_joined) && !word.fold.empty()) parts.push_back(word.fold);
  }
  return parts;
}

std::string run_together(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += part;
  return all;
}

bool has_all(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  return std::ranges::all_of(few,
                             [&](const std::string& part) { return std::ranges::count(many, part) > 0; });
}

bool is_same_person(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  if (one.empty() || other.empty()) return false;
  if (run_together(one) == run_together(other)) return true;
  const auto& few = one.size() <= other.size() ? one : other;
  const auto& many = one.size() <= other.size() ? other : one;
  if (has_all(few, many) && few.back().size() > 2)
    return few.size() > 1 || many.back() == few[0] || many.front() == few[0];
  if (few.size() < 2 || few.size() != many.size()) return false;
  std::size_t different = 0;
  bool is_near = true;
  for (std::size_t i = 0; i < few.size(); ++i) {
    if (few[i] == many[i]) continue;
    ++different;
    is_near = is_near && few[i].size() >= 4 && letters_apart(few[i], many[i], 1) == 1;
  }
  return different == 1 && is_near;
}

/// Two names of as many parts, of which one is a letter apart and all others are the same.
bool is_misspelt(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return one.size() > 1 && one != other && one.size() == other.size() && is_same_person(one, other) &&
         run_together(one) != run_together(other);
}

bool is_name_form(const RecordedMention& mention) {
  return mention.form == MentionForm::name || mention.form == MentionForm::name_part;
}

/// Whether a mention goes on in another one, with a space between: a name that was read in two.
bool goes_on(const RecordedMention& mention, const RecordedMention& next) {
  return is_name_form(mention) && is_name_form(next) && mention.actors.size() == 1 &&
         next.actors.size() == 1 && !mention.mention.empty() && !next.mention.empty() &&
         mention.mention.front().text_end + 1 == next.mention.front().text_begin;
}

bool is_same_party(const SharedParty& party, const RecordedActor& actor) {
  const bool persons = party.kind == ActorKind::person && actor.kind == ActorKind::person;
  if (party.kind != actor.kind && party.kind != ActorKind::unknown && actor.kind != ActorKind::unknown)
    return false;
  if (party.kind == ActorKind::state && actor.kind == ActorKind::state && !actor.country.empty())
    return party.country == actor.country;
  if (folded(party.name) == folded(actor.name)) return true;
  if (!persons) return run_together(parts_of(party.name)) == run_together(parts_of(actor.name));
  if (!party.country.empty() && !actor.country.empty() && party.country != actor.country) return false;
  return is_same_person(parts_of(party.name), parts_of(actor.name));
}

}  // namespace

bool may_be_same_name(const std::string& one, const std::string& other) {
  const std::vector<std::string> a = parts_of(one);
  const std::vector<std::string> b = parts_of(other);
  if (a.empty() || b.empty()) return false;
  if (run_together(a) == run_together(b)) return true;
  if (is_same_person(a, b)) return true;
  return a.size() == 1 && b.size() == 1 && a[0].size() >= 4 && letters_apart(a[0], b[0], 1) == 1;
}

bool may_be_same_word(const Word& one, const Word& other) {
  return one.stem == other.stem || (one.fold.size() >= 4 && letters_apart(one.fold, other.fold, 1) <= 1);
}

PartyBook::PartyBook(const Coverage& coverage) {
  const auto& tellings = coverage.tellings();
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    for (const RecordedActor& actor : tellings[i].record().actors) join(tellings[i], i, actor);
    add_spellings(tellings[i], i);
  }
  for (std::size_t i = 0; i < tellings.size(); ++i) find_misspelt(tellings[i], i);
}

void PartyBook::join(const Telling&, std::size_t index, const RecordedActor& actor) {
  const auto same =
      std::ranges::find_if(parties_, [&](const SharedParty& each) { return is_same_party(each, actor); });
  const auto place = static_cast<std::size_t>(same - parties_.begin());
  by_actor_[{index, actor.ordinal}] = place;
  if (same == parties_.end()) {
    parties_.push_back({.name = actor.name, .kind = actor.kind, .country = actor.country, .spellings = {}});
    return;
  }
  if (actor.name.size() > same->name.size()) same->name = actor.name;
  if (same->country.empty()) same->country = actor.country;
}

void PartyBook::add_spellings(const Telling& telling, std::size_t index) {
  for (const RecordedMention& mention : telling.record().mentions) {
    if (!is_name_form(mention) || mention.actors.size() != 1 || mention.mention.empty()) continue;
    const std::string& words = mention.mention.front().words;
    auto& spellings = parties_[person_named(words, by_actor_.at({index, mention.actors[0]}))].spellings;
    const auto known = std::ranges::find_if(
        spellings, [&](const Spelling& each) { return each.telling == index && each.words == words; });
    if (known == spellings.end())
      spellings.push_back({index, mention.ordinal, words, 1});
    else
      ++known->count;
  }
}

void PartyBook::find_misspelt(const Telling& telling, std::size_t index) {
  const auto& mentions = telling.record().mentions;
  for (auto at = mentions.begin(); at != mentions.end(); ++at) {
    const RecordedMention& mention = *at;
    // Mentions stand in reading order, longer ones before those inside them.
    const auto last = at + std::min<std::ptrdiff_t>(mentions.end() - at, most_between);
    const auto next =
        std::find_if(at, last, [&](const RecordedMention& each) { return goes_on(mention, each); });
    if (next == last || mention.actors == next->actors) continue;
    const std::uint32_t begin = mention.mention.front().text_begin;
    const std::string words = telling.text.substr(begin, next->mention.front().text_end - begin);
    const std::vector<std::string> parts = parts_of(words);
    const auto meant = std::ranges::find_if(parties_, [&](const SharedParty& each) {
      return each.kind == ActorKind::person && is_misspelt(parts, parts_of(each.name));
    });
    if (meant == parties_.end()) continue;
    const auto known = std::ranges::find_if(
        meant->spellings, [&](const Spelling& each) { return each.telling == index && each.words == words; });
    if (known == meant->spellings.end())
      meant->spellings.push_back({index, mention.ordinal, words, 1, {next->ordinal}});
    else
      ++known->count;
  }
}

std::size_t PartyBook::person_named(const std::string& words, std::size_t otherwise) const {
  const std::vector<std::string> parts = parts_of(words);
  if (parts.size() < 2 || parties_[otherwise].kind == ActorKind::person) return otherwise;
  for (std::size_t i = 0; i < parties_.size(); ++i) {
    if (parties_[i].kind == ActorKind::person && is_same_person(parts, parts_of(parties_[i].name))) return i;
  }
  return otherwise;
}

std::size_t PartyBook::party_of(std::size_t telling, std::uint32_t actor) const {
  return by_actor_.at({telling, actor});
}

std::vector<std::size_t> PartyBook::parties_in(std::size_t telling,
                                               const std::vector<RecordedParty>& named) const {
  std::vector<std::size_t> parties;
  for (const RecordedParty& party : named) {
    if (party.actor) parties.push_back(party_of(telling, *party.actor));
  }
  std::ranges::sort(parties);
  return parties;
}

}  // namespace rapporteur::comparison
