// Names of states and bodies, nouns for actors, and pronouns, in text order. People's names are joined
// before.
#include "rapporteur/actor/describe.h"
#include "rapporteur/actor/discourse.h"
#include "rapporteur/actor/gathering.h"
#include "rapporteur/actor/join_nominals.h"
#include "rapporteur/actor/join_pronouns.h"
#include "rapporteur/actor/place_names.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <unordered_map>

namespace rapporteur::actor {

namespace {

ActorKind kind_of(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::state:
    case EntryKind::historic:
    case EntryKind::partial:
      return ActorKind::state;
    case EntryKind::land:
    case EntryKind::town:
      return ActorKind::place;
    case EntryKind::person:
      return ActorKind::person;
    case EntryKind::body:
    case EntryKind::seat:
    case EntryKind::armed:
    case EntryKind::party:
    case EntryKind::media:
    case EntryKind::company:
      return ActorKind::organisation;
  }
  return ActorKind::unknown;
}

class OthersJoiner {
 public:
  explicit OthersJoiner(Gathering& all)
      : all_(all),
        w_(all.words),
        discourse_(all),
        nominals_(all, discourse_, states_),
        pronouns_(all, discourse_) {}

  void join() {
    for (std::uint32_t i = 0; i < all_.candidates.size(); ++i) {
      // What a noun holds goes first: "its" in "its embassy", "Chinese" in "the Chinese embassy".
      std::uint32_t end = i + 1;
      if (all_.candidates[i].kind == CandidateKind::nominal) {
        while (end < all_.candidates.size() && all_.candidates[i].span.contains(all_.candidates[end].span))
          ++end;
      }
      for (std::uint32_t inner = i + 1; inner < end; ++inner) join_one(inner);
      join_one(i);
      i = end - 1;
    }
    for (std::uint32_t i = 0; i + 1 < all_.candidates.size(); ++i) oppose(i);
  }

 private:
  /// "between the government and the rebel Lake Army": that of the state which the other is of, though
  /// another was named last.
  void oppose(std::uint32_t number) {
    constexpr std::uint32_t most_between = 4;
    const Candidate& government = all_.candidates[number];
    const Joined& joined = all_.joined[number];
    if (government.kind != CandidateKind::nominal || joined.rule != MentionRule::salience) return;
    for (std::uint32_t next = number + 1; next < all_.candidates.size(); ++next) {
      const Candidate& other = all_.candidates[next];
      if (other.tokens.begin > government.tokens.end + most_between) return;
      if (other.tokens.begin < government.tokens.end || w_.token_text(government.tokens.end) != "and")
        continue;
      const bool is_armed = other.kind == CandidateKind::entry && !all_.joined[next].actors.empty() &&
                            (all_.entry(other.entry).kind == EntryKind::armed ||
                             all_.entry(other.entry).kind == EntryKind::party);
      if (!is_armed) continue;
      const auto state = states_.find(w_.gazetteer.state_of(all_.entry(other.entry).country));
      if (state == states_.end() || joined.actors == std::vector{state->second}) return;
      return all_.join(number, state->second, joined.form, MentionRule::salience, 800);
    }
  }

  void join_one(std::uint32_t i) {
    const CandidateKind kind = all_.candidates[i].kind;
    if (kind == CandidateKind::entry) join_entry(i);
    if (kind == CandidateKind::name) join_name(i);
    if (kind == CandidateKind::nominal) nominals_.join(i);
    if (kind == CandidateKind::pronoun) pronouns_.join(i);
    if (!all_.joined[i].actors.empty()) discourse_.note(i);
  }

  static MentionForm form_of(const Candidate& candidate, const Entry& entry) {
    if (entry.kind == EntryKind::seat) return MentionForm::metonym;
    switch (candidate.entry_form) {
      case PhraseForm::name:
        return MentionForm::name;
      case PhraseForm::adjective:
      case PhraseForm::people:
        return MentionForm::demonym;
      case PhraseForm::capital:
        return MentionForm::metonym;
      case PhraseForm::acronym:
        return MentionForm::acronym;
    }
    return MentionForm::name;
  }

