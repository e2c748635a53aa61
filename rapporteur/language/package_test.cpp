#include "rapporteur/language/package.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace rapporteur::language {

namespace {

namespace fs = std::filesystem;

/// The language packages that `./dev test` fetched.
std::vector<fs::path> fetched_packages() {
  std::vector<fs::path> packages;
  std::error_code ignored;
  for (fs::directory_iterator entry("build/models", ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    std::error_code missing;
    if (fs::exists(entry->path() / "tokenizer", missing)) packages.push_back(entry->path());
  }
  std::ranges::sort(packages);
  if (packages.empty())
    MESSAGE("skipped: there is no language package in build/models; ./dev test fetches one");
  return packages;
}

/// A copy of a package's folder, removed in the end.
class Copy {
 public:
  explicit Copy(const fs::path& package)
      : path_(fs::temp_directory_path() / ("rapporteur_package_test_" + std::to_string(::getpid()))) {
    fs::copy(package, path_, fs::copy_options::recursive);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { fs::remove_all(path_); }
  const fs::path& path() const& { return path_; }

 private:
  fs::path path_;
};

fs::path smallest(const std::vector<fs::path>& packages) {
  return *std::ranges::min_element(
      packages, {}, [](const fs::path& package) { return fs::file_size(package / "vocab" / "vectors"); });
}

}  // namespace

TEST_CASE("every package that was fetched loads, says who it is, and reads") {
  for (const fs::path& folder : fetched_packages()) {
    CAPTURE(folder.string());
    const auto language = Language::load(folder);
    REQUIRE(language);
    const Identity& identity = language->identity();
    CHECK(folder.filename().string().ends_with("-" + identity.version));
    CHECK(identity.name.starts_with("en_core_web_"));
    CHECK(identity.language == "en");
    CHECK(identity.licence == "MIT");
    CHECK(std::ranges::is_sorted(identity.files, {}, &Identity::File::name));
    CHECK(std::ranges::count(identity.files, std::string("parser/model"), &Identity::File::name) == 1);
    CHECK(language->label(0).empty());
    Reader reader(*language);
    const Reading reading = reader.read("The ministers met in Vancouver.");
    REQUIRE(reading.tokens.size() == 6);
    CHECK(language->label(reading.tags[1]) == "NNS");
    CHECK(reading.lemma(1) == "minister");
    CHECK(language->label(reading.relations[1]) == "nsubj");
    CHECK(reading.heads[1] == 2);
    CHECK(reader.read("").tokens.empty());
  }
}

TEST_CASE("a package with a file that is missing or cut short is refused, and the file is named") {
  const auto packages = fetched_packages();
  if (packages.empty()) return;
  for (const std::string name :
       {"meta.json", "tokenizer", "vocab/vectors", "vocab/key2row", "parser/model", "parser/moves",
        "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"}) {
    CAPTURE(name);
    const Copy copy(smallest(packages));
    fs::permissions(copy.path() / name, fs::perms::owner_write, fs::perm_options::add);
    fs::resize_file(copy.path() / name, fs::file_size(copy.path() / name) / 2);
    const auto cut_short = load_package(copy.path());
    REQUIRE(!cut_short);
    CHECK(cut_short.error().concerns.find(name) != std::string::npos);
    fs::remove(copy.path() / name);
    const auto missing = load_package(copy.path());
    REQUIRE(!missing);
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK(missing.error().concerns.find(name) != std::string::npos);
  }
}

}  // namespace rapporteur::language
