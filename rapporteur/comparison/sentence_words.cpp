#include "rapporteur/comparison/sentence_words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace rapporteur::comparison {

namespace {

/// Words of data/comparison/words.tsv. Immutable once made.
struct WordLists {
  std::set<std::string, std::less<>> function;
  std::set<std::string, std::less<>> negation;
  std::set<std::string, std::less<>> speech;
  std::set<std::string, std::less<>> hedge;

  WordLists() {
    std::string_view rest = base::embedded("comparison/words.tsv");
    while (!rest.empty()) {
      std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      auto& words = line.starts_with("function") ? function
                    : line.starts_with("speech") ? speech
                    : line.starts_with("hedge")  ? hedge
                                                 : negation;
      line.remove_prefix(std::min(line.size(), line.find('\t') + 1));
      while (!line.empty()) {
        const std::string_view word = line.substr(0, line.find(' '));
        words.emplace(word);
        line.remove_prefix(std::min(line.size(), word.size() + 1));
      }
    }
  }
  static const WordLists& shared() {
    static const WordLists lists;
    return lists;
  }
};

/// Letters of the blocks Latin-1 and Latin Extended-A that come in pairs of bytes, by their plain letter.
constexpr std::string_view latin_1 = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The plain form of a character of several bytes; empty to leave it as it is.
std::string_view plain_form(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  const auto second = character.size() > 1 ? static_cast<unsigned char>(character[1]) : 0u;
  if (first == 0xC3 && second >= 0x80) return latin_1.substr(second - 0x80, 1);
  if (first == 0xC4 && second >= 0x80) return latin_a.substr(second - 0x80, 1);
  if (first == 0xC5 && second >= 0x80 && 64 + second - 0x80 < latin_a.size())
    return latin_a.substr(64 + second - 0x80, 1);
  if (character == "\u2019" || character == "\u2018") return "'";
  if (character == "\u2013" || character == "\u2014" || character == "\u2011") return "-";
  if (character == "\u00A0") return " ";
  return {};
}

std::size_t size_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_word_byte(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const char c = text[at];
  if (base::is_alphanumeric(c)) return true;
  const bool is_between = at + 1 < end && at > 0 && base::is_alphanumeric(text[at + 1]);
  if (c == '\'' || c == '.' || c == ',') {
    if (c == ',' || c == '.')
      return is_between && base::is_digit(text[at - 1]) && base::is_digit(text[at + 1]);
    return is_between && base::is_letter(text[at - 1]);
  }
  return static_cast<unsigned char>(c) >= 0x80;
}

/// Typographic marks are no part of words, but an apostrophe between letters is.
bool is_mark(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::string_view three = text.substr(at, 3);
  if (three == "\u2019" && at > 0 && at + 3 < end && base::is_letter(text[at - 1]) &&
      base::is_letter(text[at + 3]))
    return false;
  if (three.starts_with("\u00A0") || three.starts_with("\u00AB") || three.starts_with("\u00BB")) return true;
  return three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80';
}

std::string stem_of(const std::string& fold) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> endings{{{"ies", "y"},
                                                                                   {"ctions", "ct"},
                                                                                   {"ction", "ct"},
                                                                                   {"ied", "y"},
                                                                                   {"ations", ""},
                                                                                   {"ation", ""},
                                                                                   {"ings", ""},
                                                                                   {"ing", ""},
                                                                                   {"ed", ""},
                                                                                   {"es", ""},
                                                                                   {"s", ""},
                                                                                   {"e", ""}}};
  if (fold.ends_with("ss")) return fold;
  for (const auto& [ending, instead] : endings) {
    if (!fold.ends_with(ending) || fold.size() < ending.size() + 3) continue;
    std::string stem = fold.substr(0, fold.size() - ending.size());
    stem += instead;
    if (stem.size() > 3 && stem.back() == stem[stem.size() - 2] && stem.back() != 'l' && stem.back() != 's')
      stem.pop_back();
    if (stem.size() > 3 && stem.back() == 'e') stem.pop_back();
    return stem;
  }
  return fold;
}

/// British spellings and the American ones of the same words.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> spellings{{{"isation", "ization"},
                                                                                   {"isations", "izations"},
                                                                                   {"ised", "ized"},
                                                                                   {"ises", "izes"},
                                                                                   {"ising", "izing"},
                                                                                   {"ise", "ize"},
                                                                                   {"programme", "program"},
                                                                                   {"programmes", "programs"},
                                                                                   {"ence", "ense"},
                                                                                   {"ences", "enses"},
                                                                                   {"tre", "ter"},
                                                                                   {"tres", "ters"},
                                                                                   {"yse", "yze"},
                                                                                   {"ysed", "yzed"}}};

