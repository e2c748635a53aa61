// Cases of page/: how the input was read. A page's lines are
//   page html in windows-1252 (meta_prescan), line 3
//   | a line of its source
//   @given published = words [bytes]
//   gap unreadable_input | sentence
#include "tests/cases_runner/traced_page.h"

#include <array>

namespace rapporteur::cases {

namespace {

std::string_view name_of_given(GivenValue::Kind kind) {
  constexpr std::array<std::string_view, 6> names{"headline", "published", "modified",
                                                  "outlet",   "author",    "language"};
  return names[static_cast<std::size_t>(kind)];
}

void write_page(const Page& page, Outcome& out) {
  out.written +=
      join({"page ", name_of(page.media), " in ", page.encoding, " (", name_of(page.encoding_signal), ")"});
  if (!page.origin.entry.empty()) out.written += join({", ", page.origin.entry});
  if (!page.url.empty()) out.written += join({", ", page.url});
  out.written += "\n";
  std::string_view source = page.source();
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    out.written += join({"| ", source.substr(0, end), "\n"});
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  for (const GivenValue& given : page.given) {
    out.written += join({"@given ", name_of_given(given.kind), " = ", on_one_line(given.words), " [",
                         places_of(given.traces), "]\n"});
    check_traces(page, given.traces, given.words, out);
  }
}

}  // namespace

Outcome run_page_case(const CaseFile& file) {
  Outcome out;
  const CasePages found = read_pages(file);
  for (const Page& page : found.pages) write_page(page, out);
  for (const Gap& gap : found.gaps)
    out.written += join({"gap ", name_of(gap.kind), " | ", on_one_line(gap.sentence), "\n"});
  return out;
}

}  // namespace rapporteur::cases