  void join_entry(std::uint32_t number) {
    const Candidate& candidate = all_.candidates[number];
    const Entry& entry = all_.entry(candidate.entry);
    if (candidate.entry_form == PhraseForm::capital && is_place_here(w_, candidate))
      return join_place(number);
    const auto [known, is_new] = states_.try_emplace(candidate.entry, 0);
    if (is_new) {
      known->second = all_.add(kind_of(entry), entry.name);
      all_.actors[known->second].entry = candidate.entry;
      all_.actors[known->second].is_side =
          entry.kind == EntryKind::body || entry.kind == EntryKind::armed || entry.kind == EntryKind::party;
    }
    const bool is_full_name = candidate.entry_form == PhraseForm::name && entry.kind >= EntryKind::body;
    std::string& name = all_.actors[known->second].actor.name;
    const auto blanks = [](std::string_view words) { return std::ranges::count(words, ' '); };
    if (is_full_name && name == entry.name && blanks(w_.words(candidate.span)) >= blanks(name))
      name = written_name(candidate, entry);
    const bool is_same = name == w_.words(candidate.span);
    const MentionRule rule = is_new    ? MentionRule::first_mention
                             : is_same ? MentionRule::same_name
                                       : MentionRule::gazetteer;
    all_.join(number, known->second, form_of(candidate, entry), rule, 950);
    join_half_before(number);
  }

  /// "North and South Korea": the half that is named by its side alone.
  void join_half_before(std::uint32_t number) {
    Candidate& candidate = all_.candidates[number];
    const std::uint32_t north = w_.gazetteer.state_of("PRK");
    const std::uint32_t south = w_.gazetteer.state_of("KOR");
    const bool is_half = candidate.entry == north || candidate.entry == south;
    if (!is_half || candidate.entry_form != PhraseForm::name || candidate.tokens.begin < 2) return;
    const std::uint32_t first = candidate.tokens.begin - 2;
    const bool is_south = candidate.entry == south;
    if (w_.token_text(first + 1) != "and" || w_.token_text(first) != (is_south ? "North" : "South")) return;
    const std::uint32_t other = state_actor(is_south ? north : south);
    all_.actors[other].first =
        std::min<std::uint32_t>(all_.actors[other].first, w_.analysis.tokens[first].begin);
    candidate.tokens.begin = first;
    candidate.span.begin = w_.analysis.tokens[first].begin;
    all_.joined[number].actors.insert(all_.joined[number].actors.begin(), other);
  }

  /// A name as it is written, with the article of an outlet's that has one: "told The Harbour Times".
  std::string written_name(const Candidate& candidate, const Entry& entry) const {
    const std::uint32_t first = candidate.tokens.begin;
    const bool has_article = entry.kind == EntryKind::media && first > 0 &&
                             w_.token_text(first - 1) == "The" &&
                             w_.analysis.sentence(first).tokens.begin + 1 < first;
    return std::string(w_.words(
        has_article ? TextSpan{w_.analysis.tokens[first - 1].begin, candidate.span.end} : candidate.span));
  }

  void join_place(std::uint32_t number) {
    const std::string name(w_.words(all_.candidates[number].span));
    const auto [known, is_new] = names_.try_emplace("place:" + name, 0);
    if (is_new) {
      known->second = all_.add(ActorKind::place, name);
      all_.actors[known->second].state = all_.candidates[number].entry;
    }
    all_.join(number, known->second, MentionForm::name,
              is_new ? MentionRule::first_mention : MentionRule::same_name, 900);
  }

  void join_name(std::uint32_t number) {
    const Candidate& candidate = all_.candidates[number];
    const std::string folded = folded_name(w_, candidate.tokens);
    if (join_korea(number, folded) || join_koreas(number, folded)) return;
    if (const std::uint32_t owner = bracketed_owner(number); owner != Sense::none) {
      names_.emplace(folded, owner);
      return all_.join(number, owner, MentionForm::acronym, MentionRule::bracketed, 980);
    }
    const auto [known, is_new] = names_.try_emplace(folded, 0);
    if (is_new) {
      const bool is_place = candidate.entity == EntityKind::gpe || candidate.entity == EntityKind::loc ||
                            candidate.entity == EntityKind::fac || is_dateline(candidate.tokens);
      known->second = all_.add(is_place ? ActorKind::place : ActorKind::organisation,
                               std::string(w_.words(candidate.span)));
      all_.actors[known->second].state = owner_before(number);
    }
    const Unit& first = w_.units[w_.token_units[candidate.tokens.begin]];
    const bool is_acronym = candidate.tokens.size() == 1 && first.is_all_capitals;
    all_.join(number, known->second, is_acronym ? MentionForm::acronym : MentionForm::name,
              is_new ? MentionRule::first_mention : MentionRule::same_name, 900);
  }

