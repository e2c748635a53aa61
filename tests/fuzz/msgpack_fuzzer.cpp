// Walks any bytes as MessagePack in two ways: value by value, and passing over each as a whole. Both must
// agree on where values end and whether they are whole.
#include "rapporteur/base/expect.h"
#include "rapporteur/language/msgpack.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using rapporteur::expect;
using rapporteur::language::MsgpackReader;

/// Reads one value with all that is in it; the depth of what it holds is counted, not called.
void read_whole(MsgpackReader& reader) {
  for (std::uint64_t values_left = 1; values_left > 0 && reader.is_good(); --values_left) {
    switch (reader.kind()) {
      case MsgpackReader::Kind::nil:
        reader.take_nil();
        break;
      case MsgpackReader::Kind::boolean:
        reader.boolean();
        break;
      case MsgpackReader::Kind::integer:
      case MsgpackReader::Kind::real:
        reader.real();
        break;
      case MsgpackReader::Kind::text:
      case MsgpackReader::Kind::bytes:
        reader.text();
        break;
      case MsgpackReader::Kind::array:
        values_left += reader.array();
        break;
      case MsgpackReader::Kind::map:
        values_left += 2 * std::uint64_t{reader.map()};
        break;
      case MsgpackReader::Kind::none:
      case MsgpackReader::Kind::extension:
        reader.skip();
        break;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  MsgpackReader by_value(bytes);
  MsgpackReader by_skip(bytes);
  while (by_skip.is_good() && !by_skip.is_at_end()) {
    by_skip.skip();
    read_whole(by_value);
    expect(by_value.is_good() == by_skip.is_good(), "both ways tell whether a value is whole");
    expect(!by_skip.is_good() || by_value.is_at_end() == by_skip.is_at_end(), "both ways end together");
  }
  expect(by_value.outcome("fuzzed").has_value() == by_value.is_good(), "the outcome says how it went");
  return 0;
}
