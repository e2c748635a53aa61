#include "rapporteur/actor/join_pronouns.h"

#include "rapporteur/actor/speech_verbs.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <span>

namespace rapporteur::actor {

namespace {

/// Whom a pronoun can stand for.
enum Whom : int { he, she, it, they, relative, first_person };

struct Pronoun {
  std::string_view word;
  Whom whom;
};

constexpr std::array<Pronoun, 29> pronouns{{{"he", he},
                                            {"him", he},
                                            {"his", he},
                                            {"himself", he},
                                            {"she", she},
                                            {"her", she},
                                            {"hers", she},
                                            {"herself", she},
                                            {"it", it},
                                            {"its", it},
                                            {"itself", it},
                                            {"they", they},
                                            {"them", they},
                                            {"their", they},
                                            {"theirs", they},
                                            {"themselves", they},
                                            {"who", relative},
                                            {"whom", relative},
                                            {"whose", relative},
                                            {"which", relative},
                                            {"i", first_person},
                                            {"me", first_person},
                                            {"my", first_person},
                                            {"myself", first_person},
                                            {"mine", first_person},
                                            {"we", first_person},
                                            {"our", first_person},
                                            {"ours", first_person},
                                            {"us", first_person}}};

bool fits(const Gathered& actor, int whom) {
  const ActorKind kind = actor.actor.kind;
  const bool is_one = kind == ActorKind::person || kind == ActorKind::office ||
                      (kind == ActorKind::group && !actor.is_plural);
  switch (whom) {
    case he:
      return is_one && actor.sex != 'f';
    case she:
      return is_one && actor.sex != 'm';
    case it:
      return kind == ActorKind::state || (kind == ActorKind::organisation && !actor.is_plural);
    case they:
      return (kind == ActorKind::group && actor.is_plural) || kind == ActorKind::organisation;
    default:
      return false;
  }
}

}  // namespace

PronounJoiner::PronounJoiner(Gathering& all, const Discourse& discourse)
    : all_(all),
      w_(all.words),
      discourse_(discourse),
      by_token_(all.words.analysis.size(), Sense::none),
      speech_of_(all.words.analysis.size(), Sense::none) {
  for (std::uint32_t i = 0; i < all.candidates.size(); ++i) {
    std::uint32_t& slot = by_token_[all.candidates[i].head];
    if (slot == Sense::none) slot = i;
  }
  for (std::uint32_t i = 0; i < all.speeches.size(); ++i) {
    const Speech& speech = all.speeches[i];
    if (!speech.is_quoted || speech.speaker.empty()) continue;
    for (const TextSpan content : speech.content) {
      const TokenRange tokens = w_.analysis.tokens_in(content);
      std::fill(speech_of_.begin() + tokens.begin, speech_of_.begin() + std::max(tokens.begin, tokens.end),
                i);
    }
  }
}

void PronounJoiner::join(std::uint32_t number) {
  const std::string_view text = w_.words(all_.candidates[number].span);
  const auto* const pronoun = std::ranges::find_if(
      pronouns, [&](const Pronoun& each) { return base::equals_ignoring_case(each.word, text); });
  if (pronoun == pronouns.end()) return;
  if (pronoun->whom == relative) {
    join_relative(number);
  } else if (pronoun->whom == first_person) {
    join_speaker(number);
  } else {
    join_likeliest(number, pronoun->whom);
  }
}

std::uint32_t PronounJoiner::candidate_at(std::uint32_t token) const {
  return by_token_[token];
}

bool PronounJoiner::join_relative(std::uint32_t number) {
  const Analysis& a = w_.analysis;
  std::uint32_t token = all_.candidates[number].head;
  for (int steps = 0; steps < 5 && a.relations[token] != Relation::relcl && !a.is_root(token); ++steps)
    token = a.heads[token];
  if (a.relations[token] != Relation::relcl) return false;
  const std::uint32_t before = candidate_at(a.heads[token]);
  if (before == Sense::none || before == number || all_.joined[before].actors.empty()) return false;
  all_.joined[number] = all_.joined[before];
  all_.joined[number].candidate = number;
  all_.joined[number].form = MentionForm::pronoun;
  all_.joined[number].rule = MentionRule::salience;
  return true;
}

/// The candidate that names the speaker of the words around a pronoun.
std::uint32_t PronounJoiner::speaker_at(std::uint32_t number) const {
  const std::uint32_t speech = speech_of_[all_.candidates[number].head];
  if (speech == Sense::none) return Sense::none;
  const TokenRange tokens = w_.analysis.tokens_in(all_.speeches[speech].speaker.front());
  return tokens.is_empty() ? Sense::none : candidate_at(w_.analysis.head_of(tokens));
}

/// Where no speech is told of: the subject of a verb of saying outside the quotation, in the same sentence or
/// else in the same block.
std::uint32_t PronounJoiner::speaker_beside(std::uint32_t number) const {
  constexpr std::uint32_t max_tokens = 120;
  const Analysis& a = w_.analysis;
  const std::uint32_t token = all_.candidates[number].head;
  if (!w_.is_quoted[token]) return Sense::none;
  const auto subject_in = [&](std::uint32_t begin, std::uint32_t end) {
    std::uint32_t found = Sense::none;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (w_.is_quoted[i] || candidate_at(i) == Sense::none) continue;
      if (!speaks(a, all_.candidates[candidate_at(i)].tokens, i)) continue;
      if (!all_.joined[candidate_at(i)].actors.empty()) found = candidate_at(i);
    }
    return found;
  };
  TokenRange sentence = a.sentence(token).tokens;
  sentence.begin = std::max(sentence.begin, token - std::min(token, max_tokens));
  sentence.end = std::min(sentence.end, token + max_tokens);
  if (const std::uint32_t found = subject_in(sentence.begin, sentence.end); found != Sense::none)
    return found;
  std::uint32_t begin = token;
  while (begin > 0 && token - begin < max_tokens && a.sentence(begin - 1).block == a.sentence(token).block)
    --begin;
  return subject_in(begin, token);
}

