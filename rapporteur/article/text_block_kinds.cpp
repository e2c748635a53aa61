// From a line's place (head, body, gap, tail) and its signs to what its block is. Signs of pictures, names
// and dates speak first; then what the neighbours are: an unmarked line beside a picture's line is of the
// same picture, a title behind "Read also" is a teaser, a short line before prose is a sub-heading.

#include "rapporteur/article/text_block_kinds.h"

#include <algorithm>

namespace rapporteur::article {

namespace {

constexpr std::uint32_t bit(LeftoverKind kind) {
  return 1u << static_cast<std::uint32_t>(kind);
}

bool is_prose(const LineSigns& signs) {
  return signs.shape == LineShape::long_prose || signs.shape == LineShape::prose;
}

bool ends_like_sentence(const LineSigns& signs) {
  return signs.end == LineEnd::period || signs.end == LineEnd::question || signs.end == LineEnd::quote ||
         signs.end == LineEnd::ellipsis;
}

/// Everything the naming looks at, and what it has found so far.
class UnitNamer {
 public:
  UnitNamer(const TextUnits& units, const std::vector<LineView>& lines, const std::vector<PlacedLine>& placed,
            std::optional<std::size_t> headline)
      : units_(units), lines_(lines), places_(placed.size()), headline_(headline), names_(placed.size()) {
    for (std::size_t i = 0; i < placed.size(); ++i) {
      places_[i] = placed[i].place;
      names_[i].body_permille = placed[i].body_permille;
    }
  }

  std::vector<NamedUnit> name() {
    count_gaps();
    move_out_of_body();
    find_ends();
    for (std::size_t i = 0; i < names_.size(); ++i) names_[i].kind = kind_of(i);
    join_pictures();
    name_body();
    for (std::size_t i = 0; i < names_.size(); ++i) finish(i);
    return std::move(names_);
  }

 private:
  const LineSigns& signs(std::size_t i) const { return lines_[i].signs; }
  bool has_leftover(std::size_t i, LeftoverKind kind) const {
    return ((signs(i).leftovers.whole | signs(i).leftovers.start) & bit(kind)) != 0;
  }
  bool follows_close(std::size_t i) const { return i > 0 && uses_gaps_ && !units_.units[i].follows_gap; }
  bool is_repeat(std::size_t i, std::size_t other) const {
    return units_.words(units_.units[i]) == units_.words(units_.units[other]);
  }
  bool is_picture_line(std::size_t i) const {
    return signs(i).is_image_name || signs(i).has_caption_lead || signs(i).credit_begin ||
           (signs(i).has_agency_tail && !is_prose(signs(i)));
  }

  void count_gaps() {
    const auto after_gaps = std::ranges::count_if(units_.units, &TextUnit::follows_gap);
    uses_gaps_ = static_cast<std::size_t>(after_gaps) * 10 >= units_.units.size() * 5;
  }

  /// Lines whose form forbids that they are body, whatever the model thought.
  void move_out_of_body() {
    bool follows_prose = false;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (i == headline_) places_[i] = LinePlace::head;
      if (places_[i] != LinePlace::body) continue;
      const LineSigns& line = signs(i);
      const bool is_head_line = !follows_prose && line.words <= 24 && (line.has_byline || line.has_date) &&
                                !ends_like_sentence(line);
      const bool is_wire_mark = (line.leftovers.whole & bit(LeftoverKind::wire)) != 0 || is_wire_note(i);
      const bool is_doubled = line.words >= 3 && is_repeat_beside(i);
      const bool is_out = is_head_line || is_wire_mark || is_doubled || is_form_line(line) ||
                          is_picture_alone(line) || announces_other(i);
      if (is_out || is_alt_pair(i)) places_[i] = LinePlace::gap;
      follows_prose = follows_prose || (!is_out && is_prose(line));
    }
  }

  static bool is_form_line(const LineSigns& line) {
    const bool is_comment = ((line.leftovers.whole | line.leftovers.start) & bit(LeftoverKind::comment)) != 0;
    const bool is_button = (line.leftovers.whole & ~bit(LeftoverKind::related)) != 0 && line.words <= 3;
    return line.words <= 30 && (is_comment || is_button);
  }

  static bool is_picture_alone(const LineSigns& line) {
    const bool is_caption = (line.has_caption_lead && !is_prose(line)) ||
                            (line.has_agency_tail && !ends_like_sentence(line) && line.words >= 3);
    return line.is_image_name || line.is_credit || is_caption;
  }

  /// "Read also: Ferry fares to rise": the title of another article behind the words that announce it.
  bool announces_other(std::size_t i) const {
    const LineSigns& line = signs(i);
    if (!has_leftover(i, LeftoverKind::related) || line.words > 25) return false;
    const std::string_view start = units_.words(units_.units[i]).substr(0, 32);
    return !ends_like_sentence(line) || start.find(": ") != std::string_view::npos ||
           start.find(" | ") != std::string_view::npos;
  }

