#include "rapporteur/actor/phrases.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"

#include <array>

namespace rapporteur::actor {

namespace {

constexpr std::size_t place(std::uint64_t key, std::size_t size) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 20) & (size - 1);
}

constexpr std::uint64_t edge_key(std::uint32_t node, std::uint32_t word) {
  return (std::uint64_t{node} << 32) | word;
}

}  // namespace

PhraseTable::PhraseTable() : word_slots_(1024), edges_(1024), payloads_(1, none) {}

std::uint32_t PhraseTable::find_word(std::string_view folded) const {
  return find_hash(hash_of(folded));
}

std::uint32_t PhraseTable::find_hash(std::uint64_t hash) const {
  for (std::size_t at = place(hash, word_slots_.size());; at = (at + 1) & (word_slots_.size() - 1)) {
    const WordSlot& slot = word_slots_[at];
    if (slot.number == 0 || slot.hash == hash) return slot.number;
  }
}

std::uint32_t PhraseTable::add_word(std::string_view folded) {
  if (const std::uint32_t number = find_word(folded)) return number;
  if (word_count_ * 2 >= word_slots_.size()) grow_words();
  const std::uint64_t hash = hash_of(folded);
  std::size_t at = place(hash, word_slots_.size());
  while (word_slots_[at].number) at = (at + 1) & (word_slots_.size() - 1);
  word_slots_[at] = {hash, ++word_count_};
  return word_count_;
}

void PhraseTable::grow_words() {
  std::vector<WordSlot> old(word_slots_.size() * 4);
  old.swap(word_slots_);
  for (const WordSlot& slot : old) {
    if (slot.number == 0) continue;
    std::size_t at = place(slot.hash, word_slots_.size());
    while (word_slots_[at].number) at = (at + 1) & (word_slots_.size() - 1);
    word_slots_[at] = slot;
  }
}

std::uint32_t PhraseTable::next(std::uint32_t node, std::uint32_t word) const {
  const std::uint64_t key = edge_key(node, word);
  for (std::size_t at = place(key, edges_.size());; at = (at + 1) & (edges_.size() - 1)) {
    if (edges_[at].key == key) return edges_[at].node;
    if (edges_[at].key == 0) return 0;
  }
}

std::uint32_t PhraseTable::add_next(std::uint32_t node, std::uint32_t word) {
  if (const std::uint32_t known = next(node, word)) return known;
  if (edge_count_ * 2 >= edges_.size()) grow_edges();
  const std::uint64_t key = edge_key(node, word);
  std::size_t at = place(key, edges_.size());
  while (edges_[at].key) at = (at + 1) & (edges_.size() - 1);
  edges_[at] = {key, static_cast<std::uint32_t>(payloads_.size())};
  ++edge_count_;
  payloads_.push_back(none);
  return edges_[at].node;
}

void PhraseTable::grow_edges() {
  std::vector<Edge> old(edges_.size() * 4);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    std::size_t at = place(edge.key, edges_.size());
    while (edges_[at].key) at = (at + 1) & (edges_.size() - 1);
    edges_[at] = edge;
  }
}

std::uint32_t& PhraseTable::payload_of(std::span<const std::uint32_t> words) {
  expect(!words.empty(), "a phrase has words");
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) node = add_next(node, word);
  return payloads_[node];
}

namespace {

constexpr bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// What a byte is in a word.
enum class ByteClass : std::uint8_t { none, small, capital, digit, high };

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (std::size_t byte = 0; byte < classes.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    classes[byte] = byte >= 0x80        ? ByteClass::high
                    : base::is_lower(c) ? ByteClass::small
                    : base::is_upper(c) ? ByteClass::capital
                    : base::is_digit(c) ? ByteClass::digit
                                        : ByteClass::none;
  }
  return classes;
}();

constexpr ByteClass class_of(char c) {
  return byte_classes[static_cast<unsigned char>(c)];
}

/// An apostrophe at a place: its size in bytes, 0 for none.
std::uint32_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text[at] == '\xE2' && text.substr(at).starts_with("\xE2\x80\x99") ? 3 : 0;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const ByteClass what = class_of(text[at]);
  if (what != ByteClass::high) return what != ByteClass::none;
  return !text.substr(at).starts_with("\xE2\x80") && !text.substr(at).starts_with("\xC2");
}

