#include "rapporteur/base/expect.h"
#include "rapporteur/story/find_copies.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::story;

// Any lines are texts: what the finder says of two of them is what all their shingles say, and a
// window bounds what is looked at.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr std::uint32_t half_window = 8;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  CopyFinder finder({.half_window = half_window});
  std::vector<Shingles> all;
  while (!rest.empty() && all.size() < 64) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    all.push_back(shingles_of(split_words(line)));
    const Shingles& own = all.back();
    for (const SharedText& pair : finder.add(static_cast<std::uint32_t>(all.size() - 1), own)) {
      expect(pair.later == all.size() - 1 && pair.earlier < pair.later, "a copy comes after what it repeats");
      expect(pair.later - pair.earlier <= 2 * half_window, "what is found lies in the window");
      expect(pair.shared == shared_shingles(all[pair.earlier], own), "what is shared is counted exactly");
      expect(pair.earlier_count == all[pair.earlier].size() && pair.later_count == own.size(),
             "both texts are counted whole");
      expect(pair.containment() >= 0.5 && pair.jaccard() <= pair.containment(), "a copy repeats half a text");
      static_cast<void>(kind_of_copy(pair));
    }
  }
  return 0;
}
