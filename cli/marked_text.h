#pragma once

#include "rapporteur/record/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// An article's text with its facts marked: who speaks, the words that say so, what is said, dates and
/// events. In
/// colours on a terminal, else between marks:
///
///     {On Friday} <Mr Kang> /said/ [the talks would go on] and *met* the envoys.
namespace rapporteur::cli {

/// The facts of a record by their place in its text.
class MarkedText {
 public:
  /// `has_colours`: for a terminal.
  MarkedText(const Record& record, bool has_colours);

  /// Lines of at most about `columns` of the words that begin at a byte of the record's text.
  std::vector<std::string> lines(std::string_view words, std::uint32_t text_begin, std::size_t columns) const;
  /// What the marks mean; empty where there is nothing marked.
  std::string legend() const;

 private:
  /// Where a mark begins or ends.
  struct Edge {
    std::uint32_t at;
    std::uint32_t other;  ///< its other end
    bool is_begin;
    std::uint8_t kind;
  };
  void add(const std::vector<RecordedWords>& all, std::uint8_t kind);

  std::vector<Edge> edges_;
  bool has_colours_;
};

}  // namespace rapporteur::cli
