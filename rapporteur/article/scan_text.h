#pragma once

#include "rapporteur/article/page_blocks.h"
#include "rapporteur/article/words.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// Counts what a block's text is made of, piece by piece, in one pass over its bytes; words may go on from
/// piece to piece. Knows no language: words end at white space, punctuation and each Chinese, Japanese or
/// Korean character.
class TextScanner {
 public:
  TextScanner(const WordLists& lists, std::vector<std::uint32_t>& words)
      : lists_(lists), words_(words), function_(lists.text_kind("function")) {}

  void begin();
  void add(std::string_view piece);
  /// Ends the last word and hands out what was counted since `begin`.
  void end(PlainBlock& block);

  const TextCounts& counts() const { return counts_; }
  TextCounts& counts() { return counts_; }
  bool has_text() const { return first_ != Edge::none; }

 private:
  /// Take the letters and digits, or the white space, from `at` on and leave `at` behind them.
  void add_letters(std::string_view piece, std::size_t& at);
  void add_space(std::string_view piece, std::size_t& at);
  void add_wide(std::string_view piece, std::size_t& at);
  void add_symbol(unsigned char c);
  void edge(Edge edge) {
    if (first_ == Edge::none) first_ = edge;
    before_last_ = last_;
    last_ = edge;
  }
  void end_word() {
    if (length_ > 0) count_word();
  }
  void count_word();

  const WordLists& lists_;
  std::vector<std::uint32_t>& words_;
  const WordKinds function_;
  TextCounts counts_;
  WordKinds kinds_ = 0;
  WordKinds first_kinds_ = 0;
  bool has_early_colon_ = false;
  WordHash hash_;
  std::uint32_t length_ = 0;
  std::uint32_t uppers_ = 0;
  bool begins_upper_ = false;
  bool is_pending_stop_ = false;
  Edge first_ = Edge::none;
  Edge last_ = Edge::none;
  Edge before_last_ = Edge::none;
};

/// The words of a text alone, as the scanner hashes them.
std::vector<std::uint32_t> words_of(std::string_view text);

}  // namespace rapporteur::article
