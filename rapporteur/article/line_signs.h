#pragma once

#include "rapporteur/article/phrase_table.h"
#include "rapporteur/article/text_page_words.h"
#include "rapporteur/article/text_units.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// The outer form of a line.
enum class LineShape : std::uint8_t {
  long_prose,
  prose,
  short_sentence,
  few_words,
  label,
  headline_like,
  long_label,
  leftover,
  none
};
/// What a line ends with.
enum class LineEnd : std::uint8_t { period, question, colon, ellipsis, quote, comma, letter, digit, other };
/// What a line begins with.
enum class LineStart : std::uint8_t { capital, small, digit, quote, bullet, caseless, other };

/// What can be seen of a line by itself. The units are seen one by one; nothing here looks at neighbours.
struct LineSigns {
  LineShape shape = LineShape::none;
  LineEnd end = LineEnd::other;
  LineStart start = LineStart::other;
  std::uint32_t words = 0;
  std::uint32_t characters = 0;
  std::uint32_t sentence_ends = 0;
  std::uint32_t function_words = 0;
  std::uint32_t capital_words = 0;      ///< beginning with a capital
  std::uint32_t all_capital_words = 0;  ///< two letters or more
  std::uint32_t digits = 0;
  PhraseSigns leftovers;
  bool speaks_to_reader = false;
  bool has_address = false;       ///< a URL, an email address, @name or #tag
  bool has_separators = false;    ///< bars, guillemets or dots between short pieces, as menus have
  bool is_image_name = false;     ///< the file name of a picture
  bool is_credit = false;         ///< nothing but who made the picture
  bool has_agency_tail = false;   ///< ends with an agency behind a dash, in brackets
  bool has_caption_lead = false;  ///< "From left: ...", "File photo ..."
  bool has_byline = false;        ///< "By Jane Doe", "Von Erika Muster"
  bool has_date = false;          ///< little else than a date or a time
  std::optional<std::uint32_t> credit_begin;  ///< where in the line a credit begins that follows a caption
};

LineSigns read_line_signs(std::string_view line, const TextPageWords& words, LineWords& scratch);

}  // namespace rapporteur::article
