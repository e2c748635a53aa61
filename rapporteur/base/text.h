#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/base/trace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// UTF-8 that knows its way back to the page it was read from. The map is built while the text is made, as
/// runs: a run is either the page's bytes unchanged, or text that stands for a stretch of the page as a whole
/// (a character reference, a collapsed white space, a converted character), or text of our own making (a
/// break between blocks), which has no trace. Immutable once built; any number of threads may read it.
class Text {
 public:
  enum class RunKind : std::uint8_t { same, replaced, made };
  struct Run {
    std::uint32_t text_begin;
    std::uint32_t page_begin;
    std::uint32_t page_size;
    RunKind kind;
  };

  Text() = default;

  std::string_view utf8() const& { return utf8_; }
  std::string_view utf8() const&& = delete;
  std::uint32_t size() const { return static_cast<std::uint32_t>(utf8_.size()); }
  TextSpan all() const { return {0, size()}; }

  /// The words of a span; a view into this text.
  std::string_view words(TextSpan span) const&;
  std::string_view words(TextSpan span) const&& = delete;

  /// The stretches of the page that the span was read from, in reading order, neighbours joined. Empty only
  /// for text of our own making.
  std::vector<PageSpan> on_page(TextSpan span) const;

  /// `on_page` as traces. Expects that the span was read from somewhere.
  Traces traces(TextSpan span, const ContentHash& page, Writing writing) const;

  const std::vector<Run>& runs() const& { return runs_; }

 private:
  friend class TextBuilder;
  std::string utf8_;
  std::vector<Run> runs_;
};

/// Makes a `Text` piece by piece, each piece with the place it came from. One thread.
class TextBuilder {
 public:
  void reserve(std::size_t bytes) { text_.utf8_.reserve(bytes); }

  /// Text that stands in the page byte for byte, beginning at `page_begin`.
  void append_same(std::string_view utf8, std::uint32_t page_begin);
  /// Text that stands for `where` as a whole. An empty `utf8` adds nothing.
  void append_replaced(std::string_view utf8, PageSpan where);
  /// Text of our own making: a separator.
  void append_made(std::string_view utf8);
  /// Part of another text, with that part's way back.
  void append_part(const Text& from, TextSpan part);

  std::uint32_t size() const { return text_.size(); }
  std::string_view utf8() const& { return text_.utf8_; }
  /// Takes away text from `size` on, with its runs.
  void cut_to(std::uint32_t size);

  Text finish() { return std::move(text_); }

 private:
  Text text_;
};

}  // namespace rapporteur
