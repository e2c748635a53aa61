#include "rapporteur/actor/join_nominals.h"

#include "rapporteur/actor/noun_article.h"
#include "rapporteur/actor/speech_verbs.h"
#include "rapporteur/actor/word_lists.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

void NominalJoiner::join(std::uint32_t number) {
  if (is_own_outlet(number)) return;
  if (all_.word(all_.candidates[number].word).kind == WordKind::document) return join_document(number);
  if (join_named(number) || join_two(number) || join_government(number) || join_of_states(number)) return;
  if (join_holder(number) || join_named_later(number) || join_taken_up(number)) return;
  join_new(number);
}

/// "This blog", "this newspaper": the outlet itself, which the text need not name.
bool NominalJoiner::is_own_outlet(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  if (all_.word(nominal.word).sector != "JRN" || nominal.is_plural || nominal.tokens.begin == 0) return false;
  constexpr std::array<std::string_view, 1> determiner{"this"};
  return is_one_of(w_.token_text(nominal.tokens.begin), determiner) ||
         is_one_of(w_.token_text(nominal.tokens.begin - 1), determiner);
}

/// A body's noun beside its name: "the Polisario movement", "the news agency Tass".
bool NominalJoiner::join_named(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  if (all_.word(nominal.word).kind != WordKind::body || nominal.is_plural) return false;
  const auto join_at = [&](std::uint32_t token) {
    const auto known = by_head_.find(token);
    if (known == by_head_.end()) return false;
    const Candidate& name = all_.candidates[known->second];
    const bool is_body =
        (name.kind == CandidateKind::entry && all_.entry(name.entry).kind >= EntryKind::body) ||
        (name.kind == CandidateKind::name && name.entity == EntityKind::org);
    if (!is_body) return false;
    std::uint32_t actor = Sense::none;
    if (name.kind == CandidateKind::entry) {
      const auto [state, is_new] = states_.try_emplace(name.entry, 0);
      if (is_new) {
        state->second = all_.add(ActorKind::organisation, all_.entry(name.entry).name);
        all_.actors[state->second].entry = name.entry;
      }
      actor = state->second;
    } else if (!all_.joined[known->second].actors.empty()) {
      actor = all_.joined[known->second].actors.front();
    }
    if (actor == Sense::none) return false;
    all_.join(number, actor, MentionForm::nominal, MentionRule::apposition, 900);
    return true;
  };
  const std::uint32_t before = nominal.head > 0 ? nominal.head - 1 : 0;
  const bool is_weak = all_.word(nominal.word).is_weak || all_.word(nominal.word).sector == "REB";
  // "The Islamic Front (IF) movement": the name may stand farther before.
  constexpr std::uint32_t max_before = 8;
  const std::uint32_t nearest = nominal.head - std::min(nominal.head, max_before);
  const std::uint32_t first =
      std::min(nominal.tokens.begin, std::max(w_.analysis.left_edges[nominal.head], nearest));
  for (std::uint32_t token = before; is_weak && token >= first && token < nominal.head; --token) {
    if (w_.analysis.relations[token] == Relation::case_mark) break;
    if (join_at(token)) return true;
    if (token == 0) break;
  }
  const std::uint32_t after = nominal.tokens.end;
  if (after >= w_.analysis.size() || w_.analysis.sentence_of[after] != w_.analysis.sentence_of[nominal.head])
    return false;
  const auto& heads = w_.analysis.heads;
  const bool is_beside =
      heads[after] == nominal.head || heads[nominal.head] == after || heads[after] == heads[nominal.head];
  return is_beside && join_at(after);
}

