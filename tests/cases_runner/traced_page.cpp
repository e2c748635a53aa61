#include "tests/cases_runner/traced_page.h"

#include "rapporteur/base/read_back.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/make_page.h"

#include <utility>
#include <variant>

namespace rapporteur::cases {

CasePages read_pages(const CaseFile& file) {
  CasePages out;
  Inputs inputs = Inputs::from_bytes(file.path.filename().string(), file.input);
  while (auto found = inputs.next()) {
    if (auto* gap = std::get_if<Gap>(&*found)) {
      out.gaps.push_back(std::move(*gap));
      continue;
    }
    RawPage raw = std::get<RawPage>(std::move(*found));
    if (!file.header("url").empty()) raw.url = file.header("url");
    if (!file.header("charset").empty()) raw.declared_charset = file.header("charset");
    Media media = Media::html;
    if (parse_name(file.header("media"), media)) raw.media = media;
    out.pages.push_back(make_page(std::move(raw)));
  }
  return out;
}

void check_traces(const Page& page, const Traces& traces, std::string_view words, Outcome& outcome) {
  const page::SpanDecoder decoder(page.bytes, page.encoding);
  std::vector<base::WrittenSlice> slices;
  bool is_inside = true;
  for (const Trace& trace : traces) {
    const std::string_view carrier =
        trace.carrier == Carrier::address ? std::string_view(page.url) : std::string_view(page.bytes);
    is_inside = is_inside && trace.page == page.hash && trace.span.begin < trace.span.end &&
                trace.span.end <= carrier.size();
    if (!is_inside) break;
    const bool is_address = trace.carrier == Carrier::address;
    slices.push_back({is_address ? std::string(carrier.substr(trace.span.begin, trace.span.size()))
                                 : decoder.read(trace.span),
                      trace.writing});
  }
  if (is_inside && base::reads_as(slices, words)) return;
  std::string read;
  for (const base::WrittenSlice& slice : slices)
    read += join({"[", base::read_back(slice.utf8, slice.writing), "]"});
  outcome.mismatches.push_back(join({"'", on_one_line(words), "' is read back as ", on_one_line(read)}));
}

std::string places_of(const Traces& traces) {
  std::string out;
  for (const Trace& trace : traces) {
    if (!out.empty()) out += ' ';
    if (trace.carrier == Carrier::address) out += "address ";
    out += join({std::to_string(trace.span.begin), "-", std::to_string(trace.span.end)});
  }
  return out;
}

std::string join(std::initializer_list<std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

std::string on_one_line(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace rapporteur::cases
