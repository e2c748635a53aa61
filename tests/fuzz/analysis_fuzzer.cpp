// The whole way from bytes to trees: any bytes as an article's text, cut, tagged, parsed, written. Without a
// language package only the article is made.
#include "rapporteur/analysis/analysis_test_tools.h"
#include "rapporteur/analysis/write_conllu.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/page/make_page.h"
#include "tests/model_folder.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

using namespace rapporteur;

namespace {

[[noreturn]] void give_up(const std::string& sentence) {
  std::fprintf(stderr, "broken: %s\n", sentence.c_str());
  std::abort();
}

const Language* package() {
  static const std::optional<Language> loaded = []() -> std::optional<Language> {
    const auto folder = tests::model_folder();
    if (folder.empty()) {
      std::fprintf(stderr, "there is no language package in build/models: nothing is analysed\n");
      return std::nullopt;
    }
    auto language = Language::load(folder);
    if (!language) give_up(language.error().sentence);
    return std::move(*language);
  }();
  return loaded ? &*loaded : nullptr;
}

bool is_same(const language::Reading& one, const language::Reading& other) {
  return one.tokens == other.tokens && one.tags == other.tags && one.parts == other.parts &&
         one.heads == other.heads && one.relations == other.relations &&
         one.lemma_bytes == other.lemma_bytes && one.morphs == other.morphs &&
         one.starts_sentence == other.starts_sentence && one.noun_chunks == other.noun_chunks;
}

/// Texts read together give what each gives alone.
void check_together(language::Reader& reader, std::string_view text) {
  const std::size_t cut = std::min(text.find('\n'), text.size());
  const std::array<std::string_view, 3> texts{text, text.substr(0, cut), text.substr(cut)};
  const auto together = reader.read_all(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!is_same(together[i], reader.read(texts[i])))
      give_up("texts read together give what each gives alone");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4'096) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  RawPage raw;
  raw.bytes = bytes;
  raw.media = Media::text;
  const Page page = make_page(std::move(raw));
  const Article article = make_plain_article(page);
  if (!package()) return 0;
  static thread_local language::Reader reader(*package());
  const Analysis analysis = analyse(article, reader);
  if (const auto broken = analysis::broken_promise(article, analysis); !broken.empty()) give_up(broken);
  write_conllu(article, analysis, "fuzz");
  check_together(reader, bytes);
  return 0;
}
