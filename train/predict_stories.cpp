// Our side of `./dev score stories:...`: texts come in on standard input, one a line, a name before a tab.
//
//   predict_stories neardup     name TAB text; prints name TAB name TAB containment for each pair of copies
#include "rapporteur/story/find_copies.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur::story;

struct NamedText {
  std::string name;
  std::string text;
};

std::vector<NamedText> read_texts(std::istream& in) {
  std::vector<NamedText> all;
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    all.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return all;
}

int print_copies(const std::vector<NamedText>& texts) {
  CopyFinder finder({.min_containment = 0.4});
  for (const NamedText& each : texts) {
    for (const SharedText& pair : finder.add(shingles_of(split_words(each.text)))) {
      std::printf("%s\t%s\t%.4f\n", texts[pair.earlier].name.c_str(), texts[pair.later].name.c_str(),
                  pair.containment());
    }
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view task = count > 1 ? arguments[1] : "";
  if (task == "neardup") return print_copies(read_texts(std::cin));
  std::cerr << "usage: predict_stories neardup < TEXTS\n";
  return 2;
}
