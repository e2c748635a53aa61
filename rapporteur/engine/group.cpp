#include "rapporteur/engine/engine.h"
#include "rapporteur/story/document.h"
#include "rapporteur/story/grouper.h"
#include "rapporteur/story/packed_document.h"
#include "rapporteur/story/settle_stories.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur {

namespace {

Error damaged(const Store& store, std::int64_t article) {
  return {ErrorKind::corrupt_store,
          "what grouping needs of article " + std::to_string(article) +
              " was to be read, and it is damaged; restore a copy of the file, or read the inputs again "
              "into a new record",
          store.path()};
}

/// Groups the articles that are new, half a window at a time: what is kept of each is there before the next
/// one begins.
class GroupingRun {
 public:
  GroupingRun(Store& store, std::uint32_t half_window)
      : store_(store),
        half_window_(half_window),
        grouper_(judge_, story::Background::shipped(), {.half_window = half_window}, &store.groups()),
        last_(store.groups().last_article()) {}

  Result<std::uint64_t> run() {
    while (true) {
      const std::int64_t before = last_;
      if (auto outcome = add_half(); !outcome) return fail(outcome.error());
      if (last_ == before) return count_;
      if (auto outcome = keep(); !outcome) return fail(outcome.error());
    }
  }

 private:
  Result<void> add_half() {
    const std::int64_t before = last_;
    Result<void> outcome;
    const auto add_next = [&](std::int64_t article, std::string_view packed) {
      if (last_ != before && article / half_window_ != last_ / half_window_) return false;
      outcome = add(article, packed);
      return outcome.has_value();
    };
    if (auto read = store_.for_each_story_input(before, add_next); !read) return read;
    return outcome;
  }
  Result<void> add(std::int64_t article, std::string_view packed) {
    auto document = packed.empty() ? of_record(article) : story::unpack_document(article, packed);
    if (!document) return fail(damaged(store_, article));
    grouper_.add(std::move(*document));
    if (grouper_.damaged_article() != 0) return fail(damaged(store_, grouper_.damaged_article()));
    last_ = article;
    ++count_;
    return {};
  }
  /// The document of an article whose record came without one.
  std::optional<story::Document> of_record(std::int64_t article) {
    const auto record = store_.record(article);
    if (!record) return {};
    auto document = story::document_of(NumberedRecord{article, &*record});
    read_off_.emplace_back(article, story::pack_document(document));
    return document;
  }
  Result<void> keep() {
    return store_.keep_groups([&](story::KeptGroups& kept) {
      for (const auto& [article, packed] : read_off_)
        kept.put_document(static_cast<std::uint32_t>(article), packed);
      read_off_.clear();
      story::settle_stories(kept, grouper_.keep(kept));
    });
  }

  Store& store_;
  std::int64_t half_window_;
  story::Judge judge_;
  story::Grouper grouper_;
  std::int64_t last_;
  std::uint64_t count_ = 0;
  std::vector<std::pair<std::int64_t, std::string>> read_off_;  // documents, by article
};

}  // namespace

Result<std::uint64_t> group(Store& store, std::uint32_t half_window) {
  return GroupingRun(store, half_window).run();
}

}  // namespace rapporteur
