#include "rapporteur/statement/lexicon.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <array>

namespace rapporteur::statement {

namespace {

void read_cues(Lexicon& lexicon) {
  for (const auto& row : rows_of(base::embedded("statement/cues.tsv"))) {
    CueClass cue{};
    expect(row.size() == 2 && parse_name(row[0], cue), "data/statement/cues.tsv is in order");
    for_each_phrase(row[1], [&](std::string_view phrase) {
      lexicon.cues.add(lexicon.words, phrase, static_cast<std::uint16_t>(cue));
    });
  }
}

void read_formulae(Lexicon& lexicon) {
  for (const auto& row : rows_of(base::embedded("statement/formulae.tsv"))) {
    Formula formula;
    expect(row.size() == 3 && parse_name(row[0], formula.force), "data/statement/formulae.tsv is in order");
    formula.is_veiled = row[1] == "veiled";
    for_each_phrase(row[2], [&](std::string_view phrase) {
      lexicon.formulae.add(lexicon.words, phrase, static_cast<std::uint16_t>(lexicon.formula_rows.size()));
    });
    lexicon.formula_rows.push_back(formula);
  }
}

void read_markers(Lexicon& lexicon) {
  for (const auto& row : rows_of(base::embedded("statement/condition_markers.tsv"))) {
    MarkerKind kind{};
    expect(row.size() == 2 && parse_name(row[1], kind), "data/statement/condition_markers.tsv is in order");
    lexicon.markers.add(lexicon.words, row[0], static_cast<std::uint16_t>(kind));
  }
}

void read_words(Lexicon& lexicon) {
  constexpr std::array<std::pair<std::string_view, Lexicon::Kind>, 4> names{{{"harm", Lexicon::harm},
                                                                             {"good", Lexicon::good},
                                                                             {"outsider", Lexicon::outsider},
                                                                             {"attack", Lexicon::attack}}};
  for (const auto& row : rows_of(base::embedded("statement/words.tsv"))) {
    const auto* name = std::ranges::find(names, row[0], &std::pair<std::string_view, Lexicon::Kind>::first);
    expect(row.size() == 2 && name != names.end(), "data/statement/words.tsv is in order");
    for_each_phrase(row[1], [&](std::string_view word) {
      const WordId id = lexicon.words.add(word);
      if (lexicon.kinds.size() <= id) lexicon.kinds.resize(id + 1);
      lexicon.kinds[id] = static_cast<std::uint8_t>(lexicon.kinds[id] | name->second);
    });
  }
}

}  // namespace

const Lexicon& Lexicon::shipped() {
  static const Lexicon lexicon = [] {
    Lexicon made;
    read_cues(made);
    read_formulae(made);
    read_markers(made);
    read_words(made);
    made.kinds.resize(made.words.size());
    return made;
  }();
  return lexicon;
}

}  // namespace rapporteur::statement
