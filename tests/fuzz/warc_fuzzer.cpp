// Any bytes read as a web archive.
#include "tests/fuzz/inputs_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapporteur::fuzz::check_format(data, size, rapporteur::page::read_warc);
  return 0;
}
