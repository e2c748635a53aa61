#include "rapporteur/base/expect.h"
#include "rapporteur/statement/paragraph_lines.h"
#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/rules.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

/// Attributions anywhere in the text, by the text's own bytes.
std::vector<Attribution> random_attributions(std::string_view text) {
  std::vector<Attribution> found;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0; i + 3 < size && found.size() < 64; i += 7) {
    const auto length = 1u + static_cast<unsigned char>(text[i + 1]);
    const std::uint32_t begin = i + static_cast<unsigned char>(text[i + 2]) % 8;
    if (begin >= size) break;
    const TextSpan span{begin, std::min(size, begin + length)};
    Attribution each{.permille = 500, .rules = {AttributionRule::heads}};
    (text[i] % 3 == 0 ? each.cue : each.content).push_back(span);
    if (text[i] % 2 == 0) each.speaker.push_back({i, i + 1});
    found.push_back(std::move(each));
  }
  return found;
}

void expect_inside(const std::vector<TextSpan>& spans, std::size_t size) {
  for (const TextSpan span : spans)
    expect(span.begin < span.end && span.end <= size, "words of an attribution lie in the text");
}

}  // namespace

// Quotations stand in order inside their paragraphs; rules keep every attribution and all words in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<TextSpan> lines;
  statement::add_lines(text, {0, static_cast<std::uint32_t>(size)}, lines);
  std::uint32_t end = 0;
  for (const statement::Quotation& each : statement::find_quotations(text, lines)) {
    expect(each.whole.begin >= end && lines[each.paragraph].contains(each.whole),
           "quotations stand in order");
    expect(each.whole.contains(each.inside) && !each.inside.is_empty(), "a quotation holds something");
    end = each.whole.end;
  }
  const std::vector<Attribution> found = random_attributions(text);
  const std::vector<Attribution> ruled = statement::apply_rules(text, lines, found);
  for (const Attribution& each : ruled) {
    expect(!each.cue.empty() || !each.content.empty(), "an attribution has a cue or a content");
    expect_inside(each.speaker, size);
    expect_inside(each.cue, size);
    expect_inside(each.content, size);
  }
  return 0;
}
