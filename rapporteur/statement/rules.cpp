#include "rapporteur/statement/rules.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/statement/continued_quotations.h"
#include "rapporteur/statement/dash_names.h"
#include "rapporteur/statement/quotations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::statement {

namespace {

/// A letter or digit, or the first byte of one: 0xE2 begins punctuation (U+2000 to U+2FFF).
bool is_letter_at(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return base::is_alphanumeric(text[at]) || (byte >= 0xC3 && byte != 0xE2);
}

std::uint64_t count_letters(std::string_view text, TextSpan span) {
  std::uint64_t count = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) count += is_letter_at(text, i) ? 1 : 0;
  return count;
}

/// The quotations that overlap a span.
std::span<const Quotation> those_in(TextSpan span, const std::vector<Quotation>& quotations) {
  const auto first = std::ranges::partition_point(
      quotations, [&](const Quotation& each) { return each.whole.end <= span.begin; });
  const auto last = std::ranges::partition_point(
      quotations, [&](const Quotation& each) { return each.whole.begin < span.end; });
  return first < last ? std::span(first, last) : std::span<const Quotation>();
}

/// A span without what is neither letter nor digit at its ends; may be empty.
TextSpan words_of(std::string_view text, TextSpan span) {
  while (span.begin < span.end && !is_letter_at(text, span.begin)) ++span.begin;
  while (span.end > span.begin && !is_letter_at(text, span.end - 1)) --span.end;
  return span;
}

/// A content that holds all words of a quotation, with the quotation's marks.
TextSpan drawn_out(std::string_view text, TextSpan content, const std::vector<Quotation>& quotations) {
  TextSpan out = content;
  for (const Quotation& quotation : those_in(content, quotations)) {
    const TextSpan inside = words_of(text, quotation.inside);
    if (inside.is_empty() || inside.begin < content.begin || content.end < inside.end) continue;
    out = {std::min(out.begin, quotation.whole.begin), std::max(out.end, quotation.whole.end)};
  }
  return out;
}

/// Puts spans in order, those that overlap as one.
void join_overlapping(std::vector<TextSpan>& spans) {
  std::ranges::sort(spans);
  std::vector<TextSpan> joined;
  for (const TextSpan span : spans) {
    if (joined.empty() || joined.back().end <= span.begin) {
      joined.push_back(span);
    } else {
      joined.back().end = std::max(joined.back().end, span.end);
    }
  }
  spans = std::move(joined);
}

void draw_out_to_marks(std::string_view text, const std::vector<Quotation>& quotations,
                       Attribution& attribution) {
  bool is_drawn = false;
  for (TextSpan& content : attribution.content) {
    const TextSpan wider = drawn_out(text, content, quotations);
    is_drawn = is_drawn || wider != content;
    content = wider;
  }
  if (!is_drawn) return;
  attribution.rules.push_back(AttributionRule::quotation_closed);
  join_overlapping(attribution.content);
}

QuoteType quote_type_of(std::string_view text, const std::vector<TextSpan>& content,
                        const std::vector<Quotation>& quotations) {
  if (content.empty()) return QuoteType::none;
  std::uint64_t all = 0;
  std::uint64_t quoted = 0;
  for (const TextSpan span : content) {
    all += count_letters(text, span);
    for (const Quotation& quotation : those_in(span, quotations)) {
      const TextSpan inside{std::max(span.begin, quotation.inside.begin),
                            std::min(span.end, quotation.inside.end)};
      if (inside.begin < inside.end) quoted += count_letters(text, inside);
    }
  }
  if (quoted == 0) return QuoteType::indirect;
  return quoted == all ? QuoteType::direct : QuoteType::mixed;
}

/// Whether a coordinating conjunction stands right before a place of the text.
bool is_joined(std::string_view text, std::uint32_t place) {
  constexpr std::array<std::string_view, 3> conjunctions{"and", "but", "while"};
  std::string_view before = text.substr(0, place);
  if (before.empty() || !base::is_space(before.back())) return false;
  while (!before.empty() && base::is_space(before.back())) before.remove_suffix(1);
  return std::ranges::any_of(conjunctions, [&](std::string_view word) {
    return before.ends_with(word) &&
           (before.size() == word.size() || base::is_space(before[before.size() - word.size() - 1]));
  });
}

/// "We stay," she said, and [the boat left]: such a second content is narrative.
void leave_out_narrative(std::string_view text, const std::vector<Quotation>& quotations,
                         Attribution& attribution) {
  if (attribution.cue.size() != 1 || attribution.content.size() < 2) return;
  const auto behind = std::ranges::partition_point(
      attribution.content, [&](TextSpan content) { return content.begin < attribution.cue.front().begin; });
  if (behind == attribution.content.begin() || behind == attribution.content.end()) return;
  const std::vector<TextSpan> first(attribution.content.begin(), behind);
  const std::vector<TextSpan> second(behind, attribution.content.end());
  if (quote_type_of(text, first, quotations) != QuoteType::direct ||
      quote_type_of(text, second, quotations) != QuoteType::indirect ||
      !is_joined(text, second.front().begin))
    return;
  attribution.content = first;
  attribution.rules.push_back(AttributionRule::narrative_left_out);
}

std::uint32_t begin_of(const Attribution& attribution) {
  return attribution.cue.empty() ? attribution.content.front().begin : attribution.cue.front().begin;
}

}  // namespace

std::vector<Attribution> apply_rules(std::string_view text, std::span<const TextSpan> paragraphs,
                                     std::vector<Attribution> found) {
  const std::vector<Quotation> quotations = find_quotations(text, paragraphs);
  for (Attribution& each : found) draw_out_to_marks(text, quotations, each);
  for (Attribution& each : found) leave_out_narrative(text, quotations, each);
  add_continued_quotations(text, quotations, found);
  give_to_dash_names(text, paragraphs, quotations, found);
  for (Attribution& each : found) each.quote_type = quote_type_of(text, each.content, quotations);
  std::ranges::stable_sort(found, {}, begin_of);
  return found;
}

}  // namespace rapporteur::statement
