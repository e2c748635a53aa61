#include "rapporteur/engine/fold_copies.h"

#include "rapporteur/story/find_copies.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rapporteur::engine {

namespace {

constexpr std::int64_t rows_at_once = 500;

std::uint16_t permille(double share) {
  return static_cast<std::uint16_t>(std::lround(share * 1000));
}

/// Gathers articles in the order in which they come.
class Folder {
 public:
  void add(std::int64_t number, const Record& record) {
    const auto pairs = finder_.add(story::shingles_of(story::split_words(record.text())));
    const auto best = std::ranges::max_element(pairs, {}, &story::SharedText::containment);
    const bool is_copy = best != pairs.end() && best->containment() >= min_containment;
    const std::size_t place = is_copy ? place_of_[best->earlier] : stories_.stories.size();
    if (is_copy) {
      add_copy(number, *best, stories_.stories[place]);
    } else {
      stories_.stories.emplace_back().id = number;
      if (record.metadata.headline) stories_.stories.back().title = record.metadata.headline->value;
    }
    place_of_.push_back(place);
    Story& story = stories_.stories[place];
    story.members.emplace_back().article = number;
    if (!record.metadata.published) return;
    const std::string day = record.metadata.published->value.substr(0, 10);
    if (!story.first_day || day < *story.first_day) story.first_day = day;
    if (!story.last_day || day > *story.last_day) story.last_day = day;
  }
  Stories finish() { return std::move(stories_); }

 private:
  static constexpr double min_containment = 0.8;

  static void add_copy(std::int64_t number, const story::SharedText& pair, Story& story) {
    Copy copy;
    copy.article = number;
    copy.original = story.id;
    copy.kind = story::kind_of_copy(pair);
    copy.containment_permille = permille(pair.containment());
    copy.jaccard_permille = permille(pair.jaccard());
    story.copies.push_back(copy);
  }

  story::CopyFinder finder_;
  std::vector<std::size_t> place_of_;  // of each article's story
  Stories stories_;
};

}  // namespace

Result<Stories> fold_copies(Store& store) {
  Folder folder;
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store.articles(after, rows_at_once);
    if (!rows) return fail(rows.error());
    if (rows->empty()) return folder.finish();
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      const auto record = store.record(row.article);
      if (!record) return fail(record.error());
      folder.add(row.article, *record);
    }
  }
}

}  // namespace rapporteur::engine
