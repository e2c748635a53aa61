#include "rapporteur/place/choose.h"

#include "rapporteur/place/candidates.h"

#include <algorithm>
#include <array>
#include <set>

namespace rapporteur::place {

namespace {

/// A town is clear of the others where it has so many times the people of the next.
constexpr std::uint64_t clear_margin = 5;
/// Without its country a town is taken where it is clear, has so many people, and so many times those of any
/// other that has as many.
constexpr std::uint64_t least_known = 100'000;
constexpr std::uint64_t known_margin = 10;
/// A town so many times smaller than another of that name is not meant unless the words beside it say so.
constexpr std::uint64_t small_share = 20;
/// A name that is a region's too is a town's of so many people.
constexpr std::uint64_t greater_than_region = 500'000;
/// A town of so many people may be meant instead of one of up to ten times as many, where its country is
/// told.
constexpr std::uint64_t least_rival = 50'000;
/// In an article on a country, towns of fewer people are not taken without words beside the name.
constexpr std::uint64_t least_by_article = 15'000;

/// Settles one name.
class Chooser {
 public:
  Chooser(const Question& question, const PlaceTable& table, const Evidence& evidence)
      : question_(question),
        table_(table),
        evidence_(evidence),
        found_(find_candidates(question.key, table)),
        towns_(found_.towns),
        areas_(found_.areas),
        countries_(found_.countries),
        most_(found_.most) {}

  Place choose() {
    made_.name = question_.written;
    const bool is_known_else =
        !areas_.empty() || !countries_.empty() || PlaceWords::shared().listed(question_.key);
    // "The main city of Kashmir" does not say that Kashmir is a city.
    const bool is_town = question_.kind == WordKind::city && (!is_known_else || most_ >= least_by_article);
    if (!is_town && choose_listed()) return made_;
    if (!is_town && choose_country()) return made_;
    if (!is_town && choose_natural()) return made_;
    if (!is_town && choose_region()) return made_;
    choose_town();
    return made_;
  }

 private:
  bool choose_listed() {
    const ListedPlace* listed = PlaceWords::shared().listed(question_.key);
    if (!listed) return false;
    made_.name = listed->name;
    made_.kind = listed->kind;
    made_.country = listed->country;
    switch (listed->kind) {
      case PlaceKind::region:
        made_.rule = PlaceRule::region;
        break;
      case PlaceKind::country:
        made_.rule = PlaceRule::country;
        break;
      case PlaceKind::building:
        made_.rule = PlaceRule::building;
        break;
      case PlaceKind::border:
        made_.rule = PlaceRule::border;
        break;
      case PlaceKind::unknown:
      case PlaceKind::city:
      case PlaceKind::water:
      case PlaceKind::land:
        made_.rule = PlaceRule::natural;
        break;
    }
    return true;
  }

  /// "Georgia" is a country unless it is told as a region of another, or the article speaks of that one
  /// alone.
  bool choose_country() {
    const bool is_state = !countries_.empty() || (question_.is_state && most_ < least_known / 2);
    if (!is_state || says_region()) return false;
    std::optional<std::uint32_t> country = question_.actor_country;
    if (!countries_.empty()) country = countries_.front();
    if (!country) return false;
    for (const Within& holder : question_.holders) {
      if (std::ranges::find(holder.countries, *country) != holder.countries.end()) continue;
      const bool has_such_town =
          std::ranges::any_of(towns_, [&](const Candidate& each) { return holder.holds_by_area(each.town); });
      if (has_such_town || !areas_in(holder).empty()) return false;
    }
    if (!areas_.empty() && !is_told_of(*country)) {
      const bool is_of_other = std::ranges::any_of(areas_, [&](std::uint32_t index) {
        const auto area = table_.area(index);
        return area && area->country != *country && is_told_of(area->country);
      });
      if (is_of_other) {
        made_.rule = PlaceRule::ambiguous;
        return true;
      }
    }
    made_.kind = PlaceKind::country;
    made_.country = table_.country(*country);
    made_.rule = PlaceRule::country;
    return true;
  }

  bool says_region() const { return question_.kind == WordKind::region || question_.kind == WordKind::part; }

  /// "the Tigris river", "the Gulf of Tonkin"; "the North" alone names nothing.
  bool choose_natural() {
    const PlaceWords& words = PlaceWords::shared();
    if (words.kind_of(question_.key) == WordKind::direction) {
      made_.rule = PlaceRule::unknown_name;
      return true;
    }
    WordKind kind = question_.kind;
    if (kind == WordKind::none && towns_.empty() && areas_.empty()) {
      const WordKind first = words.kind_of(question_.key.substr(0, question_.key.find(' ')));
      const WordKind last = words.kind_of(question_.key.substr(question_.key.rfind(' ') + 1));
      for (const WordKind each : {first, last}) {
        if (each == WordKind::water || each == WordKind::land) kind = each;
      }
    }
    if (kind != WordKind::water && kind != WordKind::land) return false;
    made_.kind = kind == WordKind::water ? PlaceKind::water : PlaceKind::land;
    made_.rule = PlaceRule::natural;
    set_country(holders_country());
    return true;
  }

