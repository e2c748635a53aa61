#include "rapporteur/page/mime_body.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace rapporteur::page {

namespace {

int hex_digit(char c) {
  if (base::is_digit(c)) return c - '0';
  const char lowered = base::to_lower(c);
  return lowered >= 'a' && lowered <= 'f' ? lowered - 'a' + 10 : -1;
}

/// How many bytes a soft line break at `at` takes: '=', white space and the line's end; 0 where there is
/// none.
std::size_t soft_break(std::string_view body, std::size_t at) {
  std::size_t end = at + 1;
  while (end < body.size() && (body[end] == ' ' || body[end] == '\t')) ++end;
  if (end < body.size() && body[end] == '\r') ++end;
  if (end == body.size()) return end - at;
  return body[end] == '\n' ? end + 1 - at : 0;
}

std::string undo_quoted_printable(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    if (body[at] != '=') {
      const std::size_t next = std::min(body.find('=', at), body.size());
      out.append(body, at, next - at);
      at = next;
      continue;
    }
    if (const std::size_t size = soft_break(body, at); size > 0) {
      at += size;
      continue;
    }
    const int high = at + 2 < body.size() ? hex_digit(body[at + 1]) : -1;
    const int low = at + 2 < body.size() ? hex_digit(body[at + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 3;
    } else {
      out += body[at++];
    }
  }
  return out;
}

int base64_digit(char c) {
  if (base::is_upper(c)) return c - 'A';
  if (base::is_lower(c)) return c - 'a' + 26;
  if (base::is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

std::string undo_base64(std::string_view body) {
  std::string out;
  out.reserve(body.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : body) {
    if (c == '=') break;
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, base::is_digit);
}

}  // namespace

std::string undo_transfer_encoding(std::string_view body, std::string_view encoding) {
  if (encoding == "quoted-printable") return undo_quoted_printable(body);
  if (encoding == "base64") return undo_base64(body);
  return std::string(body);
}

std::string iso_date_of(std::string_view mail_date) {
  static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
  if (const std::size_t comma = mail_date.find(','); comma != std::string_view::npos)
    mail_date.remove_prefix(comma + 1);
  std::vector<std::string_view> words;
  while (!(mail_date = base::trim(mail_date)).empty()) {
    const std::size_t end = std::min(mail_date.find(' '), mail_date.size());
    words.push_back(mail_date.substr(0, end));
    mail_date.remove_prefix(end);
  }
  if (words.size() < 4 || !all_digits(words[0]) || words[0].size() > 2 || !all_digits(words[2])) return {};
  const auto month = std::ranges::find(months, base::to_lower(words[1].substr(0, 3)));
  if (month == months.end() || words[2].size() != 4 || words[3].size() < 5) return {};
  const auto month_number = static_cast<std::size_t>(month - months.begin()) + 1;
  std::string date(words[2]);
  date.append(month_number < 10 ? "-0" : "-").append(std::to_string(month_number));
  date.append(words[0].size() == 1 ? "-0" : "-").append(words[0]).append("T").append(words[3]);
  if (words.size() < 5) return date;
  const std::string_view zone = words[4];
  const bool is_offset = zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && all_digits(zone.substr(1));
  if (is_offset) {
    date.append(zone.substr(0, 3)).append(":").append(zone.substr(3));
  } else if (zone == "GMT" || zone == "UT" || zone == "UTC" || zone == "Z") {
    date.append("Z");
  }
  return date;
}

}  // namespace rapporteur::page
