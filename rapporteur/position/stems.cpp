#include "rapporteur/position/stems.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::position {

namespace {

constexpr std::array<std::string_view, 86> common_words{
    "a",    "about",  "after", "again", "all",   "also",  "an",    "and",   "any",  "are",   "as",
    "at",   "be",     "been",  "but",   "by",    "can",   "could", "did",   "do",   "for",   "from",
    "had",  "has",    "have",  "he",    "her",   "him",   "his",   "how",   "i",    "if",    "in",
    "into", "is",     "it",    "its",   "just",  "m",     "may",   "might", "more", "must",  "no",
    "not",  "of",     "on",    "only",  "or",    "our",   "out",   "over",  "re",   "s",     "shall",
    "she",  "should", "so",    "some",  "such",  "t",     "than",  "that",  "the",  "their", "them",
    "then", "there",  "these", "they",  "this",  "those", "to",    "until", "up",   "us",    "was",
    "we",   "were",   "what",  "which", "while", "will",  "with",  "would", "you"};

/// The ASCII letter that stands for an accented one of Latin-1 or Latin Extended-A, by the order of Unicode.
constexpr std::string_view latin_letters =
    "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

constexpr std::uint32_t first_latin = 0xC0;

struct Letter {
  std::uint32_t code = 0;
  std::size_t size = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xC2) return {lead, 1};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + size > text.size()) return {lead, 1};
  std::uint32_t code = lead & (0x7F >> size);
  for (std::size_t i = 1; i < size; ++i) code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  return {code, size};
}

constexpr bool is_apostrophe(std::uint32_t code) {
  return code == '\'' || code == 0x2019 || code == 0x2018 || code == 0xB4;
}
/// Quotation marks, dashes, no-break spaces and the like.
constexpr bool is_mark(std::uint32_t code) {
  return (code >= 0x80 && code < first_latin) || (code >= 0x2000 && code < 0x2100) || code == 0xD7 ||
         code == 0xF7;
}

/// Adds a letter in lower case and without accent; false where it is no letter or digit.
bool add_letter(std::string& word, std::string_view text, std::size_t at, const Letter& letter) {
  if (letter.code < 0x80) {
    const char c = static_cast<char>(letter.code);
    if (!base::is_alphanumeric(c)) return false;
    word += base::to_lower(c);
    return true;
  }
  if (is_mark(letter.code)) return false;
  const std::uint32_t place = letter.code - first_latin;
  if (letter.code >= first_latin && place < latin_letters.size()) {
    word += latin_letters[place];
    return true;
  }
  word += text.substr(at, letter.size);
  return true;
}

/// Cuts a text into words of lower-case letters and digits. A possessive's "s" and what stands behind the
/// apostrophe of a short form go; points inside an acronym are passed over.
std::vector<StemmedWord> words_of(std::string_view text) {
  std::vector<StemmedWord> words;
  StemmedWord word;
  bool is_tail = false;  // behind an apostrophe
  const auto end_word = [&] {
    if (!word.stem.empty()) words.push_back(word);
    word.stem.clear();
    is_tail = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    const bool is_begun = !word.stem.empty();
    std::string dropped;
    if (is_apostrophe(letter.code) && is_begun) {
      is_tail = true;
    } else if (letter.code == '.' && is_begun && word.stem.size() <= 2 && at + 1 < text.size() &&
               base::is_upper(text[at + 1])) {
      // "U.S." goes on as one word
    } else if (!add_letter(is_tail ? dropped : word.stem, text, at, letter)) {
      end_word();
    }
    if (!is_begun) word.begin = static_cast<std::uint32_t>(at);
    at += letter.size;
    if (!word.stem.empty()) word.end = static_cast<std::uint32_t>(at);
  }
  end_word();
  return words;
}

bool cut(std::string& word, std::string_view ending, std::size_t least, std::string_view instead = "") {
  if (!word.ends_with(ending) || word.size() < ending.size() + least) return false;
  word.resize(word.size() - ending.size());
  word += instead;
  return true;
}

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// "stopp" becomes "stop" again.
void undouble(std::string& word) {
  if (word.size() < 4) return;
  const char last = word.back();
  if (last == word[word.size() - 2] && !is_vowel(last) && last != 's' && last != 'l' && last != 'z')
    word.pop_back();
}

void cut_inflection(std::string& word) {
  if (cut(word, "ies", 2, "y") || cut(word, "sses", 2, "ss")) return;
  if (cut(word, "ing", 3) || cut(word, "ed", 3)) {
    undouble(word);
    return;
  }
  if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return;
  cut(word, "s", 3);
}

/// Words whose ending is none: "willing" is not "will".
constexpr std::array<std::string_view, 5> whole_words{"willing", "during", "evening", "nothing", "spring"};

std::string stem_of(std::string word) {
  if (std::ranges::find(whole_words, std::string_view(word)) != whole_words.end()) return word;
  cut_inflection(word);
  cut(word, "our", 3, "or");
  cut(word, "mme", 3, "m");
  cut(word, "e", 3);
  for (std::size_t at = word.find("iz"); at != std::string::npos && at > 1; at = word.find("iz", at + 2))
    word[at + 1] = 's';
  if (cut(word, "ation", 4) || cut(word, "ativ", 4) || cut(word, "at", 5)) return word;
  if (cut(word, "ment", 5) || cut(word, "al", 6) || cut(word, "ly", 4)) return word;
  return word;
}

}  // namespace

std::vector<StemmedWord> stemmed_words(std::string_view text) {
  std::vector<StemmedWord> words = words_of(text);
  for (StemmedWord& word : words) word.stem = stem_of(std::move(word.stem));
  return words;
}

std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> stems;
  for (StemmedWord& word : stemmed_words(text)) stems.push_back(std::move(word.stem));
  return stems;
}

std::string folded_name(std::string_view name) {
  std::string folded;
  for (const StemmedWord& word : words_of(name)) {
    if (!folded.empty()) folded += ' ';
    folded += word.stem;
  }
  return folded;
}

StemId StemIds::id_of(const std::string& stem) {
  return ids_.try_emplace(stem, static_cast<StemId>(ids_.size())).first->second;
}

std::vector<StemId> StemIds::set_of(std::string_view words) {
  std::vector<StemId> ids;
  for (StemmedWord& word : words_of(words)) {
    if (std::ranges::binary_search(common_words, std::string_view(word.stem))) continue;
    ids.push_back(id_of(stem_of(std::move(word.stem))));
  }
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  return ids;
}

std::size_t shared_count(std::span<const StemId> one, std::span<const StemId> other) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    if (one[i] == other[j]) {
      ++count;
      ++i;
      ++j;
    } else if (one[i] < other[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return count;
}

double likeness(std::span<const StemId> one, std::span<const StemId> other) {
  if (one.empty() || other.empty()) return 0;
  const std::size_t shared = shared_count(one, other);
  return static_cast<double>(shared) / static_cast<double>(one.size() + other.size() - shared);
}

double containment(std::span<const StemId> one, std::span<const StemId> other) {
  if (one.empty() || other.empty()) return 0;
  return static_cast<double>(shared_count(one, other)) /
         static_cast<double>(std::min(one.size(), other.size()));
}

}  // namespace rapporteur::position
