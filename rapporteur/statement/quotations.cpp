#include "rapporteur/statement/quotations.h"

#include "rapporteur/base/ascii.h"

#include <array>
#include <optional>

namespace rapporteur::statement {

namespace {

enum class Shape : std::uint8_t {
  straight_double,
  curly_double_open,
  curly_double_close,
  low_double,
  guillemet_open,
  guillemet_close,
  straight_single,
  curly_single_open,
  curly_single_close
};

struct Mark {
  std::string_view written;
  Shape shape;
};
constexpr std::array<Mark, 12> marks{{{"\"", Shape::straight_double},
                                      {"''", Shape::straight_double},
                                      {"``", Shape::curly_double_open},
                                      {"\u201C", Shape::curly_double_open},
                                      {"\u201D", Shape::curly_double_close},
                                      {"\u201E", Shape::low_double},
                                      {"\u00AB", Shape::guillemet_open},
                                      {"\u00BB", Shape::guillemet_close},
                                      {"'", Shape::straight_single},
                                      {"`", Shape::curly_single_open},
                                      {"\u2018", Shape::curly_single_open},
                                      {"\u2019", Shape::curly_single_close}}};

/// Which mark begins at a place of the text, if any.
const Mark* mark_at(std::string_view text, std::uint32_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first != '"' && first != '\'' && first != '`' && first != 0xC2 && first != 0xE2) return nullptr;
  const std::string_view here = text.substr(at, 3);
  for (const Mark& mark : marks) {
    if (here.starts_with(mark.written)) return &mark;
  }
  return nullptr;
}

constexpr bool is_single(Shape shape) {
  return shape == Shape::straight_single || shape == Shape::curly_single_open ||
         shape == Shape::curly_single_close;
}

/// Whether `closing` is the mark that ends what `opening` began.
constexpr bool closes(Shape opening, Shape closing) {
  switch (opening) {
    case Shape::straight_double:
      return closing == Shape::straight_double;
    case Shape::curly_double_open:
      return closing == Shape::curly_double_close || closing == Shape::straight_double;
    case Shape::low_double:
      return closing == Shape::curly_double_open || closing == Shape::curly_double_close;
    case Shape::guillemet_open:
      return closing == Shape::guillemet_close;
    case Shape::straight_single:
      return closing == Shape::straight_single;
    case Shape::curly_single_open:
      return closing == Shape::curly_single_close || closing == Shape::straight_single;
    case Shape::curly_double_close:
    case Shape::guillemet_close:
    case Shape::curly_single_close:
      return false;
  }
  return false;
}

constexpr bool may_open(Shape shape) {
  return shape != Shape::curly_double_close && shape != Shape::guillemet_close &&
         shape != Shape::curly_single_close;
}

/// A mark in a paragraph, with what stands around it.
struct PlacedMark {
  TextSpan span;
  Shape shape;
  bool is_behind_word = false;   ///< something that is no blank stands right before it
  bool is_before_word = false;   ///< and right behind it
  bool is_inside_word = false;   ///< letters or digits on both sides: an apostrophe
  bool is_possessive = false;    ///< behind an s
  bool has_later_close = false;  ///< a single mark behind it in the paragraph can close
};

/// A letter or digit, or the first byte of one: 0xE2 begins punctuation (U+2000 to U+2FFF).
bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return base::is_alphanumeric(c) || (byte >= 0xC3 && byte != 0xE2);
}

bool is_blank_before(std::string_view before) {
  constexpr std::array<std::string_view, 6> dashes{"\u2013", "\u2014", "\u2015",
                                                   "\u2026", "\u2009", "\u202F"};
  if (before.empty() || base::is_space(before.back()) || before.ends_with("\u00A0")) return true;
  if (std::string_view("([{-/=*").find(before.back()) != std::string_view::npos) return true;
  for (const std::string_view dash : dashes) {
    if (before.ends_with(dash)) return true;
  }
  return false;
}

