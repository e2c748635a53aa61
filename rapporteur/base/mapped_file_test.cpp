#include "rapporteur/base/mapped_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

using rapporteur::ErrorKind;
using rapporteur::base::MappedFile;

namespace {

/// A file of the temporary folder that is gone with its holder.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() / ("mapped_file_test_" + std::to_string(bytes.size()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a mapped file gives its bytes, also after its memory was given back") {
  const std::string bytes(20'000, 'x');
  const TemporaryFile file(bytes + "end");
  auto mapped = MappedFile::open(file.path());
  REQUIRE(mapped.has_value());
  CHECK(mapped->bytes() == bytes + "end");
  mapped->give_back(0, mapped->bytes().size());
  const MappedFile moved = std::move(*mapped);
  CHECK(moved.bytes() == bytes + "end");
}

TEST_CASE("an empty file maps to no bytes") {
  const TemporaryFile file("");
  const auto mapped = MappedFile::open(file.path());
  REQUIRE(mapped.has_value());
  CHECK(mapped->bytes().empty());
}

TEST_CASE("what is absent or a folder is an error") {
  const auto absent = MappedFile::open("/nonexistent/file");
  REQUIRE(!absent.has_value());
  CHECK(absent.error().kind == ErrorKind::not_found);
  const auto folder = MappedFile::open(std::filesystem::temp_directory_path());
  REQUIRE(!folder.has_value());
  CHECK(folder.error().kind == ErrorKind::not_readable);
}
