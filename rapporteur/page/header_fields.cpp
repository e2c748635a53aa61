#include "rapporteur/page/header_fields.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::page {

namespace {
constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_fields = 1000;
}  // namespace

std::string_view HeaderFields::value(std::string_view name) const {
  const auto found = std::ranges::find(all, name, &HeaderField::name);
  return found == all.end() ? std::string_view{} : std::string_view(found->value);
}

std::optional<std::size_t> end_of_headers(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != none; at = text.find('\n', at + 1)) {
    std::size_t next = at + 1;
    if (next < text.size() && text[next] == '\r') ++next;
    if (next < text.size() && text[next] == '\n') return next + 1;
  }
  return std::nullopt;
}

HeaderFields parse_headers(std::string_view text) {
  HeaderFields fields;
  while (!text.empty() && fields.all.size() < max_fields) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view content = base::trim(line);
    if (content.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !fields.all.empty()) {
      fields.all.back().value += ' ';
      fields.all.back().value += content;
      continue;
    }
    const std::size_t colon = content.find(':');
    if (colon == none) continue;
    fields.all.push_back({base::to_lower(base::trim(content.substr(0, colon))),
                          std::string(base::trim(content.substr(colon + 1)))});
  }
  return fields;
}

std::string type_of(std::string_view value) {
  return base::to_lower(base::trim(value.substr(0, value.find(';'))));
}

std::string parameter_of(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != none; at = value.find(';', at)) {
    value.remove_prefix(at + 1);
    at = 0;
    const std::size_t equals = value.find('=');
    if (equals == none) return {};
    const bool is_it = base::equals_ignoring_case(base::trim(value.substr(0, equals)), name);
    std::string_view rest = base::trim(value.substr(equals + 1));
    if (rest.starts_with('"')) {
      const std::size_t quote = std::min(rest.find('"', 1), rest.size());
      if (is_it) return std::string(rest.substr(1, quote - 1));
      value = rest.substr(std::min(quote + 1, rest.size()));
      continue;
    }
    if (is_it) return std::string(base::trim(rest.substr(0, rest.find(';'))));
  }
  return {};
}

}  // namespace rapporteur::page
