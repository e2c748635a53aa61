#pragma once

#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/terminal.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::cli {

/// Prints what is told of one fact for people: lines of a name and a value, words in their context with their
/// bytes.
class FactLines {
 public:
  explicit FactLines(const GivenRecord& given);

  /// The fact's name, set off, and what it is.
  void put_head(FactKind kind, std::uint32_t ordinal, const std::string& what) const;
  /// A value under its name, wrapped; nothing where it is empty.
  void put_line(std::string_view name, const std::string& value) const;
  /// Each stretch in its context, with its bytes.
  void put_words(std::string_view name, const std::vector<RecordedWords>& all) const;

 private:
  const GivenRecord& given_;
  std::string text_;
  Style style_;
  std::size_t columns_;
};

}  // namespace rapporteur::cli
