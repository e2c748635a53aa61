#pragma once

#include "rapporteur/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace rapporteur::base {

/// A file's bytes, mapped into memory for reading: pages are read when they are touched. The file must not be
/// cut short while it is mapped. Any number of threads may read it.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const& { return bytes_; }
  std::string_view bytes() const&& = delete;
  /// Lets the machine take back the memory of a stretch; reading it again reads the file again.
  void give_back(std::size_t begin, std::size_t end) const;

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;  // owned: unmapped by the destructor
};

}  // namespace rapporteur::base
