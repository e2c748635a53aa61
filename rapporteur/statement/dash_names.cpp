#include "rapporteur/statement/dash_names.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rapporteur::statement {

namespace {

constexpr std::uint32_t max_name_bytes = 100;
/// How sure such an attribution is: layout leaves little doubt, but nothing was weighed.
constexpr std::uint16_t permille_of_layout = 800;

/// What stands behind a dash at the beginning of a stretch, without blanks at its ends.
std::optional<TextSpan> behind_dash(std::string_view text, TextSpan rest) {
  constexpr std::array<std::string_view, 5> dashes{"\u2014", "\u2013", "\u2015", "--", "-"};
  while (!rest.is_empty() && base::is_space(text[rest.begin])) ++rest.begin;
  const std::string_view words = text.substr(rest.begin, rest.size());
  for (const std::string_view dash : dashes) {
    if (!words.starts_with(dash)) continue;
    rest.begin += static_cast<std::uint32_t>(dash.size());
    while (!rest.is_empty() && base::is_space(text[rest.begin])) ++rest.begin;
    while (!rest.is_empty() && base::is_space(text[rest.end - 1])) --rest.end;
    return rest;
  }
  return std::nullopt;
}

/// Whether a stretch is a name with what the person is: it begins with a capital, is short, and is no
/// sentence.
bool is_name(std::string_view text, TextSpan span) {
  if (span.is_empty() || span.size() > max_name_bytes) return false;
  const std::string_view words = text.substr(span.begin, span.size());
  const auto first = static_cast<unsigned char>(words.front());
  const bool is_capital = base::is_upper(words.front()) || (first >= 0xC3 && first < 0xE2);
  return is_capital && !base::is_digit(words.back()) &&
         words.find_first_of("!?\"") == std::string_view::npos &&
         words.find(". ") == std::string_view::npos && words.find(' ') != std::string_view::npos;
}

/// The name behind a quotation: in the rest of its paragraph, or alone in the next.
std::optional<TextSpan> name_behind(std::string_view text, std::span<const TextSpan> paragraphs,
                                    const Quotation& quotation) {
  TextSpan rest{quotation.whole.end, paragraphs[quotation.paragraph].end};
  while (!rest.is_empty() && base::is_space(text[rest.begin])) ++rest.begin;
  if (rest.is_empty()) {
    if (quotation.paragraph + 1 == paragraphs.size()) return std::nullopt;
    rest = paragraphs[quotation.paragraph + 1];
  }
  auto name = behind_dash(text, rest);
  if (!name || !is_name(text, *name)) return std::nullopt;
  return name;
}

}  // namespace

void add_dash_names(std::string_view text, std::span<const TextSpan> paragraphs,
                    const std::vector<Quotation>& quotations, std::vector<Attribution>& found) {
  std::vector<TextSpan> contents;
  for (const Attribution& each : found)
    contents.insert(contents.end(), each.content.begin(), each.content.end());
  std::ranges::sort(contents);
  std::uint32_t furthest = 0;
  auto next = contents.begin();
  for (const Quotation& quotation : quotations) {
    // `furthest`: how far contents reach that begin before this quotation's end.
    while (next != contents.end() && next->begin < quotation.whole.end)
      furthest = std::max(furthest, (next++)->end);
    const bool fills_beginning = quotation.whole.begin == paragraphs[quotation.paragraph].begin;
    if (!quotation.is_closed || !fills_beginning || furthest > quotation.whole.begin) continue;
    if (const auto name = name_behind(text, paragraphs, quotation)) {
      found.push_back({.speaker = {*name},
                       .content = {quotation.whole},
                       .permille = permille_of_layout,
                       .rules = {AttributionRule::dash_name}});
    }
  }
}

}  // namespace rapporteur::statement
