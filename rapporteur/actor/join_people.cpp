// People's names within one article. Full names are gathered first, wherever they stand, since a headline has
// the surname before the text has the name. A part of a name then goes to the one person that has it; where
// several have it, to the one named last before.
#include "rapporteur/actor/edit_distance.h"
#include "rapporteur/actor/gathering.h"
#include "rapporteur/actor/roles.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

namespace rapporteur::actor {

namespace {

constexpr std::size_t max_compared = 200;  ///< people that a misspelt name is compared with

class PeopleJoiner {
 public:
  explicit PeopleJoiner(Gathering& all) : all_(all), w_(all.words) {}

  void join() {
    for (std::uint32_t i = 0; i < all_.candidates.size(); ++i) {
      if (all_.candidates[i].kind == CandidateKind::person)
        people_.push_back({i, parts_of(all_.candidates[i])});
    }
    for (const Named& each : people_) {
      if (each.parts.size() > 1) join_full(each);
    }
    for (auto& [actor, place] : places_) place.first = 0;  // order: each is set alike
    for (const Named& each : people_) {  // in text order: from here on, places are those before
      if (each.parts.size() == 1) join_part(each);
      note_place(all_.joined[each.candidate].actors.front(), each.candidate);
    }
    for (const Named& each : people_) add_role(each.candidate);
  }

 private:
  struct Named {
    std::uint32_t candidate;
    std::vector<std::string> parts;
  };

  std::vector<std::string> parts_of(const Candidate& candidate) const {
    std::vector<std::string> parts;
    const std::uint32_t end = w_.token_units[candidate.tokens.end];
    for (std::uint32_t i = w_.token_units[candidate.tokens.begin]; i < end; ++i) {
      const FoldedWord folded(w_.words(w_.units[i].span));
      if (!folded.text().empty()) parts.emplace_back(folded.text());
    }
    if (parts.empty()) parts.emplace_back();
    return parts;
  }

  static bool is_part_of(const std::vector<std::string>& parts, const std::vector<std::string>& whole) {
    return std::ranges::all_of(parts, [&](const std::string& part) {
      return std::ranges::any_of(whole, [&](const std::string& other) {
        return other == part || (part.size() == 1 && other.front() == part.front());
      });
    });
  }

