#include "rapporteur/statement/parties.h"

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

std::string PartyFinder::description(Token head) const {
  TokenRange range = core_of(*syntax_, head);
  if (range.is_empty()) range = {head, head + 1};
  while (range.size() > 1 && is_determiner_of_known(syntax_->lower(range.begin))) ++range.begin;
  std::string name(syntax_->words(syntax_->span(range)));
  std::ranges::replace(name, '\n', ' ');
  return name;
}

void PartyFinder::add_one(Token head, ResolvedParties& found) const {
  const TokenRange core = core_of(*syntax_, head);
  const ActorMention* mention =
      core.is_empty() ? nullptr : actors_->mention_in(syntax_->span(core), syntax_->span(head));
  const bool names_head = mention && mention->span.overlaps(syntax_->span(head));
  if (mention && (names_head || mention->form == MentionForm::name) && !mention->actors.empty()) {
    add_parties(found.parties, parties_of_mention(*mention));
    found.by_actor = true;
    if (found.form == SpeakerForm::none) found.form = form_of(mention->form);
    return;
  }
  const bool is_pronoun = syntax_->part(head) == Part::pron;
  if (found.form == SpeakerForm::none) found.form = is_pronoun ? SpeakerForm::pronoun : SpeakerForm::nominal;
  if (!is_pronoun) add_parties(found.parties, {{description(head), -1}});
}

ResolvedParties PartyFinder::parties_of(Token head) const {
  ResolvedParties found;
  constexpr std::size_t most = 16;
  std::vector<Token> heads{head};
  for (std::size_t i = 0; i < heads.size() && heads.size() < most; ++i) {
    for (const Token each : syntax_->children(heads[i])) {
      if (syntax_->relation(each) == Relation::conj && syntax_->is_nominal(each)) heads.push_back(each);
    }
  }
  for (const Token each : heads) add_one(each, found);
  return found;
}

}  // namespace rapporteur::statement
