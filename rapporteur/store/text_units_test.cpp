#include "rapporteur/store/text_units.h"

#include <doctest/doctest.h>

using rapporteur::store::TextUnits;

TEST_CASE("offsets are counted in code points and in UTF-16 units") {
  const TextUnits units("a\u00e9\U0001F600b");  // one, two, four and one byte
  CHECK(units.code_points(0, 1) == TextUnits::Range{0, 1});
  CHECK(units.code_points(1, 3) == TextUnits::Range{1, 2});
  CHECK(units.code_points(3, 8) == TextUnits::Range{2, 4});
  CHECK(units.utf16(3, 7) == TextUnits::Range{2, 4});
  CHECK(units.utf16(7, 8) == TextUnits::Range{4, 5});
}
