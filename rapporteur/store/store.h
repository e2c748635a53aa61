#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/article_row.h"
#include "rapporteur/store/packed.h"
#include "rapporteur/store/packed_record.h"
#include "rapporteur/store/record_digest.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rapporteur {

/// A page whose bytes are in the record already, met once more.
struct KnownPage {
  ContentHash hash;
  Sighting sighting;
};

/// A page that no record could be made of: it is known from then on, with its gap.
struct UnreadPage {
  RecordedPage page;
  Sighting sighting;
  Gap gap;
};

/// What one batch of inputs adds, in input order.
struct Batch {
  std::vector<std::variant<store::PackedRecord, KnownPage, UnreadPage, Gap>> entries;
  std::vector<store::BlockCount> block_counts;  ///< what this batch adds, in order of host
};

/// The home of the records: one SQLite file. Writing is all of a batch or nothing of it. One thread at a
/// time, but for `knows`, which has a connection of its own and may be asked while another thread adds a
/// batch.
class Store {
 public:
  enum class Mode : std::uint8_t { read, write };

  /// Opens a record; `write` makes it where there is none. Fails on a file that is something else.
  static Result<Store> open(const std::string& path, Mode mode);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Adds a batch in one transaction; on failure nothing of it is kept. What is in the record already changes
  /// nothing.
  Result<void> add(const Batch& batch);
  /// Whether a page with these bytes is recorded.
  Result<bool> knows(const ContentHash& hash);
  /// The counts that earlier batches left, in the order in which they were left; those of one block add up.
  Result<void> for_each_block_count(const std::function<void(const store::BlockCount&)>& visit);
  /// What grouping needs of the articles behind one, as it was given with their records, in order of their
  /// numbers. Ends early where `visit` answers false.
  Result<void> for_each_story_input(std::int64_t after,
                                    const std::function<bool(std::int64_t, std::string_view)>& visit);
  /// What grouping keeps, to be read; what cannot be read is told at the end of `keep_groups`.
  story::KeptGroups& groups();
  /// Writes to what grouping keeps, all of it or nothing.
  Result<void> keep_groups(const std::function<void(story::KeptGroups&)>& write);
  /// The stories, as they were last grouped.
  Result<Stories> stories();
  /// Moves what the write-ahead log holds into the file itself.
  Result<void> finish();

  /// The article with that number.
  Result<Record> record(std::int64_t article);
  /// The bytes of its page; nothing where only hashes were kept.
  Result<std::optional<std::string>> page_bytes(std::int64_t article);
  /// The numbers of the articles that an id names: a number, the beginning of a page's hash, or an address.
  Result<std::vector<std::int64_t>> articles_named(std::string_view id);
  /// The number of the article in the page with these bytes, if it is recorded.
  Result<std::optional<std::int64_t>> article_in(const ContentHash& page);
  /// The hash over the record as it was written: `store::digest_of` gives it while the rows are unchanged.
  Result<ContentHash> digest(std::int64_t article);
  /// Other places where the same bytes were met, the first one first.
  Result<std::vector<Sighting>> sightings(std::int64_t article);
  /// Articles in order of their numbers, from behind `after`, at most `limit`.
  Result<std::vector<store::ArticleRow>> articles(std::int64_t after, std::int64_t limit);
  /// The facts of one kind that an article states, as rows of a list.
  Result<store::Rows> facts(FactKind kind, std::int64_t article);
  /// Articles that hold the words, best first.
  Result<std::vector<store::FoundArticle>> search(std::string_view words, std::int64_t limit);
  /// Everything that could not be read.
  Result<std::vector<store::GapRow>> gaps();
  Result<store::Counts> counts();
  /// What is wrong with the file; empty where nothing is.
  Result<std::vector<std::string>> find_damage();
  const std::string& path() const&;

  /// Sets the most database pages that the file may have: for tests of a full disk.
  void limit_size(std::int64_t max_page_count);

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rapporteur
