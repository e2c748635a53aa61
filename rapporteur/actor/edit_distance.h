#pragma once

#include <string_view>

namespace rapporteur::actor {

/// Whether two folded names may be one, misspelt or otherwise transcribed: one letter changed, left out,
/// added or turned round; in long names two. The first letter is right. Names of fewer than four letters
/// never are.
bool is_misspelt(std::string_view a, std::string_view b);

/// Whether two neighbouring letters have changed places and nothing else, the commonest slip: "Olso" for
/// "Oslo".
bool is_swapped(std::string_view a, std::string_view b);

}  // namespace rapporteur::actor
