#include "rapporteur/statement/continued_quotations.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <cstdint>

namespace rapporteur::statement {

namespace {

constexpr std::size_t max_label_bytes = 40;

/// Whether words begin with a speaker's name in capitals and a colon.
bool has_label(std::string_view words) {
  const std::size_t colon = words.substr(0, max_label_bytes).find(':');
  if (colon == std::string_view::npos) return false;
  return std::ranges::none_of(words.substr(0, colon), base::is_lower) &&
         std::ranges::any_of(words.substr(0, colon), base::is_upper);
}

/// The contents of all attributions in text order, and whose they are.
struct Held {
  TextSpan content;
  std::uint32_t number;
};
std::vector<Held> contents_of(const std::vector<Attribution>& found) {
  std::vector<Held> held;
  for (std::uint32_t number = 0; number < found.size(); ++number) {
    for (const TextSpan content : found[number].content) held.push_back({content, number});
  }
  std::ranges::stable_sort(held, {}, &Held::content);
  return held;
}

}  // namespace

void add_continued_quotations(std::string_view text, const std::vector<Quotation>& quotations,
                              std::vector<Attribution>& found) {
  const std::vector<Held> held = contents_of(found);
  constexpr auto nobody = static_cast<std::uint32_t>(-1);
  std::uint32_t owner = nobody;  // of the quotation before, whose content holds all of it
  std::uint32_t furthest = 0;    // how far the contents before held[next] reach
  std::size_t next = 0;
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const TextSpan whole = quotations[i].whole;
    const bool goes_on_here = i > 0 && quotations[i - 1].goes_on;
    std::uint32_t holder = nobody;
    for (; next < held.size() && held[next].content.begin < whole.end; ++next) {
      const TextSpan content = held[next].content;
      furthest = std::max(furthest, content.end);
      if (content.begin <= quotations[i].inside.begin && quotations[i].inside.end <= content.end)
        holder = held[next].number;
    }
    const std::string_view words = text.substr(quotations[i].inside.begin, quotations[i].inside.size());
    if (goes_on_here && owner != nobody && furthest <= whole.begin && !has_label(words)) {
      auto& content = found[owner].content;
      content.insert(std::ranges::upper_bound(content, whole), whole);
      found[owner].rules.push_back(AttributionRule::quotation_continued);
      holder = owner;
    }
    owner = holder;
  }
}

}  // namespace rapporteur::statement
