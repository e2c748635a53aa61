#include "rapporteur/article/block_text.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace rapporteur::article {

namespace {

/// How many bytes at `at` are white space (1 to 3), or nothing to be seen: soft hyphens and characters of no
/// width.
struct Blank {
  std::size_t size = 0;
  bool is_seen = true;
};

Blank blank_at(std::string_view value, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < value.size() ? static_cast<unsigned char>(value[at + i]) : 0u;
  };
  const unsigned lead = byte(0);
  if (lead <= 0x20) return {1, true};
  if (lead < 0xC2 || lead > 0xEF) return {};
  if (lead == 0xC2) {
    if (byte(1) == 0xA0) return {2, true};
    if (byte(1) == 0xAD) return {2, false};
    return {};
  }
  if (lead == 0xE2 && byte(1) == 0x80) {
    const unsigned last = byte(2);
    if ((last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF) return {3, true};
    if (last == 0x8B || last == 0x8E || last == 0x8F) return {3, false};
    return {};
  }
  if (lead == 0xE2 && byte(1) == 0x81 && byte(2) == 0xA0) return {3, false};
  if (lead == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return {3, true};
  if (lead == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return {3, false};
  return {};
}

constexpr std::array<bool, 256> blank_leads = [] {
  std::array<bool, 256> leads{};
  for (std::size_t c = 0; c <= 0x20; ++c) leads[c] = true;
  for (const std::size_t c : {0xC2, 0xE2, 0xE3, 0xEF}) leads[c] = true;
  return leads;
}();
constexpr bool may_be_blank(char c) {
  return blank_leads[static_cast<unsigned char>(c)];
}

/// Leads from `end` on past bytes that are surely no white space or one plain space between two words, while
/// sixteen bytes at a time can be told. `begin` is where the words began.
#if defined(__x86_64__)
std::size_t past_plain_bytes(std::string_view value, std::size_t begin, std::size_t end) {
  constexpr std::size_t step = 16;
  while (end + step <= value.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(value.data() + end));
    const auto is = [bytes](int c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(c))); };
    const auto bits = [](__m128i mask) { return static_cast<std::uint32_t>(_mm_movemask_epi8(mask)); };
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x20)), bytes);
    const __m128i wide = _mm_or_si128(_mm_or_si128(is(0xC2), is(0xE2)), _mm_or_si128(is(0xE3), is(0xEF)));
    const std::uint32_t blanks = bits(_mm_or_si128(low, wide));
    // The last byte is told by the next step, which sees what follows it.
    std::uint32_t between_words = bits(is(' ')) & ~(blanks >> 1) & 0x7FFF;
    if (end == begin) between_words &= ~1u;
    const std::uint32_t stops = blanks & ~between_words & 0x7FFF;
    if (stops != 0) return end + static_cast<std::size_t>(std::countr_zero(stops));
    end += step - 1;
  }
  return end;
}
#else
std::size_t past_plain_bytes(std::string_view, std::size_t, std::size_t end) {
  return end;
}
#endif

class BlockWriter {
 public:
  BlockWriter(const Page& page, TextBuilder& text) : page_(page), text_(text) {}

  void begin() {
    begin_ = text_.size();
    is_space_due_ = false;
  }
  void add(const TextPiece& piece) {
    const std::string_view value = piece.value;
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = past_words(piece, at);
      if (end > at) put(piece, at, end);
      if (end == value.size()) return;
      const Blank blank = blank_at(value, end);
      at = end + blank.size;
      while (at < value.size() && static_cast<unsigned char>(value[at]) <= 0x20) ++at;
      if (blank.is_seen) {
        note_space(piece, end, at);
      } else {
        at = end + blank.size;
      }
    }
  }

 private:
  /// The end of the words that begin at `at`; those with no more than a space between them stand together.
  static std::size_t past_words(const TextPiece& piece, std::size_t at) {
    const std::string_view value = piece.value;
    for (std::size_t end = at;; ++end) {
      if (piece.is_same) end = past_plain_bytes(value, at, end);
      while (end < value.size() && !may_be_blank(value[end])) ++end;
      if (end == value.size()) return end;
      const bool parts_words = value[end] == ' ' && piece.is_same && end > at && end + 1 < value.size() &&
                               !may_be_blank(value[end + 1]);
      if (!parts_words && blank_at(value, end).size != 0) return end;
    }
  }
  SourceSpan part(const TextPiece& piece, std::size_t from, std::size_t to) const {
    if (!piece.is_same) return piece.source;
    return {piece.source.begin + static_cast<std::uint32_t>(from),
            piece.source.begin + static_cast<std::uint32_t>(to)};
  }
  void note_space(const TextPiece& piece, std::size_t from, std::size_t to) {
    const SourceSpan here = part(piece, from, to);
    if (is_space_due_) {
      // White space behind markup is another stretch: the first one is trace enough for one space.
      if (here.begin != space_.end) return;
      space_.end = here.end;
      is_plain_space_ = false;
      return;
    }
    is_space_due_ = true;
    space_ = here;
    is_plain_space_ = piece.is_same && to - from == 1 && piece.value[from] == ' ';
  }
  void put(const TextPiece& piece, std::size_t from, std::size_t to) {
    if (is_space_due_ && text_.size() > begin_) page_.append_to(text_, " ", space_, is_plain_space_);
    is_space_due_ = false;
    page_.append_to(text_, piece.value.substr(from, to - from), part(piece, from, to), piece.is_same);
  }

  const Page& page_;
  TextBuilder& text_;
  std::uint32_t begin_ = 0;
  bool is_space_due_ = false;
  bool is_plain_space_ = false;
  SourceSpan space_;
};

}  // namespace

std::vector<TextSpan> write_block_text(const Page& page, const PageBlocks::Features& found,
                                       TextBuilder& text) {
  std::vector<TextSpan> spans;
  spans.reserve(found.blocks.size());
  BlockWriter writer(page, text);
  for (const PlainBlock& block : found.blocks) {
    const std::uint32_t before = text.size();
    if (before > 0) text.append_made("\n\n");
    const std::uint32_t begin = text.size();
    writer.begin();
    for (std::uint32_t i = block.first_node; i < block.end_node; ++i) {
      const NodeId id = found.text_nodes[i];
      const std::size_t count = page.tree.piece_count(id);
      for (std::size_t j = 0; j < count; ++j) writer.add(page.tree.piece(id, j));
    }
    if (text.size() == begin) text.cut_to(before);
    spans.push_back({std::min(begin, text.size()), text.size()});
  }
  return spans;
}

}  // namespace rapporteur::article
