#include "rapporteur/article/text_page_words.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <array>
#include <string_view>
#include <vector>

namespace rapporteur::article {

namespace {

constexpr std::array<std::string_view, leftover_kind_count> leftover_names{
    "comment",    "form",    "login", "cookie", "navigation", "share",
    "newsletter", "related", "legal", "advert", "player",     "wire"};
constexpr std::array<std::string_view, 6> lead_names{"credit_lead", "agency",      "caption_lead",
                                                     "byline_lead", "byline_tail", "date_lead"};
constexpr std::array<std::string_view, 3> place_names{"whole", "start", "inside"};

template <std::size_t Count>
std::uint32_t index_of(const std::array<std::string_view, Count>& names, std::string_view name) {
  for (std::uint32_t i = 0; i < Count; ++i) {
    if (names[i] == name) return i;
  }
  expect(false, "a word list names only kinds that are known");
  return 0;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(mark);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// The columns of each line of a table, comments and empty lines left out.
std::vector<std::vector<std::string_view>> rows_of(std::string_view path, std::size_t columns) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : split(base::embedded(path), '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    rows.push_back(split(line, '\t'));
    expect(rows.back().size() == columns, "each line of a word list has all its columns");
  }
  return rows;
}

TextPageWords read_words() {
  TextPageWords words;
  for (const auto& row : rows_of("text_pages/leftover_phrases.tsv", 4)) {
    words.leftovers.add(words.index, index_of(leftover_names, row[0]),
                        static_cast<PhrasePlace>(index_of(place_names, row[1])), row[3]);
  }
  for (const auto& row : rows_of("text_pages/lead_words.tsv", 2)) {
    words.leads.add(words.index, index_of(lead_names, row[0]), PhrasePlace::start, row[1]);
  }
  for (const auto& row : rows_of("text_pages/function_words.tsv", 3)) {
    for (const std::string_view word : split(row[2], ' ')) {
      LineWords folded;
      folded.read(word, 1);
      if (folded.size() == 0) continue;
      KnownWord& known = words.index.add(folded[0]);
      (row[0] == "function" ? known.is_function : known.is_reader) = true;
    }
  }
  return words;
}

}  // namespace

const TextPageWords& TextPageWords::shipped() {
  static const TextPageWords words = read_words();
  return words;
}

}  // namespace rapporteur::article
