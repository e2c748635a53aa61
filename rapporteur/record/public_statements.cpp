#include "rapporteur/record/record.h"

#include <algorithm>
#include <set>
#include <utility>

namespace rapporteur::record {

namespace {

bool is_told_by_event(const Record& record, const RecordedStatement& statement) {
  return std::ranges::any_of(record.events, [&](const RecordedEvent& event) {
    return event.statement == statement.ordinal ||
           std::ranges::any_of(event.trigger, [&](const RecordedWords& word) {
             return std::ranges::any_of(statement.cue, [&](const RecordedWords& cue) {
               return word.text_begin < cue.text_end && cue.text_begin < word.text_end;
             });
           });
  });
}

/// Who speaks of politics, as far as the record can tell: the police and the courts speak of crimes, and
/// "authorities" of no country are mostly theirs.
bool speaks_of_politics(const Record& record, const RecordedParty& party) {
  if (!party.actor) return false;
  const RecordedActor& actor = record.actors[*party.actor];
  if (actor.sector == "COP" || actor.sector == "JUD") return false;
  if (actor.kind == ActorKind::group && actor.country.empty()) return false;
  const bool is_activist = actor.kind == ActorKind::person && actor.sector == "CVL" && !actor.role.empty();
  return is_activist ||
         actor::political_weight(actor.kind, actor.country, actor.sector, !actor.role.empty()) == 2;
}

bool is_speech(const RecordedStatement& statement) {
  return !statement.nested_in && !statement.is_floating &&
         (statement.kind == StatementKind::statement || statement.kind == StatementKind::act_report ||
          statement.kind == StatementKind::speech_event);
}

PublicStatement coded(const RecordedStatement& statement) {
  switch (statement.force) {
    case Force::refuse_comment:
      return {statement.ordinal, "011", -1};
    case Force::hope:
      return {statement.ordinal, "013", 4};
    case Force::agree:
      return {statement.ordinal, "019", 34};
    default:
      return {statement.ordinal, "010", 0};
  }
}

}  // namespace

std::vector<PublicStatement> public_statements(const Record& record) {
  std::vector<PublicStatement> all;
  std::set<std::pair<std::uint32_t, std::string>> told;  // by quotation and speaker
  for (const RecordedStatement& statement : record.statements) {
    if (!is_speech(statement) || statement.speakers.empty()) continue;
    const RecordedParty& speaker = statement.speakers.front();
    if (!speaks_of_politics(record, speaker) || is_told_by_event(record, statement)) continue;
    if (told.emplace(statement.quotation, speaker.name).second) all.push_back(coded(statement));
  }
  return all;
}

}  // namespace rapporteur::record
