#include "rapporteur/page/byte_stream.h"

#include "rapporteur/base/expect.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rapporteur::page {

namespace {

constexpr std::size_t block_size = 1u << 16;

/// What an error number says to people.
std::string reason_of(int number) {
  switch (number) {
    case ENOENT:
      return "there is no such file";
    case EACCES:
    case EPERM:
      return "this user may not read it";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    case EIO:
      return "the disk could not be read";
    case EISDIR:
      return "it is a folder";
    case ELOOP:
      return "its symbolic links lead in a circle";
    case ENAMETOOLONG:
      return "its name is too long";
    default:
      return "the system answered with error " + std::to_string(number);
  }
}

class PrefixedStream final : public ByteStream {
 public:
  PrefixedStream(std::string bytes, std::unique_ptr<Reader> rest)
      : first_(std::move(bytes)), rest_(std::move(rest)) {}
  std::size_t read(char* into, std::size_t size) override {
    if (const std::size_t count = first_.read(into, size)) return count;
    const std::string_view seen = rest_->look(1).substr(0, size);
    std::memcpy(into, seen.data(), seen.size());
    rest_->take(seen.size());
    return seen.size();
  }
  std::string_view damage() const override { return rest_->damage(); }
  bool resume() override { return rest_->resume(); }

 private:
  MemoryStream first_;
  std::unique_ptr<Reader> rest_;
};

}  // namespace

std::unique_ptr<ByteStream> prefixed(std::string bytes, std::unique_ptr<Reader> rest) {
  return std::make_unique<PrefixedStream>(std::move(bytes), std::move(rest));
}

std::size_t MemoryStream::read(char* into, std::size_t size) {
  const std::size_t count = std::min(size, bytes_.size() - at_);
  std::memcpy(into, bytes_.data() + at_, count);
  at_ += count;
  return count;
}

Result<std::unique_ptr<FileStream>> FileStream::open(const std::string& path, std::uint64_t& bytes_read) {
  const bool is_standard_input = path == "-";
  const int descriptor = is_standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const ErrorKind kind = errno == ENOENT ? ErrorKind::not_found : ErrorKind::not_readable;
    return fail(kind, "tried to open the file, but " + reason_of(errno) + "; check its name and rights",
                path);
  }
  struct stat status {};
  const bool is_known = ::fstat(descriptor, &status) == 0;
  const std::uint64_t size =
      is_known && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  return std::make_unique<FileStream>(descriptor, size, bytes_read);
}

FileStream::~FileStream() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t FileStream::read(char* into, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, into, size);
    if (count >= 0) {
      bytes_read_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno == EINTR) continue;
    damage_ = reason_of(errno);
    return 0;
  }
}

void Reader::fill(std::size_t wanted) {
  if (at_ > 0 && (at_ == buffer_.size() || at_ >= block_size)) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  while (buffered() < wanted) {
    const std::size_t old_size = buffer_.size();
    buffer_.resize(old_size + std::max(block_size, wanted - buffered()));
    const std::size_t count = stream_->read(buffer_.data() + old_size, buffer_.size() - old_size);
    buffer_.resize(old_size + count);
    if (count == 0) return;
  }
}

std::string_view Reader::look(std::size_t size) {
  if (buffered() < size) fill(size);
  return std::string_view(buffer_).substr(at_);
}

void Reader::take(std::size_t size) {
  expect(size <= buffered(), "only bytes that were seen are taken");
  at_ += size;
  offset_ += size;
}

std::uint64_t Reader::skip(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0) {
    const std::size_t here = look(1).size();
    if (here == 0) break;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(here, left));
    take(step);
    left -= step;
  }
  return size - left;
}

std::uint64_t Reader::read_into(std::string& out, std::uint64_t size) {
  const auto from_buffer = static_cast<std::size_t>(std::min<std::uint64_t>(buffered(), size));
  out.append(buffer_, at_, from_buffer);
  take(from_buffer);
  std::uint64_t done = from_buffer;
  // What is not buffered goes straight to its place.
  while (done < size) {
    const std::size_t old_size = out.size();
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(size - done, 4 * block_size));
    out.resize(old_size + step);
    const std::size_t count = stream_->read(out.data() + old_size, step);
    out.resize(old_size + count);
    offset_ += count;
    done += count;
    if (count == 0) break;
  }
  return done;
}

std::string_view Reader::look_line(std::size_t max_size) {
  for (std::size_t wanted = 512;; wanted *= 2) {
    const std::string_view seen = look(std::min(wanted, max_size)).substr(0, max_size);
    const std::size_t end = seen.find('\n');
    if (end != std::string_view::npos) return seen.substr(0, end + 1);
    if (seen.size() == max_size || seen.size() < wanted) return seen;
  }
}

}  // namespace rapporteur::page
