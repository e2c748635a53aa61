#include "rapporteur/page/html_index.h"

#include "rapporteur/page/html_index_blocks.h"
#include "rapporteur/page/html_utf8.h"

#include <cstring>

namespace rapporteur::page {

namespace {

// Sets a stop of every kind where malformed UTF-8 begins; says whether there was any.
bool mark_malformed(std::string_view source, HtmlIndex::Block* blocks) {
  const char* const end = source.data() + source.size();
  bool is_any = false;
  for (const char* at = source.data(); at < end;) {
    std::uint64_t eight = 0;
    if (end - at >= 8) std::memcpy(&eight, at, 8);
    if (end - at >= 8 && !(eight & 0x8080808080808080u)) {
      at += 8;
      continue;
    }
    const Utf8Sequence sequence = utf8_sequence_at(at, end);
    if (!sequence.is_well_formed) {
      const auto offset = static_cast<std::size_t>(at - source.data());
      const std::uint64_t bit = std::uint64_t{1} << (offset % 64);
      HtmlIndex::Block& block = blocks[offset / 64];
      block.text |= bit;
      block.quote |= bit;
      block.name |= bit;
      is_any = true;
    }
    at += sequence.length;
  }
  return is_any;
}

}  // namespace

HtmlIndex::HtmlIndex(std::string_view source)
    : blocks_(std::make_unique_for_overwrite<Block[]>(source.size() / 64 + 1)) {
  const std::size_t whole = source.size() / 64;
  const IndexBlocks index_blocks = fastest_index_blocks();
  bool is_beyond_ascii = index_blocks(source.data(), whole, blocks_.get());
  char last[64] = {};
  const std::size_t rest = source.size() % 64;
  if (rest) std::memcpy(last, source.data() + whole * 64, rest);
  is_beyond_ascii |= index_blocks(last, 1, blocks_.get() + whole);
  // The zeros behind the end have set their bits, so that there is a stop of every kind at the end.
  if (is_beyond_ascii) is_well_formed_ = !mark_malformed(source, blocks_.get());
}

}  // namespace rapporteur::page
