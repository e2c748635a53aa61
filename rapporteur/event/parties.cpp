#include "rapporteur/event/parties.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 6> inner_prepositions{"of", "against", "by", "on", "in", "with"};
/// Whoever stands by somebody named, unnamed.
constexpr std::array<std::string_view, 9> companion_nouns{
    "ally", "partner", "other", "country", "nation", "follower", "supporter", "friend", "backer"};
/// "any country", "all sides", "certain states": nobody in particular.
constexpr std::array<std::string_view, 6> unnamed_nouns{"country", "nation", "state",
                                                        "side",    "party",  "person"};
constexpr std::array<std::string_view, 12> vague_words{"any",  "no",   "all",     "certain", "some",  "every",
                                                       "many", "such", "several", "other",   "those", "each"};
/// Definite nouns that stand for the state that was spoken of last.
constexpr std::array<std::string_view, 6> state_nouns{"country", "nation",   "military",
                                                      "army",    "republic", "kingdom"};
/// Sectors of those who fight or work for whoever they are called by: "Kabila's rebels".
constexpr std::array<std::string_view, 5> serving_sectors{"MIL", "REB", "UAF", "COP", "SPY"};

/// Bodies without a name that act for whose they are: "the Malian side", "the board of the agency".
constexpr std::array<std::string_view, 15> organ_nouns{
    "side", "camp",  "delegation", "team",   "board",     "leadership",  "wing",  "mission",
    "bloc", "panel", "staff",      "branch", "entourage", "secretariat", "office"};

/// Bodies of which there is one: with "a" they are none that exists.
constexpr std::array<std::string_view, 8> body_nouns{"government",     "state",      "republic",  "cabinet",
                                                     "administration", "parliament", "authority", "country"};

/// Sectors of a state's own organs.
constexpr std::array<std::string_view, 4> state_sectors{"GOV", "MIL", "COP", "SPY"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

int weight_of(const Actor& actor) {
  return actor::political_weight(actor.kind, actor.country, actor.sector, !actor.roles.empty());
}

}  // namespace

void PartyReader::add(Parties& to, const Parties& more) {
  for (const EventParty& each : more.all) {
    const auto is_same = [&](const EventParty& other) {
      return each.actor >= 0 ? other.actor == each.actor : other.name == each.name;
    };
    if (std::ranges::none_of(to.all, is_same)) to.all.push_back(each);
  }
  to.weight = std::max(to.weight, more.weight);
}

void PartyReader::leave_out(Parties& from, const Parties& taken) {
  std::erase_if(from.all, [&](const EventParty& each) {
    return std::ranges::any_of(taken.all, [&](const EventParty& other) {
      return other.actor >= 0 ? other.actor == each.actor : other.name == each.name;
    });
  });
  if (from.all.empty()) from.weight = 0;
}

Parties PartyReader::read(const std::vector<Token>& heads) const {
  Parties found;
  Parties companions;
  for (const Token head : heads) {
    const bool is_companion =
        heads.size() > 1 && is_one_of(companion_nouns, lemma_of(inputs_.analysis, head));
    add(is_companion ? companions : found, read_one(head));
  }
  // "France and its allies": those who are not named are left out beside those who are.
  if (found.all.empty()) return companions;
  return found;
}

Parties PartyReader::read(const std::vector<Party>& parties, const std::vector<TextSpan>& words) const {
  Parties found;
  for (const Party& party : parties) {
    if (party.actor < 0) continue;
    const Actor& actor = inputs_.actors.all[static_cast<std::size_t>(party.actor)];
    add(found, {{{party.name, party.actor, words.empty() ? TextSpan{} : words.front()}}, weight_of(actor)});
  }
  return found;
}

Parties PartyReader::read_places(const std::vector<Token>& heads) const {
  Parties found;
  for (const Token head : heads) {
    const TextSpan span = inputs_.analysis.tokens[head];
    const ActorMention* mention =
        inputs_.actors.mentions.empty() ? nullptr : inputs_.actors.mention_in(words_of(head), span);
    if (!mention || mention->actors.empty() ||
        inputs_.actors.all[mention->actors.front()].kind != ActorKind::place) {
      add(found, read_one(head));
      continue;
    }
    const std::string& country = inputs_.actors.all[mention->actors.front()].country;
    const auto& all = inputs_.actors.all;
    const auto state = std::ranges::find_if(all, [&](const Actor& each) {
      return each.kind == ActorKind::state && !country.empty() && each.country == country;
    });
    if (state == all.end()) continue;
    add(found, {{{state->name, static_cast<std::int32_t>(state - all.begin()), mention->span}}, 2});
  }
  return found;
}

