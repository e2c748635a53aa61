#include "rapporteur/actor/join_nominals.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <span>

namespace rapporteur::actor {

namespace {

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](std::string_view each) { return base::equals_ignoring_case(word, each); });
}

/// How a noun is introduced.
enum class Article { none, definite, indefinite, possessive };

Article article_of(const ArticleWords& words, const Candidate& nominal) {
  constexpr std::array<std::string_view, 5> definite{"the", "this", "that", "these", "those"};
  const Analysis& a = words.analysis;
  Article found = Article::none;
  for (const std::uint32_t child : a.children(nominal.head)) {
    if (child > nominal.head) break;
    if (a.relations[child] == Relation::poss) return Article::possessive;
    if (a.relations[child] != Relation::det) continue;
    found = is_one_of(words.token_text(child), definite) ? Article::definite : Article::indefinite;
  }
  return found;
}

bool is_two(const ArticleWords& words, const Candidate& nominal) {
  constexpr std::array<std::string_view, 3> twos{"two", "both", "2"};
  const Analysis& a = words.analysis;
  return std::ranges::any_of(a.children(nominal.head), [&](std::uint32_t child) {
    return child < nominal.head && is_one_of(words.token_text(child), twos);
  });
}

}  // namespace

void NominalJoiner::join(std::uint32_t number) {
  if (join_two(number) || join_government(number) || join_holder(number) || join_taken_up(number)) return;
  join_new(number);
}

