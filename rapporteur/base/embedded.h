#pragma once

#include <string_view>

namespace rapporteur::base {

/// A file of `data/`, compiled into the program: `embedded("article/weights.bin")`. Expects that there is
/// such a file.
std::string_view embedded(std::string_view path_below_data);

}  // namespace rapporteur::base