bool PartyReader::is_of(const EventParty& party, const Parties& others) const {
  const auto country = [&](const EventParty& each) {
    return each.actor < 0
               ? std::string_view()
               : std::string_view(inputs_.actors.all[static_cast<std::size_t>(each.actor)].country);
  };
  return std::ranges::any_of(others.all, [&](const EventParty& other) {
    return party.name == other.name || (!country(party).empty() && country(party) == country(other));
  });
}

bool PartyReader::holds_critic(const Parties& parties) const {
  const auto is_campaigner = [](std::string_view told) {
    constexpr std::array<std::string_view, 5> words{"activist", "campaigner", "protester", "demonstrator",
                                                    "human rights lawyer"};
    return std::ranges::any_of(words, [&](std::string_view word) { return told.find(word) != told.npos; });
  };
  return std::ranges::any_of(parties.all, [&](const EventParty& each) {
    if (each.actor < 0) return is_campaigner(each.name);
    const Actor& actor = inputs_.actors.all[static_cast<std::size_t>(each.actor)];
    const bool is_press = actor.sector == "JRN" && actor.kind != ActorKind::organisation;
    return is_press || is_campaigner(actor.name) ||
           std::ranges::any_of(actor.roles, [&](const ActorRole& role) { return is_campaigner(role.title); });
  });
}

bool PartyReader::is_body(Token head) const {
  const Parties found = read_one(head);
  return found.all.size() == 1 && found.all.front().actor >= 0 &&
         inputs_.actors.all[static_cast<std::size_t>(found.all.front().actor)].kind ==
             ActorKind::organisation;
}

/// The noun phrase around a head, without what is below it by a clause or preposition.
TextSpan PartyReader::words_of(Token head) const {
  const Analysis& analysis = inputs_.analysis;
  const auto after = std::ranges::upper_bound(analysis.noun_chunks, head, {},
                                              [](const TokenRange& chunk) { return chunk.begin; });
  if (after != analysis.noun_chunks.begin()) {
    const TokenRange chunk = *std::prev(after);
    // "[rebel] demands": of a noun before another, its own words alone.
    const bool is_before = analysis.relations[head] == Relation::compound && head + 1 < chunk.end &&
                           analysis.parts[head] == Part::noun && !analysis.entity_at(head);
    if (head < chunk.end && !is_before) return analysis.span_of(chunk);
  }
  // No chunk holds it ("US secretary of state [Rex Tillerson]"): the name's own parts.
  Token first = head;
  for (const Token child : analysis.children(head)) {
    if (analysis.relations[child] == Relation::compound) first = std::min(first, child);
  }
  return analysis.span_of(TokenRange{first, head + 1});
}

/// "the ministers of Ghana and Togo", "Chinese and Indian officials": several states' people act for each of
/// them.
Parties PartyReader::read_peoples(Token head) const {
  const Analysis& analysis = inputs_.analysis;
  if (analysis.tag(head) != "NNS") return {};
  int weight = is_one_of(organ_nouns, lemma_of(analysis, head)) ? 1 : 0;
  for (const std::string& key : noun_keys(analysis, head))
    weight = std::max(weight, lexicon_.agent_weight(key));
  if (weight == 0) return {};
  Parties found = owners(head);
  for (const std::string_view preposition : {"of", "from"}) {
    for (const Token each : behind(analysis, head, preposition)) add(found, read_one(each));
  }
  std::erase_if(found.all, [&](const EventParty& each) {
    return each.actor < 0 ||
           inputs_.actors.all[static_cast<std::size_t>(each.actor)].kind != ActorKind::state;
  });
  return found.all.size() > 1 ? found : Parties{};
}

bool PartyReader::is_anybody(Token head) const {
  const auto determiner = child_by(inputs_.analysis, head, Relation::det);
  return determiner && lemma_of(inputs_.analysis, *determiner) == "any";
}

bool PartyReader::is_vague(Token head) const {
  const Analysis& analysis = inputs_.analysis;
  if (analysis.parts[head] != Part::noun || !is_one_of(unnamed_nouns, lemma_of(analysis, head))) return false;
  return std::ranges::any_of(analysis.children(head),
                             [&](Token child) { return is_one_of(vague_words, lemma_of(analysis, child)); });
}

/// "a unity government": one that is only spoken of.
bool PartyReader::is_any_body(Token head) const {
  const Analysis& analysis = inputs_.analysis;
  const auto determiner = child_by(analysis, head, Relation::det);
  return determiner && lemma_of(analysis, *determiner) == "a" &&
         is_one_of(body_nouns, lemma_of(analysis, head));
}

