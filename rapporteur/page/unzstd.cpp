#include "rapporteur/base/expect.h"
#include "rapporteur/page/inflate_stream.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <string>

namespace rapporteur::page {

namespace {

constexpr std::string_view frame_mark = "\x28\xB5\x2F\xFD";
constexpr std::string_view dictionary_mark = "\x5D\x2A\x4D\x18";

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// The dictionary that a WARC file may bring in a skippable frame of its own, itself compressed or not.
std::string read_dictionary(Reader& compressed) {
  constexpr std::uint32_t max_size = 16u << 20;
  const std::string_view head = compressed.look(8);
  if (head.size() < 8 || !head.starts_with(dictionary_mark)) return {};
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < 4; ++i)
    size |= std::uint32_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
  if (size > max_size || compressed.look(8 + size).size() < 8 + size) return {};
  std::string dictionary(compressed.look(8 + size).substr(8, size));
  compressed.take(8 + size);
  if (!dictionary.starts_with(frame_mark)) return dictionary;
  std::string unpacked(max_size, '\0');
  const std::size_t unpacked_size =
      ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
  unpacked.resize(ZSTD_isError(unpacked_size) ? 0 : unpacked_size);
  return unpacked;
}

class ZstdStream final : public ByteStream {
 public:
  ZstdStream(std::unique_ptr<Reader> compressed, ExpansionBound bound)
      : compressed_(std::move(compressed)), bound_(bound), context_(ZSTD_createDCtx()) {
    expect(context_ != nullptr, "zstd can be set up");
    const std::string dictionary = read_dictionary(*compressed_);
    if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
  }

  std::size_t read(char* into, std::size_t size) override;
  std::string_view damage() const override { return damage_; }
  bool resume() override;

 private:
  bool step(ZSTD_outBuffer& out);

  std::unique_ptr<Reader> compressed_;
  ExpansionBound bound_;
  std::unique_ptr<ZSTD_DCtx, FreeContext> context_;
  bool is_in_frame_ = false;
  bool is_over_ = false;
  std::uint64_t bytes_out_ = 0;
  std::string coming_damage_;
  std::string damage_;
};

/// Unpacks what fits; false where nothing more comes before the end or damage.
bool ZstdStream::step(ZSTD_outBuffer& out) {
  const std::string_view input = compressed_->look(1);
  if (input.empty()) {
    is_over_ = true;
    if (compressed_->is_damaged()) {
      coming_damage_ = compressed_->damage();
    } else if (is_in_frame_) {
      coming_damage_ = "the compressed bytes end in the middle";
    }
    return false;
  }
  ZSTD_inBuffer in{input.data(), input.size(), 0};
  const std::size_t state = ZSTD_decompressStream(context_.get(), &out, &in);
  compressed_->take(in.pos);
  if (ZSTD_isError(state)) {
    coming_damage_ = "the compressed bytes are damaged";
    return false;
  }
  is_in_frame_ = state != 0;
  return true;
}

std::size_t ZstdStream::read(char* into, std::size_t size) {
  if (!damage_.empty()) return 0;
  ZSTD_outBuffer out{into, size, 0};
  while (coming_damage_.empty() && !is_over_ && out.pos < out.size) {
    if (!step(out)) break;
  }
  bytes_out_ += out.pos;
  if (!bound_.allows(bytes_out_)) {
    is_over_ = true;
    damage_ = expansion_damage;
    return 0;
  }
  if (out.pos == 0) damage_ = coming_damage_;
  return out.pos;
}

bool ZstdStream::resume() {
  if (is_over_) return false;
  if (compressed_->look(1).starts_with(frame_mark)) compressed_->take(1);
  for (std::string_view seen = compressed_->look(4); seen.size() >= 4; seen = compressed_->look(4)) {
    const std::size_t found = seen.find(frame_mark);
    if (found != std::string_view::npos) {
      compressed_->take(found);
      ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
      is_in_frame_ = false;
      coming_damage_.clear();
      damage_.clear();
      return true;
    }
    compressed_->take(seen.size() - 3);
  }
  is_over_ = true;
  return false;
}

}  // namespace

std::unique_ptr<ByteStream> unzstd(std::unique_ptr<Reader> compressed, ExpansionBound bound) {
  return std::make_unique<ZstdStream>(std::move(compressed), bound);
}

}  // namespace rapporteur::page
