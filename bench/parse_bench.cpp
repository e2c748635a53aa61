// Times the parsing of HTML alone, over a folder of pages held in memory: `parse_bench FOLDER [ROUNDS]`,
// where the folder has *.html or *.html.gz. Prints the median round of ours and, where it is installed, of
// MyHTML.
#include "rapporteur/page/parse_html.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#ifdef RAPPORTEUR_HAS_MODEST
#include <myhtml/api.h>
#endif

namespace {

namespace fs = std::filesystem;

std::string read_page(const fs::path& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return bytes;
  std::vector<char> buffer(1 << 16);
  for (int got = 0; (got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  gzclose(file);
  return bytes;
}

std::vector<std::string> read_folder(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".html") || name.ends_with(".html.gz")) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> pages;
  for (const fs::path& path : paths) pages.push_back(read_page(path));
  return pages;
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Parses every page once a round; prints the median round.
void time_rounds(const char* name, const std::vector<std::string>& pages, int rounds,
                 const std::function<std::size_t(const std::string&)>& parse) {
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  std::vector<double> seconds;
  std::size_t nodes = 0;
  for (int round = 0; round < rounds; ++round) {
    nodes = 0;
    const double begin = processor_seconds();
    for (const std::string& page : pages) nodes += parse(page);
    seconds.push_back(processor_seconds() - begin);
  }
  std::ranges::sort(seconds);
  const double median = seconds[seconds.size() / 2];
  const auto rate = [&](double time) { return static_cast<double>(bytes) / time / 1e6; };
  std::cout << name << ": " << rate(median) << " MB/s (best " << rate(seconds.front()) << "), "
            << static_cast<double>(pages.size()) / median << " pages/s, " << nodes << " nodes\n";
}

#ifdef RAPPORTEUR_HAS_MODEST
std::size_t parse_with_myhtml(myhtml_t* parser, const std::string& page) {
  myhtml_tree_t* tree = myhtml_tree_create();
  myhtml_tree_init(tree, parser);
  myhtml_parse(tree, MyENCODING_UTF_8, page.data(), page.size());
  const std::size_t has_document = myhtml_tree_get_document(tree) ? 1 : 0;
  myhtml_tree_destroy(tree);
  return has_document;
}
#endif

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: parse_bench FOLDER [ROUNDS]\n";
    return 2;
  }
  const std::vector<std::string> pages = read_folder(argv[1]);
  int rounds = 15;
  if (argc > 2) {
    const std::string_view number = argv[2];
    std::from_chars(number.data(), number.data() + number.size(), rounds);
  }
  rounds = std::max(1, rounds);
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  std::cout << pages.size() << " pages, " << bytes << " bytes\n";
  time_rounds("rapporteur", pages, rounds,
              [](const std::string& page) { return rapporteur::parse_html(page).size(); });
#ifdef RAPPORTEUR_HAS_MODEST
  myhtml_t* parser = myhtml_create();
  myhtml_init(parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
  time_rounds("MyHTML", pages, std::max(1, rounds / 3),
              [parser](const std::string& page) { return parse_with_myhtml(parser, page); });
  myhtml_destroy(parser);
#endif
}
