#include "rapporteur/statement/reporting_words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <array>
#include <utility>

namespace rapporteur::statement {

namespace {

constexpr std::array<std::pair<std::string_view, Frame>, 11> frame_names{{{"that", Frame::that},
                                                                          {"question", Frame::question},
                                                                          {"to", Frame::to},
                                                                          {"gerund", Frame::gerund},
                                                                          {"object", Frame::object},
                                                                          {"as", Frame::as},
                                                                          {"person-that", Frame::person_that},
                                                                          {"person-to", Frame::person_to},
                                                                          {"person-prep", Frame::person_prep},
                                                                          {"prep", Frame::prep},
                                                                          {"light", Frame::light}}};

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = line.find(separator);
    if (const auto part = base::trim(line.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

std::uint16_t frames_of(std::string_view field) {
  std::uint16_t frames = 0;
  for (const std::string_view name : split(field, ' ')) {
    bool is_known = false;
    for (const auto& [known, frame] : frame_names) {
      if (known != name) continue;
      frames |= static_cast<std::uint16_t>(frame);
      is_known = true;
    }
    expect(is_known, "reporting.tsv names known frames");
  }
  return frames;
}

StatementKind kind_of(std::string_view name) {
  if (name == "attitude") return StatementKind::attitude;
  if (name == "act" || name == "light") return StatementKind::act_report;
  return StatementKind::statement;
}

void add_prepositions(std::string_view field, std::vector<std::string_view>& to) {
  if (field == "-") return;
  for (const std::string_view each : split(field, ' ')) to.push_back(each);
}

}  // namespace

const ReportingWords& ReportingWords::shipped() {
  static const ReportingWords words;
  return words;
}

ReportingWords::ReportingWords() {
  for (const std::string_view row : split(base::embedded("statement/reporting.tsv"), '\n')) {
    if (!row.starts_with('#')) add_row(row);
  }
}

void ReportingWords::add_row(std::string_view row) {
  const auto fields = split(row, '\t');
  expect(fields.size() == 5, "a row of reporting.tsv has five fields");
  const std::uint16_t frames = frames_of(fields[2]);
  const bool is_verb = fields[0] == "verb";
  for (const std::string_view lemma : split(fields[4], ',')) {
    auto& table = is_verb ? verbs_ : fields[0] == "noun" ? nouns_ : adjectives_;
    sieve_.add(lemma);
    const auto [place, is_new] = table.try_emplace(lemma);
    ReportingWord& word = place->second;
    if (is_new) word.kind = kind_of(fields[1]);
    word.frames |= frames;
    const bool is_of_person = (frames & static_cast<std::uint16_t>(Frame::person_prep)) != 0;
    add_prepositions(fields[3], is_of_person ? word.person_prepositions : word.prepositions);
    if (is_verb) add_forms(lemma);
  }
}

void ReportingWords::add_forms(std::string_view lemma) {
  const std::string stem(lemma);
  const char last = stem.back();
  const auto add = [&](std::string form) {
    sieve_.add(form);
    forms_.try_emplace(std::move(form), lemma);
  };
  add(stem);
  const bool is_sibilant = stem.ends_with("s") || stem.ends_with("sh") || stem.ends_with("ch") || last == 'x';
  const bool ends_in_consonant_y =
      last == 'y' && stem.size() > 2 &&
      std::string_view("aeiou").find(stem[stem.size() - 2]) == std::string_view::npos;
  const std::string without_last = stem.substr(0, stem.size() - 1);
  if (ends_in_consonant_y) {
    add(without_last + "ies");
    add(without_last + "ied");
  } else {
    add(stem + (is_sibilant ? "es" : "s"));
    add(last == 'e' ? stem + "d" : stem + "ed");
  }
  add(last == 'e' ? without_last + "ing" : stem + "ing");
}

const ReportingWord* ReportingWords::verb(std::string_view lemma) const {
  if (!sieve_.may_hold(lemma)) return nullptr;
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? nullptr : &found->second;
}

const ReportingWord* ReportingWords::noun(std::string_view lemma) const {
  if (!sieve_.may_hold(lemma)) return nullptr;
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &found->second;
}

bool ReportingWords::is_adjective(std::string_view lemma) const {
  return sieve_.may_hold(lemma) && adjectives_.contains(lemma);
}

std::string_view ReportingWords::verb_of_form(std::string_view lower) const {
  if (!sieve_.may_hold(lower)) return {};
  const auto found = forms_.find(std::string(lower));
  return found == forms_.end() ? std::string_view() : found->second;
}

}  // namespace rapporteur::statement
