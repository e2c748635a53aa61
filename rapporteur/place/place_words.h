#pragma once

#include "rapporteur/place/place.h"

#include <map>
#include <string>
#include <string_view>

namespace rapporteur::place {

/// What a word that stands with a place's name tells of it.
enum class WordKind : std::uint8_t {
  none,
  city,
  region,  ///< "province", "state"
  part,    ///< "district", "area": of a region or around a town
  water,
  land,
  building,
  border,
  direction
};

/// A place that data/places/names.tsv lists.
struct ListedPlace {
  PlaceKind kind = PlaceKind::unknown;
  std::string_view country;
  std::string_view name;
};

/// The words and names of data/places. Immutable once made; any number of threads may read it.
class PlaceWords {
 public:
  /// The compiled-in one.
  static const PlaceWords& shared();

  /// By a word's lemma in small letters.
  WordKind kind_of(std::string_view lemma) const;
  /// By a name's key; null for none.
  const ListedPlace* listed(const std::string& key) const;

 private:
  PlaceWords();

  std::map<std::string_view, WordKind> words_;
  std::map<std::string, ListedPlace> names_;
};

}  // namespace rapporteur::place