std::vector<PlacedMark> marks_of(std::string_view text, TextSpan paragraph) {
  std::vector<PlacedMark> found;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end;) {
    const Mark* mark = mark_at(text, at);
    if (!mark || at + mark->written.size() > paragraph.end) {
      ++at;
      continue;
    }
    const auto behind = static_cast<std::uint32_t>(at + mark->written.size());
    const std::string_view before = text.substr(paragraph.begin, at - paragraph.begin);
    const char next = behind < paragraph.end ? text[behind] : ' ';
    const bool follows_mark = !found.empty() && found.back().span.end == at && !found.back().is_behind_word;
    PlacedMark placed{.span = {at, behind}, .shape = mark->shape};
    placed.is_behind_word = !follows_mark && !is_blank_before(before);
    placed.is_before_word =
        !base::is_space(next) && std::string_view(".,;:!?)]").find(next) == std::string_view::npos;
    placed.is_inside_word = !before.empty() && is_word_byte(before.back()) && is_word_byte(next);
    placed.is_possessive = !before.empty() && base::to_lower(before.back()) == 's' && base::is_space(next);
    found.push_back(placed);
    at = behind;
  }
  bool has_close = false;
  for (std::size_t i = found.size(); i-- > 0;) {
    PlacedMark& placed = found[i];
    placed.has_later_close = has_close;
    const bool is_close = placed.shape == Shape::straight_single || placed.shape == Shape::curly_single_close;
    if (is_close && placed.is_behind_word && !placed.is_inside_word) has_close = true;
    if (placed.shape == Shape::curly_single_open && !placed.is_behind_word) has_close = false;
  }
  return found;
}

/// Walks the marks of one paragraph.
class ParagraphReader {
 public:
  ParagraphReader(std::string_view text, TextSpan paragraph, std::uint32_t number)
      : text_(text), paragraph_(paragraph), number_(number) {}

  void read(std::vector<Quotation>& out) {
    out_ = &out;
    for (const PlacedMark& mark : marks_of(text_, paragraph_)) take(mark);
    if (depth_ > 0) finish({paragraph_.end, paragraph_.end}, false);
  }

 private:
  static constexpr std::size_t max_depth = 4;

  void take(const PlacedMark& mark) {
    if (mark.is_inside_word) return;  // from here on, no apostrophe inside a word
    if (is_opening(mark)) {
      open(mark);
    } else if (depth_ > 0 && is_closing(mark)) {
      close(mark);
    }
  }

  bool is_opening(const PlacedMark& mark) const {
    if (!may_open(mark.shape) || !mark.is_before_word) return false;
    if (mark.shape == Shape::low_double || mark.shape == Shape::guillemet_open) return true;
    if (depth_ > 0 && opened_[depth_ - 1].shape == Shape::low_double &&
        mark.shape == Shape::curly_double_open && mark.is_behind_word)
      return false;
    if (mark.shape == Shape::curly_double_open) return true;
    if (mark.is_behind_word) return false;
    return !is_single(mark.shape) || mark.has_later_close;
  }

  bool is_closing(const PlacedMark& mark) const {
    if (!mark.is_behind_word && is_single(mark.shape)) return false;
    return !(is_single(mark.shape) && mark.is_possessive && mark.has_later_close);
  }

  void open(const PlacedMark& mark) {
    // A mark that opens inside a quotation of its own kind: the one before was never closed.
    if (depth_ > 0 && opened_[0].shape == mark.shape) finish(mark.span, false);
    if (depth_ < max_depth) opened_[depth_++] = mark;
  }

  void close(const PlacedMark& mark) {
    for (std::size_t depth = depth_; depth-- > 0;) {
      if (!closes(opened_[depth].shape, mark.shape)) continue;
      depth_ = depth;
      if (depth == 0) finish(mark.span, true);
      return;
    }
  }

  /// Ends the outermost quotation at a mark, or before what stands at its place.
  void finish(TextSpan end, bool is_closed) {
    TextSpan inside{opened_[0].span.end, end.begin};
    while (inside.end > inside.begin && base::is_space(text_[inside.end - 1])) --inside.end;
    depth_ = 0;
    if (inside.begin >= inside.end) return;
    out_->push_back({.whole = {opened_[0].span.begin, is_closed ? end.end : inside.end},
                     .inside = inside,
                     .paragraph = number_,
                     .is_closed = is_closed,
                     .is_single = is_single(opened_[0].shape)});
  }

  std::string_view text_;
  TextSpan paragraph_;
  std::uint32_t number_;
  std::array<PlacedMark, max_depth> opened_{};  // marks that wait for their closing ones, the outermost first
  std::size_t depth_ = 0;
  std::vector<Quotation>* out_ = nullptr;
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, std::span<const TextSpan> paragraphs) {
  std::vector<Quotation> all;
  for (std::uint32_t number = 0; number < paragraphs.size(); ++number)
    ParagraphReader(text, paragraphs[number], number).read(all);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const Quotation& next = all[i + 1];
    all[i].goes_on = !all[i].is_closed && next.paragraph == all[i].paragraph + 1 &&
                     all[i].whole.end == paragraphs[all[i].paragraph].end &&
                     next.whole.begin == paragraphs[next.paragraph].begin &&
                     all[i].is_single == next.is_single;
  }
  return all;
}

}  // namespace rapporteur::statement
