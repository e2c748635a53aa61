#include "rapporteur/page/inflate_stream.h"

#include "rapporteur/base/expect.h"

#include <zlib.h>

#include <algorithm>

namespace rapporteur::page {

namespace {

/// How zlib is to find the beginning and end of what it inflates.
enum class Frame : std::uint8_t { gzip, zlib, bare };

int window_bits(Frame frame) {
  switch (frame) {
    case Frame::gzip:
      return 15 + 16;
    case Frame::zlib:
      return 15;
    case Frame::bare:
      return -15;
  }
  return 15;
}

/// Inflates one member after the other. Damage is kept back until every byte before it has been handed out.
class InflateStream final : public ByteStream {
 public:
  InflateStream(std::unique_ptr<Reader> compressed, ExpansionBound bound, Frame frame)
      : compressed_(std::move(compressed)), bound_(bound), frame_(frame) {
    expect(inflateInit2(&zlib_, window_bits(frame)) == Z_OK, "zlib can be set up");
  }
  ~InflateStream() override { inflateEnd(&zlib_); }

  std::size_t read(char* into, std::size_t size) override;
  std::string_view damage() const override { return damage_; }
  bool resume() override;

 private:
  bool begin_member();
  bool step();
  void stop(std::string_view why) { coming_damage_ = why; }

  std::unique_ptr<Reader> compressed_;
  ExpansionBound bound_;
  Frame frame_;
  z_stream zlib_{};
  bool is_in_member_ = false;
  bool is_over_ = false;
  bool is_bomb_ = false;
  std::uint64_t bytes_out_ = 0;
  std::string coming_damage_;
  std::string damage_;
};

/// At the beginning of a member; false at the end or where there is none.
bool InflateStream::begin_member() {
  if (is_over_) return false;
  const std::string_view head = compressed_->look(3);
  if (head.empty()) {
    is_over_ = true;
    if (compressed_->is_damaged()) stop(compressed_->damage());
    return false;
  }
  if (frame_ == Frame::gzip && !head.starts_with("\x1F\x8B")) {
    is_over_ = head.find_first_not_of('\0') == std::string_view::npos;
    if (!is_over_) stop("what follows is not a gzip member");
    return false;
  }
  is_in_member_ = true;
  return true;
}

/// Inflates what fits; false where nothing more comes before the end or damage.
bool InflateStream::step() {
  // Small pieces, so that damage is noticed before the next member is eaten.
  constexpr std::size_t max_piece = 1u << 14;
  const std::string_view input = compressed_->look(1).substr(0, max_piece);
  if (input.empty()) {
    stop(compressed_->is_damaged() ? compressed_->damage() : "the compressed bytes end in the middle");
    is_over_ = true;
    return false;
  }
  zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  zlib_.avail_in = static_cast<uInt>(input.size());
  const int state = inflate(&zlib_, Z_NO_FLUSH);
  compressed_->take(input.size() - zlib_.avail_in);
  if (state == Z_OK || state == Z_BUF_ERROR) return true;
  if (state == Z_STREAM_END) {
    inflateReset(&zlib_);
    is_in_member_ = false;
    is_over_ = frame_ != Frame::gzip;
    return true;
  }
  stop("the compressed bytes are damaged");
  return false;
}

std::size_t InflateStream::read(char* into, std::size_t size) {
  if (!damage_.empty()) return 0;
  zlib_.next_out = reinterpret_cast<Bytef*>(into);
  zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
  const std::size_t room = zlib_.avail_out;
  while (coming_damage_.empty() && zlib_.avail_out > 0) {
    if (!is_in_member_ && !begin_member()) break;
    if (!step()) break;
  }
  const std::size_t count = room - zlib_.avail_out;
  bytes_out_ += count;
  if (!bound_.allows(bytes_out_)) {
    is_bomb_ = true;
    damage_ = expansion_damage;
    return 0;
  }
  if (count == 0) damage_ = coming_damage_;
  return count;
}

bool InflateStream::resume() {
  if (is_over_ || is_bomb_ || frame_ != Frame::gzip) return false;
  if (is_in_member_ && !compressed_->is_at_end()) compressed_->take(1);
  for (std::string_view seen = compressed_->look(4); seen.size() >= 4; seen = compressed_->look(4)) {
    const std::size_t found = seen.find("\x1F\x8B\x08");
    const bool is_whole = found != std::string_view::npos && found + 4 <= seen.size();
    if (is_whole && static_cast<unsigned char>(seen[found + 3]) < 0x20) {
      compressed_->take(found);
      inflateReset(&zlib_);
      is_in_member_ = false;
      coming_damage_.clear();
      damage_.clear();
      return true;
    }
    compressed_->take(is_whole ? found + 1 : seen.size() - 3);
  }
  is_over_ = true;
  return false;
}

}  // namespace

std::unique_ptr<ByteStream> gunzip(std::unique_ptr<Reader> compressed, ExpansionBound bound) {
  return std::make_unique<InflateStream>(std::move(compressed), bound, Frame::gzip);
}

std::unique_ptr<ByteStream> inflate_http(std::string compressed, ExpansionBound bound) {
  // A zlib frame names method 8 and is divisible by 31.
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(compressed[i]); };
  const bool has_frame =
      compressed.size() >= 2 && (byte(0) & 0x0F) == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
  return std::make_unique<InflateStream>(
      std::make_unique<Reader>(std::make_unique<MemoryStream>(std::move(compressed))), bound,
      has_frame ? Frame::zlib : Frame::bare);
}

}  // namespace rapporteur::page
