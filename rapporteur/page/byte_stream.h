#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

/// Where the bytes of an input come from, one stage of undoing after the other: file, gzip, zstd, archive
/// entry.
namespace rapporteur::page {

/// Bytes read from front to back. One thread.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// Fills `into` with at most `size` bytes and says how many; 0 at the end or where the bytes are damaged.
  virtual std::size_t read(char* into, std::size_t size) = 0;
  /// Why no more bytes come, where that is not the proper end; empty otherwise.
  virtual std::string_view damage() const { return {}; }
  /// After damage: goes on where bytes can be read again; false where there is no such place.
  virtual bool resume() { return false; }
  /// How many bytes there are in all, where that is known.
  virtual std::uint64_t size() const { return 0; }
};

/// Bytes in memory.
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t size) override;
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// A file, or standard input. Adds what it reads to a counter that outlives it.
class FileStream final : public ByteStream {
 public:
  /// Fails where the file cannot be opened. "-" is standard input.
  static Result<std::unique_ptr<FileStream>> open(const std::string& path, std::uint64_t& bytes_read);
  /// Takes over an open file.
  FileStream(int descriptor, std::uint64_t size, std::uint64_t& bytes_read)
      : descriptor_(descriptor), size_(size), bytes_read_(bytes_read) {}
  ~FileStream() override;
  std::size_t read(char* into, std::size_t size) override;
  std::string_view damage() const override { return damage_; }
  std::uint64_t size() const override { return size_; }

 private:
  int descriptor_;
  std::uint64_t size_;
  std::uint64_t& bytes_read_;
  std::string damage_;
};

/// A stream of which the next bytes can be looked at before they are taken.
class Reader {
 public:
  explicit Reader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// The next bytes, at least `size` of them unless the stream ends before; valid until the next call.
  std::string_view look(std::size_t size);
  /// Moves on over bytes that `look` has shown.
  void take(std::size_t size);
  /// Moves on over any number of bytes; says how many there were.
  std::uint64_t skip(std::uint64_t size);
  /// Appends the next bytes, at most `size`, and says how many.
  std::uint64_t read_into(std::string& out, std::uint64_t size);
  /// The next line with its line feed, at most `max_size` bytes of it; empty at the end.
  std::string_view look_line(std::size_t max_size);

  bool is_at_end() { return look(1).empty(); }
  /// How many bytes have been taken.
  std::uint64_t offset() const { return offset_; }
  /// Bytes in all, where the stream knows; 0 otherwise.
  std::uint64_t size() const { return stream_->size(); }
  std::string_view damage() const { return stream_->damage(); }
  /// After damage: goes on behind it, once all bytes before it are taken.
  bool resume() { return stream_->resume(); }
  /// Whether bytes can be had that stand behind damage.
  bool is_damaged() const { return !stream_->damage().empty(); }

 private:
  std::size_t buffered() const { return buffer_.size() - at_; }
  void fill(std::size_t wanted);

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0;
};

/// Bytes that were read already and what follows them.
std::unique_ptr<ByteStream> prefixed(std::string bytes, std::unique_ptr<Reader> rest);

}  // namespace rapporteur::page
