#include "rapporteur/store/packed.h"

#include "rapporteur/base/packed.h"

#include <limits>

namespace rapporteur::store {

namespace {

using base::append_fixed;
using base::append_number;
using base::Unpacker;

void append_block(std::string& out, const RecordedBlock& block) {
  append_number(out, block.ordinal);
  append_number(out, static_cast<std::uint64_t>(block.kind));
  append_number(out, block.level);
  append_number(out, block.permille);
  append_number(out, block.words.size());
  out += block.words;
  append_number(out, block.spans.all().size());
  for (const PageSpan span : block.spans.all()) {
    append_number(out, span.begin);
    append_number(out, span.size());
  }
}

std::optional<RecordedBlock> take_block(Unpacker& packed) {
  RecordedBlock block{.words = {}, .spans = PageSpans(PageSpan{})};
  block.ordinal = packed.number<std::uint32_t>();
  const auto kind = packed.number<std::uint32_t>();
  if (kind >= Names<BlockKind>::all.size()) return std::nullopt;
  block.kind = static_cast<BlockKind>(kind);
  block.level = packed.number<std::uint8_t>();
  block.permille = packed.number<std::uint16_t>();
  block.words = packed.take(packed.number<std::uint32_t>());
  std::vector<PageSpan> spans;
  for (auto count = packed.number<std::uint32_t>(); count > 0 && packed.is_whole(); --count) {
    const auto begin = packed.number<std::uint32_t>();
    const auto size = packed.number<std::uint32_t>();
    if (size > std::numeric_limits<std::uint32_t>::max() - begin) return std::nullopt;
    spans.push_back({begin, begin + size});
  }
  if (!packed.is_whole() || spans.empty()) return std::nullopt;
  block.spans = PageSpans(std::move(spans));
  return block;
}

}  // namespace

std::string pack_furniture(const std::vector<RecordedBlock>& blocks) {
  std::string out;
  for (const RecordedBlock& block : blocks) {
    if (block.is_furniture()) append_block(out, block);
  }
  return out;
}

std::optional<std::vector<RecordedBlock>> unpack_furniture(std::string_view bytes) {
  std::vector<RecordedBlock> blocks;
  Unpacker packed(bytes);
  while (!packed.is_done()) {
    auto block = take_block(packed);
    if (!block) return std::nullopt;
    blocks.push_back(std::move(*block));
  }
  return blocks;
}

std::string pack_counts(const std::vector<BlockCount>& counts, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    append_fixed(out, counts[i].key);
    append_number(out, counts[i].pages);
  }
  return out;
}

bool unpack_counts(std::string_view host, std::string_view bytes, std::vector<BlockCount>& counts) {
  Unpacker packed(bytes);
  while (!packed.is_done()) {
    const std::uint64_t key = packed.fixed();
    const auto pages = packed.number<std::uint32_t>();
    if (!packed.is_whole()) return false;
    counts.push_back({std::string(host), key, pages});
  }
  return true;
}

}  // namespace rapporteur::store
