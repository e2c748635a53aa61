#pragma once

#include <string_view>

namespace rapporteur::article {

/// Whether an address is that of a page about a person who writes: one of its folders says so.
bool leads_to_person(std::string_view address);

}  // namespace rapporteur::article
