#include "rapporteur/store/text_units.h"

namespace rapporteur::store {

TextUnits::TextUnits(std::string_view utf8) {
  code_points_.reserve(utf8.size() + 1);
  utf16_.reserve(utf8.size() + 1);
  std::uint32_t code_points = 0;
  std::uint32_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    code_points_.push_back(code_points);
    utf16_.push_back(units);
    if ((byte & 0xc0) == 0x80) continue;
    ++code_points;
    units += byte >= 0xf0 ? 2 : 1;
  }
  // A byte inside a character counts as the character's end, so that a range holds whole characters.
  code_points_.push_back(code_points);
  utf16_.push_back(units);
}

}  // namespace rapporteur::store
