#include "rapporteur/base/read_back.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/html_references.h"
#include "rapporteur/base/json_text.h"
#include "rapporteur/base/utf8.h"
#include "rapporteur/base/xml_text.h"

#include <vector>

namespace rapporteur::base {

namespace {

/// How many bytes of white space begin at `at`: ASCII's with its controls, and Unicode's no-break,
/// typographic and ideographic spaces.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) <= ' ') return 1;  // controls too: a stray one reads as a space
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xC2\x85")) return 2;
  if (rest.starts_with("\xE3\x80\x80") || rest.starts_with("\xE1\x9A\x80") ||
      rest.starts_with("\xE2\x81\x9F"))
    return 3;
  if (rest.size() < 3 || !rest.starts_with("\xE2\x80")) return 0;
  const auto last = static_cast<unsigned char>(rest[2]);
  return last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
}

/// Moves over white space; says whether there was any.
bool skip_space(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (const std::size_t size = space_at(text, at)) at += size;
  return at > begin;
}

/// The pieces joined, with the places where one ends and the next begins.
struct Joined {
  std::string text;
  std::vector<std::size_t> boundaries;

  bool has_boundary(std::size_t from, std::size_t to) const {
    for (std::size_t boundary : boundaries) {
      if (boundary >= from && boundary <= to) return true;
    }
    return false;
  }
};

}  // namespace

std::string read_back(std::string_view utf8, Writing writing, HtmlPlace place) {
  std::string text(utf8);
  for (Layer layer : writing.layers) {
    switch (layer) {
      case Layer::html:
        text = html_words(text, place == HtmlPlace::attribute);
        break;
      case Layer::json:
        text = json_words(text);
        break;
      case Layer::xml:
        text = xml_words(text);
        break;
      case Layer::none:
        break;
    }
  }
  return text;
}

bool reads_as(std::span<const std::string> pieces, std::string_view words) {
  Joined joined;
  for (const std::string& piece : pieces) {
    joined.boundaries.push_back(joined.text.size());
    joined.text += piece;
  }
  joined.boundaries.push_back(joined.text.size());
  std::size_t at = 0;
  std::size_t word_at = 0;
  while (at < joined.text.size() || word_at < words.size()) {
    const std::size_t begin = at;
    const bool has_space = skip_space(joined.text, at);
    const bool words_have_space = skip_space(words, word_at);
    if (has_space != words_have_space && !joined.has_boundary(begin, at)) return false;
    if (at == joined.text.size() || word_at == words.size()) break;
    if (joined.text[at++] != words[word_at++]) return false;
  }
  return at == joined.text.size() && word_at == words.size();
}

bool reads_as(std::span<const WrittenSlice> slices, std::string_view words) {
  for (HtmlPlace place : {HtmlPlace::text, HtmlPlace::attribute}) {
    std::vector<std::string> pieces;
    for (const WrittenSlice& slice : slices) pieces.push_back(read_back(slice.utf8, slice.writing, place));
    if (reads_as(pieces, words)) return true;
  }
  return false;
}

}  // namespace rapporteur::base
