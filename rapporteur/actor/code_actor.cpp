#include "rapporteur/actor/code_actor.h"

#include "rapporteur/actor/edit_distance.h"
#include "rapporteur/actor/matches.h"
#include "rapporteur/actor/name_origin.h"
#include "rapporteur/actor/word_lists.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rapporteur {

namespace {

using namespace actor;

constexpr std::string_view former_sector = "ELI";

/// The career part of a month; null before, between and after them.
const CareerPart* part_at(const Entry& person, Month when) {
  const CareerPart* found = nullptr;
  for (const CareerPart& part : person.career) {
    if (part.from <= when && when <= part.to) found = &part;
  }
  return found;
}

ActorCodes codes_of_person(const Entry& person, Month when) {
  ActorCodes codes{person.country, "", ""};
  if (person.career.empty()) return codes;
  const Month asked = when == 0 ? CareerPart::open - 1 : when;
  if (const CareerPart* part = part_at(person, asked)) {
    codes.sector = part->sector;
    codes.second_sector = part->second_sector;
  } else if (person.career.front().from <= asked) {
    codes.sector = former_sector;
  }
  return codes;
}

/// Reads an actor's words: its noun, what stands before it, and what follows after "of" or a comma.
class Coder {
 public:
  Coder(std::string_view text, Month when, const Gazetteer& gazetteer, TownSpelling spelling)
      : text_(text), when_(when), gazetteer_(gazetteer), spelling_(spelling) {
    split_units(text, {0, static_cast<std::uint32_t>(text.size())}, gazetteer.phrases(), units_);
    matches_ = find_phrases(text, units_, gazetteer);
    number_segments();
  }

  ActorCodes code() const {
    ActorCodes codes;
    const ActorCodes person = code_known_person();
    codes.country = country();
    if (codes.country.empty()) codes.country = person.country;
    code_sector(codes);
    if (codes.sector.empty() && !person.country.empty()) {
      codes.sector = person.sector;
      codes.second_sector = person.second_sector;
    }
    if (codes.sector.empty()) code_bare_name(codes);
    return codes;
  }

  /// The first country that is named, wherever it stands.
  std::string country() const {
    for (const PhraseMatch& match : matches_) {
      if (!match.is_entry() || match.is_opposed) continue;
      const Entry& entry = entry_of(match);
      if (entry.kind == EntryKind::person || entry.kind == EntryKind::town || entry.country.empty()) continue;
      return entry.country;
    }
    return town_country();
  }

 private:
  const Entry& entry_of(const PhraseMatch& match) const { return gazetteer_.entries()[match.entry]; }
  const RoleWord& word_of(const PhraseMatch& match) const { return gazetteer_.words()[match.word]; }
  std::string_view unit_text(std::uint32_t at) const {
    return text_.substr(units_[at].span.begin, units_[at].span.size());
  }

  /// A segment is what stands between commas and little words like "of".
  void number_segments() {
    constexpr std::array<std::string_view, 16> links{"of",   "in",    "for",   "from",   "at", "to",
                                                     "with", "on",    "who",   "led",    "by", "near",
                                                     "that", "which", "under", "against"};
    std::uint32_t segment = 0;
    std::uint32_t inside_until = 0;
    auto match = matches_.begin();
    for (std::uint32_t i = 0; i < units_.size(); ++i) {
      if (match != matches_.end() && match->begin == i) {
        inside_until = match->end;
        ++match;
      }
      const bool is_inside = i < inside_until;
      if (!is_inside && is_one_of(unit_text(i), links)) ++segment;
      if (i > 0 && !units_[i].is_joined && !is_inside) ++segment;
      segment_of_.push_back(segment);
    }
  }

  std::string town_country() const {
    for (const PhraseMatch& match : matches_) {
      if (match.is_entry() && !match.is_opposed && entry_of(match).kind == EntryKind::town &&
          !is_in_name(match))
        return entry_of(match).country;
    }
    return spelling_ == TownSpelling::near ? misspelt_town_country() : "";
  }

