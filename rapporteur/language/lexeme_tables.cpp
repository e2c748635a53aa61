#include "rapporteur/language/lexeme_tables.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/language/msgpack.h"
#include "rapporteur/language/utf8_walk.h"

#include <algorithm>
#include <cstdint>

namespace rapporteur::language {

namespace {

/// Norms that every package takes for granted.
std::unordered_map<std::string_view, std::string_view> read_base_norms() {
  std::unordered_map<std::string_view, std::string_view> norms;
  std::string_view rest = base::embedded("language/base_norms.tsv");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos && !line.starts_with("# "))
      norms.emplace(line.substr(0, tab), line.substr(tab + 1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return norms;
}

}  // namespace

std::string_view LexemeTables::norm(std::string_view word, StringId id, std::string_view lower) const {
  static const auto base_norms = read_base_norms();
  if (const auto own = norms.find(id); own != norms.end()) return own->second;
  if (const auto base = base_norms.find(word); base != base_norms.end()) return base->second;
  return lower;
}

Result<LexemeTables> read_lexeme_tables(std::string_view bytes) {
  constexpr const char* file_name = "vocab/lookups.bin";
  LexemeTables tables;
  MsgpackReader reader(bytes);
  for (std::uint32_t left = reader.map(); left > 0 && reader.is_good(); --left) {
    if (reader.text() != "lexeme_norm") {
      reader.skip();
      continue;
    }
    for (std::uint32_t norms_left = reader.map(); norms_left > 0 && reader.is_good(); --norms_left) {
      const StringId id = reader.unsigned_integer();
      const std::string_view norm = reader.text();
      if (!reader.is_good()) break;
      if (well_formed_size(norm) != norm.size())
        return fail(ErrorKind::malformed, "a norm is not UTF-8; fetch the package again", file_name);
      tables.norms.insert_or_assign(id, std::string(norm));
    }
  }
  if (auto outcome = reader.outcome(file_name); !outcome) return fail(outcome.error());
  return tables;
}

}  // namespace rapporteur::language