  /// "(Adds quote, background)", "(Reporting by ...)": a note of the wire, in brackets as a whole.
  bool is_wire_note(std::size_t i) const {
    const std::string_view words = units_.words(units_.units[i]);
    const PhraseSigns& found = signs(i).leftovers;
    return words.starts_with('(') && words.ends_with(')') &&
           ((found.start | found.inside) & bit(LeftoverKind::wire)) != 0;
  }

  /// Two short lines without a sentence and without a blank line between, where blank lines part all else:
  /// what a picture was called and what was written below it.
  bool is_alt_pair(std::size_t i) const {
    const bool is_second =
        follows_close(i) && !follows_close(i - 1) && !(i + 1 < places_.size() && follows_close(i + 1));
    const bool is_first = i + 1 < places_.size() && follows_close(i + 1) && !follows_close(i) &&
                          !(i + 2 < places_.size() && follows_close(i + 2));
    if (!is_first && !is_second) return false;
    const LineSigns& first = signs(is_first ? i : i - 1);
    const LineSigns& second = signs(is_first ? i + 1 : i);
    const auto is_label = [](const LineSigns& line) {
      return !ends_like_sentence(line) && line.words <= 25 && line.start != LineStart::bullet &&
             line.end != LineEnd::colon && !line.has_byline && !line.has_date;
    };
    return is_label(first) && is_label(second);
  }

