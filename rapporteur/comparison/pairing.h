#pragma once

#include "rapporteur/comparison/coverage.h"
#include "rapporteur/comparison/parties.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Two accounts at a time: each way of comparing finds pairs, `join_pairings` makes comparisons of them.
namespace rapporteur::comparison {

/// One of the two accounts.
struct Side {
  std::size_t telling = 0;
  FactReference fact{};
  std::string value{};
  std::vector<RecordedWords> words{};
  std::vector<RecordedWords> differing{};
};

/// Two accounts of one thing and what they are to each other.
struct Pairing {
  ComparedKind kind = ComparedKind::quotation;
  Verdict verdict = Verdict::unclear;
  std::string_view rule{};
  std::string subject{};
  Side one{};
  Side other{};
  std::uint16_t permille = 0;
};

/// What a comparison looks at.
struct Compared {
  const Coverage& coverage;
  const PartyBook& book;

  const Telling& telling(std::size_t index) const { return coverage.tellings()[index]; }
};

std::vector<Pairing> pair_quotations(const Compared& compared);
std::vector<Pairing> pair_numbers(const Compared& compared);
std::vector<Pairing> pair_dates(const Compared& compared);
/// Claims and who takes part in what is claimed.
std::vector<Pairing> pair_claims(const Compared& compared);

/// What was said, held against a refusal to speak of it.
std::vector<Pairing> pair_refusals(const Compared& compared);

/// What contradicts between two articles that tell of two things by one template becomes another scope.
void set_other_reports_apart(const Compared& compared, std::vector<Pairing>& pairings);

/// One comparison for all accounts that were paired; copies are added, outlets counted.
std::vector<Comparison> join_pairings(const Compared& compared, std::vector<Pairing> pairings);
/// Names that are spelt in several ways.
std::vector<Comparison> compare_names(const Compared& compared);
/// What one outlet alone tells, beside what was compared.
std::vector<Comparison> find_lone(const Compared& compared, const std::vector<Comparison>& others);

/// Whether two tellings are compared: neither repeats another one.
bool are_compared(const Telling& one, const Telling& other);
/// An account for the record, with its copies.
Account account_of(const Compared& compared, const Side& side);
/// How many outlets stand behind accounts.
std::uint32_t outlets_of(const Compared& compared, const std::vector<Account>& accounts);
/// Thousandths.
std::uint16_t permille_of(double share);

/// Whether two TIMEX3 values tell different parts of days, as morning and afternoon: "2018-03-14TMO".
bool are_other_parts(const std::string& one, const std::string& other);
/// How many words two stretches have in common that say something and are no names.
std::size_t plain_in_common(const std::vector<Word>& one, const std::vector<Word>& other);
/// Whether each of two stretches names somebody or something that the other does not.
bool have_other_names(const std::vector<Word>& one, const std::vector<Word>& other);

}  // namespace rapporteur::comparison
