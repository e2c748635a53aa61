#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::language {

/// The number by which a package names a string.
using StringId = std::uint64_t;

/// The string's id: 0 for "", a small number for the reserved strings ("mark", "PERSON"), else MurmurHash64A
/// with seed 1.
StringId string_id(std::string_view utf8);

}  // namespace rapporteur::language
