#include "rapporteur/article/read_date.h"

#include "rapporteur/article/date_tokens.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/base/ascii.h"

#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::uint16_t first_year = 1990;
constexpr std::uint16_t last_year = 2049;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const std::string_view each : list) {
    if (base::equals_ignoring_case(word, each)) return true;
  }
  return false;
}

std::uint64_t full_year(const DateToken& token) {
  if (token.digits != 2) return token.value;
  return token.value < 50 ? 2000 + token.value : 1900 + token.value;
}

std::uint8_t days_of(std::uint64_t year, std::uint64_t month) {
  constexpr std::array<std::uint8_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) return 29;
  return days[month - 1];
}

/// Reads one date after another from tokens. Each `read_...` looks at the tokens from `at` on and, where they
/// are such a date, fills `date` and returns the index behind it; else 0.
class DateScanner {
 public:
  DateScanner(const std::vector<DateToken>& tokens, DayOrder order) : tokens_(tokens), order_(order) {}

  std::vector<DateReading> all() {
    std::vector<DateReading> found;
    for (std::size_t at = 0; at < tokens_.size();) {
      DateReading date;
      const std::size_t next = is_inside_number(at) ? 0 : read_at(at, date);
      if (next == 0) {
        ++at;
        continue;
      }
      const std::size_t end = read_time(next, date);
      date.span = {tokens_[at].span.begin, tokens_[end - 1].span.end};
      found.push_back(date);
      at = end;
    }
    return found;
  }

 private:
  const DateToken& token(std::size_t at) const {
    static const DateToken nothing{};
    return at < tokens_.size() ? tokens_[at] : nothing;
  }
  bool is_word(std::size_t at, std::initializer_list<std::string_view> list) const {
    return token(at).kind == DateToken::Kind::word && is_one_of(token(at).word, list);
  }
  bool is_touching(std::size_t at) const { return at < tokens_.size() && !tokens_[at].follows_space; }

  /// A number that goes on from one before it: 1.2.10.2019, 3-2018.
  bool is_inside_number(std::size_t at) const {
    if (at == 0 || tokens_[at].kind != DateToken::Kind::number || !is_touching(at)) return false;
    const DateToken& before = tokens_[at - 1];
    if (before.kind == DateToken::Kind::number) return true;
    if (before.kind != DateToken::Kind::mark || at < 2) return false;
    const bool joins = before.mark == '.' || before.mark == ':' || before.mark == ',';
    return joins && is_touching(at - 1) && tokens_[at - 2].kind == DateToken::Kind::number;
  }