  /// The country of a town whose name is misspelt: a first word with a capital that nothing knows, alone or
  /// before a noun for actors. Only where one country is meant.
  std::string misspelt_town_country() const {
    constexpr std::size_t min_letters = 5;
    const std::uint32_t at = first_content_unit();
    if (at >= units_.size() || units_[at].word != 0 || !units_[at].is_capital || !stands_alone(at)) return "";
    const FoldedWord written(unit_text(at));
    if (written.text().size() < min_letters) return "";
    const std::optional<std::string> swapped = country_of_towns(written.text(), is_swapped);
    return swapped ? *swapped : country_of_towns(written.text(), is_misspelt).value_or("");
  }

  /// The country of the towns whose names are like a folded word; empty where they are of several, nothing
  /// where there is none.
  std::optional<std::string> country_of_towns(std::string_view written,
                                              bool (*is_like)(std::string_view, std::string_view)) const {
    std::optional<std::string> found;
    for (const Entry& entry : gazetteer_.entries()) {
      if (entry.kind != EntryKind::town || entry.country == found) continue;
      const FoldedWord town(entry.name);
      if (town.text().empty() || town.text().front() != written.front()) continue;
      if (!is_like(town.text(), written)) continue;
      if (found) return "";
      found = entry.country;
    }
    return found;
  }

  /// Whether a unit is the last one, or a noun for actors follows.
  bool stands_alone(std::uint32_t at) const {
    if (at + 1 == units_.size()) return true;
    return units_[at + 1].is_joined && std::ranges::any_of(matches_, [&](const PhraseMatch& each) {
             return each.begin == at + 1 && each.is_word() && !each.is_entry();
           });
  }

  /// Whether a town's name may be part of a person's: another unknown word with a capital stands beside it.
  bool is_in_name(const PhraseMatch& match) const {
    const auto is_unknown_name = [&](std::uint32_t at) {
      return units_[at].is_capital && std::ranges::none_of(matches_, [&](const PhraseMatch& each) {
               const bool is_town = each.is_entry() && entry_of(each).kind == EntryKind::town;
               return !is_town && each.begin <= at && at < each.end;
             });
    };
    if (match.begin > 0 && units_[match.begin].is_joined && is_unknown_name(match.begin - 1)) return true;
    return match.end < units_.size() && units_[match.end].is_joined && is_unknown_name(match.end);
  }

  ActorCodes code_known_person() const {
    for (const PhraseMatch& match : matches_) {
      if (match.is_entry() && entry_of(match).kind == EntryKind::person)
        return codes_of_person(entry_of(match), when_);
    }
    const NameRun name = unknown_name();
    if (name.begin == name.end) return {};
    if (const Entry* alike = person_like(name)) return codes_of_person(*alike, when_);
    std::vector<std::string_view> parts;
    bool has_hyphen = false;
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      parts.push_back(unit_text(i));
      has_hyphen = has_hyphen || units_[i].after_hyphen;
    }
    return {std::string(country_by_name_form(parts, has_hyphen)), "", ""};
  }

  /// Units that may be the name of a person.
  struct NameRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  bool is_known(std::uint32_t at) const {
    return std::ranges::any_of(matches_, [&](const PhraseMatch& each) {
      const bool is_town = each.is_entry() && entry_of(each).kind == EntryKind::town;
      return !is_town && each.begin <= at && at < each.end;
    });
  }

  /// The words with capitals that end the text and that no table knows.
  NameRun unknown_name() const {
    NameRun run{static_cast<std::uint32_t>(units_.size()), static_cast<std::uint32_t>(units_.size())};
    while (run.begin > 0 && (units_[run.begin - 1].is_capital || units_[run.begin - 1].after_hyphen) &&
           !is_known(run.begin - 1))
      --run.begin;
    return run;
  }

  static std::string folded(std::string_view word) {
    const FoldedWord made(word);
    return std::string(made.text());
  }

