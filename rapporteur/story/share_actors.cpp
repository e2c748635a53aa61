#include "rapporteur/story/share_actors.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::size_t shortest_misspelt = 4;  // letters of a word that may be spelt otherwise
constexpr std::size_t most_namesakes = 64;    // names that share a word and are held against one another

/// A name in small letters, its words apart. Letters beyond ASCII stay as they are.
std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    if (c == ' ' || c == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += base::to_lower(c);
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    if (!all.empty()) all += ' ';
    all += word;
  }
  return all;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// One mark for each letter; those beyond ASCII, which outlets write with and without marks, are all alike.
std::string letters_of(const std::string& word) {
  std::string letters;
  for (const char c : word) {
    if (is_ascii(c))
      letters += c;
    else if (static_cast<unsigned char>(c) >= 0xC0)
      letters += '?';
  }
  return letters;
}

/// Whether two words differ by at most so many letters that stand in the same places, marks not counted.
std::size_t different_letters(const std::string& a, const std::string& b) {
  const std::string first = letters_of(a);
  const std::string second = letters_of(b);
  if (first.size() != second.size()) return std::max(first.size(), second.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < first.size(); ++i)
    different += first[i] != second[i] && first[i] != '?' && second[i] != '?' ? 1 : 0;
  return different;
}

/// An actor of one article.
struct Gathering {
  FactReference fact;
  const RecordedActor* actor = nullptr;  // never null
  std::vector<std::string> words;        // of its name
};

bool is_person(const Gathering& each) {
  return each.actor->kind == ActorKind::person;
}

bool countries_agree(const Gathering& a, const Gathering& b) {
  return a.actor->country.empty() || b.actor->country.empty() || a.actor->country == b.actor->country;
}

/// All words but one alike, and that one by all letters but one.
bool is_other_spelling(const Gathering& a, const Gathering& b) {
  if (a.words.size() < 2 || a.words.size() != b.words.size() || !countries_agree(a, b)) return false;
  std::size_t different = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    const std::size_t letters = different_letters(a.words[i], b.words[i]);
    if (letters > 1 || (letters == 1 && a.words[i].size() < shortest_misspelt)) return false;
    different += letters;
  }
  return different <= 1;
}

class Joiner {
 public:
  explicit Joiner(std::span<const NumberedRecord> records) {
    for (const NumberedRecord& each : records) {
      for (const RecordedActor& actor : each.record->actors) {
        const bool is_named = actor.kind == ActorKind::person || actor.kind == ActorKind::state ||
                              actor.kind == ActorKind::organisation ||
                              (actor.kind == ActorKind::office && !actor.country.empty());
        std::vector<std::string> words = words_of(actor.name);
        if (is_named && !words.empty())
          all_.push_back({{each.article, FactKind::actor, actor.ordinal}, &actor, std::move(words)});
      }
    }
    leader_.resize(all_.size());
    std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    rule_.assign(all_.size(), ActorJoin::first);
  }

  std::vector<SharedActor> join() {
    join_states();
    join_names();
    join_spellings();
    join_parts();
    return shared();
  }

 private:
  std::size_t leader(std::size_t i) const {
    while (leader_[i] != i) i = leader_[i];
    return i;
  }
  void unite(std::size_t a, std::size_t b, ActorJoin rule) {
    const std::size_t first = std::min(leader(a), leader(b));
    const std::size_t second = std::max(leader(a), leader(b));
    if (first == second) return;
    leader_[second] = first;
    rule_[second] = rule;
  }
  /// Joins all that have the same key.
  void join_by(const std::map<std::string, std::vector<std::size_t>>& places, ActorJoin rule) {
    for (const auto& [key, holders] : places) {
      for (const std::size_t each : holders) unite(holders.front(), each, rule);
    }
  }

