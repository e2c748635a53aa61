#include "rapporteur/actor/discourse.h"

#include "rapporteur/actor/speech_verbs.h"

#include <algorithm>

namespace rapporteur::actor {

namespace {

/// How prominent a mention is by what its noun is to its verb.
double prominence(Relation relation) {
  switch (relation) {
    case Relation::nsubj:
      return 1.0;
    case Relation::nsubjpass:
      return 0.9;
    case Relation::root:
      return 0.7;
    case Relation::dobj:
    case Relation::dative:
    case Relation::agent:
      return 0.6;
    case Relation::pobj:
    case Relation::appos:
    case Relation::conj:
      return 0.4;
    case Relation::poss:
      return 0.35;
    default:
      return 0.3;
  }
}

}  // namespace

Discourse::Discourse(const Gathering& all) : all_(all), is_speaker_(all.words.analysis.size(), 0) {
  for (const Speech& speech : all.speeches) {
    for (const TextSpan span : speech.speaker) {
      const TokenRange tokens = all.words.analysis.tokens_in(span);
      for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) is_speaker_[token] = 1;
    }
  }
}

void Discourse::note(std::uint32_t candidate) {
  noted_.push_back(candidate);
  own_weights_.push_back(own_weight(candidate));
}

bool Discourse::is_speaking(std::uint32_t noted) const {
  const Candidate& mention = all_.candidates[noted];
  if (all_.words.is_quoted[mention.head]) return false;
  const Relation relation = all_.words.analysis.relations[mention.head];
  const bool is_misread = relation == Relation::advmod || relation == Relation::npadvmod ||
                          relation == Relation::dep || relation == Relation::root;
  const bool is_named_speaker =
      mention.kind == CandidateKind::person && is_misread && is_speaker_[mention.head] != 0;
  return is_named_speaker || speaks(all_.words.analysis, mention.tokens, mention.head);
}

double Discourse::own_weight(std::uint32_t candidate) const {
  constexpr double described = 0.6;
  const Analysis& a = all_.words.analysis;
  const Candidate& mention = all_.candidates[candidate];
  double weight = prominence(a.relations[mention.head]);
  const Relation relation = a.relations[mention.head];
  const bool is_subject = relation == Relation::nsubj || relation == Relation::nsubjpass;
  if (is_subject && a.is_root(a.heads[mention.head])) weight += 0.5;
  if (speaks(a, mention.tokens, mention.head)) weight += 0.5;
  return mention.kind == CandidateKind::nominal ? weight * described : weight;
}

double Discourse::weight_of(std::size_t place, std::uint32_t asking) const {
  constexpr double fading = 0.6;
  constexpr double quoted = 0.35;
  constexpr std::uint32_t farthest = 6;
  const Analysis& a = all_.words.analysis;
  const Candidate& mention = all_.candidates[noted_[place]];
  const Candidate& pronoun = all_.candidates[asking];
  const std::uint32_t distance = a.sentence_of[pronoun.head] - a.sentence_of[mention.head];
  if (distance > farthest) return 0;
  double weight = own_weights_[place];
  for (std::uint32_t i = 0; i < distance; ++i) weight *= fading;
  if (all_.words.is_quoted[mention.head] && !all_.words.is_quoted[pronoun.head]) weight *= quoted;
  return weight;
}

void Discourse::add_score(std::vector<Score>& scores, std::uint32_t actor, double weight) {
  const auto known = std::ranges::find(scores, actor, &Score::actor);
  if (known != scores.end())
    known->value += weight;
  else
    scores.push_back({actor, weight});
}

std::uint32_t Discourse::best(const std::vector<Score>& scores, std::uint16_t& certainty) {
  certainty = 0;
  if (scores.empty()) return Sense::none;
  const auto first = std::ranges::max_element(scores, {}, &Score::value);
  double next = 0;
  for (const Score& score : scores) {
    if (score.actor != first->actor) next = std::max(next, score.value);
  }
  certainty = static_cast<std::uint16_t>(500 + 450 * (first->value - next) / first->value);
  return first->actor;
}

}  // namespace rapporteur::actor
