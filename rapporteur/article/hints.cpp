#include "rapporteur/article/hints.h"

#include "rapporteur/base/ascii.h"

#include <string_view>

namespace rapporteur::article {

namespace {

constexpr std::uint8_t author_bit = 1;
constexpr std::uint8_t date_bit = 2;
constexpr std::uint8_t updated_bit = 4;
constexpr std::uint8_t away_bit = 8;
constexpr std::uint8_t published_bit = 16;
constexpr std::size_t most_value_bytes = 400;

/// A word in a class and what it says. With a blank in front, only at the beginning of a class.
struct HintWord {
  std::string_view word;
  std::uint8_t bit;
};

constexpr HintWord hint_words[] = {{"author", author_bit},    {"autor", author_bit},
                                   {"byline", author_bit},    {"by-line", author_bit},
                                   {"auteur", author_bit},    {"writer", author_bit},
                                   {"verfasser", author_bit}, {"date", date_bit},
                                   {"time", date_bit},        {"publish", date_bit | published_bit},
                                   {"datum", date_bit},       {"fecha", date_bit},
                                   {"posted", date_bit},      {"meta", date_bit},
                                   {"created", date_bit},     {"issued", date_bit},
                                   {"updated", updated_bit},  {"update-", updated_bit},
                                   {"modified", updated_bit}, {"changed", updated_bit},
                                   {" comment", away_bit},    {" related", away_bit},
                                   {" teaser", away_bit},     {" sidebar", away_bit},
                                   {" footer", away_bit},     {" recommend", away_bit},
                                   {" caption", away_bit},    {" menu", away_bit},
                                   {" recent", away_bit},     {" popular", away_bit},
                                   {" trending", away_bit},   {" breaking", away_bit},
                                   {" ticker", away_bit},     {" kommentar", away_bit},
                                   {" read-next", away_bit},  {" readnext", away_bit},
                                   {" readmore", away_bit},   {" more-", away_bit},
                                   {" wp-caption", away_bit}, {" image-", away_bit},
                                   {" nav", away_bit},        {" cookie", away_bit},
                                   {" disqus", away_bit}};

constexpr std::string_view letters_of(const HintWord& hint) {
  return hint.word.front() == ' ' ? hint.word.substr(1) : hint.word;
}

constexpr std::size_t low_five(char c) {
  return static_cast<unsigned char>(c) & 31u;
}

/// The words by their first three letters: of each two letters the bits of those that follow them in a word.
/// The case of a letter is not in its low five bits.
constexpr std::array<std::uint32_t, 1024> triples = [] {
  std::array<std::uint32_t, 1024> made{};
  for (const HintWord& hint : hint_words) {
    const std::string_view word = letters_of(hint);
    made[low_five(word[0]) * 32 + low_five(word[1])] |= 1u << low_five(word[2]);
  }
  return made;
}();

std::uint8_t bits_at(std::string_view value, std::size_t at) {
  const bool is_at_begin = at == 0 || base::is_space(value[at - 1]);
  std::uint8_t bits = 0;
  for (const HintWord& hint : hint_words) {
    if (hint.word.front() == ' ' && !is_at_begin) continue;
    const std::string_view word = letters_of(hint);
    if (word.front() != base::to_lower(value[at]) || value.size() - at < word.size()) continue;
    if (base::equals_ignoring_case(value.substr(at, word.size()), word)) bits |= hint.bit;
  }
  return bits;
}

std::uint8_t bits_in(std::string_view value) {
  std::uint8_t bits = 0;
  if (value.size() < 3) return bits;
  std::size_t pair = low_five(value[0]) * 32 + low_five(value[1]);
  for (std::size_t at = 0; at + 2 < value.size(); ++at) {
    const std::size_t third = low_five(value[at + 2]);
    if (triples[pair] >> third & 1u) bits |= bits_at(value, at);
    pair = (pair * 32 + third) & 1023u;
  }
  return bits;
}

}  // namespace

std::uint8_t HintReader::own(NodeId element) {
  auto& [known, bits] = memo_[element % memo_.size()];
  if (known == element) return bits;
  known = element;
  bits = 0;
  const std::size_t count = tree_.attribute_count(element);
  for (std::size_t i = 0; i < count; ++i) {
    const HtmlAttributeName name = tree_.attribute_name(element, i);
    const bool is_telling = name == HtmlAttributeName::class_ || name == HtmlAttributeName::id ||
                            name == HtmlAttributeName::itemprop || name == HtmlAttributeName::rel;
    if (!is_telling) continue;
    const std::string_view value = tree_.attribute_value(element, i);
    if (value.size() <= most_value_bytes) bits |= bits_in(value);
  }
  // "published updated" is said of a date that is both, or of any.
  if (bits & published_bit) bits &= static_cast<std::uint8_t>(~updated_bit);
  return bits;
}

Hints HintReader::of(NodeId element) {
  Hints hints;
  for (int depth = 0; depth < 8 && element != no_node; ++depth, element = tree_.node(element).parent) {
    const HtmlTag tag = tree_.node(element).tag;
    if (tag == HtmlTag::body || tag == HtmlTag::article || tag == HtmlTag::main) break;
    if (tag == HtmlTag::nav || tag == HtmlTag::aside || tag == HtmlTag::footer ||
        tag == HtmlTag::figcaption) {
      hints.away = true;
    }
    if (depth >= 6) continue;
    const std::uint8_t bits = own(element);
    if (bits & away_bit) hints.away = true;
    if (depth <= 3 && (bits & author_bit)) hints.author = true;
    if (depth <= 3 && (bits & date_bit)) hints.date = true;
    if (depth < 2 && (bits & updated_bit)) hints.updated = true;
  }
  return hints;
}

}  // namespace rapporteur::article
