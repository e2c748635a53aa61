#include "rapporteur/statement/speakers.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

bool speaks_for_another(const Syntax& syntax, TextSpan span) {
  const std::string_view words = syntax.lower(span);
  return words.find("spokes") != std::string_view::npos;
}

/// "The president has agreed, his spokeswoman said": whom "his" stands for, else the subject of what is said.
std::optional<Party> owner_of_spokesman(const PartyFinder& parties, const Report& report, TextSpan speaker) {
  const Syntax& syntax = parties.syntax();
  const TokenRange words = syntax.analysis().tokens_in(speaker);
  if (words.is_empty() || !syntax.is_one_of(words.begin, {"his", "her", "its", "their"})) return std::nullopt;
  const ActorMention* mention = parties.mention_of_word(words.begin);
  if (mention && mention->form == MentionForm::pronoun && mention->actors.size() == 1)
    return parties.parties_of_mention(*mention).front();
  if (report.content.empty() || report.content.front().begin > speaker.begin) return std::nullopt;
  const TokenRange content = syntax.analysis().tokens_in(report.content.front());
  if (content.is_empty()) return std::nullopt;
  const auto subject = syntax.own_subject(syntax.analysis().head_of(content));
  if (!subject) return std::nullopt;
  const auto found = parties.parties_of(*subject).parties;
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
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
    if (auto owner = owner_of_spokesman(parties, report, span)) return owner;
  }
  return std::nullopt;
}

bool is_carrying_pronoun(const Syntax& syntax, Token token) {
  return syntax.is_one_of(token, {"he", "she", "they", "who", "it", "i", "we"});
}

/// "Lomonde voices hope": a capital that speaks is its state, where the article names that.
void speak_for_states(const Actors& actors, std::vector<Party>& speakers) {
  for (Party& each : speakers) {
    if (each.actor < 0) continue;
    const Actor& place = actors.all[static_cast<std::size_t>(each.actor)];
    if (place.kind != ActorKind::place || place.country.empty()) continue;
    const auto state = std::ranges::find_if(actors.all, [&](const Actor& actor) {
      return actor.kind == ActorKind::state && actor.country == place.country;
    });
    if (state != actors.all.end())
      each = {state->name, static_cast<std::int32_t>(state - actors.all.begin())};
  }
}

/// The speaker by the report's own words; empty parties where they do not tell.
SettledSpeaker by_words(const PartyFinder& parties, const Report& report) {
  SettledSpeaker settled;
  if (!report.speaker_head) return settled;
  const ResolvedParties resolved = parties.parties_of(
      *report.speaker_head, report.speaker.empty() ? std::nullopt : std::optional(report.speaker.front()));
  settled.parties = resolved.parties;
  speak_for_states(parties.actors(), settled.parties);
  settled.form = report.is_speaker_elided ? SpeakerForm::elided : resolved.form;
  if (report.is_speaker_elided) settled.rules.push_back(StatementRule::speaker_elided);
  if (!resolved.parties.empty())
    settled.rules.push_back(resolved.by_actor ? StatementRule::speaker_actor
                                              : StatementRule::speaker_described);
  return settled;
}

/// People who were the subject of a sentence or spoke, in text order: whom "he" may mean.
class Subjects {
 public:
  explicit Subjects(const PartyFinder& parties) : parties_(&parties) {}

  void add(std::uint32_t at, const std::vector<Party>& some) {
    if (some.size() != 1 || !is_one_person(some.front())) return;
    const auto place = std::ranges::upper_bound(all_, at, {}, &Subject::at);
    all_.insert(place, {at, some.front()});
  }
  /// The latest before a place, if it is near.
  std::optional<Party> latest_before(std::uint32_t at) const {
    constexpr std::uint32_t near = 1200;  // bytes
    const auto past = std::ranges::lower_bound(all_, at, {}, &Subject::at);
    if (past == all_.begin() || std::prev(past)->at + near < at) return std::nullopt;
    return std::prev(past)->party;
  }

 private:
  struct Subject {
    std::uint32_t at;
    Party party;
  };

  bool is_one_person(const Party& party) const {
    if (party.actor < 0)
      return party.name.starts_with("a ") || party.name.starts_with("an ") || party.name.starts_with("one ");
    const ActorKind kind = parties_->actors().all[static_cast<std::size_t>(party.actor)].kind;
    return kind == ActorKind::person || kind == ActorKind::office || kind == ActorKind::unknown;
  }

  const PartyFinder* parties_;  // never null
  std::vector<Subject> all_;
};

/// The people who are subjects of main clauses outside what is said.
void add_main_subjects(const PartyFinder& parties, std::span<const Report> reports, Subjects& subjects) {
  const Syntax& syntax = parties.syntax();
  for (Token token = 0; token < syntax.size(); ++token) {
    if (!syntax.analysis().is_root(token)) continue;
    const auto subject = syntax.own_subject(token);
    if (!subject || syntax.part(*subject) == Part::pron) continue;
    const TextSpan words = syntax.span(*subject);
    const bool is_said = std::ranges::any_of(reports, [&](const Report& report) {
      return std::ranges::any_of(report.content, [&](TextSpan span) { return span.overlaps(words); });
    });
    if (!is_said) subjects.add(words.begin, parties.parties_of(*subject).parties);
  }
}

