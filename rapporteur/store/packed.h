#pragma once

#include "rapporteur/record/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Bytes for what is kept by the hundred and asked for seldom: variable-length numbers and texts one behind
/// the other.
namespace rapporteur::store {

/// On how many more pages of a host a block's words were seen.
struct BlockCount {
  std::string host;
  std::uint64_t key = 0;
  std::uint32_t pages = 0;
  friend bool operator==(const BlockCount&, const BlockCount&) = default;
};

/// The blocks of a page around its article, of all `blocks`.
std::string pack_furniture(const std::vector<RecordedBlock>& blocks);
/// What `pack_furniture` packed; nothing where the bytes are damaged.
std::optional<std::vector<RecordedBlock>> unpack_furniture(std::string_view bytes);

/// Counts of one host: keys and numbers, without the host.
std::string pack_counts(const std::vector<BlockCount>& counts, std::size_t begin, std::size_t end);
/// Adds what `pack_counts` packed; false where the bytes are damaged.
bool unpack_counts(std::string_view host, std::string_view bytes, std::vector<BlockCount>& counts);

}  // namespace rapporteur::store
