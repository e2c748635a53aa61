#include "rapporteur/place/evidence.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/place/name_key.h"

#include <algorithm>
#include <array>

namespace rapporteur::place {

namespace {

/// A town known without its country has so many people, and so many times those of the next.
constexpr std::uint32_t least_known = 100'000;
constexpr std::uint64_t known_margin = 10;
/// Another name of a town counts so many times less than its own.
constexpr std::uint64_t other_name_discount = 4;
/// Mentions beyond so many say nothing new.
constexpr std::size_t most_mentions = 5000;
/// A dateline is no longer.
constexpr std::size_t dateline_bytes = 80;

constexpr std::array<std::string_view, 6> dateline_ends{"(",   "\xE2\x80\x94", "\xE2\x80\x93",
                                                        " - ", "--",           ": "};

bool is_in_capitals(std::string_view words) {
  const std::string_view first = words.substr(0, words.find_first_of(" ,"));
  return first.size() >= 3 && std::ranges::none_of(first, base::is_lower);
}

}  // namespace

Evidence::Evidence(const Article& article, const Analysis& analysis, const Actors& actors,
                   const PlaceTable& table)
    : article_(article), analysis_(analysis), actors_(actors), table_(table) {
  for (std::uint32_t i = 0; i < table.country_count(); ++i) codes_.emplace(table.country(i), i);
  read_countries();
  read_areas();
  read_dateline();
}

std::string Evidence::key_of(TokenRange tokens) const {
  return name_key(article_.text.words(analysis_.span_of(tokens)));
}

std::optional<std::uint32_t> Evidence::country_of(const ActorMention& mention) const {
  std::optional<std::uint32_t> country;
  for (const std::uint32_t index : mention.actors) {
    const auto found = codes_.find(actors_.all[index].country);
    if (found == codes_.end() || (country && *country != found->second)) return std::nullopt;
    country = found->second;
  }
  return country;
}

std::optional<PlaceTable::Town> Evidence::best_known(std::string_view key) const {
  std::optional<PlaceTable::Town> best;
  std::uint64_t most = 0;
  std::uint64_t second = 0;
  for (const PlaceTable::Named& named : table_.find(key)) {
    const bool is_own = named.kind == PlaceTable::NameKind::town;
    const auto town = table_.town(named.index);
    if (!town || (!is_own && named.kind != PlaceTable::NameKind::other_name_of_town)) continue;
    if (best && town->geonames_id == best->geonames_id) continue;
    const std::uint64_t weight = town->population / (is_own ? 1 : other_name_discount);
    second = std::max(second, std::min(most, weight));
    if (best && weight <= most) continue;
    most = weight;
    best = town;
  }
  if (!best || most < least_known || most < known_margin * second) return std::nullopt;
  return best;
}

void Evidence::read_countries() {
  for (const ActorMention& mention : actors_.mentions) {
    if (countries_.size() >= most_mentions) break;
    if (mention.form == MentionForm::pronoun || mention.form == MentionForm::nominal) continue;
    auto country = country_of(mention);
    if (!country) continue;
    std::string key = name_key(article_.text.words(mention.span));
    if (actors_.all[mention.actors.front()].kind == ActorKind::place) {
      const auto town = best_known(key);
      if (!town) continue;
      country = town->country;
    }
    const TokenRange tokens = analysis_.tokens_in(mention.span);
    if (tokens.is_empty()) continue;
    countries_.push_back({*country, analysis_.sentence_of[tokens.begin], mention.span, std::move(key)});
  }
}

void Evidence::read_areas() {
  for (const EntityMention& entity : analysis_.entities) {
    if (areas_.size() >= most_mentions) break;
    if (entity.kind != EntityKind::gpe && entity.kind != EntityKind::loc) continue;
    std::string key = key_of(entity.tokens);
    std::vector<PlaceTable::Named> areas = table_.find(key);
    std::erase_if(areas, [](const auto& each) { return each.kind != PlaceTable::NameKind::area; });
    if (areas.size() != 1 || key.size() < 3 || best_known(key)) continue;
    areas_.push_back({areas.front().index, analysis_.sentence_of[entity.tokens.begin],
                      analysis_.span_of(entity.tokens), std::move(key)});
  }
}

/// "TRIPOLI, Lebanon, Nov 3 (Reuters) -": of the first paragraph.
void Evidence::read_dateline() {
  const auto first = std::ranges::find_if(article_.blocks, [](const Block& block) {
    return block.kind == BlockKind::paragraph && block.is_body;
  });
  if (first == article_.blocks.end()) return;
  const std::string_view words = article_.words(*first).substr(0, dateline_bytes);
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : dateline_ends) end = std::min(end, words.find(mark));
  if (end == std::string_view::npos || !is_in_capitals(words)) return;
  Within found;
  std::string_view rest = words.substr(0, end);
  const auto town = best_known(name_key(rest.substr(0, rest.find(','))));
  for (bool is_first = true; !rest.empty() && found.is_empty(); is_first = false) {
    const std::size_t comma = rest.find(',');
    if (!is_first) found = within_by_name(base::trim(rest.substr(0, comma)));
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  }
  if (found.is_empty() && town) found.countries.push_back(town->country);
  if (found.is_empty()) return;
  found.words = {first->span.begin,
                 first->span.begin + static_cast<std::uint32_t>(base::trim(words.substr(0, end)).size())};
  dateline_ = std::move(found);
}

Within Evidence::within_by_name(std::string_view name) const {
  Within found;
  for (const PlaceTable::Named& named : table_.find(name_key(name))) {
    if (named.kind == PlaceTable::NameKind::country) found.countries.push_back(named.index);
    if (named.kind == PlaceTable::NameKind::area) found.areas.push_back(named.index);
  }
  return found;
}

Within Evidence::within(TokenRange tokens) const {
  Within found = within_by_name(article_.text.words(analysis_.span_of(tokens)));
  // "Utah" lies in a country, but does not stand for all of it.
  const auto lies_in = [&](std::uint32_t country) {
    return std::ranges::any_of(found.areas, [&](std::uint32_t index) {
      const auto area = table_.area(index);
      return area && area->country == country;
    });
  };
  const auto country = country_at(tokens);
  if (country && !lies_in(*country) && std::ranges::find(found.countries, *country) == found.countries.end())
    found.countries.push_back(*country);
  found.is_area_alone = !found.areas.empty() && found.countries.empty() && !best_known(key_of(tokens));
  found.words = analysis_.span_of(tokens);
  return found;
}

std::optional<std::uint32_t> Evidence::country_at(TokenRange tokens) const {
  const TextSpan span = analysis_.span_of(tokens);
  const auto first = std::ranges::lower_bound(actors_.mentions, span.begin, {},
                                              [](const ActorMention& each) { return each.span.begin; });
  for (auto mention = first; mention != actors_.mentions.end() && mention->span.begin < span.end; ++mention) {
    if (!span.contains(mention->span)) continue;
    const bool is_of_place = std::ranges::all_of(mention->actors, [&](std::uint32_t index) {
      const ActorKind kind = actors_.all[index].kind;
      return kind == ActorKind::state || kind == ActorKind::place;
    });
    if (is_of_place) return country_of(*mention);
  }
  return std::nullopt;
}

bool Evidence::is_state(TokenRange tokens) const {
  const TextSpan span = analysis_.span_of(tokens);
  return std::ranges::any_of(actors_.mentions, [&](const ActorMention& mention) {
    return span.contains(mention.span) && mention.form == MentionForm::name && mention.actors.size() == 1 &&
           actors_.all[mention.actors.front()].kind == ActorKind::state;
  });
}

}  // namespace rapporteur::place
