// A package's folder out of any bytes. The bytes are a list of files: a letter that says which, two bytes of
// length, the content. Files that are not in the list are those of a package that is whole as far as it goes,
// so that a damaged file is reached behind good ones. The answer is an error or a package.
#include "rapporteur/base/expect.h"
#include "rapporteur/language/language.h"
#include "rapporteur/language/lexeme_tables.h"
#include "rapporteur/language/package_description.h"
#include "rapporteur/language/read_rules.h"
#include "rapporteur/language/thinc_model.h"
#include "rapporteur/language/tokenizer_rules.h"
#include "rapporteur/language/tokenizer_test_tools.h"

#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 16> names{
    "meta.json",     "config.cfg",    "tokenizer",         "vocab/lookups.bin",
    "vocab/vectors", "vocab/key2row", "vocab/vectors.cfg", "lemmatizer/lookups/lookups.bin",
    "tok2vec/model", "tagger/model",  "parser/model",      "ner/model",
    "tagger/cfg",    "parser/moves",  "ner/moves",         "attribute_ruler/patterns"};

/// A folder of this process, removed when it ends.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("rapporteur_package_" + std::to_string(::getpid()))) {
    for (const std::string_view name : names) fs::create_directories((path_ / name).parent_path());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const& { return path_; }
  void write(std::string_view name, std::string_view content) const {
    std::ofstream(path_ / name, std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
  }

 private:
  fs::path path_;
};

void write_good_files(const Folder& folder) {
  namespace test = rapporteur::language::test;
  for (const std::string_view name : names) folder.write(name, "\x80");
  folder.write(
      "meta.json",
      R"({"lang":"en","name":"made","version":"3.7.1","license":"MIT","pipeline":["tok2vec","tagger",)"
      R"("parser","ner","attribute_ruler","lemmatizer"]})");
  folder.write("config.cfg", "[components.lemmatizer]\nmode = \"rule\"\n");
  folder.write("tokenizer", test::tokenizer_file({}, test::some_exceptions()));
  folder.write("vocab/vectors", std::string("\x93NUMPY\x01\x00\x3B\x00", 10) +
                                    "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 0), }");
  folder.write("vocab/vectors.cfg", R"({"mode":"default"})");
  folder.write("tagger/cfg", R"({"labels":["NN"]})");
  folder.write("attribute_ruler/patterns", "\x90");
}

/// What stands behind others in a package is also read alone, since their damage would hide it.
void read_alone(std::string_view name, std::string_view content) {
  namespace language = rapporteur::language;
  bool is_read = false;
  if (name == "vocab/lookups.bin") is_read = language::read_lexeme_tables(content).has_value();
  if (name == "lemmatizer/lookups/lookups.bin") is_read = language::read_lemmas(content).has_value();
  if (name == "attribute_ruler/patterns") is_read = language::read_rule_specs(content).has_value();
  if (name == "config.cfg") is_read = language::check_config(content, {}).has_value();
  if (name.ends_with("/model")) is_read = language::parse_thinc_model(content, "fuzzed").has_value();
  if (name == "tokenizer") is_read = language::read_tokenizer_rules(content).has_value();
  rapporteur::expect(!is_read || !content.empty() || name == "config.cfg", "an empty file is no table");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  write_good_files(folder);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (rest.size() >= 3) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(rest[i]));
    };
    const std::string_view name = names[byte(0) % names.size()];
    const std::string_view content = rest.substr(3, byte(1) | byte(2) << 8);
    folder.write(name, content);
    read_alone(name, content);
    rest.remove_prefix(3 + content.size());
  }
  const auto loaded = rapporteur::Language::load(folder.path());
  if (!loaded) return 0;
  rapporteur::language::Reader(*loaded).read("A small text, to see that what was loaded can be read with.");
  return 0;
}
