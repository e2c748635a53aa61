#pragma once

#include "rapporteur/story/words.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::story {

/// The distinct 5-word shingles of a text, as rising 32-bit hashes.
using Shingles = std::vector<std::uint32_t>;

inline constexpr std::size_t shingle_words = 5;
/// Every eighth shingle, by its hash, is looked up; the others are only counted.
inline constexpr std::uint32_t sampled_of = 8;

Shingles shingles_of(std::span<const Word> words);

/// How many shingles two texts share; anything below `least` where they share fewer.
std::uint32_t shared_shingles(const Shingles& a, const Shingles& b, std::uint32_t least = 0);

}  // namespace rapporteur::story