/// "the report", "the statement", "it": what spoke last, where that was no person.
bool stands_for_last(const PartyFinder& parties, const Report& report, const SettledSpeaker& last) {
  if (!report.speaker_head || last.parties.size() != 1) return false;
  const Syntax& syntax = parties.syntax();
  const Token head = *report.speaker_head;
  const Party& party = last.parties.front();
  const bool was_person =
      party.actor >= 0 &&
      parties.actors().all[static_cast<std::size_t>(party.actor)].kind == ActorKind::person;
  if (syntax.lower(head) == "it") return !was_person;
  const auto determiner = syntax.child(head, Relation::det);
  if (!determiner || syntax.lower(*determiner) != "the") return false;
  const bool is_bare = syntax.subtree(head).size() == 2;
  return is_bare &&
         syntax.is_one_of(head, {"report", "statement", "communique", "document", "letter", "article",
                                 "announcement", "resolution", "agency", "paper", "newspaper", "daily"});
}

bool is_plural(const std::vector<Party>& parties) {
  return parties.size() > 1 ||
         (parties.size() == 1 && parties.front().actor < 0 && parties.front().name.ends_with("s"));
}

bool is_he_or_she(const Syntax& syntax, const Report& report) {
  return report.speaker_head && syntax.is_one_of(*report.speaker_head, {"he", "she"});
}

/// "we have told them", inside what somebody says: that one speaks. The latest report whose words hold it.
const SettledSpeaker* speaker_around(std::span<const Report> reports,
                                     const std::vector<SettledSpeaker>& settled, const Report& report) {
  if (report.cue.empty()) return nullptr;
  for (std::size_t i = settled.size(); i-- > 0;) {
    const bool holds = std::ranges::any_of(reports[i].content,
                                           [&](TextSpan span) { return span.contains(report.cue.front()); });
    if (holds) return &settled[i];
  }
  return nullptr;
}

std::uint32_t place_of(const Report& report);

/// "they said", where the actors abstain: the latest of several who spoke together, if they are near.
std::vector<Party> last_plural(const std::vector<SettledSpeaker>& settled, std::span<const Report> reports,
                               std::uint32_t place) {
  constexpr std::uint32_t near = 1500;  // bytes
  for (std::size_t i = settled.size(); i-- > 0;) {
    if (place_of(reports[i]) + near < place) break;
    if (!reports[i].is_in_headline && is_plural(settled[i].parties)) return settled[i].parties;
  }
  return {};
}

std::uint32_t place_of(const Report& report) {
  return report.cue.empty() ? report.content.empty() ? 0 : report.content.front().begin
                            : report.cue.front().begin;
}

/// "he said": the latest subject before the sentence.
void settle_pronoun(const PartyFinder& parties, const Report& report, const Subjects& subjects,
                    SettledSpeaker& settled) {
  const Syntax& syntax = parties.syntax();
  const TokenRange sentence = syntax.sentence(*report.speaker_head);
  const auto latest = subjects.latest_before(syntax.span(sentence.begin).begin);
  if (!latest || settled.parties == std::vector{*latest}) return;
  settled.parties = {*latest};
  settled.rules.push_back(StatementRule::speaker_carried);
}

}  // namespace

std::vector<SettledSpeaker> settle_speakers(const PartyFinder& parties, std::span<const Report> reports) {
  std::vector<SettledSpeaker> all;
  Subjects subjects(parties);
  add_main_subjects(parties, reports, subjects);
  const SettledSpeaker* last = nullptr;
  all.reserve(reports.size());  // `last` points into it
  for (const Report& report : reports) {
    SettledSpeaker settled = by_words(parties, report);
    const bool is_open = settled.parties.empty() && is_he_or_she(parties.syntax(), report);
    if (is_open) settle_pronoun(parties, report, subjects, settled);
    const bool is_they = report.speaker_head && parties.syntax().lower(*report.speaker_head) == "they";
    if (last && (stands_for_last(parties, report, *last) || (is_they && is_plural(last->parties)))) {
      settled.parties = last->parties;
      settled.rules.push_back(StatementRule::speaker_carried);
    }
    const bool is_own = report.speaker_head && parties.syntax().is_one_of(*report.speaker_head, {"i", "we"});
    if (const SettledSpeaker* around = is_own ? speaker_around(reports, all, report) : nullptr) {
      settled.parties = around->parties;
      settled.rules.push_back(StatementRule::speaker_carried);
    }
    if (settled.parties.empty() && is_they) settled.parties = last_plural(all, reports, place_of(report));
    const bool is_silent =
        !report.is_asked_by_nobody && !report.speaker_head && (report.is_floating || !report.cue.empty());
    const bool is_pronoun =
        report.speaker_head && !is_they && is_carrying_pronoun(parties.syntax(), *report.speaker_head);
    if (settled.parties.empty() && last && (is_silent || is_pronoun)) {
      settled.parties = last->parties;
      settled.on_behalf_of = last->on_behalf_of;
      if (!is_pronoun) settled.form = SpeakerForm::inherited;
      settled.rules.push_back(StatementRule::speaker_carried);
    }
    if (!settled.on_behalf_of) settled.on_behalf_of = principal_of(parties, report, settled.parties);
    all.push_back(std::move(settled));
    if (all.back().parties.empty() || report.is_in_headline) continue;
    last = &all.back();
    subjects.add(place_of(report), last->parties);
  }
  return all;
}

}  // namespace rapporteur::statement
