#include "rapporteur/statement/parties.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/statement/report.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

SpeakerForm form_of(MentionForm form) {
  switch (form) {
    case MentionForm::name:
    case MentionForm::name_part:
    case MentionForm::acronym:
    case MentionForm::metonym:
    case MentionForm::demonym:
      return SpeakerForm::name;
    case MentionForm::title:
      return SpeakerForm::title;
    case MentionForm::nominal:
      return SpeakerForm::nominal;
    case MentionForm::possessive:
      return SpeakerForm::possessive;
    case MentionForm::pronoun:
      return SpeakerForm::pronoun;
  }
  return SpeakerForm::none;
}

/// Whether a word is one of a name's words, and not all of it.
bool is_part_of(std::string_view word, std::string_view name) {
  if (name.size() <= word.size()) return false;
  for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

bool is_determiner_of_known(std::string_view lower) {
  return lower == "the" || lower == "this" || lower == "these" || lower == "those" || lower == "that";
}

/// The phrase's words without those of clauses and names that are put in behind its head.
TokenRange core_of(const Syntax& syntax, Token head) {
  TokenRange range = syntax.analysis().tokens_in(noun_phrase(syntax, head));
  for (const Token each : syntax.children(head)) {
    const Relation relation = syntax.relation(each);
    const bool is_put_in = relation == Relation::appos || relation == Relation::conj ||
                           relation == Relation::cc || relation == Relation::punct ||
                           relation == Relation::advmod;
    if (is_put_in && each > head) range.end = std::min(range.end, syntax.analysis().left_edges[each]);
  }
  range.end = std::max(range.end, head + 1);
  return without_commas(syntax, range);
}

}  // namespace

void add_parties(std::vector<Party>& to, const std::vector<Party>& from) {
  for (const Party& party : from) {
    if (std::ranges::find(to, party) == to.end()) to.push_back(party);
  }
}

PartyFinder::PartyFinder(const Syntax& syntax, const Actors& actors) : syntax_(&syntax), actors_(&actors) {
  for (const EntityMention& entity : syntax.analysis().entities) {
    if (entity.kind != EntityKind::person || entity.tokens.size() < 2) continue;
    const std::string_view name = syntax.words(syntax.span(entity.tokens));
    if (name.find('\n') == std::string_view::npos) person_names_.push_back(name);
  }
  std::ranges::sort(person_names_);
  person_names_.erase(std::ranges::unique(person_names_).begin(), person_names_.end());
}

std::vector<Party> PartyFinder::parties_of_mention(const ActorMention& mention) const {
  std::vector<Party> parties;
  for (const std::uint32_t actor : mention.actors)
    parties.push_back({actors_->all[actor].name, static_cast<std::int32_t>(actor)});
  return parties;
}

const ActorMention* PartyFinder::mention_of_word(Token token) const {
  const TextSpan word = syntax_->span(token);
  const ActorMention* found = nullptr;
  const auto past = std::ranges::upper_bound(actors_->mentions, word.begin, {},
                                             [](const ActorMention& each) { return each.span.begin; });
  constexpr int most_looked_at = 32;  // mentions nest a few deep
  int looked_at = 0;
  for (auto each = past; each != actors_->mentions.begin() && looked_at < most_looked_at; ++looked_at) {
    --each;
    if (!each->span.contains(word)) continue;
    if (!found || each->span.size() < found->span.size()) found = &*each;
  }
  return found;
}

std::string PartyFinder::description_of(TokenRange range, Token head) const {
  if (range.is_empty()) range = {head, head + 1};
  while (range.size() > 1 && is_determiner_of_known(syntax_->lower(range.begin))) ++range.begin;
  if (std::string outlet = outlet_in(range, head); !outlet.empty()) return outlet;
  std::string name(syntax_->words(syntax_->span(range)));
  std::ranges::replace(name, '\n', ' ');
  return owned_name(range, std::move(name));
}

/// "The rebels' Voice of Change radio station": the name before what it is.
std::string PartyFinder::outlet_in(TokenRange range, Token head) const {
  if (!syntax_->is_one_of(
          head, {"station", "channel", "newspaper", "daily", "agency", "network", "weekly", "magazine"}))
    return {};
  const auto is_named = [&](Token each) {
    return base::is_upper(syntax_->word(each).front()) && syntax_->part(each) == Part::propn;
  };
  Token end = head;
  while (end > range.begin &&
         syntax_->is_one_of(end - 1, {"radio", "television", "news", "tv", "state", "broadcasting"}))
    --end;
  Token begin = end;
  while (begin > range.begin && (is_named(begin - 1) || (begin < end && syntax_->lower(begin - 1) == "of")))
    --begin;
  while (begin < end && syntax_->lower(begin) == "of") ++begin;
  if (end - begin < 2) return {};
  return std::string(syntax_->words(syntax_->span(TokenRange{begin, end})));
}

/// "Her friend" as "Ada Lund's friend".
std::string PartyFinder::owned_name(TokenRange range, std::string name) const {
  if (!syntax_->is_one_of(range.begin, {"his", "her", "its", "their"})) return name;
  const ActorMention* owner = nullptr;
  for (const ActorMention& mention : actors_->mentions) {
    if (mention.span == syntax_->span(range.begin) && mention.actors.size() == 1) owner = &mention;
  }
  if (!owner) return name;
  const Actor& actor = actors_->all[owner->actors.front()];
  const std::size_t blank = name.find(' ');
  if ((actor.kind != ActorKind::person && actor.kind != ActorKind::state) || blank == std::string::npos)
    return name;
  return actor.name + "'s" + name.substr(blank);
}

bool PartyFinder::is_person(const ActorMention& mention) const {
  return mention.actors.size() == 1 && actors_->all[mention.actors.front()].kind == ActorKind::person;
}

