#pragma once

#include "rapporteur/statement/phrase_book.h"
#include "rapporteur/statement/statement.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The verbs and nouns that report, with what they take (data/statement/reporting.tsv).
namespace rapporteur::statement {

/// What a word that reports may take. A set of these is a sum of bits.
enum class Frame : std::uint16_t {
  that = 1,           ///< a clause or a quotation: "said that"
  question = 2,       ///< "asked whether"
  to = 4,             ///< an infinitive with its own subject: "promised to"
  gerund = 8,         ///< "denied having"
  object = 16,        ///< "condemned the raid"
  as = 32,            ///< "described the raid as"
  person_that = 64,   ///< somebody is told: "told reporters that"
  person_to = 128,    ///< somebody is to act: "urged Oslo to"
  person_prep = 256,  ///< somebody is spoken of: "accused Oslo of"
  prep = 512,         ///< "called for"
  light = 1024        ///< a verb that a noun completes, or such a noun: "issued a rebuke"
};

/// What one word takes.
struct ReportingWord {
  StatementKind kind = StatementKind::statement;
  std::uint16_t frames = 0;
  std::vector<std::string_view> person_prepositions;  ///< of `person_prep`
  std::vector<std::string_view> prepositions;         ///< of `prep`, and of nouns
  bool takes(Frame frame) const { return (frames & static_cast<std::uint16_t>(frame)) != 0; }
};

/// Loaded once; any number of threads may read it.
class ReportingWords {
 public:
  /// Those that are compiled in.
  static const ReportingWords& shipped();

  /// Null where the word does not report.
  const ReportingWord* verb(std::string_view lemma) const;
  const ReportingWord* noun(std::string_view lemma) const;
  /// Whether somebody who is so has an attitude: "confident that".
  bool is_adjective(std::string_view lemma) const;
  /// The lemma of a verb's form by its spelling alone ("Warns" in a headline); empty where it is none of
  /// ours.
  std::string_view verb_of_form(std::string_view lower) const;

 private:
  ReportingWords();
  void add_row(std::string_view row);
  void add_forms(std::string_view lemma);

  WordSieve sieve_;  ///< of all that follows
  std::unordered_map<std::string_view, ReportingWord> verbs_;
  std::unordered_map<std::string_view, ReportingWord> nouns_;
  std::unordered_map<std::string_view, ReportingWord> adjectives_;
  std::unordered_map<std::string, std::string_view> forms_;
};

}  // namespace rapporteur::statement
