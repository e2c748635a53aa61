#pragma once

#include <cstdint>
#include <vector>

namespace rapporteur::story {

/// Which articles of a window hold a key: an inverted index whose memory the window bounds. It has two
/// halves; when the younger one has taken half a window of articles, the older one is dropped and the younger
/// takes its place. One thread.
class Postings {
 public:
  /// `max_visits`: of a key that more articles hold, only the youngest are visited.
  explicit Postings(std::uint32_t max_visits) : max_visits_(max_visits) {}

  void add(std::uint32_t key, std::uint32_t article);
  /// Drops the older half and begins a new one.
  void age();

  /// Calls `visit(article)` for the articles with that key, the youngest first.
  template <class Visit>
  void for_each(std::uint32_t key, Visit&& visit) const {
    std::uint32_t left = max_visits_;
    for (const Half* half : {&young_, &old_}) {
      const Head* head = half->find(key);
      std::uint32_t at = head == nullptr ? 0 : head->last;
      for (; at != 0 && left > 0; at = half->links[at].next, --left) visit(half->links[at].article);
    }
  }
  /// How many articles of the window hold the key.
  std::uint32_t count(std::uint32_t key) const;

 private:
  struct Head {
    std::uint32_t key = 0;
    std::uint32_t last = 0;   // the youngest link; 0 in an empty place
    std::uint32_t count = 0;  // of articles
  };
  struct Link {
    std::uint32_t article = 0;
    std::uint32_t next = 0;
  };
  /// A hash table with open places; link 0 stands for none.
  struct Half {
    std::vector<Head> heads = std::vector<Head>(1024);
    std::vector<Link> links{Link{}};
    std::size_t key_count = 0;

    std::size_t place_of(std::uint32_t key) const;
    const Head* find(std::uint32_t key) const;
    void grow();
  };

  std::uint32_t max_visits_;
  Half young_;
  Half old_;
};

}  // namespace rapporteur::story