  void join_states() {
    std::map<std::string, std::vector<std::size_t>> by_country;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const RecordedActor& actor = *all_[i].actor;
      if (actor.kind == ActorKind::state && !actor.country.empty()) by_country[actor.country].push_back(i);
    }
    join_by(by_country, ActorJoin::gazetteer);
  }

  /// Names of several words, those of bodies and offices as they are; family names alone wait.
  void join_names() {
    std::map<std::string, std::vector<std::size_t>> by_name;
    std::map<std::string, std::vector<std::size_t>> by_office;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Gathering& each = all_[i];
      if (each.actor->kind == ActorKind::office)
        by_office[joined(each.words) + '|' + each.actor->country].push_back(i);
      else if (!is_person(each) || each.words.size() > 1)
        by_name[joined(each.words) + (is_person(each) ? "|person" : "|body")].push_back(i);
    }
    join_by(by_name, ActorJoin::same_name);
    join_by(by_office, ActorJoin::role);
  }

  void join_parts() {
    std::map<std::string, std::vector<std::size_t>> fuller;  // by last word
    std::map<std::string, std::vector<std::size_t>> alone;   // by that word
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!is_person(all_[i])) continue;
      (all_[i].words.size() > 1 ? fuller : alone)[all_[i].words.back()].push_back(i);
    }
    for (const auto& [word, holders] : alone) {
      const auto found = fuller.find(word);
      if (found == fuller.end()) {
        for (const std::size_t each : holders) unite(holders.front(), each, ActorJoin::same_name);
        continue;
      }
      std::set<std::size_t> bearers;
      for (const std::size_t each : found->second) bearers.insert(leader(each));
      if (bearers.size() > 1) continue;  // two people have that name: it says nothing
      for (const std::size_t each : holders) {
        if (countries_agree(all_[each], all_[*bearers.begin()]))
          unite(*bearers.begin(), each, ActorJoin::part_of_name);
      }
    }
  }

  void join_spellings() {
    std::map<std::string, std::vector<std::size_t>> by_word;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!is_person(all_[i]) || all_[i].words.size() < 2 || leader(i) != i) continue;
      for (const std::string& word : all_[i].words) by_word[letters_of(word)].push_back(i);
      by_word["?" + std::to_string(all_[i].words.size())].push_back(i);
    }
    for (const auto& [word, holders] : by_word) {
      const std::size_t count = std::min(holders.size(), most_namesakes);
      for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
          if (is_other_spelling(all_[holders[a]], all_[holders[b]]))
            unite(holders[b], holders[a], ActorJoin::spelling);
        }
      }
    }
  }

  std::vector<SharedActor> shared() const {
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < all_.size(); ++i) groups[leader(i)].push_back(i);
    std::vector<SharedActor> found;
    for (const auto& [first, members] : groups) {
      const std::int64_t article = all_[first].fact.article;
      if (std::ranges::any_of(members, [&](std::size_t i) { return all_[i].fact.article != article; }))
        found.push_back(shared_of(members));
    }
    return found;
  }

  SharedActor shared_of(const std::vector<std::size_t>& members) const {
    SharedActor shared;
    std::map<std::string, std::size_t> counts;
    for (const std::size_t i : members) {
      shared.actors.push_back(all_[i].fact);
      shared.rules.push_back(rule_[i]);
      ++counts[all_[i].actor->name];
      for (const std::string& variant : all_[i].actor->variants) ++counts[variant];
    }
    const auto is_fuller = [&](std::size_t a, std::size_t b) {
      const std::string& first = all_[a].actor->name;
      const std::string& second = all_[b].actor->name;
      return std::tuple(all_[a].words.size(), counts[first]) >
             std::tuple(all_[b].words.size(), counts[second]);
    };
    shared.name = all_[*std::ranges::min_element(members, is_fuller)].actor->name;
    counts.erase(shared.name);
    std::vector<std::pair<std::string, std::size_t>> others(counts.begin(), counts.end());
    std::ranges::stable_sort(others, std::ranges::greater(), &std::pair<std::string, std::size_t>::second);
    for (auto& [name, count] : others) shared.variants.push_back(std::move(name));
    return shared;
  }

  std::vector<Gathering> all_;
  std::vector<std::size_t> leader_;  // the earliest one that it was joined to
  std::vector<ActorJoin> rule_;      // what joined it and its followers to that one
};

}  // namespace

std::vector<SharedActor> share_actors(std::span<const NumberedRecord> records) {
  return Joiner(records).join();
}

}  // namespace rapporteur::story
