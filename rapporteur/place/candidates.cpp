#include "rapporteur/place/candidates.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace rapporteur::place {

namespace {

/// Another name of a town counts so many times less than its own; where it is some town's own name, far less.
constexpr std::uint64_t other_name_discount = 4;
constexpr std::uint64_t anothers_name_discount = 40;
/// A suburb counts so many times less than a town of its own.
constexpr std::uint64_t suburb_discount = 10;

}  // namespace

Candidates find_candidates(std::string_view key, const PlaceTable& table) {
  using Kind = PlaceTable::NameKind;
  Candidates found;
  const std::vector<PlaceTable::Named> all = table.find(key);
  bool has_own = false;
  for (const PlaceTable::Named& named : all) {
    if (named.kind == Kind::area) found.areas.push_back(named.index);
    if (named.kind == Kind::country) found.countries.push_back(named.index);
    has_own = has_own || named.kind == Kind::town;
  }
  const std::uint64_t discount = has_own ? anothers_name_discount : other_name_discount;
  std::set<std::uint32_t> seen;
  for (const PlaceTable::Named& named : all) {
    const bool is_own = named.kind == Kind::town;
    if (!is_own && named.kind != Kind::other_name_of_town) continue;
    const auto town = table.town(named.index);
    if (!town || !seen.insert(town->geonames_id).second) continue;
    const std::uint64_t share = (is_own ? 1 : discount) * (town->is_suburb ? suburb_discount : 1);
    found.towns.push_back({*town, std::max<std::uint64_t>(town->population / share, 1), is_own});
    found.most = std::max(found.most, found.towns.back().weight);
  }
  return found;
}

bool are_beside(const Candidate& a, const Candidate& b) {
  constexpr std::int64_t most_apart = 30'000;  // hundred-thousandths of a degree
  const auto apart = [](std::int32_t x, std::int32_t y) { return std::abs(std::int64_t{x} - y); };
  return apart(a.town.latitude, b.town.latitude) <= most_apart &&
         apart(a.town.longitude, b.town.longitude) <= most_apart;
}

const Candidate* clear_one(const std::vector<Candidate>& all, std::uint64_t margin) {
  const Candidate* greatest = nullptr;
  for (const Candidate& each : all) {
    if (!greatest || each.weight > greatest->weight) greatest = &each;
  }
  const Candidate* best = greatest;
  for (const Candidate& each : all) {
    if (are_beside(each, *greatest)) {
      if (each.is_own_name && !best->is_own_name) best = &each;
    } else if (each.weight * margin > greatest->weight) {
      return nullptr;
    }
  }
  return best;
}

}  // namespace rapporteur::place
