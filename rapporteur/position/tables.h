#pragma once

#include "rapporteur/position/phrases.h"
#include "rapporteur/position/position.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The tables in data/position/ and the names of states.
namespace rapporteur::position {

/// What an act means where the one who holds the position does it.
enum class Direction : std::uint8_t { none, soft, hard };
constexpr Direction turned(Direction direction) {
  if (direction == Direction::none) return direction;
  return direction == Direction::soft ? Direction::hard : Direction::soft;
}

/// What a phrase of the coverage is about: a row of issues.tsv.
struct Term {
  std::uint16_t issue = 0;   ///< number of the issue, by the order of the table
  std::uint16_t matter = 0;  ///< what of the issue, numbered over all issues
  Direction direction = Direction::none;
  int weight = 0;
};

/// The kinds of words.tsv.
enum class WordKind : std::uint8_t {
  stopping,  ///< an act's end, told before or behind it
  against,   ///< the same, before it alone
  yielding,
  normative,
  unconditional,
  negation,
  former,
  official,
  distancing,
  deadline,
  first
};
inline constexpr std::array<std::string_view, 11> word_kind_names{
    "stopping", "against",  "yielding",   "normative", "unconditional", "negation",
    "former",   "official", "distancing", "deadline",  "first"};

/// What hardness is read from.
struct HardnessSigns {
  Force force = Force::none;
  Polarity polarity = Polarity::positive;
  Direction direction = Direction::none;
  bool is_gate = false;
  bool is_open_gate = false;  ///< the gate is told as an offer
  bool is_unconditional = false;
  bool is_normative = false;
};
struct Hardness {
  int value = 0;
  std::string rule;
};

/// A row of gate_phrases.tsv.
struct GatePhrase {
  std::string rule;
  bool is_awaited_left = false;
  std::uint32_t mark = 0;  ///< how many words of the phrase belong to what stands on the left
};

/// Loaded once, then read by any number of threads.
class Tables {
 public:
  Tables();

  const Phrases& terms() const& { return terms_; }
  const Term& term(std::uint32_t row) const& { return term_rows_[row]; }
  const std::string& issue_name(std::uint16_t issue) const& { return issues_[issue]; }
  const std::string& matter_name(std::uint16_t matter) const& { return matters_[matter]; }
  const Phrases& words(WordKind kind) const& { return words_[static_cast<std::size_t>(kind)]; }
  const Phrases& gate_phrases() const& { return gate_phrases_; }
  const GatePhrase& gate_phrase(std::uint32_t row) const& { return gate_rows_[row]; }

  /// The first row of hardness.tsv that fits; nothing where it is no position.
  std::optional<Hardness> hardness(const HardnessSigns& signs) const;
  /// A state's name by its code; empty for codes that are no state's.
  std::string_view state_name(std::string_view code) const;
  /// The code of the state that a name, an adjective or a capital stands for; empty for none.
  std::string_view state_of(std::string_view folded) const;
  /// The code of the state that an outlet speaks for; empty for none.
  std::string_view state_of_medium(std::string_view folded) const;

 private:
  struct HardnessRow {
    Hardness hardness;
    bool is_position = true;
    std::vector<Force> forces;
    std::string direction;
    std::string polarity;
    std::string sign;
    bool fits(const HardnessSigns& signs) const;
  };

  void load_issues();
  void load_words();
  void load_hardness();
  void load_gate_phrases();
  void load_states();

  Phrases terms_;
  std::vector<Term> term_rows_;
  std::vector<std::string> issues_;
  std::vector<std::string> matters_;
  std::array<Phrases, word_kind_names.size()> words_;
  Phrases gate_phrases_;
  std::vector<GatePhrase> gate_rows_;
  std::vector<HardnessRow> hardness_;
  std::map<std::string, std::string, std::less<>> state_names_;
  std::map<std::string, std::string, std::less<>> states_by_name_;
  std::map<std::string, std::string, std::less<>> media_;
};

}  // namespace rapporteur::position
