#include "rapporteur/article/find_metadata.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/page/make_page.h"

#include <cstdint>
#include <string>

namespace {

void hold(const rapporteur::Page& page, const std::optional<rapporteur::MetadataValue>& value) {
  if (!value) return;
  rapporteur::expect(!value->value.empty() && !value->words.empty(), "metadata has words");
  for (const rapporteur::Trace& trace : value->traces) {
    const std::size_t size =
        trace.carrier == rapporteur::Carrier::address ? page.url.size() : page.bytes.size();
    rapporteur::expect(trace.span.begin < trace.span.end && trace.span.end <= size,
                       "a trace lies inside its carrier");
  }
}

}  // namespace

// The first line is the page's address, the rest the page: whatever they are, each value leads back into
// them.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string all(reinterpret_cast<const char*>(data), size);
  const std::size_t line = all.find('\n');
  rapporteur::RawPage raw;
  raw.url = all.substr(0, line);
  raw.bytes = line == std::string::npos ? all : all.substr(line + 1);
  raw.media = rapporteur::Media::html;
  const rapporteur::Page page = rapporteur::make_page(std::move(raw));
  const rapporteur::Metadata metadata = rapporteur::find_metadata(page);
  for (const auto* value : {&metadata.headline, &metadata.published, &metadata.modified, &metadata.outlet,
                            &metadata.canonical_url, &metadata.language, &metadata.paywall}) {
    hold(page, *value);
  }
  for (const rapporteur::MetadataValue& author : metadata.authors) hold(page, author);
  (void)rapporteur::detect_language(page.source());
  return 0;
}
