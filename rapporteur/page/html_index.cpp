#include "rapporteur/page/html_index.h"

#include "rapporteur/page/html_index_blocks.h"
#include "rapporteur/page/utf8_check.h"

#include <cstring>

namespace rapporteur::page {

namespace {

// Sets a stop of every kind where malformed UTF-8 begins.
void mark_malformed(std::string_view source, HtmlIndex::Block* blocks) {
  for (std::size_t at = end_of_ascii(source, 0); at < source.size(); at = end_of_ascii(source, at)) {
    const Utf8Sequence sequence = utf8_sequence_at(source, at);
    if (!sequence.is_valid) {
      const std::uint64_t bit = std::uint64_t{1} << (at % 64);
      blocks[at / 64].text |= bit;
      blocks[at / 64].quote |= bit;
      blocks[at / 64].name |= bit;
    }
    at += sequence.size;
  }
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
  is_well_formed_ = !is_beyond_ascii || is_utf8(source);
  if (!is_well_formed_) mark_malformed(source, blocks_.get());
}

}  // namespace rapporteur::page