bool PronounJoiner::join_speaker(std::uint32_t number) {
  std::uint32_t speaker = speaker_at(number);
  if (speaker == Sense::none) speaker = speaker_beside(number);
  if (speaker == Sense::none || speaker == number || all_.joined[speaker].actors.empty()) return false;
  const bool is_one = all_.joined[speaker].actors.size() == 1;
  all_.joined[number].actors = all_.joined[speaker].actors;
  all_.joined[number].form = MentionForm::pronoun;
  all_.joined[number].rule = MentionRule::speaker_of_quotation;
  all_.joined[number].permille = is_one ? 900 : 800;
  return true;
}

/// "He said" after "Lund said": who spoke last goes on.
bool PronounJoiner::join_last_speaker(std::uint32_t number, int whom) {
  const Analysis& a = w_.analysis;
  const Candidate& pronoun = all_.candidates[number];
  if (!speaks(a, pronoun.tokens, pronoun.head) || w_.is_quoted[pronoun.head]) return false;
  const std::uint32_t last = discourse_.last_speaking(number, [&](std::uint32_t noted) {
    if (a.heads[all_.candidates[noted].head] == a.heads[pronoun.head]) return false;
    if (whom == they && !speakers_together(noted).empty()) return true;
    const auto& actors = all_.joined[noted].actors;
    return (whom == they && actors.size() > 1) ||
           (actors.size() == 1 && fits(all_.actors[actors.front()], whom));
  });
  if (last == Sense::none) return false;
  if (const std::uint32_t fresh = subject_since(number, last, whom); fresh != Sense::none) {
    all_.join(number, fresh, MentionForm::pronoun, MentionRule::salience, 800);
    return true;
  }
  all_.join(number, all_.joined[last].actors.front(), MentionForm::pronoun, MentionRule::salience, 900);
  all_.joined[number].actors =
      whom == they && !speakers_together(last).empty() ? speakers_together(last) : all_.joined[last].actors;
  return true;
}

