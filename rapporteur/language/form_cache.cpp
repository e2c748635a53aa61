#include "rapporteur/language/form_cache.h"

#include "rapporteur/base/expect.h"

#include <bit>

namespace rapporteur::language {

namespace {

constexpr std::size_t rows_at_once = 256;

std::uint64_t hash_of(const TokenFeatures& form) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u;
  for (const std::uint64_t value : form.values) {
    hash = (hash ^ value) * 0xff51afd7ed558ccdu;
    hash ^= hash >> 32;
  }
  return hash;
}

}  // namespace

FormCache::FormCache(std::size_t capacity, std::size_t row_width)
    : capacity_(capacity), row_width_(row_width), table_(std::bit_ceil(capacity * 2), empty) {
  slots_.reserve(capacity);
}

FormCache::Entry FormCache::find_or_add(const TokenFeatures& form) {
  const std::uint64_t hash = hash_of(form);
  for (std::size_t place = place_of(hash); table_[place] != empty; place = place_of(place + 1)) {
    const std::uint32_t known = table_[place];
    Slot& slot = slots_[known];
    if (slot.hash != hash || slot.form != form) continue;
    slot.strip = strip_;
    slot.was_met = true;
    return {rows_[known / rows_at_once].data() + known % rows_at_once * row_width_, false};
  }
  const std::uint32_t added = free_slot();
  slots_[added] = {form, hash, strip_, false};
  std::size_t place = place_of(hash);
  while (table_[place] != empty) place = place_of(place + 1);
  table_[place] = added;
  return {rows_[added / rows_at_once].data() + added % rows_at_once * row_width_, true};
}

std::uint32_t FormCache::free_slot() {
  if (slots_.size() < capacity_) {
    if (slots_.size() % rows_at_once == 0) rows_.emplace_back(rows_at_once * row_width_);
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  // A form that was met since the hand came by last gets another round; one of this strip stays.
  for (std::size_t looked = 0; looked <= 2 * capacity_; ++looked) {
    const std::uint32_t slot = hand_;
    hand_ = (hand_ + 1) % static_cast<std::uint32_t>(capacity_);
    if (slots_[slot].strip == strip_) continue;
    if (!slots_[slot].was_met) {
      forget(slot);
      return slot;
    }
    slots_[slot].was_met = false;
  }
  expect(false, "a strip has fewer forms than the cache holds");
  return 0;
}

void FormCache::forget(std::uint32_t slot) {
  std::size_t place = place_of(slots_[slot].hash);
  while (table_[place] != slot) place = place_of(place + 1);
  // What stands behind it in the line moves up, unless that would bring it before its own place.
  for (std::size_t next = place_of(place + 1); table_[next] != empty; next = place_of(next + 1)) {
    const std::size_t home = place_of(slots_[table_[next]].hash);
    if (place_of(next - home) < place_of(next - place)) continue;
    table_[place] = table_[next];
    place = next;
  }
  table_[place] = empty;
}

}  // namespace rapporteur::language