/// "The report said": who made it, by the words in it, else who spoke last.
void NominalJoiner::join_document(std::uint32_t number) {
  const Candidate& document = all_.candidates[number];
  if (const std::uint32_t owner = possessor_of(number); owner != Sense::none)
    return all_.join(number, owner, MentionForm::possessive, MentionRule::owner, 850);
  const std::uint32_t entry = owner_of(number);
  if (entry != Sense::none && states_.contains(entry))
    return all_.join(number, states_.at(entry), MentionForm::nominal, MentionRule::owner, 800);
  if (article_of(w_, document) != NounArticle::definite) return;
  const auto is_of = [&](std::uint32_t noted, bool is_outlet) {
    const Candidate& mention = all_.candidates[noted];
    if (all_.joined[noted].actors.size() != 1 || mention.kind == CandidateKind::pronoun) return false;
    const Gathered& maker = all_.actors[all_.joined[noted].actors.front()];
    const bool is_same =
        mention.kind == CandidateKind::nominal && all_.word(mention.word).key == all_.word(document.word).key;
    const std::string& sector = maker.entry != Sense::none  ? all_.entry(maker.entry).sector
                                : maker.word != Sense::none ? all_.word(maker.word).second_sector
                                                            : maker.actor.sector;
    const bool is_media =
        sector == "JRN" || (maker.word != Sense::none && all_.word(maker.word).sector == "JRN");
    return is_same || !is_outlet || is_media;
  };
  // What was said to be a report before, or an outlet; else whoever spoke last.
  std::uint32_t last =
      discourse_.last_speaking(number, [&](std::uint32_t noted) { return is_of(noted, true); });
  if (last == Sense::none)
    last = discourse_.last_speaking(number, [&](std::uint32_t noted) { return is_of(noted, false); });
  if (last == Sense::none) return;
  all_.join(number, all_.joined[last].actors.front(), MentionForm::nominal, MentionRule::salience, 600);
}

/// The actor that stands before a noun with a possessive.
std::uint32_t NominalJoiner::possessor_of(std::uint32_t number) const {
  const Analysis& a = w_.analysis;
  for (const std::uint32_t child : a.children(all_.candidates[number].head)) {
    if (a.relations[child] != Relation::poss) continue;
    const auto known = by_head_.find(child);
    if (known == by_head_.end() || all_.joined[known->second].actors.empty()) return Sense::none;
    return all_.joined[known->second].actors.front();
  }
  return Sense::none;
}

/// The state that the article names most often, of those as often the first; where none is named twice,
/// people and bodies of it count too.
std::uint32_t NominalJoiner::main_state() const {
  using Count = std::pair<std::uint32_t, std::uint32_t>;  // state, times
  const auto most_named = [&](bool with_others) {
    std::vector<Count> counts;  // by first mention
    for (const PhraseMatch& match : w_.matches) {
      if (!match.is_entry() || w_.entry(match).kind == EntryKind::town) continue;
      const bool is_state = w_.entry(match).kind <= EntryKind::partial;
      if (!is_state && !with_others) continue;
      const std::uint32_t state = is_state ? match.entry : w_.gazetteer.state_of(w_.entry(match).country);
      if (state == Sense::none) continue;
      const auto known = std::ranges::find(counts, state, &Count::first);
      if (known == counts.end()) {
        counts.emplace_back(state, 1);
      } else {
        ++known->second;
      }
    }
    const auto most = std::ranges::max_element(counts, {}, &Count::second);
    return most == counts.end() ? Count{Sense::none, 0} : *most;
  };
  const Count named = most_named(false);
  return named.second >= 2 ? named.first : most_named(true).first;
}

/// The entry that a noun belongs to by the words in it, before it with a possessive, or after "of".
std::uint32_t NominalJoiner::owner_of(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  const Analysis& a = w_.analysis;
  constexpr std::uint32_t max_phrase = 40;
  const std::uint32_t first = nominal.head - std::min(nominal.head, max_phrase);
  const std::uint32_t edge = std::max(a.left_edges[nominal.head], first);
  const std::uint32_t inside = owner_in(w_, {std::min(edge, nominal.tokens.begin), nominal.tokens.end});
  if (inside != Sense::none) return inside;
  for (const std::uint32_t child : a.children(nominal.head)) {
    if (child < nominal.tokens.end || a.relations[child] != Relation::prep) continue;
    const std::string_view link = w_.token_text(child);
    if (!is_one_of(link, std::array<std::string_view, 2>{"of", "for"})) continue;
    for (const std::uint32_t object : a.children(child)) {
      const std::uint32_t begin = std::max(a.left_edges[object], object - std::min(object, max_phrase));
      const std::uint32_t owner = owner_in(w_, {begin, object + 1});
      if (owner != Sense::none) return owner;
    }
  }
  return Sense::none;
}

std::uint32_t NominalJoiner::state_actor(std::uint32_t entry) {
  const auto [known, is_new] = states_.try_emplace(entry, 0);
  if (is_new) {
    known->second = all_.add(ActorKind::state, all_.entry(entry).name);
    all_.actors[known->second].entry = entry;
  }
  return known->second;
}

/// The entry of the state that an actor is or belongs to.
std::uint32_t NominalJoiner::state_of_actor(std::uint32_t actor) const {
  const Gathered& each = all_.actors[actor];
  if (each.actor.kind == ActorKind::state) return each.entry;
  if (each.state != Sense::none) return each.state;
  for (const std::uint32_t state : each.role_states) {
    if (state != Sense::none) return state;
  }
  if (each.entry == Sense::none) return Sense::none;
  return w_.gazetteer.state_of(all_.entry(each.entry).country);
}

