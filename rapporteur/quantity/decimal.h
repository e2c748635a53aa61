#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::quantity {

/// A number that is not negative, exact in decimal digits: `digits` / 10^`places`. Numbers that do not fit
/// are none.
struct Decimal {
  std::uint64_t digits = 0;
  unsigned places = 0;

  /// "1,200", "2.5", "80"; nothing where it is written in no such way.
  static std::optional<Decimal> read(std::string_view written);
  /// Moves the point to the right; nothing where the number becomes too large.
  std::optional<Decimal> shifted(unsigned powers_of_ten) const;
  std::optional<Decimal> times(std::uint64_t factor) const;
  std::optional<Decimal> plus(const Decimal& other) const;
  bool is_less(const Decimal& other) const;
  /// Without exponent and without zeros that say nothing: "1200", "2.5".
  std::string written() const;
};

}  // namespace rapporteur::quantity
