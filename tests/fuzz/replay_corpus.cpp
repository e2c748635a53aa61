// Runs a fuzzer over the files of its corpus, one by one, and over nothing at all: what stands in for
// libFuzzer where it is not linked. Prints how many inputs were run; fails when the corpus is empty.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < count; ++i) {
    std::error_code missing;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i], missing)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());  // no terminating zero to read past
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
  }
  LLVMFuzzerTestOneInput(nullptr, 0);
  std::cout << files.size() << " inputs replayed\n";
  return files.empty() ? 1 : 0;
}
