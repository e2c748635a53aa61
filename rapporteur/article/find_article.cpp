#include "rapporteur/article/find_article.h"

#include "rapporteur/article/block_text.h"
#include "rapporteur/article/choose_body.h"
#include "rapporteur/article/comment_items.h"
#include "rapporteur/article/judge_blocks.h"
#include "rapporteur/article/judge_regions.h"
#include "rapporteur/article/leave_body.h"
#include "rapporteur/article/name_blocks.h"
#include "rapporteur/article/page_blocks.h"
#include "rapporteur/article/slug_links.h"
#include "rapporteur/article/split_credits.h"

#include <algorithm>
#include <utility>

namespace rapporteur {

namespace {

/// From so many pages of one host on (this one included), a repeated block is boilerplate whatever else
/// speaks for it.
constexpr std::uint32_t pages_of_boilerplate = 3;
constexpr float against = -6.0F;
constexpr float least_judged = -2.0F;  ///< below, a block is far from the body anyway

/// What a link to another article of the site speaks against its block, in log odds.
constexpr float against_links = 5.0F;

/// The same for standing in a list of comments.
constexpr float against_comments = 3.0F;
/// With fewer words beside them, what is called comments is the page's own matter, as in a forum.
constexpr std::uint32_t least_article_words = 60;

/// Blocks of which something may be said beside what the network says.
struct Judgement {
  std::vector<float> judged;            ///< log odds of each block
  std::vector<std::uint8_t> is_teaser;  ///< of each block: a link to another article
};

Judgement judge(const Page& page, const PageBlocks& blocks, const RepeatedBlocks& repeated,
                const ArticleRules& rules) {
  const PageBlocks::Features& found = *blocks.features;
  Judgement out{article::judge_blocks(found, rules.weights()),
                std::vector<std::uint8_t>(found.blocks.size())};
  const std::vector<std::uint8_t> is_comment = article::find_comment_items(found);
  std::uint32_t other_words = 0;
  for (std::size_t i = 0; i < out.judged.size(); ++i) {
    if (out.judged[i] > 0 && is_comment[found.blocks[i].box] == 0)
      other_words += found.blocks[i].counts.words;
  }
  const bool is_forum = other_words < least_article_words;
  for (std::size_t i = 0; i < out.judged.size(); ++i) {
    if (out.judged[i] <= least_judged) continue;
    if (!is_forum && is_comment[found.blocks[i].box] != 0) out.judged[i] -= against_comments;
    out.is_teaser[i] = article::is_link_to_article(page, found, found.blocks[i]);
    if (out.is_teaser[i]) out.judged[i] -= against_links;
    if (repeated.pages_with(blocks.host, found.blocks[i].key) >= pages_of_boilerplate)
      out.judged[i] = std::min(out.judged[i], against);
  }
  return out;
}

/// The candidate of the best expected quality, then the same without the regions that are not of the article.
std::vector<std::uint8_t> choose(const PageBlocks::Features& found, const ArticleRules& rules,
                                 std::vector<float>& judged) {
  std::vector<std::uint8_t> is_chosen = article::choose_body(found, judged);
  bool is_changed = false;
  for (const article::Region& region : article::find_regions(found, judged, is_chosen)) {
    if (article::is_of_article(region, rules.weights())) continue;
    for (const std::uint32_t i : region.blocks) judged[i] = std::min(judged[i], against);
    is_changed = true;
  }
  return is_changed ? article::choose_body(found, judged) : is_chosen;
}

/// A body of so few bytes behind a paywall is its beginning.
constexpr std::uint32_t most_teased_bytes = 1500;

void note_gaps(const Page& page, Article& article) {
  std::uint32_t body_bytes = 0;
  for (const Block& block : article.blocks) body_bytes += block.is_body ? block.span.size() : 0;
  if (body_bytes == 0) {
    article.gaps.push_back(
        {GapKind::no_article,
         "No part of the page reads as an article; all of its text is kept as blocks outside the body.",
         page.origin,
         {}});
  } else if (article.metadata.paywall && article.metadata.paywall->value == "true" &&
             body_bytes <= most_teased_bytes) {
    article.gaps.push_back(
        {GapKind::cut_short,
         "The page says that its readers must pay, and what it shows is short: the article "
         "is likely to go on for those who do.",
         page.origin, article.metadata.paywall->traces.front().span});
  }
}

}  // namespace

Article find_article(const Page& page, const PageBlocks& blocks, const Metadata& metadata,
                     const RepeatedBlocks& repeated, const ArticleRules& rules) {
  const PageBlocks::Features& found = *blocks.features;
  auto [judged, is_teaser] = judge(page, blocks, repeated, rules);
  std::vector<std::uint8_t> is_chosen = choose(found, rules, judged);
  article::leave_body(page, found, is_chosen);
  TextBuilder text;
  const std::vector<TextSpan> spans = article::write_block_text(page, found, text);
  std::vector<Block> named(found.blocks.size());
  for (std::size_t i = 0; i < named.size(); ++i) {
    named[i].span = spans[i];
    named[i].is_body = is_chosen[i] != 0 && !spans[i].is_empty();
    const std::uint32_t permille = article::permille_of(judged[i]);
    named[i].permille = static_cast<std::uint16_t>(named[i].is_body ? permille : 1000 - permille);
  }
  article::name_blocks(found, metadata, named);
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i].kind == BlockKind::boilerplate && is_teaser[i] != 0) named[i].kind = BlockKind::teaser;
  }
  Article article;
  article.page = page.hash;
  article.text = text.finish();
  article::split_credits(page, found, article.text, named);
  std::erase_if(named, [](const Block& block) { return block.span.is_empty(); });
  article.writing = page.writing.then(Layer::html);
  article.blocks = std::move(named);
  article.metadata = metadata;
  note_gaps(page, article);
  article.note_length(page);
  return article;
}

}  // namespace rapporteur
