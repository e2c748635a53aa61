#include "rapporteur/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace rapporteur::base {

namespace {

tl::unexpected<Error> fail_to_open(const std::filesystem::path& path, int code) {
  const ErrorKind kind = code == ENOENT || code == ENOTDIR ? ErrorKind::not_found : ErrorKind::not_readable;
  return fail(kind, "the file could not be opened: " + std::generic_category().message(code), path.string());
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail_to_open(path, errno);
  struct stat status {};
  if (::fstat(file, &status) != 0) {
    const int code = errno;
    ::close(file);
    return fail_to_open(path, code);
  }
  if (!S_ISREG(status.st_mode)) {
    ::close(file);
    return fail_to_open(path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) {
    ::close(file);
    return MappedFile(std::string_view());
  }
  void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int code = errno;
  ::close(file);
  if (mapped == MAP_FAILED) return fail_to_open(path, code);
  return MappedFile(std::string_view(static_cast<const char*>(mapped), size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void MappedFile::give_back(std::size_t begin, std::size_t end) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  begin = (begin + page - 1) / page * page;
  end = end >= bytes_.size() ? bytes_.size() : end / page * page;
  if (begin >= end) return;
  ::madvise(const_cast<char*>(bytes_.data()) + begin, end - begin, MADV_DONTNEED);
}

}  // namespace rapporteur::base
