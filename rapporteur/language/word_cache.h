#pragma once

#include "rapporteur/language/text_pool.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// A token of a word that was cut: where it ends, in bytes of the word, and its lexeme.
struct CachedToken {
  std::uint32_t end = 0;
  std::uint32_t lexeme = 0;
};

/// How words were cut. Takes words until it is full, then no more until `clear`. One thread.
class WordCache {
 public:
  WordCache() : entries_(entry_count) {}

  /// The word's tokens; none where it is not known.
  std::span<const CachedToken> find(std::string_view word) const {
    const std::uint64_t hash = hash_of(word);
    for (std::size_t probe = 0; probe < max_probes; ++probe) {
      const Entry& entry = entries_[(hash + probe) % entry_count];
      if (entry.token_count == 0) return {};
      if (entry.hash == hash && std::string_view(entry.text, entry.text_size) == word)
        return std::span(tokens_).subspan(entry.first_token, entry.token_count);
    }
    return {};
  }

  void add(std::string_view word, std::span<const CachedToken> tokens) {
    if (word.size() > max_word_bytes || tokens.empty() || count_ * 2 > entry_count) return;
    const std::uint64_t hash = hash_of(word);
    for (std::size_t probe = 0; probe < max_probes; ++probe) {
      Entry& entry = entries_[(hash + probe) % entry_count];
      if (entry.token_count > 0) continue;
      entry = {hash, texts_.add(word).data(), static_cast<std::uint32_t>(word.size()),
               static_cast<std::uint32_t>(tokens_.size()), static_cast<std::uint32_t>(tokens.size())};
      tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
      ++count_;
      return;
    }
  }

  bool is_full() const { return count_ * 2 > entry_count; }
  void clear() {
    entries_.assign(entry_count, {});
    tokens_.clear();
    texts_.clear();
    count_ = 0;
  }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    const char* text = nullptr;  // in `texts_`
    std::uint32_t text_size = 0;
    std::uint32_t first_token = 0;
    std::uint32_t token_count = 0;  // 0 in a free place
  };
  static constexpr std::size_t entry_count = std::size_t{1} << 16;
  static constexpr std::size_t max_word_bytes = 64;
  /// Words that were made to share a hash are cut again rather than looked for.
  static constexpr std::size_t max_probes = 32;

  static std::uint64_t hash_of(std::string_view word) { return std::hash<std::string_view>()(word); }

  std::vector<Entry> entries_;
  std::vector<CachedToken> tokens_;
  TextPool texts_;
  std::size_t count_ = 0;
};

}  // namespace rapporteur::language