  /// Whether the article names a country by other words than these.
  bool is_told_of(std::uint32_t country) const {
    return std::ranges::any_of(evidence_.countries(), [&](const CountryMention& mention) {
      return mention.country == country && is_other(mention);
    });
  }
  bool is_other(const CountryMention& mention) const {
    return mention.key != question_.key && mention.key.find(question_.key) == std::string::npos;
  }

  std::vector<std::uint32_t> areas_in(const Within& holder) const {
    std::vector<std::uint32_t> some;
    for (const std::uint32_t index : areas_) {
      const auto area = table_.area(index);
      if (area && std::ranges::find(holder.countries, area->country) != holder.countries.end())
        some.push_back(index);
    }
    return some;
  }

  bool choose_region() {
    if (areas_.empty()) {
      if (!says_region()) return choose_actors_land();
      return choose_unlisted_region();
    }
    if (!says_region() && !question_.is_region_elsewhere && (is_rather_town() || is_towns_abroad()))
      return false;
    std::vector<std::uint32_t> left = areas_;
    for (const auto* holders : {&question_.holders, &question_.elsewhere}) {
      for (const Within& holder : *holders) {
        if (auto in = areas_in(holder); !in.empty()) {
          left = std::move(in);
          made_.evidence.push_back(holder.words);
        }
      }
    }
    if (left.size() > 1) keep_told(left);
    made_.kind = PlaceKind::region;
    made_.rule = PlaceRule::region;
    const auto country = common_country(left);
    if (!country) {
      made_.rule = PlaceRule::ambiguous;
      return true;
    }
    set_country(country);
    if (left.size() == 1) {
      const auto area = table_.area(left.front());
      made_.name = made_.area = area->name;
      made_.geonames_id = area->geonames_id;
    }
    return true;
  }

  /// A region's name is a town's, too: each region of that name has such a town of its own ("Idlib"; but
  /// "Florida" is a region in one country and a town's region in another), or the town is far too great to be
  /// left unsaid.
  bool is_rather_town() const {
    const auto has_own_town = [&](std::uint32_t area) {
      return std::ranges::any_of(towns_, [&](const Candidate& each) {
        return each.town.area == area && each.weight >= least_by_article;
      });
    };
    return most_ >= greater_than_region || std::ranges::all_of(held_areas(), has_own_town);
  }

  /// The areas of that name that lie where the name is said to lie; all where none does.
  std::vector<std::uint32_t> held_areas() const {
    for (const Within& holder : question_.holders) {
      if (auto in = areas_in(holder); !in.empty()) return in;
    }
    return areas_;
  }

  /// "San Pedro": a region of one country, a town of many others, and nothing tells of that country.
  bool is_towns_abroad() const {
    const bool is_told = std::ranges::any_of(areas_, [&](std::uint32_t index) {
      const auto area = table_.area(index);
      const auto holds = [&](const Within& holder) {
        return area && std::ranges::find(holder.countries, area->country) != holder.countries.end();
      };
      return area && (is_told_of(area->country) || std::ranges::any_of(question_.holders, holds));
    });
    if (is_told) return false;
    return std::ranges::any_of(towns_, [&](const Candidate& each) {
      const auto is_at_home = [&](std::uint32_t index) {
        const auto area = table_.area(index);
        return area && area->country == each.town.country;
      };
      return each.weight >= least_by_article && std::ranges::none_of(areas_, is_at_home);
    });
  }

  void keep_told(std::vector<std::uint32_t>& areas) const {
    std::vector<std::uint32_t> told;
    for (const std::uint32_t index : areas) {
      const auto area = table_.area(index);
      if (area && is_told_of(area->country)) told.push_back(index);
    }
    if (!told.empty()) areas = std::move(told);
  }

  std::optional<std::uint32_t> common_country(const std::vector<std::uint32_t>& areas) const {
    std::optional<std::uint32_t> country;
    for (const std::uint32_t index : areas) {
      const auto area = table_.area(index);
      if (!area || (country && *country != area->country)) return std::nullopt;
      country = area->country;
    }
    return country;
  }

  /// A region that only the article's actors know: "Darfur".
  bool choose_actors_land() {
    if (!towns_.empty() || !question_.actor_country) return false;
    made_.kind = PlaceKind::region;
    made_.rule = PlaceRule::region;
    set_country(question_.actor_country);
    return true;
  }

