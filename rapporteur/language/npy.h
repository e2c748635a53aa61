#pragma once

#include "rapporteur/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace rapporteur::language {

/// A table of floats in NumPy's file format, row after row, low byte first.
struct NpyTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::string_view bytes;  ///< rows * columns * 4 of them, a view of what was read; need not be aligned
};

/// Reads the header and holds it to the file's size; `concerns` names the file. Only two dimensions of
/// 4-byte floats in C order are supported.
Result<NpyTable> read_npy(std::string_view file, const std::string& concerns);

}  // namespace rapporteur::language
