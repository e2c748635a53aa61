#include "rapporteur/language/package_files.h"

#include "rapporteur/base/content_hash.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

constexpr std::size_t hashed_at_once = std::size_t{1} << 20;
/// No package has a larger file; places in a file are counted in 32 bits.
constexpr std::size_t max_file_bytes = std::size_t{1} << 31;

}  // namespace

Result<base::MappedFile> PackageFiles::open(const std::string& name) {
  auto file = base::MappedFile::open(folder_ / name);
  if (!file)
    return fail(file.error().kind,
                "a file of the language package cannot be read (" + file.error().sentence +
                    "); name the folder that holds meta.json of a whole package",
                file.error().concerns);
  const std::string_view bytes = file->bytes();
  if (bytes.size() > max_file_bytes)
    return fail(ErrorKind::too_large, "a file of the language package is larger than 2 GiB", name);
  if (std::ranges::find(files_, name, &Identity::File::name) != files_.end()) return file;
  std::size_t given_back = 0;
  const ContentHash hash = hash_in_parts(bytes, hashed_at_once, [&](std::size_t end) {
    file->give_back(given_back, end);
    given_back = end;
  });
  files_.push_back({name, hash.hex()});
  return file;
}

std::vector<Identity::File> PackageFiles::files() const {
  std::vector<Identity::File> sorted = files_;
  std::ranges::sort(sorted, {}, &Identity::File::name);
  return sorted;
}

}  // namespace rapporteur::language
