// Tellings at any words of any texts: each stands in one happening, the same happenings are made again, and
// the score of two tellings is a number.
#include "rapporteur/base/expect.h"
#include "rapporteur/story/bind_story.h"
#include "rapporteur/story/weights.h"
#include "tests/fuzz/random_analysis.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::story;

namespace {

constexpr std::size_t most_tellings = 40;
constexpr BindingBounds bounds{.together = 12, .candidates = 4, .shown = 2};

/// Tellings at words of one line, which is an article.
void add_tellings(std::vector<Telling>& tellings, std::string_view line, std::int64_t article,
                  fuzz::Dice& dice) {
  const TellingReader reader(line, Background::shipped());
  const auto size = static_cast<std::uint32_t>(line.size());
  for (std::uint32_t at = 0; at < size && tellings.size() < most_tellings; at += 1 + dice.below(24)) {
    const std::uint32_t end = std::min(size, at + 1 + dice.below(12));
    TellingPlace place;
    place.event = {article, FactKind::event, static_cast<std::uint32_t>(tellings.size())};
    place.sentence = {0, size};
    place.trigger.push_back({at, end});
    tellings.push_back(reader.read(place));
  }
}

void check_parts(const Parts& parts, std::size_t count) {
  std::vector<bool> is_in(count);
  for (const std::vector<std::uint32_t>& part : parts) {
    for (const std::uint32_t i : part) {
      expect(i < count && !is_in[i], "a telling stands in one happening");
      is_in[i] = true;
    }
  }
  expect(std::ranges::count(is_in, false) == 0, "each telling stands in a happening");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t largest = 2048;
  if (size > largest) return 0;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  fuzz::Dice dice(rest);
  std::vector<Telling> tellings;
  for (std::int64_t article = 1; !rest.empty(); ++article) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    add_tellings(tellings, line, article, dice);
  }
  static const HappeningJudge judge;
  const StemCounts counts = count_stems(tellings);
  for (std::size_t i = 1; i < tellings.size(); ++i)
    expect(std::isfinite(judge.score(tellings[i - 1], tellings[i], counts)), "a score is a number");
  const Parts parts = group_tellings(tellings, judge, bounds);
  check_parts(parts, tellings.size());
  expect(parts == group_tellings(tellings, judge, bounds), "the same happenings are made again");
  return 0;
}
