// Actors of arbitrary text: with a language package as it is read, without one over an analysis made of the
// text's own bytes, which may be anything that an analysis can be.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/page/make_page.h"
#include "tests/model_folder.h"

#include <cstdint>
#include <optional>
#include <string_view>

using namespace rapporteur;

namespace {

const Language* package() {
  static const std::optional<Language> loaded = []() -> std::optional<Language> {
    const auto folder = tests::model_folder();
    if (folder.empty()) return std::nullopt;
    auto language = Language::load(folder);
    expect(language.has_value(), "the package can be read");
    return std::move(*language);
  }();
  return loaded ? &*loaded : nullptr;
}

/// Changes what the package has read, so that every tag and relation meets every word.
void disturb(Analysis& analysis, std::string_view bytes) {
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[(i * 7) % bytes.size()]);
    if (byte % 3 == 0) analysis.parts[i] = static_cast<Part>((byte / 3) % Names<Part>::all.size());
    if (byte % 5 == 0)
      analysis.relations[i] = static_cast<Relation>((byte / 5) % Names<Relation>::all.size());
  }
}

void check(const Article& article, const Analysis& analysis, const Gazetteer& gazetteer) {
  std::vector<Speech> speeches;
  if (article.text.size() > 8)
    speeches.push_back(
        {{{0, article.text.size() / 2}}, {{article.text.size() / 2, article.text.size()}}, true});
  const Actors actors = find_actors(article, analysis, speeches, gazetteer);
  std::uint32_t begin = 0;
  for (const ActorMention& mention : actors.mentions) {
    expect(mention.span.begin >= begin && mention.span.end <= article.text.size() && !mention.span.is_empty(),
           "mentions stand in order");
    begin = mention.span.begin;
    for (const std::uint32_t actor : mention.actors)
      expect(actor < actors.all.size(), "a mention names actors");
    expect(mention.actors.empty() == (mention.rule == MentionRule::none), "a link has its rule");
    const ActorMention* found = actors.mention_in(mention.span, mention.span);
    expect(mention.actors.empty() || found, "a mention is found by its words");
  }
  for (const Actor& actor : actors.all) expect(!actor.name.empty(), "an actor has a name");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 4'096) return 0;
  static const Gazetteer gazetteer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  RawPage raw;
  raw.bytes = bytes;
  raw.media = Media::text;
  const Article article = make_plain_article(make_page(std::move(raw)));
  if (!package()) return 0;
  static thread_local language::Reader reader(*package());
  Analysis analysis = analyse(article, reader);
  check(article, analysis, gazetteer);
  disturb(analysis, bytes);
  check(article, analysis, gazetteer);
  return 0;
}
