#pragma once

#include "rapporteur/language/packed.h"
#include "rapporteur/language/token_features.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::language {

/// Keeps what the networks make of word forms alone: a row of floats for each form, for the forms met lately.
/// News repeats its words, so most tokens cost a look-up. Bounded; what is kept never changes an answer. One
/// thread.
class FormCache {
 public:
  FormCache(std::size_t capacity, std::size_t row_width);

  struct Entry {
    float* row = nullptr;
    bool is_new = false;  ///< the row is to be filled
  };

  /// Rows that are handed out from here on stay in place until the next strip. A strip must not have more
  /// forms than the cache's capacity.
  void begin_strip() { ++strip_; }
  /// The row of a form; the least recently met one gives way where the cache is full.
  Entry find_or_add(const TokenFeatures& form);

 private:
  struct Slot {
    TokenFeatures form;
    std::uint64_t hash = 0;
    std::uint64_t strip = 0;  // in which it was met last
    bool was_met = false;     // since the hand came by
  };
  static constexpr std::uint32_t empty = 0xFFFFFFFF;

  std::uint32_t free_slot();
  void forget(std::uint32_t slot);
  std::size_t place_of(std::uint64_t hash) const { return hash & (table_.size() - 1); }

  std::size_t capacity_;
  std::size_t row_width_;
  std::vector<Slot> slots_;
  std::vector<Floats> rows_;          // of `rows_at_once` slots each
  std::vector<std::uint32_t> table_;  // slots by hash, probed in a line; a power of two
  std::uint32_t hand_ = 0;
  std::uint64_t strip_ = 1;
};

}  // namespace rapporteur::language
