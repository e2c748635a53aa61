#include "rapporteur/article/find_metadata.h"
#include "rapporteur/engine/document.h"
#include "rapporteur/engine/engine.h"
#include "rapporteur/engine/settle_language.h"
#include "rapporteur/engine/workers.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/record/make_record.h"
#include "rapporteur/story/packed_document.h"

#include <algorithm>
#include <deque>
#include <future>
#include <set>
#include <utility>

/// The way of the pages, batch by batch:
///
///     inputs > pages > metadata and blocks > (all of the batch) repeated blocks > articles > records > store
///
/// While one batch is at work, the next is read and the one before is written. The bounds of the batches hang
/// on the inputs alone, so that a run that goes on after an interruption makes the same ones.
namespace rapporteur {

using engine::Document;

namespace {

/// Pages and gaps in input order.
struct InputBatch {
  std::deque<std::variant<Document, Gap>> entries;  // documents stay where they are
  std::vector<Document*> documents;
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;
};

InputBatch next_batch(Inputs& inputs, const ReadOptions& options) {
  InputBatch batch;
  std::uint64_t bytes = 0;
  while (batch.entries.size() < options.max_batch_pages && bytes < options.max_batch_bytes) {
    auto next = inputs.next();
    if (!next) break;
    if (auto* gap = std::get_if<Gap>(&*next)) {
      batch.entries.emplace_back(std::move(*gap));
      continue;
    }
    auto& document = std::get<Document>(batch.entries.emplace_back(Document{}));
    document.raw = std::get<RawPage>(std::move(*next));
    document.byte_count = static_cast<std::uint32_t>(document.raw.bytes.size());
    document.sighting = {document.raw.origin, document.raw.url, document.raw.fetched};
    bytes += document.raw.bytes.size();
    batch.documents.push_back(&document);
  }
  batch.bytes_read = inputs.bytes_read();
  batch.bytes_total = inputs.bytes_total();
  return batch;
}

class Run {
 public:
  Run(Inputs& inputs, Store& store, const ArticleRules& rules, const ReadOptions& options)
      : inputs_(inputs),
        store_(store),
        rules_(rules),
        options_(options),
        compressors_(std::max(1u, options.jobs)) {
    for (unsigned i = 0; i < std::max(1u, options.jobs); ++i) readers_.emplace_back(options.tools);
  }

  Result<ReadProgress> read(const GoesOn& goes_on) {
    if (auto outcome = load_repeated_blocks(); !outcome) return fail(outcome.error());
    auto ahead = read_ahead();
    for (InputBatch batch = ahead.get(); !batch.entries.empty(); batch = ahead.get()) {
      ahead = read_ahead();
      if (auto outcome = mark_known(batch); !outcome) return fail(outcome.error());
      make_pages(batch);
      count_repeated_blocks(batch);
      make_records(batch);
      if (auto outcome = wait_for_writing(); !outcome) return fail(outcome.error());
      if (!write(std::move(batch), goes_on)) break;
    }
    if (auto outcome = wait_for_writing(); !outcome) return fail(outcome.error());
    if (auto outcome = store_.finish(); !outcome) return fail(outcome.error());
    return progress_;
  }

 private:
  template <class Stage>
  void in_parallel(const std::vector<Document*>& documents, const Stage& stage) {
    engine::for_each_in_parallel(documents.size(), options_.jobs, [&](std::size_t i, unsigned worker) {
      engine::run_stage(*documents[i], [&](Document& document) { stage(document, worker); });
    });
  }
  std::launch launch() const { return options_.jobs > 1 ? std::launch::async : std::launch::deferred; }
  std::future<InputBatch> read_ahead() {
    return std::async(launch(), [this] { return next_batch(inputs_, options_); });
  }

  Result<void> load_repeated_blocks();
  Result<void> mark_known(InputBatch& batch);
  void make_pages(InputBatch& batch);
  void count_repeated_blocks(InputBatch& batch);
  void make_records(InputBatch& batch);
  bool write(InputBatch batch, const GoesOn& goes_on);
  Result<void> wait_for_writing();

