#include "rapporteur/place/settle_places.h"

#include "rapporteur/place/choose.h"
#include "rapporteur/place/evidence.h"
#include "rapporteur/place/name_key.h"
#include "rapporteur/place/surroundings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace rapporteur {

namespace {

using place::Evidence;
using place::Question;
using place::Surroundings;
using place::Within;
using place::WordKind;

/// Places of one event beyond so many are not looked up: an event of sense has fewer.
constexpr std::size_t most_names = 8;
/// Names of one article beyond so many are not asked for what they lie in.
constexpr std::size_t most_entities = 4000;

/// What an article says of a name wherever it stands: "Tripoli, Lebanon" once settles "Tripoli" thrice.
struct ToldOnce {
  std::vector<Within> holders{};
  bool is_region = false;
  bool is_town = false;
};

void add_once(std::vector<Within>& all, Within holder) {
  const bool is_there = std::ranges::any_of(all, [&](const Within& each) {
    return each.countries == holder.countries && each.areas == holder.areas;
  });
  if (!is_there && !holder.is_empty()) all.push_back(std::move(holder));
}

/// Settles the places of one article's events.
class Settler {
 public:
  Settler(const PlaceInputs& inputs, const PlaceTable& table)
      : inputs_(inputs), table_(table), evidence_(inputs.article, inputs.analysis, inputs.actors, table) {
    read_names();
  }

  Place settle(const Event& event) const {
    std::vector<TokenRange> names;
    for (const TextSpan span : event.place) {
      const TokenRange tokens = inputs_.analysis.tokens_in(span);
      if (!tokens.is_empty() && names.size() < most_names) names.push_back(tokens);
    }
    std::vector<Place> places;
    places.reserve(names.size());
    for (const TokenRange name : names) places.push_back(settle_one(name, names));
    return joined(std::move(places));
  }

 private:
  /// Reads what the article says of each name that it gives a country or area.
  void read_names() {
    std::size_t count = 0;
    for (const EntityMention& entity : inputs_.analysis.entities) {
      if (entity.kind != EntityKind::gpe && entity.kind != EntityKind::loc) continue;
      if (++count > most_entities) break;
      const Surroundings around = place::read_surroundings(inputs_.article, inputs_.analysis, entity.tokens);
      if (around.holders.empty() && around.kind == WordKind::none) continue;
      ToldOnce& told = told_[evidence_.key_of(around.name)];
      told.is_region |= around.kind == WordKind::region;
      told.is_town |= around.kind == WordKind::city;
      for (const TokenRange holder : around.holders) add_once(told.holders, within(holder, entity.tokens));
    }
  }

  Place settle_one(TokenRange words, const std::vector<TokenRange>& all) const {
    const Surroundings around = place::read_surroundings(inputs_.article, inputs_.analysis, words);
    if (is_border(words)) {
      Place border;
      border.name = inputs_.article.text.words(inputs_.analysis.span_of(trimmed(words)));
      border.kind = PlaceKind::border;
      border.rule = PlaceRule::border;
      return border;
    }
    Place place =
        is_building(words, around) ? settle_building(words, around) : settle_name(words, around, all);
    place.is_near = around.is_near;
    if (place.kind == PlaceKind::water || place.kind == PlaceKind::land) place.is_near = false;
    return place;
  }

  bool is_border(TokenRange words) const {
    for (std::uint32_t token = words.begin; token < words.end; ++token) {
      if (inputs_.analysis.parts[token] == Part::noun &&
          place::PlaceWords::shared().kind_of(lower_lemma(token)) == WordKind::border)
        return true;
    }
    return false;
  }

  bool is_building(TokenRange words, const Surroundings& around) const {
    if (around.kind == WordKind::building) return true;
    const auto entity = inputs_.analysis.entity_at(inputs_.analysis.head_of(words));
    const bool is_named_so = entity && entity->kind == EntityKind::fac && around.kind == WordKind::none;
    return is_named_so ||
           place::PlaceWords::shared().kind_of(lower_lemma(words.end - 1)) == WordKind::building;
  }
  std::string lower_lemma(std::uint32_t token) const {
    return place::name_key(inputs_.analysis.lemma(token));
  }

  Within within(TokenRange holder, TokenRange words) const {
    Within found = evidence_.within(holder);
    const std::uint32_t next = words.end;
    found.is_behind_comma = holder.begin > next && next < inputs_.analysis.size() &&
                            inputs_.article.text.words(inputs_.analysis.tokens[next]) == ",";
    return found;
  }

  Question question_of(TokenRange words, const Surroundings& around) const {
    Question question;
    question.key = evidence_.key_of(words);
    question.kind = around.kind;
    TokenRange name = words;
    const bool is_whole =
        !table_.find(question.key).empty() || place::PlaceWords::shared().listed(question.key) != nullptr;
    if (!is_whole) {
      name = around.name;
      question.key = evidence_.key_of(name);
    }
    question.written = inputs_.article.text.words(inputs_.analysis.span_of(trimmed(name)));
    question.sentence = inputs_.analysis.sentence_of[words.begin];
    question.is_state = evidence_.is_state(name);
    question.actor_country = evidence_.country_at(name);
    for (const TokenRange holder : around.holders) add_once(question.holders, within(holder, words));
    if (const auto told = told_.find(question.key); told != told_.end()) {
      question.elsewhere = told->second.holders;
      question.is_region_elsewhere = told->second.is_region && !told->second.is_town;
    }
    return question;
  }
  /// Without "the".
  TokenRange trimmed(TokenRange name) const {
    while (name.size() > 1 && inputs_.analysis.tag(name.begin) == "DT") ++name.begin;
    while (name.size() > 1 && inputs_.analysis.tag(name.end - 1) == "POS") --name.end;
    return name;
  }