  static bool set(DateReading& date, std::uint64_t year, std::uint64_t month, std::uint64_t day) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 ||
        day > days_of(year, month)) {
      return false;
    }
    date.year = static_cast<std::uint16_t>(year);
    date.month = static_cast<std::uint8_t>(month);
    date.day = static_cast<std::uint8_t>(day);
    return true;
  }

  std::size_t read_at(std::size_t at, DateReading& date) const {
    if (token(at).kind == DateToken::Kind::word) return token(at).month ? read_month_day_year(at, date) : 0;
    if (token(at).kind != DateToken::Kind::number) return 0;
    if (token(at).digits == 8 || token(at).digits == 12 || token(at).digits == 14)
      return read_compact(at, date);
    if (token(at).digits == 4) {
      const std::size_t end = read_year_month_day(at, date);
      return end ? end : read_year_name_day(at, date);
    }
    if (token(at).digits > 2) return 0;
    const std::size_t end = read_numbers(at, date);
    return end ? end : read_day_name_year(at, date);
  }

  /// 20180117, 201801171230, 20180117123000
  std::size_t read_compact(std::size_t at, DateReading& date) const {
    const DateToken& number = token(at);
    std::uint64_t value = number.value;
    if (number.digits >= 12) {
      date.second = static_cast<std::uint8_t>(number.digits == 14 ? value % 100 : 0);
      if (number.digits == 14) value /= 100;
      date.minute = static_cast<std::uint8_t>(value % 100);
      date.hour = static_cast<std::uint8_t>(value / 100 % 100);
      value /= 10000;
      date.has_time = date.hour < 24 && date.minute < 60 && date.second < 60;
      if (!date.has_time) return 0;
    }
    return set(date, value / 10000, value / 100 % 100, value % 100) ? at + 1 : 0;
  }

  /// 2018-01-17, 2018/1/17, 2018.01.17, 2018. 1. 17., 2018年1月17日
  std::size_t read_year_month_day(std::size_t at, DateReading& date) const {
    const DateToken& mark = token(at + 1);
    if (mark.kind != DateToken::Kind::mark) return 0;
    const bool has_units = mark.mark == 'Y';
    if (!has_units && mark.mark != '-' && mark.mark != '/' && mark.mark != '.') return 0;
    if (!has_units && mark.mark != '.' && !(is_touching(at + 1) && is_touching(at + 2))) return 0;
    if (!token(at + 2).is_number(1, 2) || !token(at + 3).is_mark(has_units ? U'M' : mark.mark)) return 0;
    if (!token(at + 4).is_number(1, 2)) return 0;
    if (!set(date, token(at).value, token(at + 2).value, token(at + 4).value)) return 0;
    return token(at + 5).is_mark(U'D') ? at + 6 : at + 5;
  }

  /// 17.1.2018, 17/01/18, 1/17/2018, 17-01-2018
  std::size_t read_numbers(std::size_t at, DateReading& date) const {
    const char32_t mark = token(at + 1).mark;
    if (token(at + 1).kind != DateToken::Kind::mark || (mark != '.' && mark != '/' && mark != '-')) return 0;
    if (!token(at + 2).is_number(1, 2) || !token(at + 3).is_mark(mark)) return 0;
    const DateToken& year = token(at + 4);
    if (!year.is_number(4, 4) && !year.is_number(2, 2)) return 0;
    const bool is_tight =
        is_touching(at + 1) && is_touching(at + 2) && is_touching(at + 3) && is_touching(at + 4);
    if (!is_tight && (mark != '.' || year.digits == 2)) return 0;
    if (year.digits == 2 && (mark == '-' || token(at).digits + token(at + 2).digits < (mark == '.' ? 4 : 2)))
      return 0;
    if (token(at + 5).is_mark(mark) && is_touching(at + 5) && token(at + 6).kind == DateToken::Kind::number)
      return 0;
    const std::uint64_t first = token(at).value;
    const std::uint64_t second = token(at + 2).value;
    const bool is_month_first =
        second > 12 || (mark == '/' && first <= 12 && order_ == DayOrder::month_first);
    if (!set(date, full_year(year), is_month_first ? first : second, is_month_first ? second : first))
      return 0;
    date.is_ambiguous = mark != '.' && first <= 12 && second <= 12 && first != second;
    return at + 5;
  }

  std::size_t past_ordinal(std::size_t at) const {
    if (is_touching(at) && is_word(at, {"st", "nd", "rd", "th", "er", "e", "\xC2\xBA", "\xC2\xAA", "a", "o"}))
      ++at;
    if (token(at).is_mark('.') || token(at).is_mark(0xB0)) ++at;
    return at;
  }

  /// 17 January 2018, 17. Januar 2018, 1er mars 2019, 17 de enero de 2018, 17-Jan-18, 17 Jan '18
  std::size_t read_day_name_year(std::size_t at, DateReading& date) const {
    const std::uint64_t day = token(at).value;
    at = past_ordinal(at + 1);
    if (is_word(at, {"de", "of", "di", "d"})) ++at;
    if (token(at).is_mark('-') || token(at).is_mark('/') || token(at).is_mark('\'') || token(at).is_mark(','))
      ++at;
    const std::uint8_t month = token(at).month;
    if (month == 0) return 0;
    ++at;
    if (token(at).is_mark('/') && token(at + 1).month == month)
      at += 2;  // Two calendars' names of one month.
    if (token(at).is_mark('.')) ++at;
    if (token(at).is_mark(',') || token(at).is_mark('-') || token(at).is_mark('/')) ++at;
    if (is_word(at, {"de", "del", "of"})) ++at;
    const bool is_short = token(at).is_mark('\'') && token(at + 1).is_number(2, 2);
    if (is_short) ++at;
    const bool is_dashed = token(at - 1).is_mark('-') && token(at).is_number(2, 2) && is_touching(at);
    if (!token(at).is_number(4, 4) && !is_short && !is_dashed) return 0;
    return set(date, full_year(token(at)), month, day) ? at + 1 : 0;
  }

  /// January 17, 2018; Jan. 17th 2018; Wed Jan 17 12:30:00 CET 2018
  std::size_t read_month_day_year(std::size_t at, DateReading& date) const {
    const std::uint8_t month = token(at).month;
    ++at;
    if (token(at).is_mark('.') || token(at).is_mark('-') || token(at).is_mark('/')) ++at;
    if (!token(at).is_number(1, 2)) return 0;
    const std::uint64_t day = token(at).value;
    at = past_ordinal(at + 1);
    if (token(at).is_mark(',') || token(at).is_mark('-') || token(at).is_mark('/')) ++at;
    if (is_word(at, {"of", "de"})) ++at;
    if (token(at).is_number(1, 2) && token(at + 1).is_mark(':')) {
      const std::size_t end = read_clock(at, date);
      if (end) at = token(end).is_number(4, 4) || !token(end + 1).is_number(4, 4) ? end : end + 1;
    }
    const bool is_short = token(at).is_mark('\'') && token(at + 1).is_number(2, 2);
    if (is_short) ++at;
    if (!token(at).is_number(4, 4) && !is_short) return 0;
    return set(date, full_year(token(at)), month, day) ? at + 1 : 0;
  }

  /// 2018 Jan 17; 2018. január 17.
  std::size_t read_year_name_day(std::size_t at, DateReading& date) const {
    const std::uint64_t year = token(at).value;
    ++at;
    if (token(at).is_mark('.') || token(at).is_mark('-') || token(at).is_mark(',')) ++at;
    const std::uint8_t month = token(at).month;
    if (month == 0) return 0;
    ++at;
    if (token(at).is_mark('.') || token(at).is_mark('-')) ++at;
    if (!token(at).is_number(1, 2)) return 0;
    if (token(at + 1).is_mark(',') && token(at + 2).is_number(4, 4)) return 0;
    return set(date, year, month, token(at).value) ? at + 1 : 0;
  }

  /// The time behind a date; `at` itself where there is none.
  std::size_t read_time(std::size_t at, DateReading& date) const {
    if (date.has_time) return at;
    std::size_t look = at;
    for (int skipped = 0; skipped < 2; ++skipped) {
      const DateToken& each = token(look);
      const bool is_break = each.kind == DateToken::Kind::mark &&
                            (each.mark == ',' || each.mark == '-' || each.mark == '|' || each.mark == 0xB7 ||
                             each.mark == '/' || each.mark == '.' || each.mark == '(');
      const bool is_link =
          is_word(look, {"t", "at", "um", "\xC3\xA0", "\xC3\xA0s", "alle", "klo", "kl", "ore", "las", "om"});
      if (is_break || is_link) ++look;
    }
    const std::size_t end = read_clock(look, date);
    return end ? end : at;
  }

  /// 12:30, 12:30:45.123, 12h30, 12.30 Uhr, 1:30 pm, with a zone; 0 where there is none.
  std::size_t read_clock(std::size_t at, DateReading& date) const {
    if (!token(at).is_number(1, 2) || !token(at + 2).is_number(2, 2) || !is_touching(at + 2)) return 0;
    const bool is_dotted = token(at + 1).is_mark('.') && is_word(at + 3, {"uhr", "klo", "h"});
    const bool is_worded = is_word(at + 1, {"h"}) && is_touching(at + 1);
    if (!token(at + 1).is_mark(':') && !is_dotted && !is_worded) return 0;
    std::uint64_t hour = token(at).value;
    const std::uint64_t minute = token(at + 2).value;
    std::uint64_t second = 0;
    at += 3;
    if (token(at).is_mark(':') && token(at + 1).is_number(2, 2)) {
      second = token(at + 1).value;
      at += 2;
      if ((token(at).is_mark('.') || token(at).is_mark(',')) && is_touching(at + 1) &&
          token(at + 1).is_number(1, 9))
        at += 2;
    }
    if (is_word(at, {"am", "pm", "a", "p"})) {
      const bool is_dotted_half =
          is_word(at, {"a", "p"}) && token(at + 1).is_mark('.') && is_word(at + 2, {"m"});
      if (is_dotted_half || is_word(at, {"am", "pm"})) {
        const bool is_afternoon = base::to_lower(token(at).word.front()) == 'p';
        if (hour <= 12) hour = hour % 12 + (is_afternoon ? 12 : 0);
        at += is_dotted_half ? (token(at + 3).is_mark('.') ? 4 : 3) : 1;
      }
    } else if (is_word(at, {"uhr"})) {
      ++at;
    }
    if (hour > 23 || minute > 59 || second > 59) return 0;
    date.has_time = true;
    date.hour = static_cast<std::uint8_t>(hour);
    date.minute = static_cast<std::uint8_t>(minute);
    date.second = static_cast<std::uint8_t>(second);
    return read_zone(at, date);
  }

  std::size_t read_zone(std::size_t at, DateReading& date) const {
    constexpr std::array<std::pair<std::string_view, int>, 18> zones{{{"z", 0},
                                                                      {"utc", 0},
                                                                      {"gmt", 0},
                                                                      {"est", -300},
                                                                      {"edt", -240},
                                                                      {"cst", -360},
                                                                      {"cdt", -300},
                                                                      {"mst", -420},
                                                                      {"mdt", -360},
                                                                      {"pst", -480},
                                                                      {"pdt", -420},
                                                                      {"cet", 60},
                                                                      {"cest", 120},
                                                                      {"mez", 60},
                                                                      {"mesz", 120},
                                                                      {"bst", 60},
                                                                      {"jst", 540},
                                                                      {"kst", 540}}};
    if (token(at).kind == DateToken::Kind::word) {
      for (const auto& [name, minutes] : zones) {
        if (!base::equals_ignoring_case(token(at).word, name)) continue;
        date.offset_minutes = static_cast<std::int16_t>(minutes);
        const std::size_t end = read_offset(at + 1, date);
        return end ? end : at + 1;
      }
    }
    const std::size_t end = read_offset(at, date);
    return end ? end : at;
  }

  /// +02:00, +0200, -05; 0 where there is none.
  std::size_t read_offset(std::size_t at, DateReading& date) const {
    const bool is_west = token(at).is_mark('-');
    if (!is_west && !token(at).is_mark('+')) return 0;
    if (!is_touching(at + 1)) return 0;
    std::uint64_t minutes = 0;
    std::size_t end = at + 2;
    if (token(at + 1).is_number(4, 4)) {
      minutes = token(at + 1).value / 100 * 60 + token(at + 1).value % 100;
    } else if (token(at + 1).is_number(1, 2)) {
      minutes = token(at + 1).value * 60;
      if (token(at + 2).is_mark(':') && token(at + 3).is_number(2, 2)) {
        minutes += token(at + 3).value;
        end = at + 4;
      }
    }
    if (end > tokens_.size() || minutes > 14 * 60) return 0;
    if (!token(at + 1).is_number(1, 2) && !token(at + 1).is_number(4, 4)) return 0;
    date.offset_minutes =
        static_cast<std::int16_t>(is_west ? -static_cast<int>(minutes) : static_cast<int>(minutes));
    return end;
  }

  const std::vector<DateToken>& tokens_;
  DayOrder order_;
};

