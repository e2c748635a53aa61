#include "rapporteur/position/fold_sayings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace rapporteur::position {

namespace {

/// Whoever held an office holds it for so many days before and after.
constexpr DayCount days_in_office = 60;

/// The people who speak for one party.
struct People {
  std::map<std::string, std::string> names;              ///< name for comparing, to the name as written
  std::map<std::string, std::set<std::string>> by_word;  ///< a word of a longer name, to those names
  struct Holder {
    std::string voice;
    DayCount day;
  };
  std::map<std::string, std::vector<Holder>> by_office;
};

bool has_blank(const std::string& name) {
  return name.find(' ') != std::string::npos;
}

std::map<std::string, People> people_of(const std::vector<Saying>& sayings) {
  std::map<std::string, People> all;
  for (const Saying& saying : sayings) {
    if (saying.position.voice != VoiceKind::person || !has_blank(saying.voice)) continue;
    People& people = all[saying.position.party];
    people.names.try_emplace(saying.voice, saying.position.speaker);
    for (const std::string_view word : parts_of(saying.voice, ' '))
      people.by_word[std::string(word)].insert(saying.voice);
    if (!saying.office.empty()) people.by_office[saying.office].push_back({saying.voice, saying.published});
  }
  return all;
}

/// The one person who holds an office around a day; empty where there are none or several.
std::string holder_of(const People& people, const std::string& office, DayCount day) {
  const auto known = people.by_office.find(office);
  if (office.empty() || known == people.by_office.end()) return {};
  std::set<std::string> holders;
  for (const auto& holder : known->second) {
    if (day == no_day || holder.day == no_day || std::abs(holder.day - day) <= days_in_office)
      holders.insert(holder.voice);
  }
  return holders.size() == 1 ? *holders.begin() : std::string();
}

/// A state with its code.
using StateOfPerson = std::pair<std::string, std::string>;

/// For whom each person speaks, by most of the articles.
std::map<std::string, StateOfPerson> states_of_people(const std::vector<Saying>& sayings) {
  std::map<std::string, std::map<StateOfPerson, std::set<std::int64_t>>> counts;
  for (const Saying& saying : sayings) {
    const Position& position = saying.position;
    if (position.voice == VoiceKind::person && position.party != position.speaker && has_blank(saying.voice))
      counts[saying.voice][{position.party, position.country}].insert(position.statement.article);
  }
  std::map<std::string, StateOfPerson> states;
  for (const auto& [voice, all] : counts) {
    std::size_t most = 0;
    for (const auto& [state, articles] : all) {
      if (articles.size() > most) states[voice] = state;
      most = std::max(most, articles.size());
    }
  }
  return states;
}

/// Gives people, of whom an article does not tell for whom they speak, the state of other articles.
void join_states(std::vector<Saying>& sayings) {
  const auto states = states_of_people(sayings);
  for (Saying& saying : sayings) {
    if (saying.position.voice != VoiceKind::person) continue;
    const auto found = states.find(saying.voice);
    if (found == states.end()) continue;
    std::tie(saying.position.party, saying.position.country) = found->second;
    if (saying.position.towards == saying.position.party) saying.position.towards.clear();
    if (saying.gate) saying.gate->gate.party = saying.position.party;
  }
}

void join_names(std::vector<Saying>& sayings) {
  const std::map<std::string, People> all = people_of(sayings);
  for (Saying& saying : sayings) {
    const auto found = all.find(saying.position.party);
    if (found == all.end()) continue;
    const People& people = found->second;
    std::string voice;
    if (saying.position.voice == VoiceKind::office) {
      voice = holder_of(people, saying.office, saying.published);
    } else if (saying.position.voice == VoiceKind::person) {
      const auto longer = people.by_word.find(saying.voice);
      voice = saying.voice;
      if (longer != people.by_word.end() && longer->second.size() == 1) voice = *longer->second.begin();
    }
    const auto name = people.names.find(voice);
    if (name == people.names.end()) continue;
    saying.voice = voice;
    saying.position.speaker = name->second;
    saying.position.voice = VoiceKind::person;
  }
}

}  // namespace

void join_voices(std::vector<Saying>& sayings) {
  join_states(sayings);
  join_names(sayings);
}

}  // namespace rapporteur::position
