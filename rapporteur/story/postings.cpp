#include "rapporteur/story/postings.h"

#include <algorithm>
#include <utility>

namespace rapporteur::story {

std::size_t Postings::Half::place_of(std::uint32_t key) const {
  const std::size_t mask = heads.size() - 1;
  std::size_t place = (key * 0x9E3779B1u) & mask;
  while (heads[place].count != 0 && heads[place].key != key) place = (place + 1) & mask;
  return place;
}

const Postings::Head* Postings::Half::find(std::uint32_t key) const {
  const Head& head = heads[place_of(key)];
  return head.count == 0 ? nullptr : &head;
}

void Postings::Half::grow() {
  std::vector<Head> before(heads.size() * 2);
  before.swap(heads);
  for (const Head& head : before) {
    if (head.count != 0) heads[place_of(head.key)] = head;
  }
}

Postings::Head& Postings::Half::place_for(std::uint32_t key) {
  if (key_count * 2 >= heads.size()) grow();
  Head& head = heads[place_of(key)];
  if (head.count == 0) {
    head.key = key;
    ++key_count;
  }
  return head;
}

void Postings::go_on_from(std::uint32_t last_half, ReadEarlier read) {
  half_ = last_half;
  last_half_ = last_half;
  read_ = std::move(read);
}

void Postings::enter(std::uint32_t half) {
  if (half == half_) return;
  old_ = std::exchange(young_, Half());
  if (half > half_ + 1) old_ = Half();
  half_ = half;
}

void Postings::add(std::uint32_t key, std::uint32_t article) {
  add(young_, key, article);
}

void Postings::add(Half& half, std::uint32_t key, std::uint32_t article) {
  Head& head = half.place_for(key);
  if (head.count == 0) {
    head.first = article;
  } else if (max_visits_ > 0) {
    const std::uint32_t in_block = (head.count - 1) % block_size;
    if (in_block == 0) {
      half.blocks.push_back({.earlier = head.last});
      head.last = static_cast<std::uint32_t>(half.blocks.size() - 1);
    }
    half.blocks[head.last].articles[in_block] = article;
  }
  ++head.count;
}

/// A key that is in neither half was not asked for yet, or nobody holds it.
void Postings::read_earlier(std::uint32_t key) {
  if (!read_ || half_ > last_half_ + 1) return;
  if (young_.find(key) != nullptr || old_.find(key) != nullptr) return;
  const std::uint32_t first = half_ == 0 ? 0 : half_ - 1;
  for (std::uint32_t number = first; number <= std::min(half_, last_half_); ++number) {
    Half& half = number == half_ ? young_ : old_;
    const Earlier earlier = read_(number, key);
    for (const std::uint32_t article : earlier.articles) add(half, key, article);
    if (earlier.articles.empty() && earlier.count > 0) half.place_for(key).count = earlier.count;
  }
}

std::uint32_t Postings::count(std::uint32_t key) {
  read_earlier(key);
  std::uint32_t sum = 0;
  for (const Half* half : {&young_, &old_}) {
    if (const Head* head = half->find(key)) sum += head->count;
  }
  return sum;
}

}  // namespace rapporteur::story
