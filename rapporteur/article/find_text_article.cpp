// The article of a page that is text alone. The page is cut into units (lines, or paragraphs wrapped by
// hand); a learned chain over the units tells head, body, gaps and tail; rules on the form of a unit name
// what it is. Nothing is left out: what is no part of the article becomes a block of another kind.

#include "rapporteur/article/find_article.h"
#include "rapporteur/article/line_features.h"
#include "rapporteur/article/line_model.h"
#include "rapporteur/article/text_block_kinds.h"
#include "rapporteur/article/text_metadata.h"
#include "rapporteur/article/text_units.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace rapporteur {

namespace {

using article::NamedUnit;
using article::TextUnits;

/// Puts the blocks into the article, a blank line of our own making between them.
class TextArticleMaker {
 public:
  TextArticleMaker(const TextUnits& units, Article& out) : units_(units), out_(out) {
    text_.reserve(units.text.size());
  }

  void add(const article::TextUnit& unit, const NamedUnit& named) {
    if (!named.credit_begin) {
      add_block(named.kind, unit.span, named);
      return;
    }
    TextSpan caption{unit.span.begin, unit.span.begin + *named.credit_begin};
    const TextSpan credit{caption.end, unit.span.end};
    while (caption.end > caption.begin && units_.text.utf8()[caption.end - 1] == ' ') --caption.end;
    add_block(named.kind, caption, named);
    add_block(BlockKind::credit, credit, named);
  }

  void finish() { out_.text = text_.finish(); }

 private:
  void add_block(BlockKind kind, TextSpan span, const NamedUnit& named) {
    if (span.is_empty()) return;
    if (text_.size() > 0) text_.append_made("\n\n");
    const std::uint32_t begin = text_.size();
    text_.append_part(units_.text, span);
    const auto sure =
        static_cast<std::uint16_t>(named.is_body ? named.body_permille : 1000 - named.body_permille);
    out_.blocks.push_back({kind, {begin, text_.size()}, named.is_body, named.level, sure});
  }

  const TextUnits& units_;
  Article& out_;
  TextBuilder text_;
};

std::string_view given_headline(const Page& page) {
  for (const GivenValue& given : page.given) {
    if (given.kind == GivenValue::Kind::headline) return given.words;
  }
  return {};
}

void add_gaps(const Page& page, Article& out) {
  const bool has_body = std::ranges::any_of(out.blocks, &Block::is_body);
  if (!has_body) {
    out.gaps.push_back(
        {GapKind::no_article,
         "No article was found in this text: no lines that read as prose. Its lines are kept as blocks.",
         page.origin, std::nullopt});
    return;
  }
  if (!out.metadata.paywall || out.metadata.paywall->value != "true") return;
  out.gaps.push_back(
      {GapKind::cut_short,
       "The text asks its readers to log in or pay for the rest of the article; what it shows was read.",
       page.origin, out.metadata.paywall->traces.front().span});
}

}  // namespace

Article find_text_article(const Page& page) {
  Article out;
  out.page = page.hash;
  out.writing = page.writing;
  const TextUnits units = article::read_text_units(page);
  const auto lines = article::view_lines(units, article::TextPageWords::shipped());
  const auto placed = article::LineModel::shipped().place(lines);
  const auto headline = article::find_headline(units, lines, placed, given_headline(page));
  const auto named = article::name_units(units, lines, placed, headline);
  TextArticleMaker maker(units, out);
  for (std::size_t i = 0; i < named.size(); ++i) maker.add(units.units[i], named[i]);
  maker.finish();
  out.metadata = article::find_text_metadata(page, out);
  add_gaps(page, out);
  out.note_length(page);
  return out;
}

}  // namespace rapporteur