Parties PartyReader::read_one(Token head) const {
  if (is_any_body(head)) return {};
  if (Parties found = read_peoples(head); !found.all.empty()) return found;
  if (is_vague(head)) return {};
  const TextSpan words = words_of(head);
  const TextSpan head_span = inputs_.analysis.tokens[head];
  const auto& mentions = inputs_.actors.mentions;
  if (!mentions.empty()) {
    // The widest mention that holds the head itself; one that only stands beside it names somebody else.
    const ActorMention* mention = inputs_.actors.mention_in(words, head_span);
    if (!mention || !mention->span.contains(head_span)) mention = wider_mention(head_span);
    if (mention && mention->span.contains(head_span) && !mention->actors.empty()) {
      const Parties found = from_mention(*mention);
      if (!found.all.empty()) return named_owner(head, found);
    }
  }
  if (is_one_of(organ_nouns, lemma_of(inputs_.analysis, head))) {
    if (Parties whose = owner_of_organ(head); !whose.all.empty()) return whose;
  }
  Parties found = from_words(head, words);
  if (!found.all.empty()) return found;
  // "his counterpart Ada Lund": the name beside it.
  const auto beside = child_by(inputs_.analysis, head, Relation::appos);
  return beside && *beside > head ? read_one(*beside) : found;
}

/// The widest name that holds a word and goes on beyond the noun phrase that the analysis has around it:
/// "Ada Lund" where that took only "Lund" for one.
const ActorMention* PartyReader::wider_mention(TextSpan word) const {
  constexpr std::size_t longest_name = 80;
  const auto& mentions = inputs_.actors.mentions;
  const ActorMention* widest = nullptr;
  auto mention = std::ranges::upper_bound(mentions, word.begin, {},
                                          [](const ActorMention& each) { return each.span.begin; });
  while (mention != mentions.begin()) {
    --mention;
    if (mention->span.begin + longest_name < word.begin) break;
    // "the head of state" goes on beyond "the head" as a name does.
    const bool is_name = mention->form == MentionForm::name || mention->form == MentionForm::name_part ||
                         mention->form == MentionForm::title;
    if (is_name && mention->span.contains(word) && (!widest || mention->span.size() > widest->span.size()))
      widest = &*mention;
  }
  return widest;
}

/// "The military deployed": that of the state named last before it, in its own sentence or the two before.
Parties PartyReader::state_meant(Token head) const {
  const Analysis& analysis = inputs_.analysis;
  const auto determiner = child_by(analysis, head, Relation::det);
  if (!determiner || lemma_of(analysis, *determiner) != "the" || !owners(head).all.empty()) return {};
  const std::uint32_t sentence = analysis.sentence_of[head];
  const std::uint32_t first = sentence > 2 ? sentence - 2 : 0;
  const std::size_t begin = analysis.span_of(analysis.sentences[first].tokens).begin;
  const ActorMention* last = nullptr;
  for (const ActorMention& mention : inputs_.actors.mentions) {
    if (mention.span.begin < begin || mention.span.end > analysis.tokens[head].begin) continue;
    if (mention.actors.size() == 1 && inputs_.actors.all[mention.actors.front()].kind == ActorKind::state)
      last = &mention;
  }
  return last ? from_mention(*last) : Parties{};
}

/// "Mr Lund's camp", "the board of the agency", "a delegation led by Mr Berg": for whom they act.
Parties PartyReader::owner_of_organ(Token head) const {
  const Analysis& analysis = inputs_.analysis;
  const auto known_one = [&](Parties found) {
    std::erase_if(found.all, [](const EventParty& each) { return each.actor < 0; });
    std::erase_if(found.all,
                  [&](const EventParty& each) { return each.words.contains(analysis.tokens[head]); });
    return found.all.size() == 1 && found.weight >= 2 ? called_by(found, words_of(head)) : Parties{};
  };
  if (Parties found = known_one(owners(head)); !found.all.empty()) return found;
  if (Parties found = known_one(read(behind(analysis, head, "of"))); !found.all.empty()) return found;
  for (const Token child : analysis.children(head)) {
    const std::string verb = lemma_of(analysis, child);
    if (analysis.relations[child] != Relation::acl || (verb != "lead" && verb != "head")) continue;
    return known_one(read(behind(analysis, child, "by")));
  }
  return {};
}

