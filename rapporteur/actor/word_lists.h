#pragma once

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace rapporteur::actor {

/// Whether a word is one of a few, capitals aside.
inline bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](std::string_view each) { return base::equals_ignoring_case(word, each); });
}

}  // namespace rapporteur::actor
