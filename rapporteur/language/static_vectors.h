#pragma once

#include "rapporteur/base/mapped_file.h"
#include "rapporteur/base/result.h"
#include "rapporteur/language/string_ids.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// The package's vectors of words, read where they lie in its file. Any number of threads may look up.
class StaticVectors {
 public:
  /// The parts as their files hold them. Any bytes are taken.
  static Result<StaticVectors> make(base::MappedFile vectors, std::string_view key_rows,
                                    std::string_view cfg);

  StaticVectors() = default;

  /// Floats of a vector; 0 where the package has none.
  std::size_t width() const { return width_; }
  /// The vector of the word with that id; empty for an unknown one.
  std::span<const float> find(StringId word) const;
  /// Lets the machine take back what the vectors' file holds in memory.
  void give_back() const;

 private:
  Result<void> read_rows(std::string_view bytes);

  std::optional<base::MappedFile> file_;
  std::vector<float> copy_;  // where the file's numbers do not stand at even places
  const float* floats_ = nullptr;
  std::size_t width_ = 0;
  std::size_t row_count_ = 0;
  std::vector<StringId> words_;      // ascending
  std::vector<std::uint32_t> rows_;  // of each word
};

}  // namespace rapporteur::language