  void find_ends() {
    first_body_ = places_.size();
    last_body_ = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i] != LinePlace::body) continue;
      first_body_ = std::min(first_body_, i);
      last_body_ = i;
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i] == LinePlace::body) continue;
      places_[i] = i < first_body_ ? LinePlace::head : i > last_body_ ? LinePlace::tail : LinePlace::gap;
    }
  }

  BlockKind kind_of(std::size_t i) const {
    if (i == headline_) return BlockKind::headline;
    if (places_[i] == LinePlace::body) return BlockKind::paragraph;
    const LineSigns& line = signs(i);
    if (headline_ && is_repeat(i, *headline_)) return BlockKind::boilerplate;
    if (line.is_credit && line.leftovers.whole == 0) return BlockKind::credit;
    if (is_picture_line(i) && is_near_article(i)) return BlockKind::caption;
    if (line.has_byline && line.words <= 24 && is_near_article(i)) return BlockKind::byline;
    if (line.has_date && is_near_article(i)) return BlockKind::dateline;
    if (line.leftovers.whole != 0) return BlockKind::boilerplate;
    if (has_leftover(i, LeftoverKind::related) && line.words >= 4) return BlockKind::teaser;
    if (line.shape == LineShape::leftover) return BlockKind::boilerplate;
    if (places_[i] == LinePlace::gap) return kind_in_gap(i);
    if (places_[i] == LinePlace::head) return kind_in_head(i);
    return follows_related(i) ? BlockKind::teaser : BlockKind::boilerplate;
  }

  /// Between the headline and the end of the body, or a few lines beyond.
  bool is_near_article(std::size_t i) const {
    if (first_body_ == places_.size()) return false;
    const std::size_t first = headline_ && *headline_ < first_body_ ? *headline_ : first_body_;
    return i + 4 >= first && i <= last_body_ + 3;
  }

  BlockKind kind_in_gap(std::size_t i) const {
    if (is_alt_pair(i) || (i > 0 && is_repeat(i, i - 1)) || (i + 1 < places_.size() && is_repeat(i, i + 1)))
      return BlockKind::caption;
    if (follows_related(i)) return BlockKind::teaser;
    const LineSigns& line = signs(i);
    if (line.leftovers.inside != 0 || line.speaks_to_reader || line.has_address || line.words < 3)
      return BlockKind::boilerplate;
    if (is_prose(line)) return line.words <= 45 ? BlockKind::caption : BlockKind::boilerplate;
    return BlockKind::caption;
  }

  BlockKind kind_in_head(std::size_t i) const {
    const LineSigns& line = signs(i);
    const bool is_below_headline = headline_ && i > *headline_ && i < first_body_;
    if (!is_below_headline || line.leftovers.inside != 0 || line.has_separators)
      return BlockKind::boilerplate;
    if (is_alt_pair(i) || is_repeat_beside(i)) return BlockKind::caption;
    const bool is_first = i == *headline_ + 1 || names_[i - 1].kind == BlockKind::byline ||
                          names_[i - 1].kind == BlockKind::dateline;
    if (line.words >= 8 && is_first) return BlockKind::standfirst;
    return line.words >= 4 ? BlockKind::caption : BlockKind::boilerplate;
  }

  bool is_repeat_beside(std::size_t i) const {
    return (i > 0 && is_repeat(i, i - 1)) || (i + 1 < places_.size() && is_repeat(i, i + 1));
  }

  /// Whether a line that announces other articles stands just before, with nothing but titles between.
  bool follows_related(std::size_t i) const {
    if (signs(i).words < 3) return false;
    for (std::size_t back = 1; back <= 8 && back <= i; ++back) {
      const std::size_t at = i - back;
      if (places_[at] == LinePlace::body) return false;
      if (has_leftover(at, LeftoverKind::related)) return true;
    }
    return false;
  }

  /// The other line of a picture's pair becomes a caption too.
  void join_pictures() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool is_open = names_[i].kind == BlockKind::boilerplate ||
                           names_[i].kind == BlockKind::standfirst || names_[i].kind == BlockKind::byline;
      if (!is_open || i == headline_ || !is_near_article(i) || signs(i).leftovers.is_any()) continue;
      const bool joins_before = follows_close(i) && names_[i - 1].kind == BlockKind::caption;
      const bool joins_after =
          i + 1 < names_.size() && follows_close(i + 1) && names_[i + 1].kind == BlockKind::caption;
      if ((joins_before || joins_after) && signs(i).words <= 60) names_[i].kind = BlockKind::caption;
    }
  }

  void name_body() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (places_[i] != LinePlace::body) continue;
      names_[i].is_body = true;
      names_[i].kind = body_kind(i);
    }
  }

  BlockKind body_kind(std::size_t i) {
    const std::string_view words = units_.words(units_.units[i]);
    const LineSigns& line = signs(i);
    if (words.starts_with("> ")) return BlockKind::quote;
    const std::size_t hashes = std::min(words.find_first_not_of('#'), words.size());
    if (hashes > 0 && hashes <= 6 && hashes < words.size() && words[hashes] == ' ') {
      names_[i].level = static_cast<std::uint8_t>(hashes);
      return BlockKind::subhead;
    }
    if (line.start == LineStart::bullet && has_mark(words)) return BlockKind::list_item;
    if (line.start == LineStart::digit && is_numbered(words) &&
        (is_numbered_at(i, -1) || is_numbered_at(i, 1)))
      return BlockKind::list_item;
    if (is_subhead(i)) {
      names_[i].level = 2;
      return BlockKind::subhead;
    }
    return BlockKind::paragraph;
  }

  /// A mark of one character and a space behind it.
  static bool has_mark(std::string_view words) {
    const std::size_t space = words.find(' ');
    return space == 1 || (space <= 3 && static_cast<unsigned char>(words[0]) >= 0x80);
  }
  static bool is_numbered(std::string_view words) {
    const std::size_t end = words.find_first_not_of("0123456789");
    return end != std::string_view::npos && end > 0 && end <= 2 && end + 1 < words.size() &&
           (words[end] == '.' || words[end] == ')') && words[end + 1] == ' ';
  }
  bool is_numbered_at(std::size_t i, int step) const {
    const std::size_t other = step < 0 ? i - 1 : i + 1;
    return (step > 0 || i > 0) && other < names_.size() && is_numbered(units_.words(units_.units[other]));
  }

  bool is_subhead(std::size_t i) const {
    const LineSigns& line = signs(i);
    if (line.words > 14 || line.end == LineEnd::period || line.end == LineEnd::comma ||
        line.end == LineEnd::quote || line.end == LineEnd::ellipsis)
      return false;
    if (line.start == LineStart::quote || line.start == LineStart::small ||
        (line.end == LineEnd::question && line.words > 10))
      return false;
    const bool follows_short = i > 0 && places_[i - 1] == LinePlace::body &&
                               !ends_like_sentence(signs(i - 1)) && signs(i - 1).words <= 14 &&
                               signs(i - 1).end != LineEnd::colon;
    const bool precedes_prose = i + 1 < places_.size() && places_[i + 1] == LinePlace::body &&
                                (is_prose(signs(i + 1)) || signs(i + 1).start == LineStart::bullet);
    return precedes_prose && !follows_short;
  }

  void finish(std::size_t i) {
    NamedUnit& unit = names_[i];
    if (unit.kind == BlockKind::caption && signs(i).credit_begin) unit.credit_begin = signs(i).credit_begin;
    const bool was_sure = unit.body_permille >= 500;
    if (was_sure != unit.is_body)
      unit.body_permille = unit.is_body ? 500 : 499;  // a rule decided against the model
  }

  const TextUnits& units_;
  const std::vector<LineView>& lines_;
  std::vector<LinePlace> places_;
  std::optional<std::size_t> headline_;
  std::vector<NamedUnit> names_;
  bool uses_gaps_ = false;
  std::size_t first_body_ = 0;
  std::size_t last_body_ = 0;
};

}  // namespace

std::vector<NamedUnit> name_units(const TextUnits& units, const std::vector<LineView>& lines,
                                  const std::vector<PlacedLine>& placed,
                                  std::optional<std::size_t> headline) {
  return UnitNamer(units, lines, placed, headline).name();
}

}  // namespace rapporteur::article
