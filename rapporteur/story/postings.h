#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace rapporteur::story {

/// Which articles of a window hold a key: an inverted index whose memory the window bounds. It has two
/// halves; when the younger one has taken half a window of articles, the older one is dropped and the younger
/// takes its place. The articles of a key lie together in blocks: a chain of single ones would miss the
/// processor's caches at each step. One thread.
class Postings {
 public:
  /// What earlier runs left of a key in half a window: how many articles, and which ones, rising.
  struct Earlier {
    std::uint32_t count = 0;
    std::vector<std::uint32_t> articles{};
  };
  using ReadEarlier = std::function<Earlier(std::uint32_t half, std::uint32_t key)>;

  /// `max_visits`: of a key that more articles hold, only the youngest are visited; with 0 the articles are
  /// counted and not kept.
  explicit Postings(std::uint32_t max_visits) : max_visits_(max_visits) {}

  /// From here on, what lies in half windows up to `last_half` is read where a key is first asked for.
  void go_on_from(std::uint32_t last_half, ReadEarlier read);
  /// Half a window begins, or goes on; those before the one before it are dropped.
  void enter(std::uint32_t half);
  void add(std::uint32_t key, std::uint32_t article);

  /// Calls `visit(article)` for the articles with that key, the youngest first.
  template <class Visit>
  void for_each(std::uint32_t key, Visit&& visit) {
    read_earlier(key);
    std::uint32_t left = max_visits_;
    for (const Half* half : {&young_, &old_}) {
      const Head* head = half->find(key);
      if (head == nullptr) continue;
      std::uint32_t in_block = (head->count - 2) % block_size;
      for (std::uint32_t at = head->last; at != 0; at = half->blocks[at].earlier) {
        const Block& block = half->blocks[at];
        for (std::uint32_t i = in_block + 1; i > 0 && left > 0; --i, --left) visit(block.articles[i - 1]);
        if (left == 0) return;
        in_block = block_size - 1;
      }
      if (left == 0) return;
      visit(head->first);
      --left;
    }
  }
  /// How many articles of the window hold the key.
  std::uint32_t count(std::uint32_t key);
  /// Calls `visit(key, count)` for the keys of the half window that was entered last, as far as they were
  /// asked for or added.
  template <class Visit>
  void for_each_count(Visit&& visit) const {
    for (const Head& head : young_.heads) {
      if (head.count != 0) visit(head.key, head.count);
    }
  }

 private:
  static constexpr std::uint32_t block_size = 7;
  struct Head {
    std::uint32_t key = 0;
    std::uint32_t count = 0;  // of articles; 0 in an empty place
    std::uint32_t first = 0;  // the oldest article; most keys have no other
    std::uint32_t last = 0;   // the block of the youngest others
  };
  struct Block {
    std::array<std::uint32_t, block_size> articles{};  // the oldest first
    std::uint32_t earlier = 0;                         // block
  };
  /// A hash table with open places; block 0 stands for none.
  struct Half {
    std::vector<Head> heads = std::vector<Head>(1024);
    std::vector<Block> blocks{Block{}};
    std::size_t key_count = 0;

    std::size_t place_of(std::uint32_t key) const;
    const Head* find(std::uint32_t key) const;
    Head& place_for(std::uint32_t key);
    void grow();
  };

  void read_earlier(std::uint32_t key);
  void add(Half& half, std::uint32_t key, std::uint32_t article);

  std::uint32_t max_visits_;
  std::uint32_t half_ = 0;       // that was entered
  std::uint32_t last_half_ = 0;  // of what earlier runs left
  ReadEarlier read_;
  Half young_;
  Half old_;
};

}  // namespace rapporteur::story
