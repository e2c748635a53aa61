// Any bytes as a table of floats: an error, or a table that lies inside of the bytes.
#include "rapporteur/base/expect.h"
#include "rapporteur/language/npy.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto table = rapporteur::language::read_npy(file, "fuzzed");
  if (!table) return 0;
  rapporteur::expect(table->bytes.size() == table->rows * table->columns * 4, "a table has its numbers");
  rapporteur::expect(file.ends_with(table->bytes) || file.find(table->bytes) != std::string_view::npos,
                     "a table lies inside of the file");
  return 0;
}
