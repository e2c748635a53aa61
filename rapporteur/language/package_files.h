#pragma once

#include "rapporteur/base/mapped_file.h"
#include "rapporteur/base/result.h"
#include "rapporteur/language/language.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace rapporteur::language {

/// Opens the files of a package and keeps account of what was read. One thread.
class PackageFiles {
 public:
  explicit PackageFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The file at a path in the package; it is hashed when it is first opened.
  Result<base::MappedFile> open(const std::string& name);

  /// What was opened, by name.
  std::vector<Identity::File> files() const;

 private:
  std::filesystem::path folder_;
  std::vector<Identity::File> files_;
};

}  // namespace rapporteur::language
