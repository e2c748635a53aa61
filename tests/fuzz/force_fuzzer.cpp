#include "rapporteur/base/expect.h"
#include "rapporteur/statement/read_force.h"
#include "tests/fuzz/random_analysis.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

void expect_inside(const std::vector<TextSpan>& spans, std::size_t size) {
  for (const TextSpan span : spans)
    expect(span.begin < span.end && span.end <= size, "what is read lies in the text");
}

}  // namespace

// Force and condition of arbitrary spans of an arbitrary text, with an arbitrary analysis: all that is read
// lies in the text, the first force is none of the second ones, and there are few of those.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fuzz::Dice dice(text);
  const Analysis analysis = fuzz::random_analysis(text, dice);
  const auto all = static_cast<std::uint32_t>(size);
  const auto cue = fuzz::random_spans(dice, all);
  const auto speaker = fuzz::random_spans(dice, all);
  auto content = fuzz::random_spans(dice, all);
  if (content.empty()) content.push_back({0, all});
  statement::Claim claim{cue, content, speaker, {}};
  claim.quote_type = static_cast<QuoteType>(dice.below(4));
  claim.speaks_for_state = dice.below(2) == 1;
  const auto condition = statement::read_condition(text, analysis, claim);
  const ForceReading force = statement::read_force(text, analysis, claim, condition);
  expect_inside(force.modality, size);
  expect(force.also.size() <= 2 && std::ranges::find(force.also, force.force) == force.also.end(),
         "second forces are others, and few");
  if (!condition) return 0;
  expect(!condition->condition.empty(), "a condition has words");
  expect_inside(condition->condition, size);
  expect_inside(condition->consequence, size);
  expect_inside(condition->connective, size);
  return 0;
}
