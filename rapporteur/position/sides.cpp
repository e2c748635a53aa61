#include "rapporteur/position/sides.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/position/stems.h"

#include <algorithm>
#include <array>

namespace rapporteur::position {

namespace {

/// Sectors whose people speak for the state.
constexpr std::array<std::string_view, 4> state_sectors{"GOV", "MIL", "SPY", "COP"};
/// Sectors whose groups hold positions of their own.
constexpr std::array<std::string_view, 5> group_sectors{"REB", "OPP", "PTY", "SEP", "INS"};

/// PLOVER's codes of bodies above states.
constexpr std::array<std::string_view, 2> bodies_above_states{"IGO", "EUR"};

template <std::size_t Count>
bool is_among(const std::array<std::string_view, Count>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

bool is_proper(std::string_view name) {
  return !name.empty() && (base::is_upper(name.front()) || static_cast<unsigned char>(name.front()) >= 0x80);
}

bool is_inside(const RecordedMention& mention, const std::vector<RecordedWords>& all) {
  const RecordedWords& words = mention.mention.front();
  return std::ranges::any_of(all, [&](const RecordedWords& each) {
    return words.text_begin >= each.text_begin && words.text_end <= each.text_end;
  });
}

std::string joined(const std::vector<std::string_view>& words, std::size_t at, std::size_t count) {
  std::string all;
  for (std::size_t i = at; i < at + count; ++i) all.append(words[i]) += ' ';
  return all;
}

std::string all_words(const std::vector<RecordedWords>& all) {
  std::string joined;
  for (const RecordedWords& each : all) joined += each.words + " ";
  return joined;
}

}  // namespace

Sides::Sides(const Record& record, const Tables& tables) : record_(&record), tables_(&tables) {
  by_actor_.reserve(record.actors.size());
  for (std::uint32_t i = 0; i < record.actors.size(); ++i) by_actor_.push_back(side_of(i));
}

std::vector<Side> Sides::of_statement(const RecordedStatement& statement) const {
  std::vector<Side> sides;
  if (!is_pronoun_sure(statement)) return sides;
  const bool is_gathered = statement.speakers.size() > 1 && (statement.speaker_form == SpeakerForm::nominal ||
                                                             statement.speaker_form == SpeakerForm::pronoun);
  for (const RecordedParty& speaker : statement.speakers) {
    if (is_gathered && !is_state(speaker)) continue;  // "the two sides" are states or not known
    std::optional<Side> side = of_party(speaker);
    if (!side && statement.on_behalf_of.size() == 1) side = Side{"", "", speaker.name, VoiceKind::office, ""};
    if (!side) continue;
    if (statement.on_behalf_of.size() == 1) {
      if (const auto other = of_party(statement.on_behalf_of.front())) {
        side->party = other->party;
        side->country = other->country;
      }
    }
    const RecordedActor* actor = speaker.actor ? &record_->actors[*speaker.actor] : nullptr;
    if (side->party.empty() || (actor && is_former(statement, *actor))) continue;
    const bool is_known = std::ranges::any_of(
        sides, [&](const Side& each) { return each.party == side->party && each.speaker == side->speaker; });
    if (!is_known) sides.push_back(std::move(*side));
  }
  return sides;
}

bool Sides::is_state(const RecordedParty& party) const {
  return party.actor && *party.actor < record_->actors.size() &&
         record_->actors[*party.actor].kind == ActorKind::state;
}

std::optional<Side> Sides::of_party(const RecordedParty& party) const {
  if (!party.actor || *party.actor >= record_->actors.size()) return std::nullopt;
  return of_actor(*party.actor);
}

std::optional<Side> Sides::side_of(std::uint32_t index) const {
  const RecordedActor& actor = record_->actors[index];
  std::string country = country_of(index);
  std::string_view state = tables_->state_name(country);
  Side side{"", country, actor.name, VoiceKind::body, office_of(actor)};
  if (actor.kind == ActorKind::state) {
    side.party = state.empty() ? actor.name : std::string(state);
    return side;
  }
  if (const std::string_view medium = tables_->state_of_medium(folded_name(actor.name)); !medium.empty()) {
    side.country = medium;
    side.party = tables_->state_name(medium);
    return side;
  }
  const bool is_state_voice = !state.empty() && is_official(actor);
  if (is_state_voice) side.party = state;
  if (side.party.empty() && country == "UNO" && actor.kind != ActorKind::organisation)
    side.party = "United Nations";
  switch (actor.kind) {
    case ActorKind::person:
      side.voice = VoiceKind::person;
      if (side.party.empty()) side.party = actor.name;
      return side;
    case ActorKind::organisation:
      if (side.party.empty() && is_proper(actor.name) && actor.sector != "JRN") side.party = actor.name;
      break;
    case ActorKind::office:
      side.voice = VoiceKind::office;
      break;
    case ActorKind::group:
      side.voice = VoiceKind::group;
      if (side.party.empty() && is_proper(actor.name) && is_among(group_sectors, actor.sector)) {
        side.party = actor.name;
        side.voice = VoiceKind::body;
      }
      break;
    case ActorKind::state:
    case ActorKind::unknown:
    case ActorKind::place:
      return std::nullopt;
  }
  if (side.party.empty()) return std::nullopt;
  return side;
}

/// The state that words name: the longest name of up to three words; "us" alone is a pronoun.
std::string Sides::country_in(std::string_view words) const {
  std::vector<std::string_view> all = parts_of(words, ' ');
  for (std::size_t length = 3; length > 0; --length) {
    for (std::size_t at = 0; at + length <= all.size(); ++at) {
      const std::string folded = folded_name(joined(all, at, length));
      if (folded == "us" && !base::is_upper(all[at].front())) continue;
      if (const std::string_view code = tables_->state_of(folded); !code.empty()) return std::string(code);
    }
  }
  return {};
}

/// An actor's country; an office or body that has none may be named with one: "the US secretary of state".
std::string Sides::country_of(std::uint32_t index) const {
  const RecordedActor& actor = record_->actors[index];
  if (!actor.country.empty() || actor.kind == ActorKind::person) return actor.country;
  if (actor.kind != ActorKind::office && actor.kind != ActorKind::organisation) return {};
  std::string country = country_in(actor.name);
  for (const RecordedMention& mention : record_->mentions) {
    if (!country.empty()) break;
    if (mention.actors.size() == 1 && mention.actors.front() == index && !mention.mention.empty())
      country = country_in(mention.mention.front().words);
  }
  return country;
}

bool Sides::is_official(const RecordedActor& actor) const {
  if (is_among(state_sectors, actor.sector)) return true;
  if (!actor.sector.empty()) return false;
  const Phrases& words = tables_->words(WordKind::official);
  if (words.occurs_in(stems_of(all_words(actor.role)))) return true;
  return actor.kind != ActorKind::person && words.occurs_in(stems_of(actor.name));
}

/// Whether the words or the role say that the speaker's time in office is over.
bool Sides::is_former(const RecordedStatement& statement, const RecordedActor& actor) const {
  const Phrases& former = tables_->words(WordKind::former);
  return former.occurs_in(stems_of(all_words(statement.speaker_words))) ||
         former.occurs_in(stems_of(all_words(actor.role))) || former.occurs_in(stems_of(actor.name)) ||
         actor.sector == "ELI";
}

std::string Sides::office_of(const RecordedActor& actor) const {
  if (actor.kind != ActorKind::office && actor.kind != ActorKind::person) return {};
  const std::string words = actor.kind == ActorKind::office ? actor.name
                            : actor.role.empty()            ? ""
                                                            : actor.role.front().words;
  const std::vector<std::string_view> all = parts_of(words, ' ');
  std::string office;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t length = std::min<std::size_t>(3, all.size() - at);
    while (length > 0 && tables_->state_of(folded_name(joined(all, at, length))).empty()) --length;
    if (length == 0) {
      const std::string folded = folded_name(all[at]);
      if (!folded.empty() && folded != "the" && folded != "of")
        office += (office.empty() ? "" : " ") + folded;
    }
    at += std::max<std::size_t>(length, 1);
  }
  return office;
}

bool Sides::is_named_person(const RecordedMention& mention) const {
  if (mention.mention.empty() || mention.actors.size() != 1) return false;
  const bool is_name = mention.form == MentionForm::name || mention.form == MentionForm::name_part ||
                       mention.form == MentionForm::title;
  const ActorKind kind = record_->actors[mention.actors.front()].kind;
  return is_name && (kind == ActorKind::person || kind == ActorKind::office);
}

/// "He" may mean another than the actor it was joined to where somebody else was named in between: then
/// nobody is held to the words. Who is named inside the statement itself does not count.
bool Sides::is_pronoun_sure(const RecordedStatement& statement) const {
  if (statement.speaker_form != SpeakerForm::pronoun || statement.speaker_words.empty()) return true;
  if (statement.speakers.size() != 1 || !statement.speakers.front().actor) return true;
  const std::uint32_t before = statement.speaker_words.front().text_begin;
  const RecordedMention* latest = nullptr;
  for (const RecordedMention& mention : record_->mentions) {
    if (!is_named_person(mention) || mention.mention.front().text_end > before) continue;
    if (is_inside(mention, statement.content) || is_inside(mention, statement.quote)) continue;
    latest = &mention;
  }
  return !latest || latest->actors.front() == *statement.speakers.front().actor;
}

/// Whether a position can be towards it: a state, a body above states, or a group that fights or opposes.
bool Sides::is_counterparty(std::uint32_t actor, const Side& side) const {
  if (side.party == tables_->state_name(side.country)) return true;
  return is_among(bodies_above_states, side.country) ||
         is_among(group_sectors, record_->actors[actor].sector);
}

std::string Sides::party_between(std::uint32_t begin, std::uint32_t end, const std::string& own) const {
  for (const RecordedMention& mention : record_->mentions) {
    if (mention.mention.empty() || mention.actors.size() != 1) continue;
    const RecordedWords& words = mention.mention.front();
    if (words.text_begin < begin || words.text_end > end) continue;
    const std::optional<Side>& side = of_actor(mention.actors.front());
    if (side && side->party != own && is_counterparty(mention.actors.front(), *side)) return side->party;
  }
  return {};
}

std::string Sides::towards(const RecordedStatement& statement, const std::string& own) const {
  for (const auto* parties : {&statement.targets, &statement.addressees}) {
    for (const RecordedParty& party : *parties) {
      const auto side = of_party(party);
      if (side && side->party != own && is_counterparty(*party.actor, *side)) return side->party;
    }
  }
  for (const RecordedWords& words : statement.content) {
    std::string party = party_between(words.text_begin, words.text_end, own);
    if (!party.empty()) return party;
  }
  return {};
}

}  // namespace rapporteur::position