bool NominalJoiner::belongs(std::uint32_t actor, std::uint32_t owner) const {
  if (owner == Sense::none) return true;
  const Gathered& each = all_.actors[actor];
  if (each.entry == owner || each.state == owner ||
      std::ranges::find(each.role_states, owner) != each.role_states.end())
    return true;
  const std::uint32_t state = state_of_actor(actor);
  if (state == Sense::none) return each.role_states.empty() || each.role_states.front() == Sense::none;
  return all_.entry(state).country == all_.entry(owner).country;
}

/// "An army spokesman" in the lead, whom the next sentences name: "Captain Ada Lund, an army spokesman".
bool NominalJoiner::join_named_later(std::uint32_t number) {
  constexpr std::uint32_t lead_sentences = 4;
  constexpr std::uint32_t near_bytes = 1500;
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  const bool is_one = !nominal.is_plural && (word.kind == WordKind::office || word.kind == WordKind::people);
  if (!is_one || article_of(w_, nominal) != NounArticle::indefinite ||
      w_.analysis.sentence_of[nominal.head] >= lead_sentences)
    return false;
  const std::uint32_t owner = owner_of(number);
  for (const std::uint32_t actor : holders_) {
    const Gathered& each = all_.actors[actor];
    if (each.actor.kind != ActorKind::person || each.first < nominal.span.begin ||
        each.first > nominal.span.begin + near_bytes)
      continue;
    for (std::size_t i = 0; i < each.role_words.size(); ++i) {
      const RoleWord& office = all_.word(each.role_words[i]);
      const bool is_official =
          word.key == "official" && (office.kind == WordKind::office || office.sector == "GOV");
      if (each.role_states[i] != owner || (!is_official && !may_name(word, office, each.role_states[i])))
        continue;
      all_.join(number, actor, MentionForm::title, MentionRule::holder_of_role, 700);
      return true;
    }
  }
  return false;
}

/// Whether a noun can stand for who holds an office: "the premier" for a prime minister, "the minister" for a
/// foreign minister, "the official" for any, "the rebel leader" for the leader of an armed group.
bool NominalJoiner::may_name(const RoleWord& noun, const RoleWord& office, std::uint32_t owner) const {
  if (noun.key == office.key) return true;
  const std::string& shorter = noun.phrase.size() < office.phrase.size() ? noun.phrase : office.phrase;
  const std::string& longer = noun.phrase.size() < office.phrase.size() ? office.phrase : noun.phrase;
  // "The secretary" is the secretary of state.
  if (&shorter == &noun.phrase && longer.starts_with(shorter + " of ")) return true;
  if (!longer.ends_with(" " + shorter)) return false;
  if (noun.phrase.size() < office.phrase.size())
    return !longer.starts_with("deputy") && !longer.starts_with("vice");
  return owner != Sense::none && !noun.sector.empty() && all_.entry(owner).sector == noun.sector;
}

/// An office to the person who was named with it: the last one before, or the first one after, since a
/// headline has the office before the text has the name.
bool NominalJoiner::join_holder(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  const NounArticle article = article_of(w_, nominal);
  if (nominal.is_plural || article == NounArticle::indefinite || word.kind == WordKind::body ||
      word.kind == WordKind::modifier)
    return false;
  const std::uint32_t owner = owner_of(number);
  const auto holds = [&](std::uint32_t actor) {
    const Gathered& each = all_.actors[actor];
    if (each.actor.kind != ActorKind::person) return false;
    for (std::size_t i = 0; i < each.role_words.size(); ++i) {
      if (!may_name(word, all_.word(each.role_words[i]), each.role_states[i])) continue;
      if (owner == Sense::none || each.role_states[i] == owner) return true;
      if (belongs(actor, owner)) return true;
    }
    return false;
  };
  std::uint32_t holder = discourse_.last(number, holds);
  for (std::size_t i = 0; holder == Sense::none && i < holders_.size(); ++i) {
    if (holds(holders_[i])) holder = holders_[i];
  }
  if (holder == Sense::none && owner != Sense::none && word.kind == WordKind::office)
    return join_known_official(number, owner);
  if (holder == Sense::none) return false;
  all_.join(number, holder, MentionForm::title, MentionRule::holder_of_role,
            owner == Sense::none ? 850 : 950);
  return true;
}