  /// "Cox's Bazar district": the district lies in the country of the town that it has its name of.
  bool choose_unlisted_region() {
    made_.kind = PlaceKind::region;
    if (const auto country = holders_country()) {
      set_country(country);
      made_.rule = PlaceRule::region;
      return true;
    }
    choose_town();
    made_.kind = PlaceKind::region;
    made_.point.reset();
    made_.geonames_id = 0;
    made_.name = question_.written;
    if (!made_.country.empty()) made_.rule = PlaceRule::region;
    return true;
  }

  std::optional<std::uint32_t> holders_country() {
    for (const Within& holder : question_.holders) {
      std::set<std::uint32_t> all(holder.countries.begin(), holder.countries.end());
      for (const std::uint32_t index : holder.areas) {
        if (const auto area = table_.area(index); area && holder.countries.empty()) all.insert(area->country);
      }
      if (all.size() != 1) continue;
      made_.evidence.push_back(holder.words);
      return *all.begin();
    }
    return std::nullopt;
  }

  void set_country(std::optional<std::uint32_t> country) {
    if (country) made_.country = table_.country(*country);
  }

  void choose_town() {
    if (question_.kind == WordKind::city || !towns_.empty()) made_.kind = PlaceKind::city;
    if (choose_held(question_.holders, false) || choose_held(question_.elsewhere, true)) return;
    if (towns_.empty() || is_held_otherwise()) {
      made_.rule = PlaceRule::unknown_name;
      if (const auto country = holders_country()) {
        set_country(country);
        made_.rule = PlaceRule::only_country;
      }
      return;
    }
    if (choose_by_area() || choose_known() || choose_by_sentence() || choose_by_dateline() ||
        choose_by_article())
      return;
    made_.rule = PlaceRule::ambiguous;
    const std::set<std::uint32_t> countries = countries_of(towns_);
    const bool is_known = countries.size() == 1 && is_told_of(*countries.begin());
    if (!is_known) return;
    made_.rule = PlaceRule::only_country;
    set_country(*countries.begin());
  }

  /// "the Syrian town of Foo", where no Foo of Syria is listed.
  bool is_held_otherwise() const {
    return std::ranges::any_of(question_.holders, [](const Within& holder) {
      if (holder.is_behind_comma) return holder.is_area_alone;
      return !holder.countries.empty() || holder.is_area_alone;
    });
  }

  static std::set<std::uint32_t> countries_of(const std::vector<Candidate>& towns) {
    std::set<std::uint32_t> countries;
    for (const Candidate& each : towns) countries.insert(each.town.country);
    return countries;
  }

  void take(const Candidate& chosen, PlaceRule rule) {
    made_.kind = PlaceKind::city;
    made_.name = chosen.town.name;
    made_.country = table_.country(chosen.town.country);
    if (const auto area = table_.area(chosen.town.area)) made_.area = area->name;
    made_.point = Coordinates{chosen.town.latitude, chosen.town.longitude};
    made_.geonames_id = chosen.town.geonames_id;
    made_.rule = rule;
  }

  /// By what the name is said to lie in, area before country.
  bool choose_held(const std::vector<Within>& holders, bool is_elsewhere) {
    for (const bool by_area : {true, false}) {
      for (const Within& holder : holders) {
        const auto in = kept(towns_, [&](const Candidate& each) {
          return by_area ? holder.holds_by_area(each.town) : holder.holds(each.town);
        });
        if (in.empty() || (is_elsewhere && is_told_otherwise(in))) continue;
        made_.evidence.push_back(holder.words);
        const PlaceRule rule = by_area ? PlaceRule::named_with_area : PlaceRule::named_with_country;
        return take_one_of(in, is_elsewhere ? PlaceRule::named_elsewhere : rule);
      }
    }
    return false;
  }

  /// The sentence names the country of the greatest town of that name, and not that of these.
  bool is_told_otherwise(const std::vector<Candidate>& in) const {
    const Candidate* best = clear_one(towns_, 1);
    return best && !countries_of(in).contains(best->town.country) &&
           is_told_in_sentence(best->town.country) &&
           std::ranges::none_of(countries_of(in),
                                [&](std::uint32_t country) { return is_told_in_sentence(country); });
  }

  /// Takes the one town that is clear of the others, or, where none is, their country.
  bool take_one_of(const std::vector<Candidate>& in, PlaceRule rule) {
    if (const Candidate* one = clear_one(in, clear_margin)) {
      take(*one, rule);
      return true;
    }
    const std::set<std::uint32_t> countries = countries_of(in);
    made_.rule = countries.size() == 1 ? PlaceRule::only_country : PlaceRule::ambiguous;
    if (countries.size() == 1) set_country(*countries.begin());
    return true;
  }

