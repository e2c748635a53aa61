#include "rapporteur/actor/gazetteer.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace rapporteur {

using actor::Entry;
using actor::EntryKind;
using actor::PhraseForm;
using actor::RoleWord;
using actor::Sense;
using actor::WordKind;

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(mark);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

constexpr std::array<std::pair<std::string_view, EntryKind>, 14> entry_kinds{
    {{"state", EntryKind::state},
     {"historic", EntryKind::historic},
     {"partial", EntryKind::partial},
     {"land", EntryKind::land},
     {"org", EntryKind::body},
     {"ship", EntryKind::body},
     {"movement", EntryKind::body},
     {"seat", EntryKind::seat},
     {"armed", EntryKind::armed},
     {"crime", EntryKind::armed},
     {"party", EntryKind::party},
     {"media", EntryKind::media},
     {"company", EntryKind::company},
     {"person", EntryKind::person}}};

EntryKind entry_kind(std::string_view name) {
  const auto* const known = std::ranges::find(entry_kinds, name, [](const auto& each) { return each.first; });
  expect(known != entry_kinds.end(), "data/actors names known kinds");
  return known->second;
}

constexpr std::array<std::string_view, 6> word_kind_names{"office", "people",   "body",
                                                          "title",  "modifier", "document"};

bool is_acronym(std::string_view name) {
  return name.size() <= 7 &&
         std::ranges::all_of(name, [](char c) { return base::is_upper(c) || base::is_digit(c) || c == '.'; });
}

/// The plural of an English noun.
std::string plural_of(std::string_view noun) {
  std::string plural(noun);
  if (plural.ends_with("man")) {
    plural.replace(plural.size() - 3, 3, "men");
  } else if (plural.ends_with("y") && plural.size() > 1 &&
             std::string_view("aeiou").find(plural[plural.size() - 2]) == std::string_view::npos) {
    plural.replace(plural.size() - 1, 1, "ies");
  } else if (plural.ends_with("s") || plural.ends_with("ch") || plural.ends_with("sh") ||
             plural.ends_with("x")) {
    plural += "es";
  } else {
    plural += 's';
  }
  return plural;
}

/// Where the noun of a phrase ends: "minister" in "minister of finance", "general" in "attorney general".
std::size_t noun_end(std::string_view phrase) {
  for (const std::string_view link : {" of ", " for ", " to ", " in "}) {
    if (const auto at = phrase.find(link); at != std::string_view::npos) return at;
  }
  return phrase.size();
}

bool is_plural_already(std::string_view phrase) {
  constexpr std::array<std::string_view, 12> plurals{"people", "men",    "women",   "children",
                                                     "forces", "media",  "police",  "clergy",
                                                     "staff",  "guards", "members", "chiefs"};
  return std::ranges::any_of(
      plurals, [&](std::string_view each) { return phrase.substr(0, noun_end(phrase)).ends_with(each); });
}

}  // namespace

/// Fills a gazetteer from the tables.
class GazetteerTables {
 public:
  explicit GazetteerTables(Gazetteer& gazetteer) : all_(gazetteer) {}

  void read() {
    each_row("actors/words.tsv", [this](const auto& cells) { add_word(cells); });
    for (std::uint32_t i = 0; i < all_.words_.size(); ++i) {  // what is written wins over what is made
      const RoleWord word = all_.words_[i];
      if (!is_plural_already(word.phrase) && word.kind != WordKind::modifier) add_plural(word.phrase, i);
    }
    each_row("actors/states.tsv", [this](const auto& cells) { add_state(cells); });
    each_row("actors/bodies.tsv", [this](const auto& cells) { add_body(cells); });
    each_row("actors/people.tsv", [this](const auto& cells) { add_person(cells); });
    each_row("actors/given_names.tsv", [this](const auto& cells) {
      for (const std::string_view name : split(cells[1], '|')) {
        const actor::FoldedWord folded(name);
        all_.given_names_.emplace(folded.text(), cells[0].front());
      }
    });
    each_row("actors/places.tsv", [this](const auto& cells) { add_towns(cells); });
  }

 private:
  template <class Use>
  void each_row(std::string_view file, const Use& use) {
    for (const std::string_view line : split(base::embedded(file), '\n')) {
      if (!line.empty()) use(split(line, '\t'));
    }
  }

