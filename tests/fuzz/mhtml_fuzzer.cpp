// Any bytes read as an MHTML file.
#include "tests/fuzz/inputs_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapporteur::fuzz::check_format(data, size, rapporteur::page::read_mhtml);
  return 0;
}