  /// An area is named in the article that has such a town. It is the greatest one's, or "Paris" beside
  /// "Texas" may be either.
  bool choose_by_area() {
    const Candidate* best = clear_one(towns_, 1);
    for (const AreaMention& mention : evidence_.areas()) {
      const auto in = kept(towns_, [&](const Candidate& each) { return each.town.area == mention.area; });
      if (in.empty() || !best || mention.key == question_.key) continue;
      const bool is_beside = mention.sentence == question_.sentence;
      if (!is_beside && in.front().weight < least_by_article) continue;
      const bool is_best = in.front().town.area == best->town.area;
      if (is_best && !clear_one(towns_, clear_margin)) continue;
      if (!is_best && best->town.country != in.front().town.country &&
          is_told_in_sentence(best->town.country))
        continue;
      made_.evidence.push_back(mention.words);
      if (is_best || (is_beside && in.front().weight * small_share >= most_))
        return take_one_of(in, PlaceRule::named_with_area);
      made_.rule = PlaceRule::ambiguous;
      if (best->town.country == in.front().town.country) {
        made_.rule = PlaceRule::only_country;
        set_country(best->town.country);
      }
      return true;
    }
    return false;
  }
  bool is_told_in_sentence(std::uint32_t country) const {
    return std::ranges::any_of(evidence_.countries(), [&](const CountryMention& mention) {
      return mention.country == country && mention.sentence == question_.sentence && is_other(mention);
    });
  }

  bool choose_known() {
    const Candidate* best = clear_one(towns_, clear_margin);
    if (!best || best->weight < least_known) return false;
    const bool has_rival = std::ranges::any_of(towns_, [&](const Candidate& each) {
      const bool is_great =
          each.weight >= least_known || (each.weight >= least_rival && is_told_of(each.town.country));
      return &each != best && is_great && !are_beside(each, *best) &&
             each.weight * known_margin > best->weight;
    });
    if (has_rival) return false;
    take(*best, PlaceRule::best_known);
    return true;
  }

  /// The towns that need no words beside the name.
  std::vector<Candidate> great_enough() const {
    return kept(towns_, [&](const Candidate& each) {
      return each.weight * small_share >= most_ || each.weight >= least_known;
    });
  }

  bool choose_by_sentence() {
    const auto great = great_enough();
    std::set<std::uint32_t> named;
    TextSpan words{};
    for (const CountryMention& mention : evidence_.countries()) {
      if (mention.sentence != question_.sentence || !is_other(mention)) continue;
      if (!countries_of(great).contains(mention.country)) continue;
      if (named.insert(mention.country).second) words = mention.words;
    }
    if (named.size() != 1) return false;
    made_.evidence.push_back(words);
    return take_in_country(great, *named.begin(), PlaceRule::sentence_country);
  }

  bool take_in_country(const std::vector<Candidate>& towns, std::uint32_t country, PlaceRule rule) {
    return take_one_of(kept(towns, [&](const Candidate& each) { return each.town.country == country; }),
                       rule);
  }

  bool choose_by_dateline() {
    const auto& dateline = evidence_.dateline();
    if (!dateline) return false;
    const auto in = kept(great_enough(), [&](const Candidate& each) { return dateline->holds(each.town); });
    if (in.empty()) return false;
    made_.evidence.push_back(dateline->words);
    return take_one_of(in, PlaceRule::dateline);
  }

  /// The country that the article names at least twice as often as the others of such towns.
  bool choose_by_article() {
    const auto towns =
        kept(great_enough(), [](const Candidate& each) { return each.weight >= least_by_article; });
    std::vector<std::pair<std::size_t, std::uint32_t>> counts;
    for (const std::uint32_t country : countries_of(towns)) {
      const auto count = std::ranges::count_if(evidence_.countries(), [&](const CountryMention& mention) {
        return mention.country == country && is_other(mention);
      });
      counts.emplace_back(static_cast<std::size_t>(count), country);
    }
    std::ranges::sort(counts, std::greater<>());
    if (counts.empty() || counts.front().first == 0) return false;
    if (counts.size() > 1 && counts[1].first * 2 > counts.front().first) return false;
    const std::uint32_t country = counts.front().second;
    const auto first = std::ranges::find_if(evidence_.countries(), [&](const CountryMention& mention) {
      return mention.country == country && is_other(mention);
    });
    made_.evidence.push_back(first->words);
    return take_in_country(towns, country, PlaceRule::article_country);
  }

  const Question& question_;
  const PlaceTable& table_;
  const Evidence& evidence_;
  Candidates found_;
  const std::vector<Candidate>& towns_;
  const std::vector<std::uint32_t>& areas_;
  const std::vector<std::uint32_t>& countries_;
  const std::uint64_t most_;  // people of the greatest town
  Place made_{};
};

}  // namespace

Place choose(const Question& question, const PlaceTable& table, const Evidence& evidence) {
  return Chooser(question, table, evidence).choose();
}

}  // namespace rapporteur::place
