#pragma once

#include <string>
#include <string_view>

namespace rapporteur::page {

/// Undoes a mail part's transfer encoding ("quoted-printable", "base64"; any other is none). What is
/// malformed is kept as it stands (quoted-printable) or passed over (base64).
std::string undo_transfer_encoding(std::string_view body, std::string_view encoding);

/// A mail's date ("Tue, 16 Jan 2018 09:30:00 -0800") as ISO 8601 ("2018-01-16T09:30:00-08:00"); empty where
/// it is none.
std::string iso_date_of(std::string_view mail_date);

}  // namespace rapporteur::page
