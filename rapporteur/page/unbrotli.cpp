#include "rapporteur/base/expect.h"
#include "rapporteur/page/inflate_stream.h"

#include <brotli/decode.h>

#include <memory>
#include <string>

namespace rapporteur::page {

namespace {

struct DestroyDecoder {
  void operator()(BrotliDecoderState* decoder) const { BrotliDecoderDestroyInstance(decoder); }
};

class BrotliStream final : public ByteStream {
 public:
  BrotliStream(std::string compressed, ExpansionBound bound)
      : compressed_(std::move(compressed)),
        bound_(bound),
        decoder_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    expect(decoder_ != nullptr, "brotli can be set up");
  }

  std::size_t read(char* into, std::size_t size) override {
    if (is_over_) return 0;
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(compressed_.data()) + at_;
    std::size_t left_in = compressed_.size() - at_;
    auto* next_out = reinterpret_cast<std::uint8_t*>(into);
    std::size_t left_out = size;
    const auto state =
        BrotliDecoderDecompressStream(decoder_.get(), &left_in, &next_in, &left_out, &next_out, nullptr);
    at_ = compressed_.size() - left_in;
    bytes_out_ += size - left_out;
    is_over_ = state != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    if (is_over_ && state != BROTLI_DECODER_RESULT_SUCCESS)
      damage_ = "its compressed bytes are damaged or cut";
    if (!bound_.allows(bytes_out_)) {
      is_over_ = true;
      damage_ = expansion_damage;
      return 0;
    }
    return size - left_out;
  }
  std::string_view damage() const override { return damage_; }

 private:
  std::string compressed_;
  ExpansionBound bound_;
  std::unique_ptr<BrotliDecoderState, DestroyDecoder> decoder_;
  std::size_t at_ = 0;
  std::uint64_t bytes_out_ = 0;
  bool is_over_ = false;
  std::string_view damage_;
};

}  // namespace

std::unique_ptr<ByteStream> unbrotli(std::string compressed, ExpansionBound bound) {
  return std::make_unique<BrotliStream>(std::move(compressed), bound);
}

}  // namespace rapporteur::page
