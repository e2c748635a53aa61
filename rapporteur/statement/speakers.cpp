#include "rapporteur/statement/speakers.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

bool speaks_for_another(const Syntax& syntax, TextSpan span) {
  const std::string_view words = syntax.lower(span);
  return words.find("spokes") != std::string_view::npos;
}

/// The state or body that a spokesman's description names: the first mention inside it that is neither he nor
/// empty.
std::optional<Party> principal_of(const PartyFinder& parties, const Report& report,
                                  const std::vector<Party>& speakers) {
  if (report.speaker.empty()) return std::nullopt;
  const Actors& actors = parties.actors();
  for (const TextSpan span : report.speaker) {
    if (!speaks_for_another(parties.syntax(), span)) continue;
    for (const ActorMention& mention : actors.mentions) {
      if (!span.contains(mention.span) || mention.actors.empty()) continue;
      const std::uint32_t actor = mention.actors.front();
      const ActorKind kind = actors.all[actor].kind;
      const bool is_speaker = std::ranges::any_of(
          speakers, [&](const Party& each) { return each.actor == static_cast<std::int32_t>(actor); });
      if (!is_speaker && (kind == ActorKind::state || kind == ActorKind::organisation))
        return Party{actors.all[actor].name, static_cast<std::int32_t>(actor)};
    }
  }
  return std::nullopt;
}

bool is_carrying_pronoun(const Syntax& syntax, Token token) {
  return syntax.is_one_of(token, {"he", "she", "they", "who", "it", "i", "we"});
}

/// The speaker by the report's own words; empty parties where they do not tell.
SettledSpeaker by_words(const PartyFinder& parties, const Report& report) {
  SettledSpeaker settled;
  if (!report.speaker_head) return settled;
  const ResolvedParties resolved = parties.parties_of(*report.speaker_head);
  settled.parties = resolved.parties;
  settled.form = report.is_speaker_elided ? SpeakerForm::elided : resolved.form;
  if (report.is_speaker_elided) settled.rules.push_back(StatementRule::speaker_elided);
  if (!resolved.parties.empty())
    settled.rules.push_back(resolved.by_actor ? StatementRule::speaker_actor
                                              : StatementRule::speaker_described);
  return settled;
}

}  // namespace

std::vector<SettledSpeaker> settle_speakers(const PartyFinder& parties, std::span<const Report> reports) {
  std::vector<SettledSpeaker> all;
  const SettledSpeaker* last = nullptr;
  all.reserve(reports.size());  // `last` points into it
  for (const Report& report : reports) {
    SettledSpeaker settled = by_words(parties, report);
    const bool is_silent = !report.speaker_head && (report.is_floating || !report.cue.empty());
    const bool is_pronoun =
        report.speaker_head && is_carrying_pronoun(parties.syntax(), *report.speaker_head);
    if (settled.parties.empty() && last && (report.is_floating || is_silent || is_pronoun)) {
      settled.parties = last->parties;
      settled.on_behalf_of = last->on_behalf_of;
      if (!is_pronoun) settled.form = SpeakerForm::inherited;
      settled.rules.push_back(StatementRule::speaker_carried);
    }
    if (!settled.on_behalf_of) settled.on_behalf_of = principal_of(parties, report, settled.parties);
    all.push_back(std::move(settled));
    if (!all.back().parties.empty() && !report.is_in_headline) last = &all.back();
  }
  return all;
}

}  // namespace rapporteur::statement