/// A quick look: every date is written with two numbers at least, or with one of eight digits and more.
bool may_hold_date(std::string_view text) {
  std::size_t numbers = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0xD9 || lead == 0xDB || lead == 0xE0 || lead == 0xEF) return true;  // May begin a digit.
    if (!base::is_digit(text[at])) continue;
    const std::size_t begin = at;
    while (at + 1 < text.size() && base::is_digit(text[at + 1])) ++at;
    if (++numbers == 2 || at + 1 - begin >= 8) return true;
  }
  return false;
}

void append_two(std::string& out, unsigned value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

/// The day of a count of seconds since 1970, by the proleptic calendar (Howard Hinnant's days-to-civil rule).
std::optional<DateReading> from_seconds(std::uint64_t seconds) {
  const std::uint64_t days = seconds / 86400 + 719468;
  const std::uint64_t era = days / 146097;
  const std::uint64_t day_of_era = days - era * 146097;
  const std::uint64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::uint64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint64_t shifted = (5 * day_of_year + 2) / 153;
  DateReading date;
  date.day = static_cast<std::uint8_t>(day_of_year - (153 * shifted + 2) / 5 + 1);
  date.month = static_cast<std::uint8_t>(shifted < 10 ? shifted + 3 : shifted - 9);
  date.year = static_cast<std::uint16_t>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  if (date.year < first_year || date.year > last_year) return std::nullopt;
  date.has_time = true;
  date.hour = static_cast<std::uint8_t>(seconds / 3600 % 24);
  date.minute = static_cast<std::uint8_t>(seconds / 60 % 60);
  date.second = static_cast<std::uint8_t>(seconds % 60);
  date.offset_minutes = 0;
  return date;
}

/// Behind "october/03" in an address that has just given a year; `at` where something else stands there.
std::size_t past_month_and_day(std::string_view url, std::size_t at) {
  std::size_t end = at;
  while (end < url.size() && end - at < 12 && base::is_letter(url[end])) ++end;
  if (end - at < 3 || end >= url.size() || url[end] != '/') return at;
  const std::size_t day = ++end;
  while (end < url.size() && end - day < 2 && base::is_digit(url[end])) ++end;
  const bool is_day = end > day && (end == url.size() || !base::is_alphanumeric(url[end]));
  return is_day ? end : at;
}

}  // namespace

