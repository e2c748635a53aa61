#include "rapporteur/page/encoding_labels.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"

#include <string>

namespace rapporteur::page {

std::string_view encoding_of_label(std::string_view label) {
  label = base::trim(label);
  if (label.empty() || label.front() == '#' || label.size() > 40) return {};
  const std::string wanted = base::to_lower(label);
  if (wanted == "utf-8") return "utf-8";
  std::string_view table = base::embedded("encoding_labels.tsv");
  while (!table.empty()) {
    const std::size_t line_end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, line_end);
    table.remove_prefix(std::min(line_end + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (tab == wanted.size() && line.starts_with(wanted)) return line.substr(tab + 1);
  }
  return {};
}

}  // namespace rapporteur::page
