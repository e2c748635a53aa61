#include "rapporteur/story/postings.h"

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

void Postings::add(std::uint32_t key, std::uint32_t article) {
  Half& half = young_;
  if (half.key_count * 2 >= half.heads.size()) half.grow();
  Head& head = half.heads[half.place_of(key)];
  if (head.count == 0) {
    head.key = key;
    head.first = article;
    ++half.key_count;
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

void Postings::age() {
  old_ = std::exchange(young_, Half());
}

std::uint32_t Postings::count(std::uint32_t key) const {
  std::uint32_t sum = 0;
  for (const Half* half : {&young_, &old_}) {
    if (const Head* head = half->find(key)) sum += head->count;
  }
  return sum;
}

}  // namespace rapporteur::story
