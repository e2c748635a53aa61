#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/statement/linear_features.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// PolNeAR as the trainer wants it: each text as an article, analysed, and what its first annotator found, in
/// words.
namespace rapporteur::train {

/// The words of one annotated attribution, by role.
using GoldAttribution = std::array<std::vector<statement::WordRange>, statement::role_count>;

struct TrainingText {
  std::string name;
  Article article;
  Analysis analysis;
  statement::LinearText text;
  std::vector<std::uint32_t> code_points;  ///< of each byte of the page, and of its end
  std::vector<GoldAttribution> gold;
  unsigned fold = 0;
};
inline constexpr unsigned fold_count = 5;

/// The texts of a split's folder (`text/`, `attributions/`), by name. Analyses are kept in `cache` (a file)
/// and taken from there the next time.
std::vector<TrainingText> load_texts(const std::filesystem::path& split, const std::filesystem::path& model,
                                     const std::filesystem::path& cache);

/// The tags of each word, role by role, as annotated.
std::vector<statement::WordTags> gold_tags(const TrainingText& text);

}  // namespace rapporteur::train