/// "The US secretary of state" after a name alone: the one person named so far who is known to be of that
/// state's government and has no office here.
bool NominalJoiner::join_known_official(std::uint32_t number, std::uint32_t owner) {
  const Candidate& nominal = all_.candidates[number];
  if (article_of(w_, nominal) != NounArticle::definite) return false;
  std::uint32_t found = Sense::none;
  for (std::uint32_t i = 0; i < all_.actors.size(); ++i) {
    const Gathered& each = all_.actors[i];
    if (each.actor.kind != ActorKind::person || each.first > nominal.span.begin) continue;
    if (each.entry == Sense::none || !each.role_words.empty()) continue;
    const Entry& person = all_.entry(each.entry);
    const bool is_official =
        std::ranges::any_of(person.career, [](const CareerPart& part) { return part.sector == "GOV"; });
    if (!is_official || person.country != all_.entry(owner).country) continue;
    if (found != Sense::none) return false;
    found = i;
  }
  if (found == Sense::none) return false;
  all_.join(number, found, MentionForm::title, MentionRule::holder_of_role, 600);
  return true;
}

/// "The official" for whoever spoke last and has an office.
std::uint32_t NominalJoiner::last_official(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  if (all_.word(nominal.word).key != "official" || nominal.is_plural) return Sense::none;
  const std::uint32_t last = discourse_.last_speaking(number, [&](std::uint32_t noted) {
    const auto& actors = all_.joined[noted].actors;
    return actors.size() == 1 && all_.actors[actors.front()].actor.kind == ActorKind::person &&
           !all_.actors[actors.front()].role_words.empty();
  });
  return last == Sense::none ? Sense::none : all_.joined[last].actors.front();
}

/// "The Saudi-led coalition": who leads it.
std::uint32_t NominalJoiner::leader_of(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  const std::uint32_t end = w_.token_units[nominal.head];
  for (std::uint32_t unit = w_.token_units[nominal.tokens.begin]; unit < end; ++unit) {
    if (w_.unit_matches[unit] == Sense::none) continue;
    const PhraseMatch& match = w_.matches[w_.unit_matches[unit]];
    if (match.is_entry() && match.is_opposed && match.end < end &&
        w_.words(w_.units[match.end].span) == "led" && w_.entry(match).kind <= EntryKind::partial)
      return match.entry;
  }
  return Sense::none;
}

/// A definite noun to the last actor that was called so.
bool NominalJoiner::join_taken_up(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  if (article_of(w_, nominal) != NounArticle::definite) return false;
  const std::uint32_t owner = owner_of(number);
  const std::uint32_t leader = leader_of(number);
  const auto is_called_so = [&](std::uint32_t actor) {
    const Gathered& each = all_.actors[actor];
    if (!belongs(actor, owner) || (leader != Sense::none && each.state != leader)) return false;
    if (each.word != Sense::none)
      return each.is_plural == nominal.is_plural && all_.word(each.word).key == word.key;
    if (each.entry == Sense::none) return false;
    if (word.kind == WordKind::office || (word.kind == WordKind::people && !nominal.is_plural)) return false;
    // "the rebels", "the group": an armed group that was named.
    const Entry& entry = all_.entry(each.entry);
    if (entry.kind == EntryKind::armed)
      return word.sector == entry.sector || word.key == "group" || word.key == "movement";
    if (entry.kind == EntryKind::media) return word.sector == "JRN" || word.key == "agency";
    return entry.kind == EntryKind::body && !nominal.is_plural && entry.name.size() > word.key.size() &&
           base::equals_ignoring_case(
               std::string_view(entry.name).substr(entry.name.size() - word.key.size()), word.key);
  };
  std::uint32_t actor = discourse_.last(number, is_called_so);
  if (actor == Sense::none) actor = last_official(number);
  if (actor == Sense::none) return false;
  all_.join(number, actor, MentionForm::nominal, MentionRule::salience, 750);
  return true;
}

std::uint32_t NominalJoiner::add_described(std::uint32_t number, std::string name, std::uint32_t state) {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  const FoldedWord folded(name);
  const auto [known, is_new] = described_.try_emplace(std::string(folded.text()), 0);
  const bool is_single_new = article_of(w_, nominal) == NounArticle::indefinite && !nominal.is_plural;
  if (!is_new && !is_single_new) return known->second;
  ActorKind kind = ActorKind::group;
  if (word.kind == WordKind::body) kind = ActorKind::organisation;
  if (word.kind == WordKind::office || word.kind == WordKind::title)
    kind = nominal.is_plural ? ActorKind::group : ActorKind::office;
  known->second = all_.add(kind, std::move(name));
  Gathered& made = all_.actors[known->second];
  made.word = nominal.word;
  made.is_plural = nominal.is_plural;
  made.sex = word.sex;
  made.state = state;
  return known->second;
}

