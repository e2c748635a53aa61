#include "rapporteur/article/name_blocks.h"

#include "rapporteur/article/head_words.h"
#include "rapporteur/article/leave_body.h"
#include "rapporteur/article/scan_text.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::article {

namespace {

bool is_heading(HtmlTag tag) {
  return tag >= HtmlTag::h1 && tag <= HtmlTag::h6;
}

/// The kinds of words asked for, looked up once.
struct AskedKinds {
  explicit AskedKinds(const WordLists& lists)
      : live(lists.name_kind("live")),
        byline(lists.name_kind("byline")),
        bio(lists.name_kind("bio")),
        date(lists.name_kind("date")),
        credit(lists.name_kind("credit")),
        caption(lists.name_kind("caption")),
        standfirst(lists.name_kind("standfirst")),
        social(lists.name_kind("social")),
        video(lists.name_kind("video")),
        said_month(lists.text_kind("month")),
        said_credit(lists.text_kind("credit")) {}

  const WordKinds live;
  const WordKinds byline;
  const WordKinds bio;
  const WordKinds date;
  const WordKinds credit;
  const WordKinds caption;
  const WordKinds standfirst;
  const WordKinds social;
  const WordKinds video;
  const WordKinds said_month;
  const WordKinds said_credit;
};

class Namer {
 public:
  Namer(const PageBlocks::Features& found, const Metadata& metadata, std::vector<Block>& blocks)
      : found_(found), kinds_(WordLists::shipped()), blocks_(blocks) {
    if (metadata.headline) headline_ = WordBag(words_of(metadata.headline->value));
    for (const MetadataValue& author : metadata.authors) authors_.push_back(words_of(author.value));
    inside_.resize(found.boxes.size());
    names_.resize(found.boxes.size());
    for (std::size_t i = 0; i < found.boxes.size(); ++i) {
      const Box& box = found.boxes[i];
      const bool is_small = box.end_block - box.first_block <= 12;
      inside_[i] = box.inside | (box.parent == no_box ? 0 : inside_[box.parent]);
      names_[i] = (is_small ? box.names : 0) | (box.parent == no_box ? 0 : names_[box.parent]);
    }
    // A standfirst may stand before the byline: the body begins with a paragraph of some length.
    for (const std::uint32_t least_words : {20u, 10u}) {
      for (std::size_t i = 0; i < blocks.size() && first_body_ == nowhere; ++i) {
        if (blocks[i].is_body && found.blocks[i].counts.words >= least_words) first_body_ = i;
      }
    }
  }

  void run() {
    find_headline();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i == headline_at_) continue;
      Block& block = blocks_[i];
      if (repeats_headline(i)) {
        block.is_body = false;
        block.kind = BlockKind::headline;
      } else if (block.is_body && is_author_alone(i)) {
        block.is_body = false;
        block.kind = BlockKind::byline;
      } else if (block.is_body) {
        name_body(i);
      } else {
        block.kind = kind_outside(i);
      }
    }
  }

 private:
  std::span<const std::uint32_t> words(std::size_t i) const {
    const PlainBlock& block = found_.blocks[i];
    return std::span(found_.words).subspan(block.first_word, block.end_word - block.first_word);
  }
  HtmlTag tag(std::size_t i) const { return found_.boxes[found_.blocks[i].box].tag; }
  bool is_called(std::size_t i, WordKinds kind) const {
    const PlainBlock& block = found_.blocks[i];
    return ((block.names | names_[block.box]) & kind) != 0;
  }
  bool is_in(std::size_t i, Inside inside) const {
    return (inside_[found_.blocks[i].box] & bit(inside)) != 0;
  }
  bool says(std::size_t i, WordKinds kind) const { return (found_.blocks[i].text_kinds & kind) != 0; }

  bool matches_headline(std::size_t i) const {
    const auto block = words(i);
    const std::vector<std::uint32_t>& headline = headline_.words();
    if (headline.empty() || block.empty() || block.size() > headline.size() * 3 / 2 + 2) return false;
    const std::size_t shared = headline_.count_among(block);
    return shared * 10 >= block.size() * 9 && count_shared(headline, block) * 10 >= headline.size() * 8;
  }
  bool repeats_headline(std::size_t i) const {
    return (i < first_body_ || is_heading(tag(i))) && headline_.words().size() >= 2 && matches_headline(i);
  }
  void find_headline();
  void name_body(std::size_t i);
  BlockKind kind_outside(std::size_t i) const;
  bool is_byline(std::size_t i) const;
  bool names_author(std::size_t i) const {
    return std::ranges::any_of(authors_, [&](const auto& author) {
      return !author.empty() && count_shared(author, words(i)) == author.size();
    });
  }
  /// An author's name and hardly a word more, as a live blog's entries have it.
  bool is_author_alone(std::size_t i) const {
    return found_.blocks[i].counts.stops == 0 && std::ranges::any_of(authors_, [&](const auto& author) {
             return author.size() >= 2 && words(i).size() <= author.size() + 1 &&
                    count_shared(author, words(i)) == author.size();
           });
  }
  bool is_dateline(std::size_t i) const;

  const PageBlocks::Features& found_;
  const AskedKinds kinds_;
  std::vector<Block>& blocks_;
  WordBag headline_;
  std::vector<std::vector<std::uint32_t>> authors_;
  std::vector<InsideMask> inside_;
  std::vector<WordKinds> names_;
  static constexpr std::size_t nowhere = 0xFFFFFFFF;
  std::size_t first_body_ = nowhere;
  std::size_t headline_at_ = nowhere;
};

