#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// How exactly a number is told.
enum class Exactness : std::uint8_t { exact, about, at_least, at_most, between, vague };
template <>
struct Names<Exactness> {
  static constexpr std::array<std::string_view, 6> all{"exact",   "about",   "at_least",
                                                       "at_most", "between", "vague"};
};

/// A number that the text states, with what it counts. Values are exact decimals, written without exponent,
/// so that no rounding of a machine's reaches the record. Ages, dates, clock times and parts of names
/// are none.
struct Quantity {
  std::string low;   ///< "230"; the value itself where it is one number
  std::string high;  ///< the same, or the upper end
  Exactness exactness = Exactness::exact;
  std::string unit;   ///< "percent", "usd", "km", "ton"; empty for a plain count
  std::string thing;  ///< what is counted: the lemma of its noun, "country"
  std::vector<std::string>
      scope{};              ///< what narrows it, in order of the text: "foreign", "killed", "Vancouver"
  bool is_ordinal = false;  ///< "the third round"
  std::vector<TextSpan> number{};  ///< the words of the number with its unit
  std::vector<TextSpan> phrase{};  ///< the whole phrase with the thing and its scope
  std::int32_t date = -1;          ///< index among the article's dates, where one binds it; -1 for none
  static constexpr auto fields() {
    return std::tuple(field("low", &Quantity::low, "lower end, an exact decimal"),
                      field("high", &Quantity::high, "upper end"),
                      field("exactness", &Quantity::exactness, "how exactly it is told"),
                      field("unit", &Quantity::unit, "unit; empty for a plain count"),
                      field("thing", &Quantity::thing, "what is counted, by its lemma"),
                      field("scope", &Quantity::scope, "what narrows it"),
                      field("is_ordinal", &Quantity::is_ordinal, "a place in an order"),
                      field("number", &Quantity::number, "the words of the number with its unit"),
                      field("phrase", &Quantity::phrase, "the whole phrase"),
                      field("date", &Quantity::date, "index among the article's dates; -1 for none"));
  }
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

}  // namespace rapporteur