/// The entry that a noun belongs to by the words in it, before it with a possessive, or after "of".
std::uint32_t NominalJoiner::owner_of(std::uint32_t number) const {
  const Candidate& nominal = all_.candidates[number];
  const Analysis& a = w_.analysis;
  const std::uint32_t inside =
      owner_in(w_, {std::min(a.left_edges[nominal.head], nominal.tokens.begin), nominal.tokens.end});
  if (inside != Sense::none) return inside;
  for (const std::uint32_t child : a.children(nominal.head)) {
    if (child < nominal.tokens.end || a.relations[child] != Relation::prep) continue;
    const std::string_view link = w_.token_text(child);
    if (!is_one_of(link, std::array<std::string_view, 2>{"of", "for"})) continue;
    for (const std::uint32_t object : a.children(child)) {
      const std::uint32_t owner = owner_in(w_, {a.left_edges[object], object + 1});
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

std::vector<std::uint32_t> NominalJoiner::last_pair(std::uint32_t number, bool (*fits)(ActorKind)) const {
  std::vector<std::uint32_t> pair;
  const auto& noted = discourse_.noted();
  const std::uint32_t sentence = w_.analysis.sentence_of[all_.candidates[number].head];
  for (std::size_t i = noted.size(); i-- > 0 && pair.size() < 2;) {
    if (sentence - w_.analysis.sentence_of[all_.candidates[noted[i]].head] > 4) break;
    const auto& actors = all_.joined[noted[i]].actors;
    if (actors.size() == 2 && pair.empty() && fits(all_.actors[actors.front()].actor.kind)) return actors;
    if (actors.size() != 1 || !fits(all_.actors[actors.front()].actor.kind)) continue;
    if (std::ranges::find(pair, actors.front()) == pair.end()) pair.push_back(actors.front());
  }
  std::ranges::reverse(pair);
  return pair;
}

bool NominalJoiner::join_two(std::uint32_t number) {
  constexpr std::array<std::string_view, 7> of_states{"country", "side",  "neighbor", "government",
                                                      "power",   "state", "ally"};
  const Candidate& nominal = all_.candidates[number];
  if (!nominal.is_plural || !is_two(w_, nominal) || article_of(w_, nominal) == Article::indefinite)
    return false;
  const RoleWord& word = all_.word(nominal.word);
  std::vector<std::uint32_t> pair;
  if (is_one_of(word.key, of_states)) {
    pair = last_pair(
        number, [](ActorKind kind) { return kind == ActorKind::state || kind == ActorKind::organisation; });
  } else if (word.kind == WordKind::office && article_of(w_, nominal) == Article::definite) {
    pair = last_pair(number, [](ActorKind kind) { return kind == ActorKind::person; });
  }
  if (pair.size() != 2) return false;
  Joined& joined = all_.joined[number];
  joined.actors = pair;
  joined.form = MentionForm::nominal;
  joined.rule = MentionRule::last_compared;
  joined.permille = 800;
  return true;
}

bool NominalJoiner::join_government(std::uint32_t number) {
  constexpr std::array<std::string_view, 1> governments{"government"};
  const Candidate& nominal = all_.candidates[number];
  if (!is_one_of(all_.word(nominal.word).key, governments) || nominal.is_plural) return false;
  std::uint32_t state = owner_of(number);
  MentionRule rule = MentionRule::gazetteer;
  if (state != Sense::none && all_.entry(state).kind > EntryKind::partial) state = Sense::none;
  if (state == Sense::none && article_of(w_, nominal) == Article::possessive) {
    const std::uint32_t owner = discourse_.last(number, [&](std::uint32_t actor) {
      return all_.actors[actor].actor.kind == ActorKind::person && state_of_actor(actor) != Sense::none;
    });
    if (owner != Sense::none) state = state_of_actor(owner);
    rule = MentionRule::owner;
  } else if (state == Sense::none && article_of(w_, nominal) == Article::definite) {
    std::uint16_t certainty = 0;
    const std::uint32_t likeliest = discourse_.likeliest(
        number,
        [&](std::uint32_t actor, std::uint32_t) { return all_.actors[actor].actor.kind == ActorKind::state; },
        certainty);
    if (likeliest != Sense::none) state = all_.actors[likeliest].entry;
    rule = MentionRule::salience;
  }
  if (state == Sense::none) return false;
  const MentionForm form = rule == MentionRule::owner ? MentionForm::possessive : MentionForm::nominal;
  all_.join(number, state_actor(state), form, rule, rule == MentionRule::salience ? 700 : 900);
  return true;
}

/// An office to the person who was named with it: the last one before, or the first one after, since a
/// headline has the office before the text has the name.
bool NominalJoiner::join_holder(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  const Article article = article_of(w_, nominal);
  if (nominal.is_plural || article == Article::indefinite || word.kind == WordKind::body ||
      word.kind == WordKind::modifier)
    return false;
  const std::uint32_t owner = owner_of(number);
  const auto holds = [&](std::uint32_t actor) {
    const Gathered& each = all_.actors[actor];
    if (each.actor.kind != ActorKind::person) return false;
    for (std::size_t i = 0; i < each.role_words.size(); ++i) {
      if (all_.word(each.role_words[i]).key != word.key) continue;
      if (owner == Sense::none || each.role_states[i] == owner) return true;
      if (belongs(actor, owner)) return true;
    }
    return false;
  };
  std::uint32_t holder = discourse_.last(number, holds);
  for (std::uint32_t actor = 0; holder == Sense::none && actor < all_.actors.size(); ++actor) {
    if (holds(actor)) holder = actor;
  }
  if (holder == Sense::none) return false;
  all_.join(number, holder, MentionForm::title, MentionRule::holder_of_role,
            owner == Sense::none ? 850 : 950);
  return true;
}

/// A definite noun to the last actor that was called so.
bool NominalJoiner::join_taken_up(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  if (article_of(w_, nominal) != Article::definite) return false;
  const std::uint32_t owner = owner_of(number);
  const auto is_called_so = [&](std::uint32_t actor) {
    const Gathered& each = all_.actors[actor];
    if (!belongs(actor, owner)) return false;
    if (each.word != Sense::none)
      return each.is_plural == nominal.is_plural && all_.word(each.word).key == word.key;
    if (each.entry == Sense::none) return false;
    // "the rebels", "the group": an armed group that was named.
    const Entry& entry = all_.entry(each.entry);
    if (entry.kind == EntryKind::armed)
      return word.sector == entry.sector || word.key == "group" || word.key == "movement";
    if (entry.kind == EntryKind::media) return word.sector == "JRN" || word.key == "agency";
    return entry.kind == EntryKind::body && !nominal.is_plural && entry.name.size() > word.key.size() &&
           base::equals_ignoring_case(
               std::string_view(entry.name).substr(entry.name.size() - word.key.size()), word.key);
  };
  const std::uint32_t actor = discourse_.last(number, is_called_so);
  if (actor == Sense::none) return false;
  all_.join(number, actor, MentionForm::nominal, MentionRule::salience, 750);
  return true;
}

void NominalJoiner::join_new(std::uint32_t number) {
  const Candidate& nominal = all_.candidates[number];
  const RoleWord& word = all_.word(nominal.word);
  const Article article = article_of(w_, nominal);
  const std::string name = description(w_, nominal);
  const FoldedWord folded(name);
  const bool is_single_new = article == Article::indefinite && !nominal.is_plural;
  if (!is_single_new) {
    if (const auto known = described_.find(std::string(folded.text())); known != described_.end())
      return all_.join(number, known->second, MentionForm::nominal, MentionRule::same_name, 850);
  }
  ActorKind kind = ActorKind::group;
  if (word.kind == WordKind::body) kind = ActorKind::organisation;
  if (word.kind == WordKind::office || word.kind == WordKind::title)
    kind = nominal.is_plural ? ActorKind::group : ActorKind::office;
  const std::uint32_t actor = all_.add(kind, name);
  Gathered& made = all_.actors[actor];
  made.word = nominal.word;
  made.is_plural = nominal.is_plural;
  made.sex = word.sex;
  made.state = owner_of(number);
  described_.insert_or_assign(std::string(folded.text()), actor);
  all_.join(number, actor, word.kind == WordKind::office ? MentionForm::title : MentionForm::nominal,
            MentionRule::first_mention, 900);
}

}  // namespace rapporteur::actor
