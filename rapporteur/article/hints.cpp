#include "rapporteur/article/hints.h"

#include "rapporteur/base/ascii.h"

#include <string_view>
#include <vector>

namespace rapporteur::article {

namespace {

constexpr std::uint8_t author_bit = 1;
constexpr std::uint8_t date_bit = 2;
constexpr std::uint8_t updated_bit = 4;
constexpr std::uint8_t away_bit = 8;
constexpr std::size_t most_value_bytes = 400;

/// A word in a class and what it says. With a blank in front, only at the beginning of a class.
struct HintWord {
  std::string_view word;
  std::uint8_t bit;
};

constexpr HintWord hint_words[] = {
    {"author", author_bit},   {"autor", author_bit},    {"byline", author_bit},    {"by-line", author_bit},
    {"auteur", author_bit},   {"writer", author_bit},   {"verfasser", author_bit}, {"date", date_bit},
    {"time", date_bit},       {"publish", date_bit},    {"datum", date_bit},       {"fecha", date_bit},
    {"posted", date_bit},     {"meta", date_bit},       {"created", date_bit},     {"issued", date_bit},
    {"updated", updated_bit}, {"update-", updated_bit}, {"modified", updated_bit}, {"changed", updated_bit},
    {" comment", away_bit},   {" related", away_bit},   {" teaser", away_bit},     {" sidebar", away_bit},
    {" footer", away_bit},    {" recommend", away_bit}, {" caption", away_bit},    {" menu", away_bit},
    {" recent", away_bit},    {" popular", away_bit},   {" trending", away_bit},   {" breaking", away_bit},
    {" ticker", away_bit},    {" kommentar", away_bit}, {" read-next", away_bit},  {" readnext", away_bit},
    {" readmore", away_bit},  {" more-", away_bit},     {" wp-caption", away_bit}, {" image-", away_bit},
    {" nav", away_bit},       {" cookie", away_bit},    {" disqus", away_bit}};

/// The words by the first character that is no blank.
using WordsByCharacter = std::array<std::vector<HintWord>, 128>;

const WordsByCharacter& words_by_character() {
  static const WordsByCharacter table = [] {
    WordsByCharacter made;
    for (const HintWord& hint : hint_words) {
      const char first = hint.word.front() == ' ' ? hint.word[1] : hint.word.front();
      made[static_cast<std::size_t>(first)].push_back(hint);
    }
    return made;
  }();
  return table;
}

std::uint8_t bits_in(std::string_view words) {
  const WordsByCharacter& table = words_by_character();
  std::uint8_t bits = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto c = static_cast<unsigned char>(words[at]);
    if (c >= 128) continue;
    for (const HintWord& hint : table[c]) {
      const bool is_at_begin = hint.word.front() == ' ';
      if (is_at_begin && (at == 0 || !base::is_space(words[at - 1]))) continue;
      if (words.substr(at).starts_with(is_at_begin ? hint.word.substr(1) : hint.word)) bits |= hint.bit;
    }
  }
  return bits;
}

}  // namespace

std::uint8_t HintReader::own(NodeId element) {
  auto& [known, bits] = memo_[element % memo_.size()];
  if (known == element) return bits;
  words_.clear();
  for (std::size_t i = 0; i < tree_.attribute_count(element); ++i) {
    const HtmlAttribute attribute = tree_.attribute(element, i);
    const bool tells = attribute.name == "class" || attribute.name == "id" || attribute.name == "itemprop" ||
                       attribute.name == "rel";
    if (!tells || attribute.value.size() > most_value_bytes) continue;
    words_ += ' ';
    for (const char c : attribute.value) words_ += base::to_lower(c);
  }
  known = element;
  bits = bits_in(words_);
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