  /// Whether one full name is the other one, shortened, turned round or misspelt.
  static MentionRule likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a == b) return MentionRule::same_name;
    const auto& shorter = a.size() <= b.size() ? a : b;
    const auto& longer = a.size() <= b.size() ? b : a;
    if (is_part_of(shorter, longer)) return MentionRule::part_of_name;
    if (a.size() != b.size()) return MentionRule::none;
    std::size_t same = 0;
    std::size_t near = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      same += a[i] == b[i];
      near += a[i] != b[i] && is_misspelt(a[i], b[i]);
    }
    return same > 0 && same + near == a.size() ? MentionRule::variant : MentionRule::none;
  }

  void join_full(const Named& named) {
    for (const std::string& part : named.parts) {
      const auto known = by_part_.find(part);
      if (known == by_part_.end()) continue;
      for (const std::uint32_t actor : known->second) {
        const MentionRule rule = likeness(named.parts, all_.actors[actor].parts);
        if (rule == MentionRule::none || !may_be(actor, all_.candidates[named.candidate])) continue;
        take(named, actor, MentionForm::name, rule);
        return;
      }
    }
    take(named, add_person(named), MentionForm::name, MentionRule::first_mention);
  }

  std::uint32_t add_person(const Named& named) {
    const Candidate& candidate = all_.candidates[named.candidate];
    const std::uint32_t actor = all_.add(ActorKind::person, std::string(w_.words(candidate.span)));
    all_.actors[actor].parts = named.parts;
    for (const std::string& part : named.parts) note_part(part, actor);
    if (people_actors_.size() < max_compared) people_actors_.push_back(actor);
    return actor;
  }

  void note_part(const std::string& part, std::uint32_t actor) {
    auto& list = by_part_[part];
    if (list.size() < 16 && std::ranges::find(list, actor) == list.end()) list.push_back(actor);
  }

  /// Whether a person is the one that the gazetteer knows under a part of the name: another Rubio is not.
  bool may_be_known(const Gathered& person, std::uint32_t entry) const {
    if (person.parts.size() < 2) return true;
    const std::string& known = all_.entry(entry).name;
    const FoldedWord first(std::string_view(known).substr(0, known.find(' ')));
    const FoldedWord last(std::string_view(known).substr(known.rfind(' ') + 1));
    return first.text() == person.parts.front() || first.text() == person.parts.back() ||
           (std::ranges::find(person.parts, first.text()) != person.parts.end() &&
            last.text() == person.parts.back());
  }

  void note_place(std::uint32_t actor, std::uint32_t candidate) {
    const std::uint32_t at = all_.candidates[candidate].span.begin + 1;
    auto& [last, first] = places_.try_emplace(actor, at, at).first->second;
    last = at;
    first = std::min(first, at);
  }

  bool may_be(std::uint32_t actor, const Candidate& candidate) const {
    const char sex = all_.actors[actor].sex;
    return sex == '\0' || candidate.sex == '\0' || sex == candidate.sex;
  }

  void take(const Named& named, std::uint32_t actor, MentionForm form, MentionRule rule) {
    Gathered& person = all_.actors[actor];
    const Candidate& candidate = all_.candidates[named.candidate];
    if (rule != MentionRule::variant && named.parts.size() > person.parts.size()) {
      person.parts = named.parts;
      person.actor.name = w_.words(candidate.span);
      for (const std::string& part : named.parts) note_part(part, actor);
    }
    if (candidate.entry != Sense::none && may_be_known(person, candidate.entry)) {
      person.entry = candidate.entry;
      name_as_known(named, actor);
      if (person.sex == '\0') person.sex = all_.entry(candidate.entry).sex;
    }
    if (person.sex == '\0' && named.parts.size() > 1) person.sex = w_.gazetteer.sex_of(named.parts.front());
    if (candidate.sex != '\0') person.sex = candidate.sex;
    all_.join(named.candidate, actor, form, rule, rule == MentionRule::variant ? 800 : 950);
    note_place(actor, named.candidate);
  }

  /// A misspelt known person is called by the known name.
  void name_as_known(const Named& named, std::uint32_t actor) {
    const std::string& known = all_.entry(all_.actors[actor].entry).name;
    const FoldedWord last(std::string_view(known).substr(known.rfind(' ') + 1));
    if (named.parts.size() != 2 || !all_.candidates[named.candidate].is_misspelt_known) return;
    all_.actors[actor].actor.name = known;
    all_.actors[actor].parts.back() = std::string(last.text());
    note_part(all_.actors[actor].parts.back(), actor);
  }

  void join_part(const Named& named) {
    const Candidate& candidate = all_.candidates[named.candidate];
    const bool has_title = candidate.has_title;
    const auto known = by_part_.find(named.parts.front());
    if (known != by_part_.end()) {
      const std::uint32_t actor = nearest(known->second, candidate, named.parts.front());
      if (actor != Sense::none) {
        const bool is_bare = all_.actors[actor].parts.size() == 1;
        take(named, actor, is_bare ? MentionForm::name : MentionForm::name_part,
             is_bare     ? MentionRule::same_name
             : has_title ? MentionRule::title_and_name
                         : MentionRule::part_of_name);
        return;
      }
    }
    if (const std::uint32_t actor = misspelt(named); actor != Sense::none)
      return take(named, actor, MentionForm::name_part, MentionRule::variant);
    const std::uint32_t actor = add_person(named);
    if (candidate.entry != Sense::none) all_.actors[actor].actor.name = all_.entry(candidate.entry).name;
    take(named, actor, candidate.entry != Sense::none ? MentionForm::name_part : MentionForm::name,
         MentionRule::first_mention);
  }

  /// Whether a part of a name is the family's: the first part where the family comes first.
  bool is_family_name(const Gathered& person, const std::string& part) const {
    constexpr std::array<std::string_view, 7> family_first{"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"};
    const bool has_hyphen = person.actor.name.find('-') != std::string::npos && person.parts.size() == 3;
    const bool is_turned =
        has_hyphen
            ? person.actor.name.find('-') > person.actor.name.find(' ')
            : person.entry != Sense::none &&
                  std::ranges::find(family_first, all_.entry(person.entry).country) != family_first.end();
    return is_turned ? person.parts.front() == part : person.parts.back() == part;
  }

  /// The person with such a part who was named last before, else the first one named after; those whose
  /// family's name it is go before others.
  std::uint32_t nearest(const std::vector<std::uint32_t>& all, const Candidate& candidate,
                        const std::string& part) const {
    std::vector<std::uint32_t> actors;
    std::ranges::copy_if(all, std::back_inserter(actors),
                         [&](std::uint32_t each) { return is_family_name(all_.actors[each], part); });
    const std::uint32_t family = nearest_of(actors, candidate);
    return family != Sense::none ? family : nearest_of(all, candidate);
  }

  std::uint32_t nearest_of(const std::vector<std::uint32_t>& actors, const Candidate& candidate) const {
    std::uint32_t before = Sense::none;
    std::uint32_t after = Sense::none;
    for (const std::uint32_t actor : actors) {
      if (!may_be(actor, candidate)) continue;
      const auto& [last, first] = places_.at(actor);
      if (last != 0 && (before == Sense::none || last > places_.at(before).first)) before = actor;
      if (after == Sense::none || first < places_.at(after).second) after = actor;
    }
    return before != Sense::none ? before : after;
  }

  std::uint32_t misspelt(const Named& named) const {
    const Candidate& candidate = all_.candidates[named.candidate];
    std::uint32_t found = Sense::none;
    for (const std::uint32_t actor : people_actors_) {
      const auto& parts = all_.actors[actor].parts;
      if (parts.size() < 2 || !may_be(actor, candidate)) continue;
      if (!is_misspelt(parts.back(), named.parts.front()) && !is_misspelt(parts.front(), named.parts.front()))
        continue;
      if (found != Sense::none) return Sense::none;  // two could be meant
      found = actor;
    }
    return found;
  }

  void add_role(std::uint32_t number) {
    const Candidate& candidate = all_.candidates[number];
    if (candidate.role.is_empty() || all_.joined[number].actors.empty()) return;
    Gathered& person = all_.actors[all_.joined[number].actors.front()];
    const char sex = all_.word(candidate.role_word).sex;
    if (sex != '\0' && person.sex == '\0') person.sex = sex;
    if (!is_office(all_.word(candidate.role_word))) return;
    const TextSpan span = w_.analysis.span_of(candidate.role);
    const std::string title(w_.words(span));
    const bool is_known =
        std::ranges::any_of(person.actor.roles, [&](const ActorRole& role) { return role.title == title; });
    if (is_known) return;
    person.actor.roles.push_back({title, span});
    // "His Danish counterpart": the office of whom was named with one before.
    const bool is_counterpart =
        all_.word(candidate.role_word).key == "counterpart" && last_office_ != Sense::none;
    person.role_words.push_back(is_counterpart ? last_office_ : candidate.role_word);
    last_office_ = person.role_words.back();
    std::uint32_t state = owner_in(w_, candidate.role);
    if (state == Sense::none) state = owner_after(w_, candidate);
    const std::uint32_t first = candidate.role.begin;  // "the North's [chief delegate]"
    if (state == Sense::none && first >= 2 && w_.analysis.relations[first - 1] == Relation::case_mark)
      state = owner_in(w_, {first - 2, first});
    person.role_states.push_back(state);
  }

  Gathering& all_;
  const ArticleWords& w_;
  std::vector<Named> people_;
  std::uint32_t last_office_ = Sense::none;
  std::vector<std::uint32_t> people_actors_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_part_;
  /// Where a person was named last so far and where first, each plus one.
  std::unordered_map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> places_;
};

}  // namespace

void join_people(Gathering& all) {
  PeopleJoiner(all).join();
}

}  // namespace rapporteur::actor
