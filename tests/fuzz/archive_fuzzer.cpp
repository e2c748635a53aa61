// Any bytes as an input of whatever format they look like: compressed, archives, what lies in them.
#include "tests/fuzz/inputs_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapporteur::fuzz::check_container(data, size, rapporteur::page::open_container);
  return 0;
}
