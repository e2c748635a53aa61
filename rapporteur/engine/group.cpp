#include "rapporteur/engine/engine.h"
#include "rapporteur/story/document.h"
#include "rapporteur/story/grouper.h"
#include "rapporteur/story/make_stories.h"
#include "rapporteur/story/packed_document.h"

#include <string>
#include <string_view>
#include <utility>

namespace rapporteur {

namespace {

/// The document of an article: as it was kept, or of its record.
Result<story::Document> document_of(Store& store, std::int64_t article, std::string_view packed) {
  if (packed.empty()) {
    const auto record = store.record(article);
    if (!record) return fail(record.error());
    return story::document_of(NumberedRecord{article, &*record});
  }
  if (auto document = story::unpack_document(article, packed)) return std::move(*document);
  return fail(ErrorKind::corrupt_store,
              "what grouping needs of article " + std::to_string(article) +
                  " was to be read, and it is damaged; restore a copy of the file, or read the inputs again "
                  "into a new record",
              store.path());
}

}  // namespace

/// Every article goes through the grouper again, light as it was kept, so that a run in pieces cannot differ
/// from a whole one.
Result<std::uint64_t> group(Store& store) {
  const auto counts = store.counts();
  if (!counts) return fail(counts.error());
  const auto grouped = store.last_grouped();
  if (!grouped) return fail(grouped.error());
  if (*grouped == counts->articles) return 0;
  const story::Judge judge;
  story::Grouper grouper(judge, story::Background::shipped());
  std::uint64_t new_count = 0;
  Result<void> outcome;
  const auto add = [&](std::int64_t article, std::string_view packed) {
    auto document = document_of(store, article, packed);
    if (!document) {
      outcome = fail(document.error());
      return false;
    }
    grouper.add(std::move(*document));
    if (article > *grouped) ++new_count;
    return true;
  };
  if (auto read = store.for_each_story_input(add); !read) return fail(read.error());
  if (!outcome) return fail(outcome.error());
  outcome = store.replace_stories(story::make_stories(grouper));
  if (!outcome) return fail(outcome.error());
  return new_count;
}

}  // namespace rapporteur
