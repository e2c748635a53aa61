// Prints the codes of actors: reads lines of TEXT <tab> CONTEXT <tab> MONTH (YYYYMM or nothing), writes lines
// of COUNTRY <tab> SECTOR <tab> SECOND SECTOR.
#include "rapporteur/actor/code_actor.h"
#include "rapporteur/actor/gazetteer.h"

#include <charconv>
#include <iostream>
#include <string>

int main() {
  const rapporteur::Gazetteer gazetteer;
  for (std::string line; std::getline(std::cin, line);) {
    const auto first = std::min(line.find('\t'), line.size());
    const auto second = std::min(line.find('\t', std::min(first + 1, line.size())), line.size());
    rapporteur::Month month = 0;
    if (second < line.size()) std::from_chars(line.data() + second + 1, line.data() + line.size(), month);
    const std::string context = first < line.size() ? line.substr(first + 1, second - first - 1) : "";
    const auto codes = rapporteur::code_actor(line.substr(0, first), context, month, gazetteer,
                                              rapporteur::TownSpelling::near);
    std::cout << codes.country << '\t' << codes.sector << '\t' << codes.second_sector << '\n';
  }
}