std::string DateReading::iso() const {
  std::string out;
  append_two(out, year / 100u);
  append_two(out, year % 100u);
  out += '-';
  append_two(out, month);
  out += '-';
  append_two(out, day);
  if (!has_time) return out;
  out += 'T';
  append_two(out, hour);
  out += ':';
  append_two(out, minute);
  out += ':';
  append_two(out, second);
  if (!offset_minutes) return out;
  if (*offset_minutes == 0) return out + 'Z';
  const auto minutes = static_cast<unsigned>(*offset_minutes < 0 ? -*offset_minutes : *offset_minutes);
  out += *offset_minutes < 0 ? '-' : '+';
  append_two(out, minutes / 60);
  out += ':';
  append_two(out, minutes % 60);
  return out;
}

std::vector<DateReading> find_dates(std::string_view text, DayOrder order) {
  if (!may_hold_date(text)) return {};
  return DateScanner(date_tokens(text), order).all();
}

std::optional<DateReading> read_machine_date(std::string_view text, DayOrder order) {
  if (text.size() > 128) return std::nullopt;
  const std::string_view trimmed = base::trim(text);
  const bool is_count = (trimmed.size() == 10 || trimmed.size() == 13) &&
                        trimmed.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_count) {
    std::uint64_t value = 0;
    for (const char c : trimmed) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    std::optional<DateReading> date = from_seconds(trimmed.size() == 13 ? value / 1000 : value);
    const auto begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
    if (date) date->span = {begin, begin + static_cast<std::uint32_t>(trimmed.size())};
    return date;
  }
  const std::vector<DateReading> dates = find_dates(text, order);
  if (dates.empty()) return std::nullopt;
  return dates.front();
}

