// Any bytes as a table of places: refused, or looked up without reading outside of it.
#include "rapporteur/base/expect.h"
#include "rapporteur/place/name_key.h"
#include "rapporteur/place/place_table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using rapporteur::PlaceTable;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string key = rapporteur::place::name_key(bytes.substr(0, 200));
  rapporteur::expect(rapporteur::place::name_key(key) == key || key.starts_with("the "),
                     "a key is its own key");
  const auto table = PlaceTable::read(bytes, "fuzzed");
  if (!table) return 0;
  for (std::uint32_t i = 0; i < table->town_count() + 1; ++i) {
    const auto town = table->town(i);
    if (!town) continue;
    rapporteur::expect(town->country < table->country_count(), "a town lies in a country of the table");
    for (const PlaceTable::Named& named : table->find(rapporteur::place::name_key(town->name))) {
      static_cast<void>(table->area(named.index));
      static_cast<void>(table->country(named.index));
    }
  }
  return 0;
}
