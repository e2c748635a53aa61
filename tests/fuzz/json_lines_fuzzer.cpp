// Any bytes read as JSON lines, a JSON object or a JSON feed.
#include "tests/fuzz/inputs_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapporteur::fuzz::check_format(data, size, rapporteur::page::read_json);
  return 0;
}
