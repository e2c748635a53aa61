#include "rapporteur/actor/find_actors.h"

#include "rapporteur/actor/code_actor.h"
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

/// Codes by the words of an actor's offices, then by its name.
void code(Gathering& all, Month when) {
  const Gazetteer& gazetteer = all.words.gazetteer;
  for (Gathered& each : all.actors) {
    // A person's own name tells nothing but who it is: "Washington" is no town here.
    std::string words = each.actor.kind == ActorKind::person ? "" : each.actor.name;
    if (!each.actor.roles.empty()) words = each.actor.roles.front().title;
    if (each.entry != Sense::none && each.actor.kind == ActorKind::person)
      words += " " + all.entry(each.entry).name;
    if (each.entry != Sense::none && each.actor.kind != ActorKind::person) words = all.entry(each.entry).name;
    std::uint32_t owner = each.state;
    for (std::size_t role = 0; owner == Sense::none && role < each.role_states.size(); ++role)
      owner = each.role_states[role];
    const std::string context = owner == Sense::none ? "" : all.entry(owner).name;
    const ActorCodes codes = code_actor(words, context, when, gazetteer);
    each.actor.country = codes.country;
    if (each.actor.kind == ActorKind::place) continue;  // where something is, not who
    each.actor.sector = codes.sector;
    each.actor.second_sector = codes.second_sector;
    if (each.entry != Sense::none && each.actor.kind != ActorKind::person) {
      const Entry& entry = all.entry(each.entry);
      each.actor.country = entry.country;
      each.actor.sector = entry.sector;
      each.actor.second_sector = entry.second_sector;
    }
  }
}

/// Mentions of several actors that are named one after the other: "Japan and the United States".
void join_lists(Gathering& all, std::vector<ActorMention>& mentions,
                const std::vector<std::uint32_t>& numbers) {
  const Analysis& a = all.words.analysis;
  std::vector<std::uint32_t> by_token(a.size(), Sense::none);
  for (std::uint32_t i = 0; i < all.candidates.size(); ++i) {
    if (!all.joined[i].actors.empty() && by_token[all.candidates[i].head] == Sense::none)
      by_token[all.candidates[i].head] = i;
  }
  for (std::uint32_t i = 0; i < all.candidates.size(); ++i) {
    const Candidate& person = all.candidates[i];
    if (person.kind != CandidateKind::person || person.is_role_beside || all.joined[i].actors.empty())
      continue;
    for (std::uint32_t token = person.role.begin; token < person.role.end; ++token) by_token[token] = i;
  }
  for (std::uint32_t i = 0; i < all.candidates.size(); ++i) {
    const std::uint32_t head = all.candidates[i].head;
    if (by_token[head] != i || a.relations[head] == Relation::conj) continue;
    ActorMention list;
    list.span = all.candidates[i].span;
    list.actors = all.joined[i].actors;
    std::uint32_t last = head;
    for (bool goes_on = true; goes_on;) {
      goes_on = false;
      for (const std::uint32_t child : a.children(last)) {
        if (a.relations[child] != Relation::conj || child <= last || by_token[child] == Sense::none) continue;
        const std::uint32_t next = by_token[child];
        list.span.end = std::max(list.span.end, all.candidates[next].span.end);
        for (const std::uint32_t actor : all.joined[next].actors) {
          if (std::ranges::find(list.actors, actor) == list.actors.end()) list.actors.push_back(actor);
        }
        last = child;
        goes_on = true;
        break;
      }
    }
    if (last == head || list.actors.size() < 2) continue;
    list.form = all.joined[i].form;
    list.rule = all.joined[i].rule;
    list.permille = all.joined[i].permille;
    for (std::uint32_t& actor : list.actors) actor = numbers[actor];
    mentions.push_back(list);
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
  join_lists(all, out.mentions, numbers);
  std::ranges::stable_sort(out.mentions, [](const ActorMention& a, const ActorMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
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
