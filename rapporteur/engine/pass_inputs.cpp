#include "rapporteur/engine/pass_inputs.h"

#include "rapporteur/article/find_article.h"
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/engine/settle_language.h"
#include "rapporteur/engine/workers.h"
#include "rapporteur/page/make_page.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace rapporteur {

namespace {

constexpr std::size_t max_batch_pages = 64;
constexpr std::size_t max_batch_bytes = 64u << 20;

/// A page on its way.
struct Passing {
  RawPage raw;
  Page page;
  Metadata metadata;
  PageBlocks blocks;
  PassedArticle made;
  std::optional<Gap> gap;  // why nothing is made of it
};

class Run {
 public:
  Run(Inputs& inputs, const PassOptions& options, const ArticleWork& work)
      : inputs_(inputs), options_(options), work_(work) {}

  void pass(const OnPassed& on_article, const OnGap& on_gap) {
    for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) {
      in_parallel(batch, [&](Passing& each, unsigned) { make(each); });
      for (const Passing& each : batch) {
        if (!each.gap && each.page.media == Media::html) repeated_.add_page(each.blocks);
      }
      in_parallel(batch, [&](Passing& each, unsigned worker) { read(each, worker); });
      for (const Passing& each : batch) {
        if (each.gap) {
          on_gap(*each.gap);
        } else if (!on_article(each.made)) {
          return;
        }
      }
    }
  }

 private:
  std::vector<Passing> next_batch();
  template <class Stage>
  void in_parallel(std::vector<Passing>& batch, const Stage& stage);
  void make(Passing& passing) const;
  void read(Passing& passing, unsigned worker);

  Inputs& inputs_;
  const PassOptions& options_;
  const ArticleWork& work_;
  RepeatedBlocks repeated_;
};

std::vector<Passing> Run::next_batch() {
  std::vector<Passing> batch;
  std::size_t bytes = 0;
  while (batch.size() < max_batch_pages && bytes < max_batch_bytes) {
    auto next = inputs_.next();
    if (!next) break;
    Passing& passing = batch.emplace_back();
    if (auto* gap = std::get_if<Gap>(&*next)) {
      passing.gap = std::move(*gap);
      continue;
    }
    passing.raw = std::get<RawPage>(std::move(*next));
    passing.made.origin = passing.raw.origin;
    bytes += passing.raw.bytes.size();
  }
  return batch;
}

template <class Stage>
void Run::in_parallel(std::vector<Passing>& batch, const Stage& stage) {
  engine::for_each_in_parallel(batch.size(), options_.jobs, [&](std::size_t i, unsigned worker) {
    if (batch[i].gap) return;
    try {
      stage(batch[i], worker);
    } catch (const std::exception& broken) {
      batch[i].gap = Gap{GapKind::defect,
                         std::string("the page was not read, because the program failed on it (") +
                             broken.what() + "); please report it with the page",
                         batch[i].made.origin,
                         {}};
    }
  });
}

void Run::make(Passing& passing) const {
  if (options_.is_plain) passing.raw.media = Media::text;
  passing.page = make_page(std::move(passing.raw));
  if (passing.page.media == Media::text) return;
  passing.metadata = find_metadata(passing.page);
  passing.blocks = find_blocks(passing.page);
}

// From here on, every page of the batch is counted.
void Run::read(Passing& passing, unsigned worker) {
  Article& article = passing.made.article;
  const Page& page = passing.page;
  if (options_.is_plain) {
    article = make_plain_article(page);
  } else if (page.media == Media::text) {
    article = find_text_article(page);
  } else {
    article = find_article(page, passing.blocks, passing.metadata, repeated_, ArticleRules::shipped());
  }
  engine::settle_language(article);
  work_(passing.made, worker);
  if (options_.makes_records)
    passing.made.record = make_record(std::move(passing.page), article, passing.made.readings);
}

}  // namespace

void pass_inputs(Inputs& inputs, const PassOptions& options, const ArticleWork& work,
                 const OnPassed& on_article, const OnGap& on_gap) {
  Run(inputs, options, work).pass(on_article, on_gap);
}

}  // namespace rapporteur