/// "Hezbollah guerrillas" act for the body whose name stands before them.
Parties PartyReader::named_owner(Token head, const Parties& found) const {
  if (found.all.size() != 1 || found.all.front().actor < 0) return found;
  const Actor& actor = inputs_.actors.all[static_cast<std::size_t>(found.all.front().actor)];
  const bool is_unnamed = actor.kind == ActorKind::group || actor.name.find("'s ") != std::string::npos ||
                          (!actor.name.empty() && base::is_lower(actor.name.front()));
  if (!is_unnamed || inputs_.analysis.parts[head] != Part::noun) return found;
  if (actor.country.empty() && is_one_of(state_nouns, lemma_of(inputs_.analysis, head))) {
    if (Parties meant = state_meant(head); !meant.all.empty()) return meant;
  }
  if (is_one_of(organ_nouns, lemma_of(inputs_.analysis, head))) {
    if (Parties whose = owner_of_organ(head); !whose.all.empty()) return whose;
  }
  Parties owner = owners(head);
  const bool is_serving = is_one_of(serving_sectors, actor.sector) &&
                          child_by(inputs_.analysis, head, Relation::poss).has_value();
  if (is_serving && owner.all.size() == 1 && owner.all.front().actor >= 0)
    return called_by(owner, words_of(head));
  // "ministers from Hezbollah", but not "refugees from Syria".
  const bool is_acting = is_one_of(state_sectors, actor.sector) || is_one_of(serving_sectors, actor.sector);
  if (owner.all.empty() && is_acting) owner = read(behind(inputs_.analysis, head, "from"));
  std::erase_if(owner.all, [&](const EventParty& each) {
    if (each.actor < 0) return true;
    const ActorKind kind = inputs_.actors.all[static_cast<std::size_t>(each.actor)].kind;
    return kind != ActorKind::organisation && !(is_acting && kind == ActorKind::state);
  });
  return owner.all.size() == 1 ? called_by(owner, words_of(head)) : found;
}

/// One party with the words of the noun phrase that it acts by: "Seleka fighters"; several keep their own.
Parties PartyReader::called_by(Parties owner, TextSpan words) {
  if (owner.all.size() == 1 && words.contains(owner.all.front().words)) owner.all.front().words = words;
  return owner;
}

Parties PartyReader::acting_by(Token head) const {
  return called_by(owners(head), words_of(head));
}

/// An unnamed part of a state acts for the state, where the article names that: "US officials", "the army".
std::uint32_t PartyReader::acts_for(std::uint32_t index) const {
  const auto& all = inputs_.actors.all;
  const Actor& actor = all[index];
  const bool is_unnamed =
      actor.kind == ActorKind::group ||
      (actor.kind == ActorKind::organisation && !actor.name.empty() && base::is_lower(actor.name.front()));
  const std::string_view last = std::string_view(actor.name).substr(actor.name.rfind(' ') + 1);
  const bool is_organ = actor.sector.empty() && (is_one_of(organ_nouns, last) || last == "offices");
  if (!is_unnamed || actor.country.empty() || (!is_organ && !is_one_of(state_sectors, actor.sector)))
    return index;
  const auto state = std::ranges::find_if(
      all, [&](const Actor& each) { return each.kind == ActorKind::state && each.country == actor.country; });
  return state == all.end() ? index : static_cast<std::uint32_t>(state - all.begin());
}

/// The words of one of those that a list names: "Fiji" of "Fiji and Tonga"; else all of it: "both sides".
TextSpan PartyReader::words_in_list(TextSpan list, std::uint32_t actor) const {
  const auto& mentions = inputs_.actors.mentions;
  auto each = std::ranges::lower_bound(mentions, list.begin, {},
                                       [](const ActorMention& mention) { return mention.span.begin; });
  TextSpan found = list;
  for (; each != mentions.end() && each->span.begin < list.end; ++each) {
    const bool is_it = each->actors.size() == 1 && each->actors.front() == actor;
    if (!is_it || !list.contains(each->span)) continue;
    if (each->form == MentionForm::name || each->form == MentionForm::name_part) return each->span;
    if (found == list) found = each->span;
  }
  return found;
}

Parties PartyReader::from_mention(const ActorMention& mention) const {
  Parties found;
  for (const std::uint32_t index : mention.actors) {
    const Actor& actor = inputs_.actors.all[index];
    if (actor.kind == ActorKind::place) continue;
    const std::uint32_t acting = acts_for(index);
    found.all.push_back({inputs_.actors.all[acting].name, static_cast<std::int32_t>(acting),
                         mention.actors.size() > 1 ? words_in_list(mention.span, index) : mention.span});
    found.weight = std::max(found.weight, weight_of(actor));
  }
  return found;
}

