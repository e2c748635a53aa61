#include "rapporteur/encoder/windows.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::encoder {

namespace {

/// The word at which a paragraph that begins at `first` and has more than `room` pieces is cut.
std::uint32_t find_cut(const std::vector<Word>& words, std::uint32_t first, std::uint32_t room) {
  std::uint32_t used = 0;
  std::uint32_t best = first;
  std::uint32_t at = first;
  bool has_ended = false;
  while (at < words.size() && used + words[at].piece_count <= room) {
    const Word& word = words[at];
    used += word.piece_count;
    has_ended = word.part == SentencePart::ends || (has_ended && word.part == SentencePart::follows);
    ++at;
    const bool goes_on = at < words.size() && words[at].part == SentencePart::follows;
    if (has_ended && !goes_on && 2 * used > room) best = at;
  }
  return best > first ? best : at;
}

}  // namespace

std::vector<WordRange> pack_windows(const CutText& text, std::uint32_t room, Packing packing) {
  const std::vector<Word>& words = text.words;
  const auto count = static_cast<std::uint32_t>(words.size());
  std::vector<WordRange> windows;
  WordRange window;
  std::uint32_t used = 0;
  const auto close_at = [&](std::uint32_t end) {
    windows.push_back({window.begin, end});
    window.begin = end;
    used = 0;
  };
  for (std::uint32_t first = 0; first < count;) {
    std::uint32_t end = first + 1;
    std::uint32_t size = words[first].piece_count;
    for (; end < count && !words[end].starts_paragraph; ++end) size += words[end].piece_count;
    while (first < end) {
      expect(words[first].piece_count <= room, "a word fits into a window");
      if (used > 0 && used + size > room) close_at(first);
      if (size <= room) {
        used += size;
        break;
      }
      const std::uint32_t cut = find_cut(words, first, room);
      for (; first < cut; ++first) size -= words[first].piece_count;
      close_at(cut);
    }
    first = end;
    if (packing == Packing::apart && used > 0) close_at(end);
  }
  if (window.begin < count) windows.push_back({window.begin, count});
  return windows;
}

}  // namespace rapporteur::encoder
