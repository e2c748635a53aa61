#include "rapporteur/base/expect.h"
#include "rapporteur/base/text.h"
#include "rapporteur/date/find_dates.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

// Dates of arbitrary text: each stands in the text, none overlap, and those that are settled have days.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Article article;
  TextBuilder builder;
  builder.append_same(text, 0);
  article.text = builder.finish();
  Block block;
  block.kind = BlockKind::paragraph;
  block.is_body = true;
  block.span = article.text.all();
  article.blocks.push_back(block);
  std::uint32_t end = 0;
  for (const Date& date : find_dates(article, {}, publication_day(article))) {
    expect(date.span.begin >= end && date.span.end > date.span.begin && date.span.end <= size,
           "dates stand in order");
    expect(!date.value.empty(), "a date has a value");
    expect(!date.days || date.days->begin < date.days->end, "the days of a date are in order");
    end = date.span.end;
  }
  return 0;
}