Parties PartyReader::from_words(Token head, TextSpan words) const {
  const Analysis& analysis = inputs_.analysis;
  if (!is_noun(analysis, head)) return {};
  if (is_one_of(state_nouns, lemma_of(analysis, head))) {
    if (Parties meant = state_meant(head); !meant.all.empty()) return {{{meant.all.front()}}, 2};
  }
  int weight = 0;
  const auto entity = analysis.entity_at(head);
  if (entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::norp)) weight = 2;
  if (entity && (entity->kind == EntityKind::org || entity->kind == EntityKind::person)) weight = 1;
  for (const std::string& key : noun_keys(analysis, head))
    weight = std::max(weight, lexicon_.agent_weight(key));
  if (weight == 0) return {};
  Parties found;
  found.weight = weight;
  // A description whose owner is known is that owner's: "Malian troops" act for Mali.
  const Parties owner = owners(head);
  if (!owner.all.empty() && weight > 0 && !entity) {
    found = called_by(owner, words);
    found.weight = std::max(weight, owner.weight);
    return found;
  }
  found.all.push_back({std::string(inputs_.article.text.words(words)), -1, words});
  return found;
}

/// "Afghan army trainees": the body whose name ends at a noun's modifier.
Parties PartyReader::body_before(Token modifier, Token noun) const {
  const TextSpan span = inputs_.analysis.tokens[modifier];
  const TextSpan head = inputs_.analysis.tokens[noun];
  const ActorMention* widest = nullptr;
  const auto& mentions = inputs_.actors.mentions;
  auto mention = std::ranges::upper_bound(mentions, span.begin, {},
                                          [](const ActorMention& each) { return each.span.begin; });
  for (int step = 0; step < 4 && mention != mentions.begin(); ++step) {
    --mention;
    if (mention->span.contains(span) && !mention->span.contains(head) &&
        (!widest || mention->span.size() > widest->span.size()))
      widest = &*mention;
  }
  return widest ? from_mention(*widest) : Parties{};
}

/// "anti-Syrian", "pro-Malian": named by others' minds.
bool PartyReader::is_taken_side_of(Token adjective) const {
  const std::string word(inputs_.article.text.words(inputs_.analysis.tokens[adjective]));
  const Token first = first_of_word(inputs_.analysis, adjective);
  const std::string before =
      base::to_lower(first == adjective ? std::string_view(word)
                                        : inputs_.article.text.words(inputs_.analysis.tokens[first]));
  return first == adjective ? before.starts_with("anti-") || before.starts_with("pro-")
                            : before == "anti" || before == "pro";
}

Parties PartyReader::owners(Token noun) const {
  const Analysis& analysis = inputs_.analysis;
  Parties found;
  for (const Token child : analysis.children(noun)) {
    const Relation relation = analysis.relations[child];
    if (relation != Relation::poss && relation != Relation::amod && relation != Relation::compound &&
        relation != Relation::nmod)
      continue;
    if (is_taken_side_of(child)) continue;
    if (relation != Relation::poss) {
      const auto entity = analysis.entity_at(child);
      const bool is_name = entity && (entity->kind == EntityKind::norp || entity->kind == EntityKind::gpe ||
                                      entity->kind == EntityKind::org);
      if (!is_name) {
        // "Afghan army trainees": whose army it is.
        if (relation == Relation::compound && is_noun(analysis, child)) add(found, owners(child));
        continue;
      }
    }
    const auto& mentions = inputs_.actors.mentions;
    for (const Token each : with_conjuncts(analysis, child)) {
      const TextSpan span = analysis.tokens[each];
      if (mentions.empty() || relation == Relation::poss) {
        // The mention of the owner, not the wider one of what is owned.
        const Parties owner = body_before(each, noun);
        add(found, owner.all.empty() ? read_one(each) : owner);
        continue;
      }
      // An adjective is a mention inside a wider one ("Malian troops"): the narrowest names the state.
      for (auto mention = std::ranges::lower_bound(mentions, span.begin, {},
                                                   [](const ActorMention& m) { return m.span.begin; });
           mention != mentions.end() && mention->span.begin < span.end; ++mention) {
        if (span.contains(mention->span)) add(found, from_mention(*mention));
      }
      const bool is_before = relation == Relation::compound || relation == Relation::nmod;
      if (found.all.empty() && is_before) add(found, body_before(each, noun));
    }
  }
  return found;
}

Parties PartyReader::read_within(Token head) const {
  Parties found = acting_by(head);
  if (found.weight >= 2) return found;
  for (const std::string_view preposition : inner_prepositions) {
    Parties more = read(behind(inputs_.analysis, head, preposition));
    if (more.weight > found.weight) found = std::move(more);
    if (found.weight >= 2) break;
  }
  return found;
}

}  // namespace rapporteur::event