  Inputs& inputs_;
  Store& store_;
  const ArticleRules& rules_;
  const ReadOptions& options_;
  std::vector<store::Compressor> compressors_;  // one a worker
  std::vector<engine::ArticleReader> readers_;  // the same
  RepeatedBlocks repeated_;
  std::set<ContentHash> in_flight_;  // pages of the batch that is being written
  ReadProgress progress_;
  Batch writing_;
  std::future<Result<void>> written_;
};

Result<void> Run::load_repeated_blocks() {
  return store_.for_each_block_count(
      [&](const store::BlockCount& count) { repeated_.add_count(count.host, count.key, count.pages); });
}

/// A page is known by its bytes: in the record, in the batch that is being written, or before it in this one.
Result<void> Run::mark_known(InputBatch& batch) {
  in_parallel(batch.documents, [](Document& document, unsigned) {
    document.hash = hash_of(document.raw.bytes);
    document.raw.hash = document.hash;
  });
  std::set<ContentHash> here;
  for (Document* document : batch.documents) {
    auto is_recorded = store_.knows(document->hash);
    if (!is_recorded) return fail(is_recorded.error());
    document->is_known =
        *is_recorded || in_flight_.contains(document->hash) || !here.insert(document->hash).second;
  }
  in_flight_ = std::move(here);
  return {};
}

void Run::make_pages(InputBatch& batch) {
  in_parallel(batch.documents, [](Document& document, unsigned) {
    document.page = make_page(std::move(document.raw));
    if (document.page.media == Media::text) return;
    document.metadata = find_metadata(document.page);
    document.blocks = find_blocks(document.page);
  });
}

void Run::count_repeated_blocks(InputBatch& batch) {
  for (Document* document : batch.documents) {
    engine::run_stage(*document, [&](Document& each) {
      if (each.page.media == Media::html) repeated_.add_page(each.blocks);
    });
  }
}

/// The documents with the most to read first, so that no thread is left alone with a long one at the end.
std::vector<Document*> longest_first(const std::vector<Document*>& documents) {
  constexpr std::size_t bytes_a_block = 200;
  std::vector<std::pair<std::size_t, Document*>> sized;
  for (Document* each : documents) {
    const bool is_text = each->page.media == Media::text;
    sized.emplace_back(is_text ? each->byte_count / bytes_a_block : each->blocks.block_keys.size(), each);
  }
  std::ranges::stable_sort(sized, std::ranges::greater(), &std::pair<std::size_t, Document*>::first);
  std::vector<Document*> sorted;
  for (const auto& [size, document] : sized) sorted.push_back(document);
  return sorted;
}

// From here on, every page of the batch is counted.
void Run::make_records(InputBatch& batch) {
  in_parallel(longest_first(batch.documents), [&](Document& document, unsigned worker) {
    Page& page = document.page;
    Article article = page.media == Media::text
                          ? find_text_article(page)
                          : find_article(page, document.blocks, document.metadata, repeated_, rules_);
    engine::settle_language(article);
    Record record = make_record(std::move(page), article, readers_[worker].read(article));
    document.packed = store::pack(std::move(record), options_.keep, compressors_[worker]);
    document.packed->story_input =
        story::pack_document(story::document_of(NumberedRecord{0, &document.packed->record}));
  });
}

/// Hands the batch to the store and says how far the run has come; false where it is to end here.
bool Run::write(InputBatch batch, const GoesOn& goes_on) {
  writing_ = {};
  std::vector<Gap> unread;
  for (auto& entry : batch.entries) {
    if (auto* gap = std::get_if<Gap>(&entry)) {
      unread.push_back(*gap);
      writing_.entries.emplace_back(std::move(*gap));
      continue;
    }
    auto& document = std::get<Document>(entry);
    if (document.is_known) {
      ++progress_.known_count;
      writing_.entries.emplace_back(KnownPage{document.hash, std::move(document.sighting)});
    } else if (document.defect) {
      unread.push_back(*document.defect);
      writing_.entries.emplace_back(UnreadPage{{.hash = document.hash,
                                                .byte_count = document.byte_count,
                                                .url = document.sighting.url,
                                                .encoding = {}},
                                               std::move(document.sighting),
                                               std::move(*document.defect)});
    } else {
      ++progress_.article_count;
      writing_.entries.emplace_back(std::move(*document.packed));
    }
  }
  for (auto& count : repeated_.take_changes())
    writing_.block_counts.push_back({std::move(count.host), count.key, count.pages});
  std::ranges::stable_sort(writing_.block_counts, {}, &store::BlockCount::host);
  written_ = std::async(launch(), [this] { return store_.add(writing_); });
  progress_.page_count += batch.documents.size();
  progress_.unread_count += unread.size();
  progress_.bytes_read = batch.bytes_read;
  progress_.bytes_total = batch.bytes_total;
  progress_.is_interrupted = !goes_on(progress_, unread);
  return !progress_.is_interrupted;
}

Result<void> Run::wait_for_writing() {
  return written_.valid() ? written_.get() : Result<void>();
}

}  // namespace

Result<ReadProgress> read(Inputs& inputs, Store& store, const ArticleRules& rules, const ReadOptions& options,
                          const GoesOn& goes_on) {
  return Run(inputs, store, rules, options).read(goes_on);
}

}  // namespace rapporteur
