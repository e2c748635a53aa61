#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/base/result.h"
#include "rapporteur/page/page.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur {

/// Learned weights and word lists of the article stage, loaded once, then read by any number of threads.
class ArticleRules {
 public:
  /// The weights that ship with the program.
  static const ArticleRules& shipped();
  /// Weights from a file made by `train/` (for cross-validation). Fails on anything that is not such a file.
  static Result<ArticleRules> load(std::string_view bytes);

  struct Weights;
  const Weights& weights() const { return *weights_; }

 private:
  std::shared_ptr<const Weights> weights_;  // shared: rules are copied freely, weights never change
};

/// The visible blocks of a page in page order, with the features they are judged by: the part of the work
/// that needs no other page.
struct PageBlocks {
  std::string host;  ///< of the page's address, lower case, without "www."; may be empty
  std::vector<std::uint64_t>
      block_keys;  ///< a key for the words of each block that is long enough to tell, without repeats
  struct Features;
  std::shared_ptr<const Features> features;  // shared: handed from one pass over the pages to the next
};
PageBlocks find_blocks(const Page& page);

/// On how many other pages of a host a block's words have been seen. A block repeated on several pages of one
/// host is boilerplate. Filled in page order between the two passes, then read by any number of threads.
class RepeatedBlocks {
 public:
  /// Counts a page's blocks. A page most of whose blocks were seen before on one page is a copy of it and
  /// counts for nothing.
  void add_page(const PageBlocks& blocks);
  /// Counts kept from an earlier run.
  void add_count(std::string_view host, std::uint64_t key, std::uint32_t pages);
  std::uint32_t pages_with(std::string_view host, std::uint64_t key) const;
  /// What was added by `add_page` since the last call, in a fixed order, for the store to keep.
  struct Count {
    std::string host;
    std::uint64_t key;
    std::uint32_t pages;
  };
  std::vector<Count> take_changes();

 private:
  std::unordered_map<std::string, std::unordered_map<std::uint64_t, std::uint32_t>> pages_;
  std::vector<std::pair<std::string, std::uint64_t>> changed_;
};

/// Finds the article of an HTML page: types every block and chooses the body.
Article find_article(const Page& page, const PageBlocks& blocks, const Metadata& metadata,
                     const RepeatedBlocks& repeated, const ArticleRules& rules);

/// Finds the article of a page that is text alone (scraped or written as such): head, headline, captions,
/// credits, body, tail.
Article find_text_article(const Page& page);

}  // namespace rapporteur
