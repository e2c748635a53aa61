#pragma once

#include "rapporteur/actor/phrases.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur {

namespace actor {

/// What an entry of the gazetteer is.
enum class EntryKind : std::uint8_t {
  state,
  historic,  ///< a state of the past or a part of one; its code is that of today's state
  partial,   ///< an entity that only some recognise
  land,      ///< a part of a state that does not act for itself
  town,
  body,     ///< an organisation that acts
  seat,     ///< a building that stands for who works there
  armed,    ///< an armed group
  party,    ///< a political party
  media,    ///< an outlet
  company,  ///< a firm
  person
};

/// How a phrase names its entry.
enum class PhraseForm : std::uint8_t { name, adjective, people, capital, acronym };

/// Part of a known person's career: a sector from one month to another, both included.
struct CareerPart {
  static constexpr std::uint32_t open = 999999;
  std::string sector;
  std::string second_sector;
  std::uint32_t from = 0;  ///< year * 100 + month
  std::uint32_t to = open;
};

/// An actor or place of the world, as data/actors tells of it.
struct Entry {
  std::string name;  ///< by which the record calls it
  EntryKind kind = EntryKind::body;
  std::string country;  ///< code
  std::string sector;
  std::string second_sector;
  std::string adjective;           ///< a state's first
  std::vector<CareerPart> career;  ///< of a person, by time
  char sex = '\0';                 ///< 'm', 'f' or unknown
};

/// What a word for actors in general is.
enum class WordKind : std::uint8_t {
  office,    ///< one person at a time: "prime minister"
  people,    ///< people by what they do: "rebel", "official"
  body,      ///< an organ: "ministry", "army"
  title,     ///< stands before a name: "Mr", "General"
  modifier,  ///< "former", "military"
  document   ///< speaks for who made it: "statement", "report"
};

/// A word or phrase for actors in general, as data/actors/words.tsv tells of it.
struct RoleWord {
  std::string phrase;
  WordKind kind = WordKind::people;
  std::string sector;
  std::string second_sector;
  std::string key;              ///< the same for words that can name the same: "prime minister" for "premier"
  std::string modifier_sector;  ///< where it can also stand before another such word
  bool is_vague = false;        ///< no actor of its own unless it speaks: "country", "side"
  bool is_weak = false;         ///< tells its sector by what it belongs to: "spokesman", "member"
  char sex = '\0';
};

/// What a phrase of the tables stands for: an entry, a word, or both.
struct Sense {
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  std::uint32_t entry = none;
  std::uint32_t word = none;
  PhraseForm form = PhraseForm::name;
  bool is_plural = false;           ///< of the word
  bool needs_capitals = false;      ///< of the entry: every letter, as an acronym
  bool is_written_capital = false;  ///< of the entry: the table's own first letter is a capital
  bool ends_in_capital = false;     ///< of the entry: the table's own last word has one
};

}  // namespace actor

/// The names of the world's states, bodies, groups and well-known people, and the words for offices and
/// kinds of people; read from data/actors. Read-only once made: any number of threads may use it.
class Gazetteer {
 public:
  Gazetteer();

  const std::vector<actor::Entry>& entries() const& { return entries_; }
  const std::vector<actor::RoleWord>& words() const& { return words_; }
  const actor::PhraseTable& phrases() const& { return phrases_; }
  const actor::Sense& sense(std::uint32_t payload) const& { return senses_[payload]; }

  /// The sex that a given name, folded, mostly tells: 'm', 'f' or 0.
  char sex_of(std::string_view folded_name) const;

  /// The people whose name ends with a word, folded.
  std::span<const std::uint32_t> people_of_family(std::string_view folded_name) const&;

  /// The people whose name begins with a word, folded.
  std::span<const std::uint32_t> people_of_given(std::string_view folded_name) const&;

  /// The state that a code belongs to; `Sense::none` for none.
  std::uint32_t state_of(std::string_view code) const;

 private:
  friend class GazetteerTables;
  std::vector<actor::Entry> entries_;
  std::vector<actor::RoleWord> words_;
  std::vector<actor::Sense> senses_;
  std::unordered_map<std::string, std::uint32_t> states_;  ///< by code
  std::unordered_map<std::string, char> given_names_;      ///< folded
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      families_;                                                       ///< people by their names' last word
  std::unordered_map<std::string, std::vector<std::uint32_t>> given_;  ///< the same by the first word
  actor::PhraseTable phrases_;
};

}  // namespace rapporteur
