#include "rapporteur/report/wording.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace rapporteur::report {

namespace {

constexpr std::array<std::string_view, 13> small_numbers{
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
/// Last words of names that take an article: "the Security Council", "the Foreign Ministry".
constexpr std::array<std::string_view, 34> nouns_with_article{
    "States",   "Nations",  "Kingdom",      "Emirates",     "Republic",   "Union",      "Federation",
    "Council",  "Ministry", "Netherlands",  "Philippines",  "Maldives",   "Bahamas",    "Gambia",
    "Islands",  "Agency",   "Committee",    "Commission",   "Department", "Government", "Army",
    "Assembly", "Court",    "Organization", "Organisation", "Party",      "Parliament", "Senate",
    "House",    "Pentagon", "Kremlin",      "Secretariat",  "Bank",       "Fund"};
constexpr std::array<std::string_view, 10> determiners{"the", "a",   "an",    "his",  "her",
                                                       "its", "our", "their", "some", "several"};

struct Day {
  int year = 0;
  int month = 0;  ///< 0: not told
  int day = 0;    ///< 0: not told
};

std::optional<int> number_in(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::optional<Day> read_day(std::string_view text) {
  text = text.substr(0, 10);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = number_in(text.substr(0, 4));
  if (!year) return std::nullopt;
  Day day{.year = *year};
  if (text.size() >= 7) {
    const auto month = number_in(text.substr(5, 2));
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    day.month = *month;
  }
  if (text.size() == 10) {
    const auto number = number_in(text.substr(8, 2));
    if (text[7] != '-' || !number || *number < 1 || *number > 31) return std::nullopt;
    day.day = *number;
  }
  return day;
}

std::string written(const Day& day) {
  std::string text;
  if (day.day != 0) text += std::to_string(day.day) + ' ';
  if (day.month != 0) {
    text += months[static_cast<std::size_t>(day.month) - 1];
    text += ' ';
  }
  return text + std::to_string(day.year);
}

int days_of_month(const Day& day) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
  return day.month == 2 && is_leap ? 29 : days[static_cast<std::size_t>(day.month) - 1];
}

/// Days that begin and end with months or years are told by those.
void widen(Day& first, Day& last) {
  const bool is_by_months = first.day == 1 && last.month != 0 && last.day == days_of_month(last);
  if (!is_by_months) return;
  first.day = last.day = 0;
  if (first.month == 1 && last.month == 12) first.month = last.month = 0;
}

bool is_same(const Day& a, const Day& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

}  // namespace

std::string listed(const std::vector<std::string>& all) {
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) text += i + 1 == all.size() ? " and " : ", ";
    text += all[i];
  }
  return text;
}

std::string number_words(std::size_t count) {
  return count < small_numbers.size() ? std::string(small_numbers[count]) : std::to_string(count);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  std::string text = number_words(count);
  text += ' ';
  return text += count == 1 ? one : many;
}

std::string day_words(std::string_view day) {
  const auto read = read_day(day);
  return read ? written(*read) : std::string(day);
}

std::string days_words(std::string_view first, std::string_view last) {
  auto begin = read_day(first);
  auto end = read_day(last);
  if (!begin || !end) return day_words(begin ? first : last);
  if (is_same(*begin, *end)) return written(*begin);
  widen(*begin, *end);
  if (is_same(*begin, *end)) return written(*begin);
  if (begin->year == end->year && begin->month == end->month && begin->day != 0)
    return std::to_string(begin->day) + " to " + written(*end);
  std::string text = written(*begin);
  // The year is told once where it is the same.
  if (begin->year == end->year && begin->month != 0) text.resize(text.size() - 5);
  return text + " to " + written(*end);
}

std::string with_article(std::string_view name) {
  const std::string_view first = name.substr(0, name.find(' '));
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  const bool is_determined =
      std::ranges::any_of(determiners, [&](auto each) { return base::equals_ignoring_case(each, first); });
  const bool takes_article = std::ranges::find(nouns_with_article, last) != nouns_with_article.end() ||
                             name.find(" of ") != std::string_view::npos;
  const bool is_name = !name.empty() && base::is_upper(name.front());
  if (is_determined || !takes_article || !is_name) return std::string(name);
  return "the " + std::string(name);
}

std::string owner(std::string_view name) {
  std::string text(name);
  return text += text.ends_with('s') ? "\u2019" : "\u2019s";
}

std::string capital(std::string text) {
  if (!text.empty() && base::is_lower(text.front()))
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const bool is_kept = base::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
    if (is_kept) letters += base::to_lower(c);
  }
  // Quotation marks and dashes are no letters, but lie outside ASCII: U+2010..U+2027.
  std::string plain;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool is_mark = letters.compare(i, 2, "\xE2\x80") == 0 && i + 2 < letters.size() &&
                         static_cast<unsigned char>(letters[i + 2]) >= 0x90 &&
                         static_cast<unsigned char>(letters[i + 2]) <= 0xA7;
    if (is_mark) {
      i += 2;
    } else {
      plain += letters[i];
    }
  }
  return plain;
}

}  // namespace rapporteur::report
