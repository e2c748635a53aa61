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

constexpr std::string_view no_break_space = "\u00A0";

/// Bytes of the blank at the beginning of a stretch; 0 where there is none.
std::uint32_t blank_at(std::string_view text, TextSpan rest) {
  if (rest.is_empty()) return 0;
  if (base::is_space(text[rest.begin])) return 1;
  return text.substr(rest.begin, rest.size()).starts_with(no_break_space) ? 2 : 0;
}

/// A name and the dash before it.
struct DashName {
  TextSpan dash;
  TextSpan name;
  bool is_below = false;  ///< in the paragraph behind the quotation's
};

/// What stands behind a dash at the beginning of a stretch, without blanks at its ends.
std::optional<DashName> behind_dash(std::string_view text, TextSpan rest) {
  constexpr std::array<std::string_view, 5> dashes{"\u2014", "\u2013", "\u2015", "--", "-"};
  const auto skip_blanks = [&] {
    for (std::uint32_t length = blank_at(text, rest); length > 0; length = blank_at(text, rest))
      rest.begin += length;
  };
  skip_blanks();
  const std::string_view words = text.substr(rest.begin, rest.size());
  for (const std::string_view dash : dashes) {
    if (!words.starts_with(dash)) continue;
    const TextSpan written{rest.begin, rest.begin + static_cast<std::uint32_t>(dash.size())};
    rest.begin = written.end;
    skip_blanks();
    while (!rest.is_empty() && base::is_space(text[rest.end - 1])) --rest.end;
    while (text.substr(rest.begin, rest.size()).ends_with(no_break_space)) rest.end -= 2;
    return DashName{.dash = written, .name = rest};
  }
  return std::nullopt;
}

/// Whether a sentence ends inside words: at a full stop that is not that of an initial or a title.
bool has_sentence_end(std::string_view words) {
  constexpr std::size_t max_title_bytes = 4;
  if (words.find_first_of("!?\"") != std::string_view::npos) return true;
  for (auto stop = words.find(". "); stop != std::string_view::npos; stop = words.find(". ", stop + 1)) {
    const auto blank = words.substr(0, stop).find_last_of(' ');
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    if (stop - begin > max_title_bytes || stop == begin || !base::is_upper(words[begin])) return true;
  }
  return false;
}

/// Whether a stretch is a name with what the person is: it begins with a capital, is short, and is no
/// sentence.
bool is_name(std::string_view text, TextSpan span) {
  if (span.is_empty() || span.size() > max_name_bytes) return false;
  const std::string_view words = text.substr(span.begin, span.size());
  const auto first = static_cast<unsigned char>(words.front());
  const bool is_capital = base::is_upper(words.front()) || (first >= 0xC3 && first < 0xE2);
  return is_capital && !base::is_digit(words.back()) && !has_sentence_end(words) &&
         words.find(' ') != std::string_view::npos;
}

/// The name behind a quotation: in the rest of its paragraph, or alone in the next.
std::optional<DashName> name_behind(std::string_view text, std::span<const TextSpan> paragraphs,
                                    const Quotation& quotation) {
  TextSpan rest{quotation.whole.end, paragraphs[quotation.paragraph].end};
  while (const std::uint32_t length = blank_at(text, rest)) rest.begin += length;
  const bool is_below = rest.is_empty();
  if (is_below) {
    if (quotation.paragraph + 1 == paragraphs.size()) return std::nullopt;
    rest = paragraphs[quotation.paragraph + 1];
  }
  auto found = behind_dash(text, rest);
  if (!found || !is_name(text, found->name)) return std::nullopt;
  found->is_below = is_below;
  return found;
}

/// Which attributions hold contents, by where those begin.
class Holders {
 public:
  explicit Holders(std::vector<Attribution>& found) : found_(found) {
    for (std::uint32_t number = 0; number < found.size(); ++number) {
      for (const TextSpan content : found[number].content) held_.push_back({content, number});
      for (const TextSpan cue : found[number].cue) cues_.push_back({cue, number});
    }
    std::ranges::sort(held_, {}, &Held::span);
    std::ranges::sort(cues_, {}, &Held::span);
  }

  /// Whether a content reaches into a quotation. Asked in the order of the quotations.
  bool is_held(TextSpan quotation) {
    while (next_ < held_.size() && held_[next_].span.begin < quotation.end)
      furthest_ = std::max(furthest_, held_[next_++].span.end);
    return furthest_ > quotation.begin;
  }

  /// Whether a quotation is a content of somebody whose words are in the name.
  bool is_right(TextSpan quotation, TextSpan name) const {
    return std::ranges::any_of(beginning_in(held_, quotation), [&](const Held& held) {
      return std::ranges::any_of(found_[held.number].speaker, [&](TextSpan speaker) {
        return speaker.begin < name.end && name.begin < speaker.end;
      });
    });
  }

  /// Takes the contents that begin in a paragraph of quotation, dash and name from whoever holds them, and
  /// all from those who have their cue behind the quotation.
  void release(TextSpan quotation, TextSpan name) {
    for (const Held& held : beginning_in(held_, {quotation.begin, name.end}))
      std::erase(found_[held.number].content, held.span);
    for (const Held& cue : beginning_in(cues_, {quotation.end, name.end})) found_[cue.number].content.clear();
  }

  /// Drops the attributions that had contents and have none any more.
  void drop_empty() {
    std::vector<bool> had_content(found_.size());
    for (const Held& held : held_) had_content[held.number] = true;
    std::uint32_t number = 0;
    std::erase_if(found_,
                  [&](const Attribution& each) { return had_content[number++] && each.content.empty(); });
  }

 private:
  struct Held {
    TextSpan span;
    std::uint32_t number;
  };

  static std::span<const Held> beginning_in(const std::vector<Held>& all, TextSpan stretch) {
    const auto begin_of = [](const Held& held) { return held.span.begin; };
    const auto first = std::ranges::lower_bound(all, stretch.begin, {}, begin_of);
    return {first, std::ranges::lower_bound(first, all.end(), stretch.end, {}, begin_of)};
  }

  std::vector<Attribution>& found_;
  std::vector<Held> held_;  // contents, in text order
  std::vector<Held> cues_;
  std::size_t next_ = 0;
  std::uint32_t furthest_ = 0;  // how far the contents before held_[next_] reach
};

}  // namespace

void give_to_dash_names(std::string_view text, std::span<const TextSpan> paragraphs,
                        const std::vector<Quotation>& quotations, std::vector<Attribution>& found) {
  Holders holders(found);
  std::vector<Attribution> more;
  for (const Quotation& quotation : quotations) {
    const bool is_held = holders.is_held(quotation.whole);
    const bool fills_beginning = quotation.whole.begin == paragraphs[quotation.paragraph].begin;
    if (!quotation.is_closed || !fills_beginning) continue;
    const auto behind = name_behind(text, paragraphs, quotation);
    if (!behind || (is_held && behind->is_below) || holders.is_right(quotation.whole, behind->name)) continue;
    if (is_held) holders.release(quotation.whole, behind->name);
    more.push_back({.speaker = {behind->name},
                    .cue = {behind->dash},
                    .content = {quotation.whole},
                    .permille = permille_of_layout,
                    .rules = {AttributionRule::dash_name}});
  }
  holders.drop_empty();
  found.insert(found.end(), more.begin(), more.end());
}

}  // namespace rapporteur::statement
