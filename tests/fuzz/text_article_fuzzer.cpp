// Any bytes as a text-only page: the article is found, every block leads back to the page, and reading it
// again gives the same.

#include "rapporteur/article/find_article.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/page/make_page.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapporteur::RawPage raw;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  raw.media = rapporteur::Media::text;
  const rapporteur::Page page = rapporteur::make_page(std::move(raw));
  const rapporteur::Article article = rapporteur::find_text_article(page);
  const rapporteur::Article again = rapporteur::find_text_article(page);
  rapporteur::expect(article.blocks == again.blocks && article.text.utf8() == again.text.utf8(),
                     "the same page gives the same article");
  for (const rapporteur::Block& block : article.blocks) {
    for (const rapporteur::Trace& trace : article.traces(block.span)) {
      rapporteur::expect(trace.span.begin < trace.span.end && trace.span.end <= page.bytes.size(),
                         "a trace lies inside its page");
    }
  }
  return 0;
}
