#include "rapporteur/place/place_words.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/place/name_key.h"

#include <array>

namespace rapporteur::place {

namespace {

constexpr std::array<std::string_view, 9> kind_names{"",     "city",     "region", "part",     "water",
                                                     "land", "building", "border", "direction"};

/// Calls `visit` with each part of a text.
template <class Visit>
void for_each_part(std::string_view text, char separator, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// The cells of a row; what is behind the last is one cell.
template <std::size_t count>
std::array<std::string_view, count> cells_of(std::string_view row) {
  std::array<std::string_view, count> cells{};
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const std::size_t end = row.find('\t');
    expect(end != std::string_view::npos, "a row of data/places has all its cells");
    cells[i] = row.substr(0, end);
    row.remove_prefix(end + 1);
  }
  cells.back() = row;
  return cells;
}

template <class Visit>
void for_each_row(std::string_view path, const Visit& visit) {
  for_each_part(base::embedded(path), '\n', [&](std::string_view row) {
    if (!row.empty() && row.front() != '#') visit(row);
  });
}

}  // namespace

PlaceWords::PlaceWords() {
  for_each_row("places/words.tsv", [&](std::string_view row) {
    const auto cells = cells_of<2>(row);
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
      if (kind_names[i] != cells[0]) continue;
      for_each_part(cells[1], '|',
                    [&](std::string_view word) { words_.emplace(word, static_cast<WordKind>(i)); });
    }
  });
  for_each_row("places/names.tsv", [&](std::string_view row) {
    const auto cells = cells_of<3>(row);
    for_each_part(cells[2], '/', [&](std::string_view names) {
      ListedPlace listed{.country = cells[1], .name = names.substr(0, names.find('|'))};
      expect(parse_name(cells[0], listed.kind), "a row of names.tsv begins with a kind of place");
      for_each_part(names, '|', [&](std::string_view name) { names_.emplace(name_key(name), listed); });
    });
  });
}

const PlaceWords& PlaceWords::shared() {
  static const PlaceWords words;
  return words;
}

WordKind PlaceWords::kind_of(std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found == words_.end() ? WordKind::none : found->second;
}

const ListedPlace* PlaceWords::listed(const std::string& key) const {
  const auto found = names_.find(key);
  return found == names_.end() ? nullptr : &found->second;
}

}  // namespace rapporteur::place