const ActorMention* PartyFinder::person_beside(Token head) const {
  const TokenRange range = syntax_->analysis().tokens_in(noun_phrase(*syntax_, head));
  for (Token token = range.begin; token < range.end; ++token) {
    const bool is_put_beside = syntax_->relation(token) == Relation::appos || syntax_->head(token) == head;
    const bool is_other = syntax_->relation(token) == Relation::poss ||
                          syntax_->relation(token) == Relation::prep ||
                          syntax_->relation(token) == Relation::conj;
    if (!is_put_beside || is_other || syntax_->part(token) != Part::propn) continue;
    const ActorMention* mention = mention_of_word(token);
    if (mention && is_person(*mention)) return mention;
  }
  return nullptr;
}

const ActorMention* PartyFinder::person_behind(TokenRange phrase) const {
  if (phrase.is_empty() || phrase.end + 1 >= syntax_->size() || syntax_->lower(phrase.end) != ",")
    return nullptr;
  const auto entity = syntax_->analysis().entity_at(phrase.end + 1);
  if (!entity || entity->kind != EntityKind::person || entity->tokens.begin != phrase.end + 1) return nullptr;
  const Token next = entity->tokens.end;
  const bool ends = next < syntax_->size() && (syntax_->lower(next) == "," || syntax_->is_verb(next));
  const ActorMention* mention = ends ? mention_of_word(next - 1) : nullptr;
  return mention && is_person(*mention) ? mention : nullptr;
}

Party PartyFinder::full_name(Party party) const {
  if (party.name.empty() || party.name.find(' ') != std::string::npos || !base::is_upper(party.name.front()))
    return party;
  std::int32_t found = -1;
  for (std::size_t i = 0; i < actors_->all.size(); ++i) {
    const Actor& actor = actors_->all[i];
    if (actor.kind != ActorKind::person && actor.kind != ActorKind::unknown) continue;
    if (!is_part_of(party.name, actor.name)) continue;
    if (found >= 0) return party;  // two of that name
    found = static_cast<std::int32_t>(i);
  }
  if (found >= 0) return {actors_->all[static_cast<std::size_t>(found)].name, found};
  std::string_view full;
  for (const std::string_view name : person_names_) {
    if (!is_part_of(party.name, name)) continue;
    if (!full.empty()) return party;
    full = name;
  }
  return full.empty() ? party : Party{std::string(full), party.actor};
}

std::optional<Party> PartyFinder::named_beside(Token head) const {
  for (const Token each : syntax_->children(head)) {
    if (syntax_->relation(each) != Relation::appos) continue;
    const auto entity = syntax_->analysis().entity_at(each);
    if (entity && entity->kind == EntityKind::person)
      return Party{std::string(syntax_->words(syntax_->span(entity->tokens))), -1};
  }
  return std::nullopt;
}

void PartyFinder::add_one(Token head, std::optional<TextSpan> within, ResolvedParties& found) const {
  TokenRange core = core_of(*syntax_, head);
  if (within) {
    const TokenRange bounds = syntax_->analysis().tokens_in(*within);
    const TokenRange both{std::max(core.begin, bounds.begin), std::min(core.end, bounds.end)};
    if (both.begin <= head && head < both.end) core = both;
  }
  const ActorMention* mention =
      core.is_empty() ? nullptr : actors_->mention_in(syntax_->span(core), syntax_->span(head));
  if (mention && !mention->span.overlaps(syntax_->span(head))) mention = nullptr;
  if (!mention || !is_person(*mention)) {
    const ActorMention* person = person_beside(head);
    if (!person && (!mention || mention->form == MentionForm::title)) person = person_behind(core);
    if (person) mention = person;
    const bool is_named =
        mention && mention->form != MentionForm::title && mention->form != MentionForm::nominal;
    const auto named = person || is_named ? std::nullopt : named_beside(head);
    if (named) {
      add_parties(found.parties, {full_name(*named)});
      found.form = SpeakerForm::name;
      return;
    }
  }
  if (mention && mention->form == MentionForm::nominal) {
    if (std::string outlet = outlet_in(core, head); !outlet.empty()) {
      add_parties(found.parties, {{std::move(outlet), -1}});
      if (found.form == SpeakerForm::none) found.form = SpeakerForm::name;
      return;
    }
  }
  if (mention && !mention->actors.empty()) {
    for (Party& party : parties_of_mention(*mention))
      add_parties(found.parties, {full_name(std::move(party))});
    found.by_actor = true;
    if (found.form == SpeakerForm::none) found.form = form_of(mention->form);
    return;
  }
  const bool is_pronoun = syntax_->part(head) == Part::pron && !syntax_->child(head, Relation::poss);
  if (found.form == SpeakerForm::none) found.form = is_pronoun ? SpeakerForm::pronoun : SpeakerForm::nominal;
  if (!is_pronoun) add_parties(found.parties, {full_name({description_of(core, head), -1})});
}

ResolvedParties PartyFinder::parties_of(Token head, std::optional<TextSpan> within) const {
  ResolvedParties found;
  constexpr std::size_t most = 16;
  std::vector<Token> heads{head};
  const ActorMention* beside = person_beside(head);
  for (std::size_t i = 0; i < heads.size() && heads.size() < most; ++i) {
    for (const Token each : syntax_->children(heads[i])) {
      if (syntax_->relation(each) != Relation::conj || !syntax_->is_nominal(each)) continue;
      // "the president's son and spokesman Ada Lund": one person
      const bool is_role =
          beside && syntax_->part(each) == Part::noun && syntax_->span(each).end < beside->span.begin;
      if (!is_role) heads.push_back(each);
    }
  }
  for (const Token each : heads) add_one(each, within, found);
  return found;
}

}  // namespace rapporteur::statement