  /// The one known person whose name is like the words: misspelt ("Evelin Novak"), or the family's name
  /// behind a title of an office that the person holds at the time; null for none or several.
  const Entry* person_like(NameRun name) const {
    const bool is_titled = name.begin > 0 && is_known(name.begin - 1);
    if (name.end - name.begin > 4 || (name.end - name.begin == 1 && !is_titled)) return nullptr;
    std::vector<std::string> written;
    for (std::uint32_t i = name.begin; i < name.end; ++i) written.push_back(folded(unit_text(i)));
    const Entry* found = nullptr;
    for (const std::uint32_t number : gazetteer_.people_of_family(written.back())) {
      const Entry& entry = gazetteer_.entries()[number];
      if (!has_like_name(entry, written)) continue;
      if (found) return nullptr;
      found = &entry;
    }
    return found;
  }

  bool has_like_name(const Entry& person, const std::vector<std::string>& written) const {
    if (written.size() == 1) return part_at(person, when_ == 0 ? CareerPart::open - 1 : when_) != nullptr;
    std::vector<std::string> parts;
    for (std::string_view rest = person.name; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      parts.push_back(folded(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::ranges::equal(parts, written, [](const std::string& known, const std::string& word) {
      return known == word || is_misspelt(known, word);
    });
  }

  static bool acts(const Entry& entry) {
    return entry.kind >= EntryKind::body && entry.kind != EntryKind::person && !entry.sector.empty();
  }

  /// The noun of a segment: its last office, people or body, named or not.
  const PhraseMatch* noun_of(std::uint32_t segment) const {
    const PhraseMatch* noun = nullptr;
    const PhraseMatch* title = nullptr;
    for (const PhraseMatch& match : matches_) {
      if (segment_of_[match.begin] != segment || match.is_opposed) continue;
      if (match.is_entry() && (acts(entry_of(match)) || entry_of(match).kind == EntryKind::partial)) {
        noun = &match;
      } else if (match.is_word() && !match.is_entry()) {
        if (word_of(match).kind == WordKind::title && !word_of(match).sector.empty()) title = &match;
        if (word_of(match).kind < WordKind::title) noun = &match;
      }
    }
    return noun ? noun : title;
  }

  /// A sector told by what stands before the noun in its segment.
  bool code_by_modifiers(const PhraseMatch& noun, ActorCodes& codes) const {
    for (auto match = matches_.rbegin(); match != matches_.rend(); ++match) {
      if (match->begin >= noun.begin || segment_of_[match->begin] != segment_of_[noun.begin]) continue;
      if (match->is_opposed) continue;
      if (match->is_entry()) {
        if (!acts(entry_of(*match))) continue;
        set(codes, entry_of(*match).sector, entry_of(*match).second_sector);
        return true;
      }
      const RoleWord& word = word_of(*match);
      if (!word.modifier_sector.empty() && word.modifier_sector != former_sector) {
        set(codes, word.modifier_sector, "");
        return true;
      }
      if (word.kind < WordKind::modifier && !word.sector.empty()) {
        set(codes, word.sector, word.second_sector);
        return true;
      }
    }
    return false;
  }

  static void set(ActorCodes& codes, const std::string& sector, const std::string& second) {
    codes.sector = sector;
    codes.second_sector = second;
  }

  bool is_former() const {
    return std::ranges::any_of(matches_, [&](const PhraseMatch& match) {
      return match.is_word() && word_of(match).modifier_sector == former_sector &&
             segment_of_[match.begin] == 0;
    });
  }

  void code_sector(ActorCodes& codes) const {
    const std::uint32_t last = segment_of_.empty() ? 0 : segment_of_.back();
    for (std::uint32_t segment = 0; segment <= last && codes.sector.empty(); ++segment) {
      const PhraseMatch* noun = noun_of(segment);
      if (noun) code_noun(*noun, segment == last ? nullptr : noun_of(segment + 1), codes);
    }
    constexpr std::array<std::string_view, 8> stately{"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY", ""};
    if (is_former() && is_one_of(codes.sector, stately)) set(codes, std::string(former_sector), "");
  }

  void code_noun(const PhraseMatch& noun, const PhraseMatch* owner, ActorCodes& codes) const {
    if (noun.is_entry()) return set(codes, entry_of(noun).sector, entry_of(noun).second_sector);
    const RoleWord& word = word_of(noun);
    if (is_fighter(word) && code_by_armed_group(noun, codes)) return;
    if (!word.is_weak && owner && word.kind == WordKind::office && owner->is_entry() &&
        acts(entry_of(*owner)))
      return set(codes, entry_of(*owner).sector, entry_of(*owner).second_sector);
    if (!word.is_weak) return set(codes, word.sector, word.second_sector);
    if (code_by_modifiers(noun, codes)) return;
    if (owner) return code_noun(*owner, nullptr, codes);
    set(codes, word.sector, word.second_sector);
    if (codes.sector.empty() && speaks_for_state(word) && names_state(segment_of_[noun.begin]))
      codes.sector = "GOV";
  }

  static bool is_fighter(const RoleWord& word) {
    constexpr std::array<std::string_view, 4> sectors{"UAF", "REB", "PRM", "MIL"};
    return is_one_of(word.sector, sectors);
  }

  bool code_by_armed_group(const PhraseMatch& noun, ActorCodes& codes) const {
    for (const PhraseMatch& match : matches_) {
      if (match.end > noun.begin || !match.is_entry() || match.is_opposed) continue;
      if (entry_of(match).kind != EntryKind::armed) continue;
      set(codes, entry_of(match).sector, "");
      return true;
    }
    return false;
  }

  static bool speaks_for_state(const RoleWord& word) {
    constexpr std::array<std::string_view, 10> keys{
        "spokesman",      "head",     "leader",         "adviser", "aide",
        "representative", "delegate", "chief of staff", "mission", "department"};
    return is_one_of(word.key, keys);
  }

  bool names_state(std::uint32_t segment) const {
    return std::ranges::any_of(matches_, [&](const PhraseMatch& match) {
      return match.is_entry() && segment_of_[match.begin] <= segment + 1 &&
             entry_of(match).kind == EntryKind::state;
    });
  }

  /// A capital alone stands for its government, a town for its people; a pronoun for nobody who is known.
  void code_bare_name(ActorCodes& codes) const {
    constexpr std::array<std::string_view, 8> pronouns{"he", "she", "they", "him", "her", "them", "i", "we"};
    if (units_.size() == 1 && matches_.empty() && is_one_of(unit_text(0), pronouns)) codes.sector = "UNK";
    if (matches_.size() != 1 || !matches_.front().is_entry() ||
        matches_.front().begin != first_content_unit() || matches_.front().end != units_.size())
      return;
    const Entry& entry = entry_of(matches_.front());
    if (matches_.front().form == PhraseForm::capital) codes.sector = "GOV";
    if (entry.kind == EntryKind::town) codes.sector = "CVL";
  }

  std::uint32_t first_content_unit() const {
    return !units_.empty() && base::equals_ignoring_case(unit_text(0), "the") ? 1 : 0;
  }

  std::string_view text_;
  Month when_;
  const Gazetteer& gazetteer_;
  TownSpelling spelling_;
  std::vector<Unit> units_;
  std::vector<PhraseMatch> matches_;
  std::vector<std::uint32_t> segment_of_;  ///< by unit
};

}  // namespace

ActorCodes code_actor(std::string_view text, std::string_view context, Month when, const Gazetteer& gazetteer,
                      TownSpelling spelling) {
  ActorCodes codes = Coder(text, when, gazetteer, spelling).code();
  if (codes.country.empty()) codes.country = Coder(context, when, gazetteer, TownSpelling::exact).country();
  return codes;
}

}  // namespace rapporteur
