#include "rapporteur/store/packed.h"

#include "rapporteur/store/compressed.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using namespace rapporteur::store;

namespace {

std::vector<RecordedBlock> furniture() {
  return {{3, BlockKind::boilerplate, false, 2, 1000, "Log in", PageSpans(PageSpan{100'000, 100'006})},
          {70'000, BlockKind::teaser, false, 0, 0, std::string("\0\xff", 2),
           PageSpans({{1, 2}, {4, 4'000'000'000}})}};
}

}  // namespace

TEST_CASE("furniture is unpacked as it was packed, without the article's blocks") {
  auto blocks = furniture();
  blocks.push_back({70'001, BlockKind::paragraph, true, 0, 0, "Talks", PageSpans(PageSpan{5, 10})});
  CHECK(unpack_furniture(pack_furniture(blocks)) == furniture());
  CHECK(unpack_furniture("") == std::vector<RecordedBlock>{});
}

TEST_CASE("damaged furniture is refused, whatever the damage") {
  const std::string packed = pack_furniture(furniture());
  const auto first = pack_furniture({furniture()[0]}).size();
  for (std::size_t size = 1; size < packed.size(); ++size) {
    if (size != first) CHECK_FALSE(unpack_furniture(packed.substr(0, size)).has_value());
  }
  for (std::size_t i = 0; i < packed.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = packed;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      static_cast<void>(unpack_furniture(flipped));  // must only come back
    }
  }
}

TEST_CASE("a frame is decompressed whole or not at all") {
  Compressor compressor;
  const std::string bytes = std::string(5000, 'a') + "b";
  const std::string frame = compressor.compress(bytes);
  CHECK(frame == compressor.compress(bytes));
  CHECK(decompress(frame, bytes.size()) == bytes);
  CHECK_FALSE(decompress(frame, bytes.size() - 1).has_value());
  CHECK_FALSE(decompress(frame.substr(0, frame.size() - 1), bytes.size()).has_value());
  CHECK_FALSE(decompress("", 100).has_value());
  CHECK(decompress(compressor.compress(""), 0) == "");
}
