#include "rapporteur/story/shingles.h"

#include <algorithm>

namespace rapporteur::story {

Shingles shingles_of(std::span<const Word> words) {
  Shingles all;
  if (words.size() < shingle_words) return all;
  all.reserve(words.size() - shingle_words + 1);
  for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < shingle_words; ++k) hash = hash * 0x9E3779B97F4A7C15u + words[i + k].hash;
    all.push_back(static_cast<std::uint32_t>(mixed(hash) >> 32));
  }
  std::ranges::sort(all);
  const auto rest = std::ranges::unique(all);
  all.erase(rest.begin(), rest.end());
  return all;
}

std::uint32_t shared_shingles(const Shingles& a, const Shingles& b, std::uint32_t least) {
  constexpr std::ptrdiff_t steps_between_looks = 64;
  std::uint32_t shared = 0;
  auto of_a = a.begin();
  auto of_b = b.begin();
  const auto count_until = [&](auto end_a, auto end_b) {
    while (of_a != end_a && of_b != end_b) {
      const std::uint32_t x = *of_a;
      const std::uint32_t y = *of_b;
      shared += static_cast<std::uint32_t>(x == y);
      of_a += x <= y;
      of_b += y <= x;
    }
  };
  for (;;) {
    const std::ptrdiff_t left_a = a.end() - of_a;
    const std::ptrdiff_t left_b = b.end() - of_b;
    if (left_a == 0 || left_b == 0 || shared + std::min(left_a, left_b) < least) return shared;
    count_until(of_a + std::min(steps_between_looks, left_a), of_b + std::min(steps_between_looks, left_b));
  }
}

}  // namespace rapporteur::story