  Place settle_name(TokenRange words, const Surroundings& around, const std::vector<TokenRange>& all) const {
    Question question = question_of(words, around);
    for (const TokenRange other : all) {
      if (other == words || other.begin < words.begin) continue;
      Within holder = evidence_.within(other);
      holder.is_behind_comma = true;
      if (!evidence_.best_known(evidence_.key_of(other))) add_once(question.holders, std::move(holder));
    }
    return place::choose(question, table_, evidence_);
  }

  /// A building has no point of its own; where words name its town, it is told as in that town.
  Place settle_building(TokenRange words, const Surroundings& around) const {
    Place made;
    made.name = inputs_.article.text.words(inputs_.analysis.span_of(trimmed(words)));
    made.kind = PlaceKind::building;
    made.rule = PlaceRule::building;
    if (const auto* listed = place::PlaceWords::shared().listed(evidence_.key_of(words))) {
      made.name = listed->name;
      made.country = listed->country;
    }
    for (const TokenRange holder : around.holders) {
      const auto entity = inputs_.analysis.entity_at(holder.begin);
      const bool is_place = entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::loc);
      if (!is_place) continue;
      const Surroundings of_holder = place::read_surroundings(inputs_.article, inputs_.analysis, holder);
      Place town = place::choose(question_of(holder, of_holder), table_, evidence_);
      if (!town.point && town.country.empty()) continue;
      town.evidence.push_back(inputs_.analysis.span_of(holder));
      if (town.point) return town;
      if (made.country.empty()) {
        made.country = town.country;
        made.area = town.area;
        made.evidence = town.evidence;
      }
    }
    return made;
  }

  /// The one place that several names come to: a country beside its town says no more.
  static Place joined(std::vector<Place> places) {
    const auto says_less = [&](const Place& less) {
      return std::ranges::any_of(places, [&](const Place& more) {
        if (&more == &less || more.country.empty()) return false;
        if (less.country != more.country && !less.country.empty()) return false;
        if (less.kind == PlaceKind::land || less.kind == PlaceKind::water || less.kind == PlaceKind::border)
          return more.point.has_value();
        if (less.kind == PlaceKind::country) return more.kind != PlaceKind::country;
        if (less.kind == PlaceKind::region)
          return more.kind == PlaceKind::city &&
                 (more.area == less.area || more.area.empty() || less.area.empty());
        return less.kind == PlaceKind::building && more.point.has_value();
      });
    };
    std::vector<Place> left;
    for (const Place& each : places) {
      const bool is_there = std::ranges::any_of(
          left, [&](const Place& other) { return other.name == each.name && other.country == each.country; });
      if (!says_less(each) && !is_there) left.push_back(each);
    }
    if (left.empty()) return places.empty() ? Place{} : std::move(places.front());
    if (left.size() == 1) return std::move(left.front());
    return several(left);
  }

  static Place several(const std::vector<Place>& places) {
    Place made = places.front();
    made.point.reset();
    made.geonames_id = 0;
    made.rule = PlaceRule::several;
    for (const Place& each : std::span(places).subspan(1)) {
      made.name += "; " + each.name;
      if (each.country != made.country) made.country.clear();
      if (each.area != made.area) made.area.clear();
      if (each.kind != made.kind) made.kind = PlaceKind::unknown;
      made.is_near |= each.is_near;
      made.evidence.insert(made.evidence.end(), each.evidence.begin(), each.evidence.end());
    }
    if (made.country.empty()) made.area.clear();
    return made;
  }

  const PlaceInputs& inputs_;
  const PlaceTable& table_;
  Evidence evidence_;
  std::map<std::string, ToldOnce> told_;
};

/// Without the table: the words, and the country of the article's actors at them, where there is one.
Place named_alone(const PlaceInputs& inputs, const Event& event) {
  Place made;
  if (event.place.empty()) return made;
  made.rule = PlaceRule::not_looked_up;
  bool is_one = true;
  for (const TextSpan span : event.place) {
    made.name += (made.name.empty() ? "" : "; ") + std::string(inputs.article.text.words(span));
    for (const ActorMention& mention : inputs.actors.mentions) {
      if (!span.overlaps(mention.span)) continue;
      for (const std::uint32_t index : mention.actors) {
        const std::string& country = inputs.actors.all[index].country;
        is_one &= made.country.empty() || country.empty() || country == made.country;
        if (!country.empty()) made.country = country;
      }
    }
  }
  if (!is_one) made.country.clear();
  return made;
}

void sort_evidence(Place& place) {
  std::ranges::sort(place.evidence);
  const auto repeated = std::ranges::unique(place.evidence);
  place.evidence.erase(repeated.begin(), repeated.end());
}

}  // namespace

std::vector<Place> settle_places(const PlaceInputs& inputs, const PlaceTable* table) {
  std::vector<Place> places(inputs.events.size());
  std::optional<Settler> settler;  // made where the first event tells a place
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Event& event = inputs.events[i];
    if (event.place.empty()) continue;
    if (table && !settler) settler.emplace(inputs, *table);
    places[i] = settler ? settler->settle(event) : named_alone(inputs, event);
    sort_evidence(places[i]);
  }
  return places;
}

}  // namespace rapporteur