  /// "The North" and "the South" where the article tells of Korea.
  bool join_korea(std::uint32_t number, std::string_view folded) {
    if (folded != "north" && folded != "south") return false;
    const std::uint32_t north = w_.gazetteer.state_of("PRK");
    const std::uint32_t south = w_.gazetteer.state_of("KOR");
    const bool is_told_of = std::ranges::any_of(w_.matches, [&](const PhraseMatch& each) {
      return each.is_entry() && (each.entry == north || each.entry == south);
    });
    if (!is_told_of || !is_side_of_korea(all_.candidates[number].tokens)) return false;
    all_.join(number, state_actor(folded == "north" ? north : south), MentionForm::name_part,
              MentionRule::part_of_name, 850);
    return true;
  }

  /// "The North", "North and South Korea", "the phone to the South".
  bool is_side_of_korea(TokenRange tokens) const {
    const bool has_article =
        tokens.begin > 0 && base::equals_ignoring_case(w_.token_text(tokens.begin - 1), "the");
    if (has_article) return true;
    if (tokens.end + 1 >= w_.analysis.size() || w_.token_text(tokens.end) != "and") return false;
    const PhraseMatch* next = w_.match_at(tokens.end + 1);
    return next && next->is_entry() && w_.entry(*next).kind == EntryKind::state;
  }

  /// "The Koreas", "two Koreas": both.
  bool join_koreas(std::uint32_t number, std::string_view folded) {
    if (folded != "koreas") return false;
    const std::uint32_t north = state_actor(w_.gazetteer.state_of("PRK"));
    const std::uint32_t south = state_actor(w_.gazetteer.state_of("KOR"));
    all_.join(number, north, MentionForm::name, MentionRule::gazetteer, 900);
    all_.actors[south].first = std::min(all_.actors[south].first, all_.candidates[number].span.begin);
    all_.joined[number].actors = {north, south};
    return true;
  }

  std::uint32_t state_actor(std::uint32_t entry) {
    const auto [known, is_new] = states_.try_emplace(entry, 0);
    if (is_new) {
      known->second = all_.add(ActorKind::state, all_.entry(entry).name);
      all_.actors[known->second].entry = entry;
    }
    return known->second;
  }

  /// "PORT LOMONDE, Ostmark (Agency) -": where a report was written, in capitals before the dash.
  bool is_dateline(TokenRange tokens) const {
    constexpr std::uint32_t max_tokens = 12;
    const std::uint32_t first = w_.analysis.sentence(tokens.begin).tokens.begin;
    if (tokens.begin != first || !w_.units[w_.token_units[tokens.begin]].is_all_capitals) return false;
    const std::uint32_t end = std::min(w_.analysis.sentence(first).tokens.end, first + max_tokens);
    for (std::uint32_t token = tokens.end; token < end; ++token) {
      const std::string_view text = w_.token_text(token);
      if (text == "-" || text == "–" || text == "—" || text == "--") return true;
    }
    return false;
  }

  /// The state whose name stands inside or right before a name.
  std::uint32_t owner_before(std::uint32_t number) const {
    return owner_in(
        w_, {w_.analysis.left_edges[all_.candidates[number].head], all_.candidates[number].tokens.end});
  }

  /// The actor whose name stands right before a name in brackets of which it is an acronym.
  std::uint32_t bracketed_owner(std::uint32_t number) const {
    const Candidate& candidate = all_.candidates[number];
    const Unit& first = w_.units[w_.token_units[candidate.tokens.begin]];
    if (number == 0 || candidate.tokens.begin < 2 || candidate.tokens.size() != 1 || !first.is_all_capitals ||
        w_.token_text(candidate.tokens.begin - 1) != "(")
      return Sense::none;
    const auto& noted = discourse_.noted();
    for (std::size_t i = noted.size(); i-- > 0 && noted.size() - i < 4;) {
      const Candidate& before = all_.candidates[noted[i]];
      const std::uint32_t gap = candidate.tokens.begin - 1 - before.tokens.end;
      if (before.tokens.end > candidate.tokens.begin - 1 || gap > 1) continue;
      if (before.kind == CandidateKind::pronoun || before.kind == CandidateKind::person) continue;
      return all_.joined[noted[i]].actors.front();
    }
    return Sense::none;
  }

  Gathering& all_;
  const ArticleWords& w_;
  Discourse discourse_;
  StateActors states_;
  std::unordered_map<std::string, std::uint32_t> names_;
  NominalJoiner nominals_;
  PronounJoiner pronouns_;
};

}  // namespace

void join_others(Gathering& all) {
  OthersJoiner(all).join();
}

}  // namespace rapporteur::actor