/// Splits one stretch; positions are those of the whole text.
class UnitSplitter {
 public:
  UnitSplitter(std::string_view text, TextSpan where, const PhraseTable& table)
      : text_(text.substr(0, where.end)), at_(where.begin), table_(table) {}

  void split(std::vector<Unit>& units) {
    bool is_first = true;
    while (skip_between()) {
      Unit unit = take();
      unit.is_joined = is_joined_ && !is_first;
      unit.after_hyphen = is_after_hyphen_ && !is_first;
      is_first = false;
      units.push_back(unit);
    }
  }

 private:
  /// Goes to the next word; false at the end.
  bool skip_between() {
    is_joined_ = true;
    is_after_hyphen_ = false;
    for (; at_ < text_.size() && !begins_word(at_); ++at_) {
      const char c = text_[at_];
      const bool is_hyphen = c == '-' && at_ > 0 && is_letter_at(text_, at_ - 1) && begins_word(at_ + 1);
      if (is_hyphen) is_after_hyphen_ = true;
      if (c != ' ' && !is_hyphen && !ends_acronym(at_)) is_joined_ = false;
    }
    return at_ < text_.size();
  }

  bool begins_word(std::size_t at) const {
    return at < text_.size() && is_letter_at(text_, at) &&
           (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
  }

  /// A point right after a single capital or a short title ("S. Korea", "Lt. Gen.").
  bool ends_acronym(std::size_t at) const {
    if (text_[at] != '.' || at == 0) return false;
    std::size_t begin = at;
    while (begin > 0 && base::is_letter(text_[begin - 1])) --begin;
    return at > begin && at - begin <= 4 && base::is_upper(text_[begin]);
  }

  Unit take() {
    Unit unit;
    const std::size_t begin = at_;
    std::uint32_t capitals = 0;
    std::uint32_t smalls = 0;
    bool is_plain = true;
    while (at_ < text_.size()) {
      const ByteClass what = class_of(text_[at_]);
      if (what != ByteClass::none && what != ByteClass::high) {
        capitals += what == ByteClass::capital ? 1 : 0;
        smalls += what == ByteClass::small ? 1 : 0;
        ++at_;
        continue;
      }
      const std::uint32_t apostrophe = apostrophe_at(text_, at_);
      if (apostrophe) {
        if (is_possessive_at(at_ + apostrophe)) break;
        at_ += apostrophe;
        is_plain = false;
        continue;
      }
      const bool is_inner_point = text_[at_] == '.' && at_ > begin && base::is_upper(text_[at_ - 1]) &&
                                  at_ + 1 < text_.size() && base::is_upper(text_[at_ + 1]) &&
                                  (at_ - begin < 2 || text_[at_ - 2] == '.');
      if (!is_letter_at(text_, at_) && !is_inner_point) break;
      is_plain = false;
      smalls += is_high(text_[at_]) ? 1 : 0;
      ++at_;
    }
    unit.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    unit.is_capital = base::is_upper(text_[begin]) || is_high(text_[begin]);
    unit.is_all_capitals = capitals >= 2 && smalls == 0;
    take_possessive(unit);
    const std::string_view written = text_.substr(begin, unit.span.size());
    if (is_plain) {
      unit.word = table_.find_hash(hash_of_letters(written));
    } else {
      const FoldedWord folded(written);
      unit.word = table_.find_word(folded.text());
    }
    return unit;
  }

  /// Whether the possessive's s, or the end of the word, follows an apostrophe.
  bool is_possessive_at(std::size_t after) const {
    if (!is_letter_at(text_, after)) return true;
    return (text_[after] == 's' || text_[after] == 'S') && !is_letter_at(text_, after + 1);
  }

  void take_possessive(Unit& unit) {
    const std::uint32_t apostrophe = apostrophe_at(text_, at_);
    if (!apostrophe) return;
    unit.is_possessive = true;
    at_ += apostrophe;
    if (is_letter_at(text_, at_)) ++at_;
  }

  std::string_view text_;
  std::size_t at_;
  const PhraseTable& table_;
  bool is_joined_ = false;
  bool is_after_hyphen_ = false;
};

}  // namespace

void split_units(std::string_view text, TextSpan where, const PhraseTable& table, std::vector<Unit>& units) {
  UnitSplitter(text, where, table).split(units);
}

}  // namespace rapporteur::actor
