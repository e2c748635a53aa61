#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/place/place_words.h"

#include <vector>

namespace rapporteur::place {

/// What stands around a place's name: the words that tell what it is, and what it is said to lie in.
struct Surroundings {
  TokenRange name{};                  ///< the name itself, without "the", "northern", "province"
  WordKind kind = WordKind::none;     ///< by the word with it: "the city of", "province"
  bool is_near = false;               ///< "near", "outside"
  bool is_part = false;               ///< "northern": a part of it
  std::vector<TokenRange> holders{};  ///< what may name the country or area it lies in
};

/// Reads the surroundings of words that name a place. The words' tokens must not be empty.
Surroundings read_surroundings(const Article& article, const Analysis& analysis, TokenRange words);

}  // namespace rapporteur::place
