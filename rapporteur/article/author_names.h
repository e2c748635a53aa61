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

/// How sure it is that a text names authors: a machine-readable field that calls its value a person, or does
/// not say, an element whose class says so, or the text's own grammar ("By ...") alone.
enum class NameTrust : std::uint8_t { person, stated, marked, grammar };

/// Where the names begin behind "By", "Von", "Written by:", ...; 0 where the text does not begin so.
std::uint32_t past_by_words(std::string_view text);
/// The same behind "Reviewed by", "Photo:", ...: words that lead to the name of someone else.
std::uint32_t past_others_words(std::string_view text);

/// Whether a text ends with words that lead to the name of someone else.
bool leads_to_others(std::string_view text);
/// Whether a text is nothing but words that lead to names.
bool is_by_words(std::string_view text);

/// The people named by a byline: without "By", roles, degrees behind commas, dates, addresses, the site's own
/// name and words for nobody ("admin", "Redaktion").
std::vector<PersonName> read_person_names(std::string_view text, NameTrust trust, const SiteNames& sites);

}  // namespace rapporteur::article
