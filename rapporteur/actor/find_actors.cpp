#include "rapporteur/actor/find_actors.h"

#include "rapporteur/actor/code_actor.h"
#include "rapporteur/actor/find_lists.h"
#include "rapporteur/actor/gathering.h"
#include "rapporteur/actor/roles.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace rapporteur {

namespace actor {

std::uint32_t Gathering::add(ActorKind kind, std::string name) {
  Gathered& made = actors.emplace_back();
  made.actor.kind = kind;
  made.actor.name = std::move(name);
  return static_cast<std::uint32_t>(actors.size() - 1);
}

void Gathering::join(std::uint32_t number, std::uint32_t actor, MentionForm form, MentionRule rule,
                     std::uint16_t permille) {
  joined[number] = {number, {actor}, form, rule, permille};
  actors[actor].first = std::min(actors[actor].first, candidates[number].span.begin);
}

namespace {

Month month_of_publication(const Article& article) {
  if (!article.metadata.published || article.metadata.published->value.size() < 7) return 0;
  const std::string& value = article.metadata.published->value;
  std::uint32_t year = 0;
  std::uint32_t month = 0;
  std::from_chars(value.data(), value.data() + 4, year);
  std::from_chars(value.data() + 5, value.data() + 7, month);
  return month == 0 ? 0 : year * 100 + month;
}

/// The words that an actor is coded by: its offices, then its name.
std::string coded_words(const Gathering& all, const Gathered& each) {
  const bool is_person = each.actor.kind == ActorKind::person;
  // A person's own name tells nothing but who it is: "Washington" is no town here.
  std::string words = is_person ? "" : each.actor.name;
  if (!each.actor.roles.empty()) words = each.actor.roles.front().title;
  if (each.entry == Sense::none) return words;
  const std::string& name = all.entry(each.entry).name;
  return is_person ? words + " " + name : name;
}

/// Codes by the gazetteer's entry, or by the words of an actor's offices and its name.
void code(Gathering& all, Month when) {
  for (Gathered& each : all.actors) {
    const bool is_place = each.actor.kind == ActorKind::place;  // where something is, not who
    if (each.entry != Sense::none && each.actor.kind != ActorKind::person && !is_place) {
      const Entry& entry = all.entry(each.entry);
      each.actor.country = entry.country;
      each.actor.sector = entry.sector;
      each.actor.second_sector = entry.second_sector;
      continue;
    }
    std::uint32_t owner = each.state;
    for (std::size_t role = 0; owner == Sense::none && role < each.role_states.size(); ++role)
      owner = each.role_states[role];
    const std::string context = owner == Sense::none ? "" : all.entry(owner).name;
    const ActorCodes codes = code_actor(coded_words(all, each), context, when, all.words.gazetteer);
    each.actor.country = codes.country;
    if (is_place) continue;
    each.actor.sector = codes.sector;
    each.actor.second_sector = codes.second_sector;
    // On an unknown day, what somebody was last tells more than that it is over today.
    const bool is_over = when == 0 && codes.sector == "ELI" && each.actor.roles.empty();
    if (is_over && each.entry != Sense::none && !all.entry(each.entry).career.empty())
      each.actor.sector = all.entry(each.entry).career.back().sector;
  }
}

/// The span of a name together with the point of an abbreviation that ends it: "the U.S."
TextSpan with_final_point(const ArticleWords& words, TextSpan span) {
  const std::string_view text = words.text();
  const bool is_abbreviation =
      span.size() >= 3 && span.end < text.size() && text[span.end] == '.' && text[span.end - 2] == '.';
  return is_abbreviation ? TextSpan{span.begin, span.end + 1} : span;
}

/// The office that stands before or beside a name is a mention of who holds it.
void add_role_mention(const Gathering& all, std::uint32_t number, const std::vector<std::uint32_t>& numbers,
                      std::vector<ActorMention>& mentions) {
  const Candidate& person = all.candidates[number];
  if (person.kind != CandidateKind::person || person.role.is_empty() || all.joined[number].actors.empty())
    return;
  if (!is_office(all.word(person.role_word))) return;
  ActorMention mention;
  mention.span = all.words.analysis.span_of(person.role);
  mention.form = MentionForm::title;
  mention.rule = person.is_role_beside ? MentionRule::apposition : MentionRule::role_before_name;
  mention.permille = 950;
  mention.actors = {numbers[all.joined[number].actors.front()]};
  mentions.push_back(std::move(mention));
}

/// The actors by first mention, and their mentions in text order.
Actors finish(Gathering& all) {
  std::vector<std::uint32_t> order(all.actors.size());
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [&](std::uint32_t actor) { return all.actors[actor].first == 0xFFFFFFFFu; });
  std::ranges::stable_sort(order, {}, [&](std::uint32_t actor) { return all.actors[actor].first; });
  std::vector<std::uint32_t> numbers(all.actors.size(), 0);
  Actors out;
  for (const std::uint32_t actor : order) {
    numbers[actor] = static_cast<std::uint32_t>(out.all.size());
    out.all.push_back(std::move(all.actors[actor].actor));
  }
  for (std::uint32_t i = 0; i < all.joined.size(); ++i) {
    const Joined& joined = all.joined[i];
    ActorMention mention{with_final_point(all.words, all.candidates[i].span), joined.form, joined.rule,
                         joined.permille, joined.actors};
    if (all.candidates[i].kind == CandidateKind::pronoun) mention.form = MentionForm::pronoun;
    if (all.candidates[i].kind == CandidateKind::nominal && joined.actors.empty())
      mention.form = MentionForm::nominal;
    for (std::uint32_t& actor : mention.actors) actor = numbers[actor];
    if (mention.actors.size() == 1 && all.candidates[i].kind != CandidateKind::pronoun &&
        all.candidates[i].kind != CandidateKind::nominal) {
      Actor& actor = out.all[mention.actors.front()];
      const std::string words(all.words.words(mention.span));
      if (words != actor.name && std::ranges::find(actor.variants, words) == actor.variants.end())
        actor.variants.push_back(words);
    }
    out.mentions.push_back(std::move(mention));
    add_role_mention(all, i, numbers, out.mentions);
  }
  for (ActorMention& list : find_lists(all)) {
    for (std::uint32_t& actor : list.actors) actor = numbers[actor];
    out.mentions.push_back(std::move(list));
  }
  std::ranges::stable_sort(out.mentions, [](const ActorMention& a, const ActorMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  // "North and South Korea" is read as a name and as a list.
  const auto twice = std::ranges::unique(out.mentions, [](const ActorMention& a, const ActorMention& b) {
    return a.span == b.span && a.actors == b.actors && !a.actors.empty();
  });
  out.mentions.erase(twice.begin(), twice.end());
  return out;
}

}  // namespace

}  // namespace actor

Actors find_actors(const Article& article, const Analysis& analysis, std::span<const Speech> speeches,
                   const Gazetteer& gazetteer) {
  const actor::ArticleWords words(article, analysis, gazetteer);
  actor::Gathering all{words, speeches, actor::find_candidates(words), {}, {}};
  all.joined.resize(all.candidates.size());
  actor::join_people(all);
  actor::join_others(all);
  actor::code(all, actor::month_of_publication(article));
  return actor::finish(all);
}

}  // namespace rapporteur
