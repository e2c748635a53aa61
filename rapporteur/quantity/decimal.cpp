#include "rapporteur/quantity/decimal.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::quantity {

namespace {

constexpr std::uint64_t most_digits = 1'000'000'000'000'000'000;  // the largest value that is kept
constexpr unsigned most_places = 9;

std::uint64_t power_of_ten(unsigned exponent) {
  std::uint64_t power = 1;
  for (unsigned i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<Decimal> with_places(const Decimal& number, unsigned places) {
  const auto raised = Decimal{number.digits, 0}.times(power_of_ten(places - number.places));
  if (!raised) return std::nullopt;
  return Decimal{raised->digits, places};
}

}  // namespace

std::optional<Decimal> Decimal::read(std::string_view written) {
  Decimal number;
  std::size_t since_comma = 0;
  bool has_comma = false;
  bool has_point = false;
  bool has_digit = false;
  for (const char c : written) {
    if (base::is_digit(c)) {
      if (number.digits >= most_digits / 10 || number.places >= most_places) return std::nullopt;
      number.digits = number.digits * 10 + static_cast<std::uint64_t>(c - '0');
      if (has_point) ++number.places;
      has_digit = true;
      ++since_comma;
    } else if (c == ',' && has_digit && !has_point && (has_comma ? since_comma == 3 : since_comma <= 3)) {
      has_comma = true;
      since_comma = 0;
    } else if (c == '.' && has_digit && !has_point && (!has_comma || since_comma == 3)) {
      has_point = true;
      since_comma = 0;
    } else {
      return std::nullopt;
    }
  }
  if (!has_digit || since_comma == 0 || (has_comma && !has_point && since_comma != 3)) return std::nullopt;
  return number;
}

std::optional<Decimal> Decimal::times(std::uint64_t factor) const {
  if (factor != 0 && digits > most_digits / factor) return std::nullopt;
  return Decimal{digits * factor, places};
}

std::optional<Decimal> Decimal::shifted(unsigned powers_of_ten) const {
  const unsigned taken = std::min(places, powers_of_ten);
  if (powers_of_ten - taken > 18) return std::nullopt;
  return Decimal{digits, places - taken}.times(power_of_ten(powers_of_ten - taken));
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  const unsigned all_places = std::max(places, other.places);
  const auto a = with_places(*this, all_places);
  const auto b = with_places(other, all_places);
  if (!a || !b || a->digits > most_digits - b->digits) return std::nullopt;
  return Decimal{a->digits + b->digits, all_places};
}

bool Decimal::is_less(const Decimal& other) const {
  const std::uint64_t own = power_of_ten(places);
  const std::uint64_t others = power_of_ten(other.places);
  if (digits / own != other.digits / others) return digits / own < other.digits / others;
  return (digits % own) * others < (other.digits % others) * own;
}

std::string Decimal::written() const {
  const std::uint64_t one = power_of_ten(places);
  std::string text = std::to_string(digits / one);
  std::string behind = std::to_string(digits % one);
  behind.insert(0, places > behind.size() ? places - behind.size() : 0, '0');
  while (!behind.empty() && behind.back() == '0') behind.pop_back();
  if (places == 0 || behind.empty()) return text;
  text += '.';
  return text + behind;
}

}  // namespace rapporteur::quantity
