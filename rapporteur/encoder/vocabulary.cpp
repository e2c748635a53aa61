#include "rapporteur/encoder/vocabulary.h"

#include <algorithm>
#include <bit>

namespace rapporteur::encoder {

namespace {

constexpr std::string_view continuation = "##";
constexpr std::size_t max_pieces = 1 << 20;
constexpr std::size_t max_bytes = 1 << 25;

Vocabulary::Hash hash_of_piece(std::string_view piece) {
  Vocabulary::Hash hash = Vocabulary::start(PiecePlace::begins);
  for (const char byte : piece) hash = Vocabulary::extend(hash, byte);
  return hash;
}

}  // namespace

Vocabulary::Hash Vocabulary::start(PiecePlace place) {
  constexpr Hash basis = 2166136261;
  return place == PiecePlace::begins ? basis : extend(extend(basis, '#'), '#');
}

Result<Vocabulary> Vocabulary::read(std::string_view lines) {
  if (lines.size() > max_bytes)
    return fail(ErrorKind::too_large, "the vocabulary is larger than is read here (32 MiB)");
  Vocabulary out;
  out.text_ = lines;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    std::size_t size = end - at;
    if (size > 0 && lines[end - 1] == '\r') --size;
    out.entries_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size)});
    at = end + 1;
  }
  if (out.entries_.size() > max_pieces)
    return fail(ErrorKind::too_large, "the vocabulary has more pieces than are read here");
  out.slots_.assign(std::bit_ceil(3 * out.entries_.size() + 1), absent);
  for (std::uint32_t number = 0; number < out.size(); ++number) out.insert(number);
  out.unknown_ = out.find("[UNK]", PiecePlace::begins);
  out.classify_ = out.find("[CLS]", PiecePlace::begins);
  out.separate_ = out.find("[SEP]", PiecePlace::begins);
  if (out.unknown_ == absent || out.classify_ == absent || out.separate_ == absent)
    return fail(ErrorKind::malformed, "the vocabulary has no [UNK], [CLS] or [SEP]");
  return out;
}

void Vocabulary::insert(std::uint32_t number) {
  const std::string_view added = piece(number);
  if (added.empty()) return;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of_piece(added) & mask;
  while (slots_[slot] != absent) {
    if (piece(slots_[slot]) == added) return;
    slot = (slot + 1) & mask;
  }
  slots_[slot] = number;
  longest_ = std::max(longest_, static_cast<std::uint32_t>(added.size()));
}

std::uint32_t Vocabulary::find(std::string_view wanted, PiecePlace place, Hash hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != absent; slot = (slot + 1) & mask) {
    std::string_view held = piece(slots_[slot]);
    if (place == PiecePlace::continues) {
      if (!held.starts_with(continuation)) continue;
      held.remove_prefix(continuation.size());
    }
    if (held == wanted) return slots_[slot];
  }
  return absent;
}

std::uint32_t Vocabulary::find(std::string_view wanted, PiecePlace place) const {
  Hash hash = start(place);
  for (const char byte : wanted) hash = extend(hash, byte);
  return find(wanted, place, hash);
}

}  // namespace rapporteur::encoder
