#include "rapporteur/position/tables.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/position/stems.h"

#include <algorithm>

namespace rapporteur::position {

namespace {

Direction direction_named(std::string_view name) {
  if (name == "soft") return Direction::soft;
  return name == "hard" ? Direction::hard : Direction::none;
}

int number_in(std::string_view digits) {
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  expect(digits.size() == 1, "numbers of the tables have one digit");
  return is_negative ? '0' - digits.front() : digits.front() - '0';
}

Force force_named(std::string_view name) {
  const auto found = std::ranges::find(Names<Force>::all, name);
  expect(found != Names<Force>::all.end(), "hardness.tsv names forces");
  return static_cast<Force>(found - Names<Force>::all.begin());
}

/// The place of a name in a list, added where it is new.
std::uint16_t place_of(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  const auto place = static_cast<std::uint16_t>(found - names.begin());
  if (found == names.end()) names.push_back(name);
  return place;
}

/// How many words stand before the mark of a gate's phrase, which is taken out.
std::uint32_t take_mark(std::string& phrase) {
  const std::size_t at = phrase.find('^');
  expect(at != std::string::npos, "a gate's phrase has a mark");
  const std::vector<std::string_view> before = parts_of(std::string_view(phrase).substr(0, at), ' ');
  const auto count = static_cast<std::uint32_t>(before.size());
  phrase.erase(at, 1);
  return count;
}

}  // namespace

Tables::Tables() {
  load_issues();
  load_words();
  load_hardness();
  load_gate_phrases();
  load_states();
}

void Tables::load_issues() {
  for (const auto& row : rows_of(base::embedded("position/issues.tsv"))) {
    expect(row.size() == 5, "issues.tsv has five columns");
    Term term;
    term.issue = place_of(issues_, std::string(row[0]));
    term.matter = place_of(matters_, std::string(row[0]) + "/" + std::string(row[1]));
    term.direction = direction_named(row[2]);
    term.weight = number_in(row[3]);
    terms_.add_all(row[4], static_cast<std::uint32_t>(term_rows_.size()));
    term_rows_.push_back(term);
  }
}

void Tables::load_words() {
  for (const auto& row : rows_of(base::embedded("position/words.tsv"))) {
    expect(row.size() == 2, "words.tsv has two columns");
    const auto found = std::ranges::find(word_kind_names, row[0]);
    expect(found != word_kind_names.end(), "words.tsv names kinds of words");
    words_[static_cast<std::size_t>(found - word_kind_names.begin())].add_all(row[1], 0);
  }
}

void Tables::load_hardness() {
  for (const auto& row : rows_of(base::embedded("position/hardness.tsv"))) {
    expect(row.size() == 6, "hardness.tsv has six columns");
    HardnessRow added;
    added.hardness.rule = row[0];
    for (const std::string_view force : parts_of(row[1], ' ')) added.forces.push_back(force_named(force));
    added.direction = row[2];
    added.polarity = row[3];
    added.sign = row[4];
    added.is_position = row[5] != "-";
    if (added.is_position) added.hardness.value = number_in(row[5]);
    hardness_.push_back(std::move(added));
  }
}

void Tables::load_gate_phrases() {
  for (const auto& row : rows_of(base::embedded("position/gate_phrases.tsv"))) {
    expect(row.size() == 3, "gate_phrases.tsv has three columns");
    std::string phrase(row[2]);
    const std::uint32_t mark = take_mark(phrase);
    gate_phrases_.add(phrase, static_cast<std::uint32_t>(gate_rows_.size()));
    gate_rows_.push_back({std::string(row[0]), row[1] == "awaited", mark});
  }
}

void Tables::load_states() {
  for (const auto& row : rows_of(base::embedded("actors/states.tsv"))) {
    if (row.size() < 3 || row[1] != "state") continue;
    const std::string code(row[0]);
    for (std::size_t column = 2; column < row.size(); ++column) {
      for (const std::string_view name : parts_of(row[column], '|')) {
        if (column == 2) state_names_.try_emplace(code, name);
        states_by_name_.try_emplace(folded_name(name), code);
      }
    }
  }
  for (const auto& row : rows_of(base::embedded("position/state_media.tsv"))) {
    expect(row.size() == 2, "state_media.tsv has two columns");
    for (const std::string_view name : parts_of(row[1])) media_.try_emplace(folded_name(name), row[0]);
  }
}

bool Tables::HardnessRow::fits(const HardnessSigns& signs) const {
  constexpr std::array<std::string_view, 3> directions{"-", "soft", "hard"};
  if (std::ranges::find(forces, signs.force) == forces.end()) return false;
  if (direction != "*" && direction != directions[static_cast<std::size_t>(signs.direction)]) return false;
  if (polarity != "*" && polarity != name_of(signs.polarity)) return false;
  if (sign == "gate") return signs.is_gate;
  if (sign == "open_gate") return signs.is_open_gate;
  if (sign == "unconditional") return signs.is_unconditional;
  return sign != "normative" || signs.is_normative;
}

std::optional<Hardness> Tables::hardness(const HardnessSigns& signs) const {
  const auto found = std::ranges::find_if(hardness_, [&](const auto& row) { return row.fits(signs); });
  if (found == hardness_.end() || !found->is_position) return std::nullopt;
  return found->hardness;
}

std::string_view Tables::state_name(std::string_view code) const {
  const auto found = state_names_.find(code);
  return found == state_names_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Tables::state_of(std::string_view folded) const {
  const auto found = states_by_name_.find(folded);
  return found == states_by_name_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Tables::state_of_medium(std::string_view folded) const {
  const auto found = media_.find(folded);
  return found == media_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace rapporteur::position