/// "Mr Berg did not answer. The price was right, he said": the person whom the pronoun's own paragraph is
/// about, where the last speaker is of another one.
std::uint32_t PronounJoiner::subject_since(std::uint32_t number, std::uint32_t last, int whom) const {
  if (whom != he && whom != she) return Sense::none;
  const Analysis& a = w_.analysis;
  const Candidate& pronoun = all_.candidates[number];
  const auto block_of = [&](std::uint32_t token) { return a.sentence(token).block; };
  if (block_of(all_.candidates[last].head) == block_of(pronoun.head)) return Sense::none;
  const auto& noted = discourse_.noted();
  std::vector<std::uint32_t> named;  // everybody whom the paragraph names before
  for (std::size_t i = noted.size(); i-- > 0;) {
    const Candidate& mention = all_.candidates[noted[i]];
    if (block_of(mention.head) != block_of(pronoun.head)) break;
    const bool is_before = a.sentence_of[mention.head] < a.sentence_of[pronoun.head];
    if (!is_before || w_.is_quoted[mention.head] || mention.kind == CandidateKind::pronoun) continue;
    const std::uint32_t subject =
        a.relations[mention.head] == Relation::appos ? a.heads[mention.head] : mention.head;
    const bool is_subject =
        (a.relations[subject] == Relation::nsubj || a.relations[subject] == Relation::nsubjpass) &&
        a.is_root(a.heads[subject]);
    const auto& actors = all_.joined[noted[i]].actors;
    if (actors.size() != 1) continue;
    const Gathered& actor = all_.actors[actors.front()];
    if (actor.actor.kind != ActorKind::person || !fits(actor, whom)) continue;
    if (is_subject) return actors.front();
    const bool opens = a.relations[subject] == Relation::nsubj;  // "What Berg wants is clear. He ..."
    if (std::ranges::find(named, actors.front()) == named.end())
      named.push_back(opens ? actors.front() : Sense::none);
  }
  return named.size() == 1 ? named.front() : Sense::none;
}

/// "Berg did not repeat his comments": the person who is the subject of the verb whose object "his" stands
/// in.
std::uint32_t PronounJoiner::subject_of_clause(std::uint32_t number, int whom) const {
  if (whom != he && whom != she) return Sense::none;
  const Analysis& a = w_.analysis;
  const std::uint32_t noun = a.heads[all_.candidates[number].head];
  if (a.relations[noun] != Relation::dobj) return Sense::none;
  for (const std::uint32_t child : a.children(a.heads[noun])) {
    if (a.relations[child] != Relation::nsubj || child > noun) continue;
    const std::uint32_t subject = candidate_at(child);
    if (subject == Sense::none || all_.joined[subject].actors.size() != 1) return Sense::none;
    const Gathered& actor = all_.actors[all_.joined[subject].actors.front()];
    const bool is_person = actor.actor.kind == ActorKind::person && fits(actor, whom);
    return is_person ? all_.joined[subject].actors.front() : Sense::none;
  }
  return Sense::none;
}

/// "Kenya and Uganda closed their border": those who are the subject together, in this sentence or the one
/// before.
bool PronounJoiner::join_list(std::uint32_t number) {
  constexpr std::size_t max_looked_back = 12;
  const Analysis& a = w_.analysis;
  const std::uint32_t sentence = a.sentence_of[all_.candidates[number].head];
  const auto& noted = discourse_.noted();
  for (std::size_t i = noted.size(); i-- > 0 && noted.size() - i <= max_looked_back;) {
    const std::uint32_t head = all_.candidates[noted[i]].head;
    if (sentence - a.sentence_of[head] > 1) return false;
    const bool is_subject = a.relations[head] == Relation::nsubj || a.relations[head] == Relation::nsubjpass;
    const auto actors = is_subject ? speakers_together(noted[i]) : std::vector<std::uint32_t>();
    if (actors.size() < 2) continue;
    all_.join(number, actors.front(), MentionForm::pronoun, MentionRule::salience, 750);
    all_.joined[number].actors = actors;
    return true;
  }
  return false;
}

/// The subject of the verb over a token: its own, or that of the verb which it goes on from ("..., telling
/// them").
std::uint32_t PronounJoiner::subject_over(std::uint32_t token) const {
  constexpr int most_verbs = 6;
  const Analysis& a = w_.analysis;
  std::uint32_t verb = a.heads[token];
  for (int step = 0; step < most_verbs; ++step) {
    for (const std::uint32_t child : a.children(verb)) {
      const bool is_subject =
          a.relations[child] == Relation::nsubj || a.relations[child] == Relation::nsubjpass;
      if (is_subject && child != token) return child;
    }
    if (a.is_root(verb)) break;
    verb = a.heads[verb];
  }
  return Sense::none;
}

