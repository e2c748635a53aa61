#pragma once

#include "rapporteur/page/read_inputs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rapporteur::page {

/// The files below a folder, by name, depth first; hidden ones (".git") are left out. A link that leads back
/// to a folder it lies in is not followed again. One thread.
class FolderWalk {
 public:
  FolderWalk(std::string path, std::uint32_t max_depth);

  /// The next file's path, or what stood in the way; nothing at the end.
  std::optional<std::variant<std::string, Gap>> next();

 private:
  struct Level {
    std::string path;
    std::vector<std::string> names;
    std::size_t at = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
  };
  std::optional<Gap> enter(std::string path);

  std::vector<Level> levels_;
  std::uint32_t max_depth_;
  std::optional<Gap> first_gap_;
};

/// Whether a path is a folder.
bool is_folder(const std::string& path);

/// Bytes of a file, or of all files below a folder.
std::uint64_t bytes_below(const std::string& path, std::uint32_t max_depth);

}  // namespace rapporteur::page
