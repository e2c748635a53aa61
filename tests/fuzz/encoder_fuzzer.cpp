// Any bytes are a text: its pieces stand in order inside its paragraphs, windows cover them, and the layers
// (a tiny encoder of random numbers) give the same bits on the fastest path as on the portable one.
#include "rapporteur/base/expect.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/encoder_test_tools.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;
using namespace rapporteur::encoder;

struct Fuzzed {
  TinyModel model{"encoder_fuzzer"};
  std::string tuned = model.tuned();
  Encoder encoder = *Encoder::load(model.folder(), tuned);
  Runner portable{encoder, Path::portable};
  Runner fastest{encoder};
};

void check_pieces(const Encoding& encoding, std::string_view text) {
  TextSpan before;
  for (std::uint32_t i = 0; i < encoding.size(); ++i) {
    const TextSpan piece = encoding.pieces[i];
    expect(!piece.is_empty() && piece.end <= text.size(), "a piece has bytes of the text");
    expect(piece.begin >= before.begin && piece.end >= before.end, "pieces stand in order");
    expect(encoding.continues_word[i] == 1 || piece.begin >= before.end, "words do not overlap");
    before = piece;
  }
  std::uint32_t end = 0;
  for (const PieceRange window : encoding.windows) {
    expect(window.begin == end && window.size() > 0, "windows follow one another");
    expect(window.size() <= TinyModel::max_pieces - 2, "a window is not too long");
    end = window.end;
  }
  expect(end == encoding.size(), "windows cover all pieces");
  expect(encoding.vectors.size() == std::size_t{encoding.size()} * encoding.width, "each piece has a vector");
  for (const float value : encoding.vectors) expect(std::isfinite(value), "vectors are numbers");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Fuzzed fuzzed;
  const std::string_view text(reinterpret_cast<const char*>(data), size < 4000 ? size : 4000);
  std::vector<TextSpan> paragraphs;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n') continue;
    paragraphs.push_back({begin, i});
    begin = i + 1;
  }
  const Encoding found = fuzzed.fastest.encode(text, paragraphs);
  check_pieces(found, text);
  constexpr std::size_t slow_size = 80;  // the portable path takes milliseconds a piece under the sanitisers
  if (text.size() <= slow_size)
    expect(fuzzed.portable.encode(text, paragraphs).vectors == found.vectors,
           "every path gives the same bits");
  return 0;
}
