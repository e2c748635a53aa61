#pragma once

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/read_back.h"
#include "rapporteur/page/container.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/make_page.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

/// What the fuzzers of the input formats share: each promise that a page must keep, whatever bytes it came
/// from.
namespace rapporteur::fuzz {

inline void must(bool holds) {
  if (!holds) std::abort();
}

/// The words of the page's source, and what its container says, read back from its bytes.
inline void check_page(const Page& page) {
  constexpr int max_words = 200;
  const page::SpanDecoder decoder(page.bytes, page.encoding);
  const std::string_view source = page.source();
  int words = 0;
  for (std::size_t at = 0; at < source.size() && words < max_words; ++words) {
    while (at < source.size() && base::is_space(source[at])) ++at;
    std::size_t end = at;
    while (end < source.size() && !base::is_space(source[end])) ++end;
    const SourceSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    std::vector<base::WrittenSlice> slices;
    for (PageSpan place : page.on_page(span)) {
      must(place.begin < place.end && place.end <= page.bytes.size());
      slices.push_back({decoder.read(place), page.writing});
    }
    must(base::reads_as(slices, source.substr(at, end - at)));
    at = end;
  }
  for (const GivenValue& given : page.given) {
    std::vector<base::WrittenSlice> slices;
    for (const Trace& trace : given.traces) {
      must(trace.page == page.hash && trace.span.begin < trace.span.end &&
           trace.span.end <= page.bytes.size());
      slices.push_back({decoder.read(trace.span), trace.writing});
    }
    must(base::reads_as(slices, given.words));
  }
}

/// Reads everything that a container finds in the bytes; small bounds, so that meeting them is tried too.
template <class Open>
void check_container(const std::uint8_t* data, std::size_t size, Open open) {
  constexpr int max_found = 10'000;
  page::Tally tally;
  tally.bytes_read = size;
  InputLimits limits;
  limits.max_page_bytes = 1u << 16;
  limits.max_expansion = 200;
  page::Place place{{"fuzz", {}}, limits, 0, &tally};
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::unique_ptr<page::Container> container =
      open(std::make_unique<page::MemoryStream>(std::move(bytes)), std::move(place));
  int count = 0;
  while (auto found = container->next()) {
    must(++count <= max_found);
    if (auto* raw = std::get_if<RawPage>(&*found)) {
      check_page(make_page(std::move(*raw)));
    } else {
      must(!std::get<Gap>(*found).sentence.empty());
    }
  }
}

/// The same, without telling the format by the content first.
template <class ReadFormat>
void check_format(const std::uint8_t* data, std::size_t size, ReadFormat read) {
  check_container(data, size, [read](std::unique_ptr<page::ByteStream> stream, page::Place place) {
    return read(std::make_unique<page::Reader>(std::move(stream)), std::move(place));
  });
}

}  // namespace rapporteur::fuzz
