#pragma once

#include "rapporteur/base/json_text.h"

#include <string>
#include <string_view>

/// The character data of an XML element (or attribute) as text that knows its way back.
namespace rapporteur::base {

/// Walks XML character data: stretches that read as they are written, and references one by one. XML knows
/// five names and the numbers; anything else reads as it stands.
class XmlPieces {
 public:
  explicit XmlPieces(std::string_view content) : content_(content) {}
  /// Moves to the next piece; false at the end.
  bool next(WrittenPiece& piece);

 private:
  std::string_view content_;
  std::size_t at_ = 0;
  std::string value_;
};

/// What XML character data reads as.
std::string xml_words(std::string_view content);

}  // namespace rapporteur::base
