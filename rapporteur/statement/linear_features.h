#pragma once

#include "rapporteur/statement/feature_table.h"
#include "rapporteur/statement/linear_text.h"
#include "rapporteur/statement/tags.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The features of the linear model, as hashes: of each word (first pass), of each word once likely cues,
/// speakers and contents are known (second pass), and of pairs of spans (links). Training and reading make
/// them here alike.
namespace rapporteur::statement {

/// The features of one thing. Full, it takes no more.
class FeatureList {
 public:
  static constexpr std::size_t max_size = FeatureTable::max_keys;

  void clear() { size_ = 0; }
  void add(std::uint32_t key) {
    if (size_ < max_size) keys_[size_++] = key;
  }
  std::span<const std::uint32_t> keys() const& { return {keys_.data(), size_}; }

 private:
  std::array<std::uint32_t, max_size> keys_;
  std::size_t size_ = 0;
};

/// Adds features one after the other; each has its own number by its place, which is part of its hash.
class FeatureWriter {
 public:
  /// `first` tells apart what is described: no two kinds share numbers.
  FeatureWriter(FeatureList& list, std::uint32_t first) : list_(list), number_(first) {}

  template <class A = std::uint32_t, class B = std::uint32_t, class C = std::uint32_t>
  void add(A a = {}, B b = {}, C c = {}) {
    list_.add(hash(number_++, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(c)));
  }
  /// The same where `is_there`; else its number is left out.
  template <class A = std::uint32_t, class B = std::uint32_t, class C = std::uint32_t>
  void add_if(bool is_there, A a = {}, B b = {}, C c = {}) {
    if (is_there) {
      add(a, b, c);
    } else {
      ++number_;
    }
  }

  static constexpr std::uint32_t hash(std::uint32_t number, std::uint32_t a, std::uint32_t b,
                                      std::uint32_t c) {
    std::uint64_t x = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 29) + (std::uint64_t{c} << 16 ^ number) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 32) * 0x94D049BB133111EBu;
    const auto key = static_cast<std::uint32_t>(x >> 32);
    return key == 0 ? 1 : key;  // 0 stands for none
  }

 private:
  FeatureList& list_;
  std::uint32_t number_;
};

/// Two small things in one.
template <class A, class B>
constexpr std::uint32_t both(A a, B b) {
  return static_cast<std::uint32_t>(a) * 1009u + static_cast<std::uint32_t>(b);
}

/// Adds the first pass' features of a word.
void add_word_features(const LinearText& text, std::uint32_t word, FeatureList& list);

/// Tags of a word, role by role.
using WordTags = std::array<Tag, role_count>;
/// Gives the words of a span its tags.
void tag_words(WordRange span, std::size_t role, std::vector<WordTags>& tags);

/// A cue as the first pass found it.
struct CueView {
  WordRange words;
  std::uint32_t head = 0;           ///< its word that stands highest in the tree
  std::uint32_t key = 0;            ///< hash of the head's lemma and part of speech
  std::uint32_t subject = no_word;  ///< the subject of the head, or of the verb it is joined to
};

/// What the first pass found.
struct FirstPass {
  RoleSpans spans;
  std::vector<WordTags> tags;                                 ///< of each word
  std::vector<std::array<std::uint8_t, role_count>> margins;  ///< by how much a tag won over none, in steps
  std::vector<CueView> cues;
  std::vector<std::uint32_t> cue_of;      ///< of each word the cue it is part of, or `no_word`
  std::vector<std::uint32_t> cue_before;  ///< the last cue that begins at or before it in its paragraph
  std::vector<std::uint32_t> cue_behind;  ///< the first that begins behind it
};

/// A cue with its place in the tree.
CueView view_cue(const LinearText& text, WordRange words);
/// Fills in what follows from the spans; `margins` is left to the caller.
FirstPass view_first_pass(const LinearText& text, RoleSpans spans);

/// Adds the second pass' features of a word.
void add_second_features(const LinearText& text, const FirstPass& first, std::uint32_t word,
                         FeatureList& list);

}  // namespace rapporteur::statement
