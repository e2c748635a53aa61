#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace rapporteur::tests {

/// The language package that tests read with: the one that RAPPORTEUR_MODEL names, else the largest below
/// build/models. Empty where there is none: such a test is skipped and says so.
inline std::filesystem::path model_folder() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("RAPPORTEUR_MODEL"); named && *named) return named;
  std::vector<std::pair<std::uintmax_t, fs::path>> found;
  std::error_code ignored;
  for (fs::recursive_directory_iterator entry("build/models", ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    const fs::path folder = entry->path().parent_path();
    if (entry->path().filename() != "meta.json" || !fs::exists(folder / "tokenizer", ignored)) continue;
    found.emplace_back(fs::file_size(folder / "vocab" / "vectors", ignored), folder);
  }
  if (found.empty()) return {};
  return std::ranges::max_element(found)->second;
}

}  // namespace rapporteur::tests