std::optional<DateReading> read_url_date(std::string_view url) {
  if (url.size() > 4096) url = url.substr(0, 4096);
  const std::size_t scheme = url.find("://");
  std::size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
  // A web archive's address holds the time of archiving before the page's own address.
  const std::size_t inner = url.find("://", begin);
  const std::size_t host_end = url.find('/', inner == std::string_view::npos ? begin : inner + 3);
  if (host_end == std::string_view::npos) return std::nullopt;
  begin = host_end;
  for (std::size_t at = begin; at < url.size(); ++at) {
    if (!base::is_digit(url[at]) || base::is_digit(url[at - 1]) || base::is_letter(url[at - 1])) continue;
    std::size_t end = at;
    while (end < url.size() &&
           (base::is_digit(url[end]) ||
            ((url[end] == '/' || url[end] == '-' || url[end] == '_' || url[end] == '.') && end - at < 12))) {
      ++end;
    }
    if (end - at >= 12 && url.substr(at, 12).find_first_not_of("0123456789") == std::string_view::npos) {
      at = end - 1;  // A long number is an id, or the time at which a web archive kept the page.
      continue;
    }
    const bool is_year = end - at == 5 && url[at + 4] == '/';
    const std::size_t named_end = is_year ? past_month_and_day(url, end) : end;
    std::string text(url.substr(at, named_end > end ? named_end - at : std::min<std::size_t>(end - at, 12)));
    for (char& c : text) {
      if (c == '/' || c == '_' || c == '.') c = '-';
    }
    const std::vector<DateReading> dates = find_dates(text, DayOrder::day_first);
    if (!dates.empty() && dates.front().span.begin == 0) {
      DateReading date = dates.front();
      date.has_time = false;
      date.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + date.span.end};
      return date;
    }
    at = end > at ? end - 1 : at;
  }
  return std::nullopt;
}

int read_url_month(std::string_view url) {
  const auto number_at = [&](std::size_t at, std::size_t size) {
    int number = 0;
    for (std::size_t i = at; i < at + size; ++i) {
      if (!base::is_digit(url[i])) return -1;
      number = number * 10 + (url[i] - '0');
    }
    return number;
  };
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    if (url.size() - at < 9) return 0;  // "/2018/01/"
    if (url[at + 5] != '/' || url[at + 8] != '/') continue;
    const int year = number_at(at + 1, 4);
    const int month = number_at(at + 6, 2);
    if (year >= int{first_year} && year <= int{last_year} && month >= 1 && month <= 12)
      return year * 12 + month;
  }
  return 0;
}

}  // namespace rapporteur::article
