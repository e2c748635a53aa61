// Numbers of arbitrary text over an analysis made of the text's own bytes: each stands in the text, in order.
#include "rapporteur/base/expect.h"
#include "rapporteur/quantity/find_quantities.h"
#include "tests/fuzz/random_analysis.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  if (size == 0 || size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Article article;
  TextBuilder builder;
  builder.append_same(text, 0);
  article.text = builder.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  fuzz::Dice dice(text);
  const Analysis analysis = fuzz::random_analysis(article.text.utf8(), dice);
  std::uint32_t begin = 0;
  for (const Quantity& quantity : find_quantities(article, analysis, {})) {
    expect(quantity.number.size() == 1 && !quantity.phrase.empty(), "a quantity has words");
    const TextSpan number = quantity.number.front();
    expect(number.begin < number.end && number.end <= size, "its number stands in the text");
    expect(number.begin >= begin, "numbers come in order");
    expect(!quantity.low.empty() && !quantity.high.empty(), "it has a value");
    for (const TextSpan span : quantity.phrase)
      expect(span.begin < span.end && span.end <= size, "its phrase stands in the text");
    begin = number.begin;
  }
  return 0;
}