  static std::string cell(const std::vector<std::string_view>& cells, std::size_t at) {
    return std::string(at < cells.size() ? cells[at] : std::string_view());
  }

  void add_word(const std::vector<std::string_view>& cells) {
    const std::string kind_name = cell(cells, 1);
    const auto* const kind = std::ranges::find(word_kind_names, kind_name);
    expect(kind != word_kind_names.end(), "data/actors/words.tsv names known kinds");
    RoleWord word;
    word.phrase = cell(cells, 0);
    word.kind = static_cast<WordKind>(kind - word_kind_names.begin());
    word.sector = cell(cells, 2);
    word.second_sector = cell(cells, 3);
    word.key = cell(cells, 4).empty() ? word.phrase : cell(cells, 4);
    for (const std::string_view flag : split(cells.size() > 5 ? cells[5] : std::string_view(), ',')) {
      if (flag == "weak") word.is_weak = true;
      if (flag == "vague") word.is_vague = true;
      if (flag == "m" || flag == "f") word.sex = flag.front();
    }
    if (word.kind == WordKind::modifier) word.modifier_sector = word.sector;
    Sense& sense = sense_of(word.phrase);
    if (sense.word != Sense::none) {  // "rebel": who he is, and what an army is
      RoleWord& known = all_.words_[sense.word];
      known.modifier_sector = word.modifier_sector.empty() ? known.modifier_sector : word.modifier_sector;
      return;
    }
    sense.word = static_cast<std::uint32_t>(all_.words_.size());
    sense.is_plural = is_plural_already(word.phrase);
    all_.words_.push_back(word);
  }

  void add_plural(std::string_view phrase, std::uint32_t word) {
    const std::size_t end = noun_end(phrase);
    Sense& sense = sense_of(plural_of(phrase.substr(0, end)) + std::string(phrase.substr(end)));
    if (sense.word != Sense::none) return;
    sense.word = word;
    sense.is_plural = true;
  }

  void add_state(const std::vector<std::string_view>& cells) {
    const auto names = split(cells[2], '|');
    Entry entry;
    entry.kind = entry_kind(cells[1]);
    entry.name = std::string(names.front());
    entry.country = std::string(cells[0]);
    if (entry.kind == EntryKind::partial) entry.sector = "PRE";
    entry.adjective = cells[3].substr(0, cells[3].find('|'));
    const std::uint32_t number = add_entry(entry);
    if (entry.kind == EntryKind::state) all_.states_.emplace(entry.country, number);
    for (const std::string_view name : names) add_name(name, number, PhraseForm::name);
    for (const auto& [at, form] : {std::pair{3, PhraseForm::adjective}, std::pair{4, PhraseForm::people},
                                   std::pair{5, PhraseForm::capital}}) {
      for (const std::string_view name : split(cells[static_cast<std::size_t>(at)], '|'))
        add_name(name, number, form);
    }
  }