void NominalJoiner::join_new(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  if (all_.word(nominal.word).is_vague && owner_of(number) == Sense::none &&
      possessor_of(number) == Sense::none && !speaks(w_.analysis, nominal.tokens, nominal.head))
    return;
  std::uint32_t owner = owner_of(number);
  std::string name = own_name(number, owner);
  const std::uint32_t possessor = possessor_of(number);
  if (possessor != Sense::none && owner == Sense::none) {
    owner = state_of_actor(possessor);
    name = name_by_owner(number, possessor, std::move(name));
  } else if (owner == Sense::none) {
    owner = state_speaking_before(number);
    if (owner != Sense::none) name = all_.entry(owner).adjective + " " + name;
    if (owner == Sense::none) owner = leader_of(number);
  }
  const std::size_t count = all_.actors.size();
  const std::uint32_t actor = add_described(number, std::move(name), owner);
  const bool is_new = all_.actors.size() > count;
  const bool is_office = all_.word(nominal.word).kind == WordKind::office;
  all_.join(number, actor, is_office ? MentionForm::title : MentionForm::nominal,
            is_new ? MentionRule::first_mention : MentionRule::same_name, is_new ? 900 : 850);
}

/// "Her friend" as "Ada Lund's friend".
std::string NominalJoiner::name_by_owner(std::uint32_t number, std::uint32_t owner, std::string name) const {
  constexpr std::array<std::string_view, 4> owning{"his ", "her ", "its ", "their "};
  const std::string& owner_name = all_.actors[owner].actor.name;
  const bool is_named = all_.actors[owner].actor.kind == ActorKind::person ||
                        all_.actors[owner].actor.kind == ActorKind::state ||
                        all_.actors[owner].entry != Sense::none;
  const Candidate& nominal = all_.candidates[number];
  if (!is_named || w_.analysis.parts[nominal.tokens.begin] != Part::pron) return name;
  for (const std::string_view each : owning) {
    if (name.size() > each.size() &&
        base::equals_ignoring_case(std::string_view(name).substr(0, each.size()), each))
      return owner_name + "'s " + name.substr(each.size());
  }
  return name;
}

/// "France agreed. The foreign ministry said ...": the state that spoke in the sentence before.
std::uint32_t NominalJoiner::state_speaking_before(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  if (word.kind != WordKind::body || word.sector != "GOV" || nominal.is_plural ||
      article_of(w_, nominal) != NounArticle::definite || !speaks(w_.analysis, nominal.tokens, nominal.head))
    return Sense::none;
  const std::uint32_t last = discourse_.last_speaking(number, [&](std::uint32_t noted) {
    const auto& actors = all_.joined[noted].actors;
    const std::uint32_t head = all_.candidates[noted].head;
    return actors.size() == 1 && all_.actors[actors.front()].actor.kind == ActorKind::state &&
           w_.analysis.sentence_of[nominal.head] - w_.analysis.sentence_of[head] <= 1;
  });
  if (last == Sense::none) return Sense::none;
  const std::uint32_t state = all_.actors[all_.joined[last].actors.front()].entry;
  return state == Sense::none || all_.entry(state).adjective.empty() ? Sense::none : state;
}

/// A described actor's name; with the state's adjective for its capital: "South Korean envoys" of "Seoul's".
std::string NominalJoiner::own_name(std::uint32_t number, std::uint32_t owner) const {
  const Candidate& nominal = all_.candidates[number];
  const std::uint32_t first = w_.token_units[nominal.tokens.begin];
  const std::uint32_t match = w_.unit_matches[first];
  if (match == Sense::none || owner == Sense::none || all_.entry(owner).adjective.empty())
    return description(w_, nominal);
  const PhraseMatch& capital = w_.matches[match];
  if (capital.entry != owner || capital.form != PhraseForm::capital ||
      !w_.units[capital.end - 1].is_possessive)
    return description(w_, nominal);
  const std::uint32_t end = w_.token_units[nominal.tokens.end - 1] + 1;
  if (capital.end >= end) return description(w_, nominal);
  return all_.entry(owner).adjective + " " + std::string(w_.words(w_.span_of(capital.end, end)));
}

}  // namespace rapporteur::actor
