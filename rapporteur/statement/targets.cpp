#include "rapporteur/statement/targets.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

/// Named actors; descriptions that may be of anything are left alone.
bool can_be_target(const ActorMention& mention, const Actor& actor) {
  const bool is_named = mention.form != MentionForm::nominal && mention.form != MentionForm::title;
  switch (actor.kind) {
    case ActorKind::person:
    case ActorKind::state:
      return true;
    case ActorKind::organisation:
      return is_named;
    case ActorKind::office:
    case ActorKind::unknown:
    case ActorKind::group:
    case ActorKind::place:
      return false;
  }
  return false;
}

/// Whether an actor speaks here or is who the speaker speaks for.
bool is_speaking(const PartyFinder& parties, std::uint32_t actor, const SettledSpeaker& speaker) {
  const auto number = static_cast<std::int32_t>(actor);
  const Actor& named = parties.actors().all[actor];
  if (speaker.on_behalf_of && speaker.on_behalf_of->actor == number) return true;
  return std::ranges::any_of(speaker.parties, [&](const Party& each) {
    if (each.actor == number) return true;
    if (each.actor < 0 || named.kind != ActorKind::state) return false;
    return parties.actors().all[static_cast<std::size_t>(each.actor)].country == named.country;
  });
}

/// "We", "our", "they": seldom the one that is aimed at, and often nobody that is named.
bool is_vague_pronoun(const Syntax& syntax, const ActorMention& mention) {
  if (mention.form != MentionForm::pronoun) return false;
  const TokenRange word = syntax.analysis().tokens_in(mention.span);
  return !word.is_empty() &&
         syntax.is_one_of(word.begin, {"we", "us", "our", "ours", "it", "its", "their", "they"});
}

bool is_press(const Syntax& syntax, TextSpan words) {
  const std::string_view lower = syntax.lower(words);
  return lower.find("reporter") != std::string_view::npos ||
         lower.find("journalist") != std::string_view::npos;
}

}  // namespace

Targets find_targets(const PartyFinder& parties, const Report& report, const SettledSpeaker& speaker,
                     std::span<const TextSpan> content) {
  const Syntax& syntax = parties.syntax();
  Targets targets;
  const bool is_told = report.cue_head &&
                       (syntax.lemma(*report.cue_head) == "tell" || syntax.lemma(*report.cue_head) == "say");
  if (report.addressee_head && !is_told && !is_press(syntax, report.addressee.front())) {
    targets.parties = parties.parties_of(*report.addressee_head).parties;
    targets.words = report.addressee;
    if (!targets.parties.empty()) return targets;
  }
  for (const TextSpan span : content) {
    for (const ActorMention& mention : parties.actors().mentions) {
      if (!span.contains(mention.span) || mention.actors.empty()) continue;
      if (is_vague_pronoun(parties.syntax(), mention)) continue;
      const bool fits = std::ranges::all_of(mention.actors, [&](std::uint32_t actor) {
        return can_be_target(mention, parties.actors().all[actor]) && !is_speaking(parties, actor, speaker);
      });
      if (!fits) continue;
      targets.parties = parties.parties_of_mention(mention);
      targets.words = {mention.span};
      return targets;
    }
  }
  return targets;
}

}  // namespace rapporteur::statement