  void add_body(const std::vector<std::string_view>& cells) {
    constexpr std::array<std::string_view, 7> beyond_states{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"};
    Entry entry;
    entry.kind = entry_kind(cells[1]);
    const std::string code = cell(cells, 2);
    const bool has_country = code.empty() || std::ranges::find(beyond_states, code) != beyond_states.end() ||
                             all_.state_of(code) != Sense::none;
    entry.country = has_country ? code : "";
    entry.sector = cell(cells, has_country ? 3 : 2);
    entry.second_sector = cell(cells, has_country ? 4 : 3);
    for (const std::string_view names : split(cells[0], '/')) {
      const auto all = split(names, '|');
      entry.name = std::string(all.front());
      const std::uint32_t number = add_entry(entry);
      for (const std::string_view name : all)
        add_name(name, number, is_acronym(name) ? PhraseForm::acronym : PhraseForm::name);
    }
  }

  void add_person(const std::vector<std::string_view>& cells) {
    const auto names = split(cells[0], '|');
    Entry entry;
    entry.kind = EntryKind::person;
    entry.name = std::string(names.front());
    entry.sex = cells[1].empty() ? '\0' : cells[1].front();
    entry.country = cell(cells, 2);
    for (const std::string_view part : split(cells[3], ';')) entry.career.push_back(career_part(part));
    const std::uint32_t number = add_entry(entry);
    const actor::FoldedWord family(names.front().substr(names.front().rfind(' ') + 1));
    all_.families_[std::string(family.text())].push_back(number);
    const actor::FoldedWord given(names.front().substr(0, names.front().find(' ')));
    all_.given_[std::string(given.text())].push_back(number);
    for (const std::string_view name : names) add_name(name, number, PhraseForm::name);
  }

  /// A month; of a year alone, its first or last one. `otherwise` where nothing is written.
  static std::uint32_t month_of(std::string_view digits, bool is_end, std::uint32_t otherwise) {
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (number == 0) return otherwise;
    return number > 9999 ? number : number * 100 + (is_end ? 12 : 1);
  }

  /// "GOV+MIL:2012-2017", "LEG:-199805", "JUD".
  static actor::CareerPart career_part(std::string_view written) {
    actor::CareerPart part;
    const auto colon = std::min(written.find(':'), written.size());
    const auto plus = std::min(written.find('+'), colon);
    part.sector = std::string(written.substr(0, plus));
    if (plus < colon) part.second_sector = std::string(written.substr(plus + 1, colon - plus - 1));
    const std::string_view years = written.substr(std::min(colon + 1, written.size()));
    const auto dash = std::min(years.find('-'), years.size());
    part.from = month_of(years.substr(0, dash), false, 0);
    if (dash < years.size()) part.to = month_of(years.substr(dash + 1), true, actor::CareerPart::open);
    return part;
  }

  void add_towns(const std::vector<std::string_view>& cells) {
    for (const std::string_view name : split(cells[1], '|')) {
      Sense& sense = sense_of(name);
      const bool is_capital = sense.entry != Sense::none && sense.form == PhraseForm::capital;
      if (!is_capital && (sense.entry != Sense::none || sense.word != Sense::none)) continue;
      Entry entry;
      entry.kind = EntryKind::town;
      entry.name = std::string(name);
      entry.country = cell(cells, 0);
      const std::uint32_t number = add_entry(entry);
      if (!is_capital) add_name(name, number, PhraseForm::name);
    }
  }

  std::uint32_t add_entry(const Entry& entry) {
    all_.entries_.push_back(entry);
    return static_cast<std::uint32_t>(all_.entries_.size() - 1);
  }

  void add_name(std::string_view name, std::uint32_t entry, PhraseForm form) {
    if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
    if (name.empty()) return;
    Sense& sense = sense_of(name);
    if (sense.entry != Sense::none) return;
    sense.entry = entry;
    sense.form = form;
    sense.needs_capitals = is_acronym(name);
    sense.is_written_capital = !base::is_lower(name.front());
    const std::size_t last = std::min(name.rfind(' ') + 1, name.size() - 1);
    sense.ends_in_capital = !base::is_lower(name[last]);
  }

  Sense& sense_of(std::string_view phrase) {
    units_.clear();
    words_.clear();
    actor::split_units(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, all_.phrases_, units_);
    for (const actor::Unit& unit : units_) {
      const actor::FoldedWord folded(phrase.substr(unit.span.begin, unit.span.size()));
      words_.push_back(all_.phrases_.add_word(folded.text()));
    }
    expect(!words_.empty(), "a name in data/actors has words");
    std::uint32_t& payload = all_.phrases_.payload_of(words_);
    if (payload == actor::PhraseTable::none) {
      payload = static_cast<std::uint32_t>(all_.senses_.size());
      all_.senses_.emplace_back();
    }
    return all_.senses_[payload];
  }

  Gazetteer& all_;
  std::vector<actor::Unit> units_;
  std::vector<std::uint32_t> words_;
};

Gazetteer::Gazetteer() {
  GazetteerTables(*this).read();
}

char Gazetteer::sex_of(std::string_view folded_name) const {
  const auto known = given_names_.find(std::string(folded_name));
  return known == given_names_.end() ? '\0' : known->second;
}

std::span<const std::uint32_t> Gazetteer::people_of_family(std::string_view folded_name) const& {
  const auto known = families_.find(std::string(folded_name));
  return known == families_.end() ? std::span<const std::uint32_t>() : known->second;
}

std::span<const std::uint32_t> Gazetteer::people_of_given(std::string_view folded_name) const& {
  const auto known = given_.find(std::string(folded_name));
  return known == given_.end() ? std::span<const std::uint32_t>() : known->second;
}

std::uint32_t Gazetteer::state_of(std::string_view code) const {
  const auto known = states_.find(std::string(code));
  return known == states_.end() ? Sense::none : known->second;
}

}  // namespace rapporteur
