#include "rapporteur/base/ascii.h"
#include "rapporteur/position/saying.h"

#include <chrono>

namespace rapporteur::position {

namespace {

constexpr std::size_t iso_size = 10;

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!base::is_digit(text[i])) return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

std::string padded(unsigned number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace

std::optional<DayCount> day_count(std::string_view iso) {
  if (iso.size() < iso_size || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number_at(iso, 0, 4);
  const auto month = number_at(iso, 5, 2);
  const auto day = number_at(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<DayCount>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string iso_day(DayCount day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  return padded(year, 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace rapporteur::position
