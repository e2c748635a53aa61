#pragma once

#include "rapporteur/base/text.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The content of a JSON string (what stands between its quotation marks) as text that knows its way back.
namespace rapporteur::base {

/// A stretch of written text and what it reads as: `begin` to `end` are bytes of what is written.
struct WrittenPiece {
  std::string_view value;  ///< valid until the next piece is asked for
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_same = true;  ///< the written bytes are the value
};

/// Walks a JSON string's content: stretches that read as they are written, and escapes one by one. A lone
/// surrogate or a malformed escape reads as U+FFFD; any bytes are accepted.
class JsonPieces {
 public:
  explicit JsonPieces(std::string_view content) : content_(content) {}
  /// Moves to the next piece; false at the end.
  bool next(WrittenPiece& piece);

 private:
  void read_escape(WrittenPiece& piece);

  std::string_view content_;
  std::size_t at_ = 0;
  std::string value_;
};

/// Appends what a JSON string's content reads as; the content begins at `page_begin`.
void append_json_text(TextBuilder& text, std::string_view content, std::uint32_t page_begin);

/// What a JSON string's content reads as.
std::string json_words(std::string_view content);

}  // namespace rapporteur::base
