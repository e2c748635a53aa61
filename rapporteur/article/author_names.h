#pragma once

#include "rapporteur/article/site_names.h"
#include "rapporteur/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A person's name as it stands in a text.
struct PersonName {
  TextSpan span;
  std::string value;
};

/// How sure it is that a text names authors: a machine-readable field, an element whose class says so, or the
/// text's own grammar ("By ...") alone.
enum class NameTrust : std::uint8_t { stated, marked, grammar };

/// Where the names begin behind "By", "Von", "Written by:", ...; 0 where the text does not begin so.
std::uint32_t past_by_words(std::string_view text);

/// The people named by a byline: without "By", roles, degrees behind commas, dates, addresses, the site's own
/// name and words for nobody ("admin", "Redaktion").
std::vector<PersonName> read_person_names(std::string_view text, NameTrust trust, const SiteNames& sites);

}  // namespace rapporteur::article
