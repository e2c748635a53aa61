#pragma once

#include <string>
#include <string_view>

namespace rapporteur::place {

/// A name as the table of places lists it: small letters a to z without marks and digits, words parted by one
/// blank, "St" written out, no "the" before it; empty where it has letters that are not Latin.
/// tools/make_places.py makes the table's keys the same way.
std::string name_key(std::string_view name);

}  // namespace rapporteur::place