/// "It gave aid to the Ghanaians, telling them", "a rebuke to Peru and Chile, accusing them": the several who
/// were named last before in its own sentence, but for those who do it.
bool PronounJoiner::join_many_before(std::uint32_t number) {
  const Analysis& a = w_.analysis;
  const Candidate& pronoun = all_.candidates[number];
  if (!base::equals_ignoring_case(w_.words(pronoun.span), "them")) return false;
  const std::uint32_t subject = subject_over(pronoun.head);
  const auto& noted = discourse_.noted();
  for (std::size_t i = noted.size(); i-- > 0;) {
    const std::uint32_t head = all_.candidates[noted[i]].head;
    if (a.sentence_of[head] != a.sentence_of[pronoun.head]) return false;
    if (subject != Sense::none && a.is_below(head, subject)) continue;
    const std::vector<std::uint32_t> list = speakers_together(noted[i]);
    const auto& joined = all_.joined[noted[i]].actors;
    const bool is_people = a.tag(head) == "NNPS" && joined.size() == 1;
    if (list.size() < 2 && joined.size() < 2 && !is_people) continue;
    const std::vector<std::uint32_t> actors = list.size() > 1 ? list : joined;
    all_.join(number, actors.front(), MentionForm::pronoun, MentionRule::salience, 800);
    all_.joined[number].actors = actors;
    return true;
  }
  return false;
}

/// "It" mostly stands for what was said or done; as a subject, and not of "it was clear that", it may be an
/// actor.
bool PronounJoiner::may_stand_for_actor(std::uint32_t number) const {
  const Analysis& a = w_.analysis;
  const std::uint32_t token = all_.candidates[number].head;
  if (a.relations[token] == Relation::poss) return true;
  if (a.relations[token] != Relation::nsubj && a.relations[token] != Relation::nsubjpass) return false;
  return a.lemma(a.heads[token]) != "be" && a.lemma(a.heads[token]) != "seem" &&
         a.lemma(a.heads[token]) != "appear";
}

/// The actors of "Lund and Berg", asked of the first one; empty where one is named alone.
std::vector<std::uint32_t> PronounJoiner::speakers_together(std::uint32_t noted) const {
  std::vector<std::uint32_t> actors;
  for (const std::uint32_t child : w_.analysis.children(all_.candidates[noted].head)) {
    if (w_.analysis.relations[child] != Relation::conj || candidate_at(child) == Sense::none) continue;
    const auto& others = all_.joined[candidate_at(child)].actors;
    if (others.empty()) continue;
    if (actors.empty()) actors = all_.joined[noted].actors;
    if (std::ranges::find(actors, others.front()) == actors.end()) actors.push_back(others.front());
  }
  return actors;
}

void PronounJoiner::join_likeliest(std::uint32_t number, int whom) {
  if (join_last_speaker(number, whom)) return;
  if (whom == they && (join_many_before(number) || join_list(number))) return;
  if (whom == it && !may_stand_for_actor(number)) return;
  const Analysis& a = w_.analysis;
  const Candidate& pronoun = all_.candidates[number];
  const std::uint32_t verb = a.heads[pronoun.head];
  const bool is_possessive = a.relations[pronoun.head] == Relation::poss;
  if (const std::uint32_t owner = is_possessive ? subject_of_clause(number, whom) : Sense::none;
      owner != Sense::none)
    return all_.join(number, owner, MentionForm::pronoun, MentionRule::salience, 750);
  std::uint16_t certainty = 0;
  const std::uint32_t actor = discourse_.likeliest(
      number,
      [&](std::uint32_t each, std::uint32_t noted) {
        // Subject and object of one verb are two.
        const Candidate& mention = all_.candidates[noted];
        const bool is_beside = !is_possessive && a.heads[mention.head] == verb && mention.head != verb &&
                               a.sentence_of[mention.head] == a.sentence_of[pronoun.head];
        // "They" for one body only where it was just named.
        const bool is_far = whom == they && all_.actors[each].actor.kind == ActorKind::organisation &&
                            a.sentence_of[pronoun.head] - a.sentence_of[mention.head] > 1;
        return !is_beside && !is_far && fits(all_.actors[each], whom);
      },
      certainty);
  if (actor == Sense::none) return;
  all_.join(number, actor, MentionForm::pronoun, MentionRule::salience, certainty);
}

}  // namespace rapporteur::actor
