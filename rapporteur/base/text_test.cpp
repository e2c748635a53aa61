#include "rapporteur/base/text.h"

#include "rapporteur/base/expect.h"

#include <doctest/doctest.h>

using rapporteur::PageSpan;
using rapporteur::Text;
using rapporteur::TextBuilder;

namespace {

// "a &amp; b" written at byte 10, a break of our own, then "tail" at byte 40.
Text sample() {
  TextBuilder builder;
  builder.append_same("a ", 10);
  builder.append_replaced("&", {12, 17});
  builder.append_same(" b", 17);
  builder.append_made("\n\n");
  builder.append_same("tail", 40);
  return builder.finish();
}

}  // namespace

TEST_CASE("a span leads back to the bytes it was read from") {
  const Text text = sample();
  CHECK(text.utf8() == "a & b\n\ntail");
  CHECK(text.on_page({0, 5}) == std::vector<PageSpan>{{10, 19}});
  CHECK(text.on_page({2, 3}) == std::vector<PageSpan>{{12, 17}});
  CHECK(text.on_page({4, 9}) == std::vector<PageSpan>{{18, 19}, {40, 42}});
  CHECK(text.on_page({5, 7}).empty());
}

TEST_CASE("a part of a text keeps its way back") {
  const Text text = sample();
  TextBuilder builder;
  builder.append_part(text, {1, 8});
  const Text part = builder.finish();
  CHECK(part.utf8() == " & b\n\nt");
  CHECK(part.on_page(part.all()) == std::vector<PageSpan>{{11, 19}, {40, 41}});
}

TEST_CASE("a text that is cut forgets what was cut") {
  TextBuilder builder;
  builder.append_same("abcdef", 100);
  builder.cut_to(2);
  builder.append_same("xy", 102);
  const Text text = builder.finish();
  CHECK(text.on_page(text.all()) == std::vector<PageSpan>{{100, 104}});
}

TEST_CASE("words of our own making have no trace") {
  const Text text = sample();
  CHECK_THROWS_AS((void)text.traces({5, 7}, {}, {}), rapporteur::Defect);
}
