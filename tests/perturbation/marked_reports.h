#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Reports with marks at what can be changed: [[kind|as it is|otherwise|otherwise ...]].
namespace rapporteur::tests {

/// A report with one of its marks changed.
struct Perturbation {
  std::string report;  ///< its number in the file and the mark
  char kind =
      0;  ///< n number, d date, p party, m misspelt name, s speaker, q quoted words, v negation, h harmless
  std::string from;
  std::string to;
  std::string original;  ///< the page as it is
  std::string changed;   ///< the page with the change
};

/// All changes of all reports of a file, in its order. Reports are parted by lines of equals signs; a mark
/// that is repeated under one number ([[p1|...]]) is changed everywhere at once.
std::vector<Perturbation> perturbations_of(const std::filesystem::path& file);

/// The same of accounts that are told twice, in other words: the plain one and, behind a line of hyphens, the
/// one with marks. The second one as it is comes first of each, as a harmless change.
std::vector<Perturbation> retellings_of(const std::filesystem::path& file);

}  // namespace rapporteur::tests
