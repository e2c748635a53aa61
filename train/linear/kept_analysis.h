#pragma once

#include <filesystem>
#include <vector>

/// Analyses kept in a file between runs of the trainer, since making them takes longer than learning.
namespace rapporteur::train {

struct TrainingText;

void write_analyses(const std::filesystem::path& path, const std::vector<TrainingText>& texts);
/// False where there is no file for these texts.
bool read_analyses(const std::filesystem::path& path, std::vector<TrainingText>& texts);

}  // namespace rapporteur::train