/// "behaviour" as "behavior", "denuclearisation" as "denuclearization": one spelling for words that are held
/// against each other. What becomes of other words does not matter, for it becomes the same of both.
std::string in_one_spelling(std::string fold) {
  constexpr std::size_t least_letters = 6;
  if (fold.size() < least_letters) return fold;
  if (const std::size_t at = fold.find("our", 2); at != std::string::npos && fold.size() - at <= 7)
    fold.erase(at + 1, 1);
  for (const auto& [british, american] : spellings) {
    if (!fold.ends_with(british)) continue;
    fold.replace(fold.size() - british.size(), british.size(), american);
    break;
  }
  return fold;
}

Word word_at(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const WordLists& lists = WordLists::shared();
  Word word{.fold = folded(text.substr(begin, end - begin)), .stem = {}, .begin = begin, .end = end};
  word.is_negation = lists.negation.contains(word.fold) || word.fold.ends_with("n't");
  if (word.fold.ends_with("'s")) word.fold.resize(word.fold.size() - 2);
  word.is_speech = lists.speech.contains(word.fold);
  word.is_hedge = lists.hedge.contains(word.fold);
  word.is_function = lists.function.contains(word.fold);
  word.fold = in_one_spelling(std::move(word.fold));
  word.stem = stem_of(word.fold);
  word.is_capital = base::is_upper(text[begin]) || static_cast<unsigned char>(text[begin]) >= 0xC3;
  word.is_number = !word.fold.empty() && base::is_digit(word.fold.front());
  return word;
}

/// "No later than" and "not only" turn nothing round.
void mark_bounds(std::vector<Word>& words) {
  constexpr std::array<std::string_view, 7> compared{"later", "earlier", "sooner", "more",
                                                     "less",  "fewer",   "longer"};
  constexpr std::array<std::string_view, 3> added{"only", "just", "least"};
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const std::string& next = words[at + 1].fold;
    const bool is_bound = words[at].fold == "no" && std::ranges::count(compared, next) > 0 &&
                          at + 2 < words.size() && words[at + 2].fold == "than";
    if (is_bound || (words[at].fold == "not" && std::ranges::count(added, next) > 0)) {
      words[at].is_negation = false;
      words[at].is_function = true;
    }
  }
}

bool ends_sentence(std::string_view text, std::uint32_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return false;
  std::size_t next = at + 1;
  while (next < text.size() && (text[next] == '"' || text[next] == '\'' || text[next] == ')')) ++next;
  while (text.substr(next, 2) == "\xE2\x80" && next + 3 <= text.size()) next += 3;
  if (next < text.size() && !base::is_space(text[next])) return false;
  if (text[at] != '.') return true;
  std::size_t begin = at;
  while (begin > 0 && base::is_letter(text[begin - 1])) --begin;
  const std::string_view before = text.substr(begin, at - begin);
  const bool is_short = before.size() <= 4 && !before.empty() && base::is_upper(before[0]);
  if (!is_short) return true;
  constexpr std::array<std::string_view, 24> abbreviations{
      "Mr",  "Mrs", "Ms",  "Dr",  "Gen", "Col", "Lt",  "Capt", "Sen",  "Rep", "Gov", "St",
      "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",  "Sept", "Oct", "Nov", "Dec"};
  return before.size() > 1 && std::ranges::count(abbreviations, before) == 0;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, size_of_character(text[at]));
    at += character.size();
    const std::string_view form = character.size() > 1 ? plain_form(character) : std::string_view();
    if (!form.empty())
      plain += form;
    else if (character.size() > 1)
      plain += character;
    else
      plain += base::to_lower(character[0]);
  }
  return plain;
}

std::vector<Word> words_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<Word> words;
  end = std::min(end, static_cast<std::uint32_t>(text.size()));
  for (std::uint32_t at = begin; at < end;) {
    if (!is_word_byte(text, at, end)) {
      ++at;
      continue;
    }
    if (is_mark(text, at, end)) {
      at += text[at] == '\xC2' ? 2 : 3;
      continue;
    }
    std::uint32_t behind = at;
    while (behind < end && is_word_byte(text, behind, end) && !is_mark(text, behind, end))
      behind += static_cast<std::uint32_t>(size_of_character(text[behind]));
    behind = std::min(behind, end);
    words.push_back(word_at(text, at, behind));
    at = behind;
  }
  mark_bounds(words);
  return words;
}

std::vector<TextSentence> sentences_of(std::string_view text, std::size_t most) {
  std::vector<TextSentence> sentences;
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at <= size && sentences.size() < most; ++at) {
    if (at < size && !ends_sentence(text, at)) continue;
    const std::uint32_t end = std::min(at + 1, size);
    TextSentence sentence{begin, end, words_of(text, begin, end)};
    if (!sentence.words.empty()) {
      sentence.begin = sentence.words.front().begin;
      sentences.push_back(std::move(sentence));
    }
    begin = end;
  }
  return sentences;
}

std::size_t letters_apart(std::string_view one, std::string_view other, std::size_t most) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > most || other.size() > 40) return most + 1;
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
      row[j] = std::min({row[j - 1] + 1, above + 1, changed});
      diagonal = above;
    }
  }
  return std::min(row.back(), most + 1);
}

}  // namespace rapporteur::comparison