void Namer::find_headline() {
  int best = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (!matches_headline(i) && !(tag(i) == HtmlTag::h1 && headline_.is_empty())) continue;
    const int score = 1 +
                      (tag(i) == HtmlTag::h1 ? 4
                       : is_heading(tag(i))  ? 2
                                             : 0) +
                      (i < first_body_ ? 2 : 0) + (found_.blocks[i].counts.link_characters == 0 ? 1 : 0);
    if (score > best) best = score, headline_at_ = i;
  }
  if (best == 0) return;
  blocks_[headline_at_].kind = BlockKind::headline;
  blocks_[headline_at_].is_body = false;
}

void Namer::name_body(std::size_t i) {
  Block& block = blocks_[i];
  const PlainBlock& plain = found_.blocks[i];
  if (is_heading(tag(i))) {
    block.kind = BlockKind::subhead;
    block.level = static_cast<std::uint8_t>(1 + static_cast<int>(tag(i)) - static_cast<int>(HtmlTag::h1));
  } else if (is_in(i, Inside::quote)) {
    block.kind = BlockKind::quote;
  } else if (is_in(i, Inside::list)) {
    block.kind = BlockKind::list_item;
    for (std::uint32_t box = plain.box; box != no_box; box = found_.boxes[box].parent) {
      if ((found_.boxes[box].inside & bit(Inside::list)) != 0 && block.level < 9) ++block.level;
    }
  } else if (plain.counts.words <= 14 && plain.counts.stops == 0 &&
             plain.counts.bold_characters * 10 >= plain.counts.characters * 9) {
    block.kind = BlockKind::subhead;
  } else {
    block.kind = is_called(i, kinds_.live) ? BlockKind::live_entry : BlockKind::paragraph;
  }
}

bool Namer::is_byline(std::size_t i) const {
  const PlainBlock& plain = found_.blocks[i];
  if (plain.counts.words > 20 || plain.counts.stops > 1) return false;
  return names_author(i) || (is_called(i, kinds_.byline) && !is_called(i, kinds_.bio) && i < first_body_);
}

bool Namer::is_dateline(std::size_t i) const {
  const PlainBlock& plain = found_.blocks[i];
  if (plain.counts.words > 12 || plain.counts.digits < 2) return false;
  return says(i, kinds_.said_month) || is_called(i, kinds_.date) ||
         plain.counts.digits * 2 >= plain.counts.characters;
}

BlockKind Namer::kind_outside(std::size_t i) const {
  const PlainBlock& plain = found_.blocks[i];
  const TextCounts& counts = plain.counts;
  const bool is_linked = counts.link_characters * 10 >= counts.characters * 8;
  const bool is_near_head = i < first_body_ && headline_at_ != nowhere && i > headline_at_;
  const bool is_frame = is_in(i, Inside::nav) || is_in(i, Inside::footer) || is_in(i, Inside::form);
  const bool is_figure = is_in(i, Inside::figure) || is_called(i, kinds_.caption) ||
                         is_table_caption(found_, static_cast<std::uint32_t>(i));
  if (is_called(i, kinds_.live) && counts.words <= 6 && counts.digits > 0) return BlockKind::live_entry;
  if (is_near_head && !is_figure) {
    if (is_byline(i) && (names_author(i) || !is_dateline(i))) return BlockKind::byline;
    if (is_dateline(i)) return BlockKind::dateline;
  }
  if (!is_frame && is_called(i, kinds_.credit) && counts.words <= 20) return BlockKind::credit;
  if (!is_frame && is_figure && !is_linked) {
    return says(i, kinds_.said_credit) && counts.words <= 8 ? BlockKind::credit : BlockKind::caption;
  }
  if (is_near_head && !is_linked && counts.words >= 5 && !is_frame &&
      (is_called(i, kinds_.standfirst) || (is_heading(tag(i)) && counts.words >= 7))) {
    return BlockKind::standfirst;
  }
  if (is_in(i, Inside::quote) && !is_frame && counts.words >= 5 && i > first_body_ &&
      !is_called(i, kinds_.social))
    return BlockKind::quote;
  if (is_in(i, Inside::quote) && (is_called(i, kinds_.social) || is_called(i, kinds_.video)))
    return BlockKind::embed;
  if (is_linked && counts.words >= 4 && !is_frame) return BlockKind::teaser;
  return BlockKind::boilerplate;
}

}  // namespace

void name_blocks(const PageBlocks::Features& found, const Metadata& metadata, std::vector<Block>& blocks) {
  Namer(found, metadata, blocks).run();
}

}  // namespace rapporteur::article
