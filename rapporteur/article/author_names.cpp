#include "rapporteur/article/author_names.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/word_table.h"
#include "rapporteur/article/written.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_bytes = 2000;
constexpr std::size_t most_names = 40;
constexpr std::size_t most_name_bytes = 64;

bool is_east_asian(char32_t c) {
  return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/// A word: a run without blanks, and what stands before it.
struct Word {
  TextSpan span;
  std::string folded;  ///< without marks at its ends
  bool begins_capital = false;
  bool has_digit = false;
  bool has_letter = false;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

/// Small words inside names.
bool is_particle(std::string_view word) {
  return is_one_of(word, {"de",  "da",  "do",  "dos", "das", "del", "della", "di",  "du",  "la",  "le",
                          "van", "von", "vom", "der", "den", "zu",  "zur",   "ten", "ter", "bin", "ibn",
                          "al",  "el",  "af",  "av",  "y",   "e",   "dal",   "san", "st",  "o",   "d"});
}

/// Words behind which a byline speaks of something else.
bool is_stop(std::string_view word) {
  return is_one_of(word, {"in",
                          "on",
                          "at",
                          "from",
                          "for",
                          "is",
                          "am",
                          "f\xC3\xBCr",
                          "aus",
                          "um",
                          "vom",
                          "im",
                          "published",
                          "updated",
                          "posted",
                          "special",
                          "last",
                          "bei",
                          "dans",
                          "el",
                          "le",
                          "il",
                          "para",
                          "pour",
                          "about",
                          "who",
                          "has",
                          "was",
                          "reviewed",
                          "\xC3\xA0",
                          "via",
                          "uhr",
                          "ver\xC3\xB6"
                          "ffentlicht",
                          "aktualisiert",
                          "publicado",
                          "pubblicato",
                          "publi\xC3\xA9",
                          "view",
                          "read",
                          "follow"});
}

std::vector<Word> words_of(std::string_view text, TextSpan part) {
  std::vector<Word> words;
  for (std::uint32_t at = part.begin; at < part.end;) {
    const Character first = character_at(text, at);
    if (is_blank(first.code)) {
      at += first.size;
      continue;
    }
    Word word;
    word.span = {at, at};
    bool is_first_letter = true;
    while (at < part.end) {
      const Character c = character_at(text, at);
      if (is_blank(c.code)) break;
      word.has_digit = word.has_digit || is_decimal(c.code);
      if (is_letter(c.code)) {
        word.has_letter = true;
        if (is_first_letter)
          word.begins_capital = is_capital(c.code) || is_east_asian(c.code) || c.code >= 0x590;
        is_first_letter = false;
      }
      at += c.size;
    }
    word.span.end = at;
    word.folded = plain_words(text.substr(word.span.begin, word.span.size()));
    words.push_back(std::move(word));
  }
  return words;
}

/// The marks that part names, and the pieces between them.
class Pieces {
 public:
  struct Piece {
    TextSpan span;
    char32_t mark_before = 0;
    char32_t mark_behind = 0;
  };

  explicit Pieces(std::string_view text, std::uint32_t begin) : text_(text), begin_(begin), at_(begin) {}

  std::vector<Piece> cut() {
    while (at_ < text_.size() && out_.size() < most_names) {
      const Character c = character_at(text_, at_);
      if (is_mark(c)) {
        put(at_, c.code);
        at_ += c.size;
        begin_ = at_;
      } else if (is_blank(c.code)) {
        at_ += c.size;
        skip_joining_word();
      } else {
        at_ += c.size;
      }
    }
    put(static_cast<std::uint32_t>(text_.size()), 0);
    return std::move(out_);
  }

 private:
  bool is_mark(Character c) const {
    if (c.code < 0x80 && base::is_alphanumeric(static_cast<char>(c.code))) return false;
    constexpr std::u32string_view marks =
        U",;|/"
        U"&+()[]:\"\n<>"
        U"\u2022\u00B7\u25CF\u00BB\u00AB\u201C\u201D\u201E\u2013\u2014\u3001\uFF0C\uFF0F\uFF1A\u2502\u22C5"
        U"\u2027\u30FB*=#\u3010\u3011\uFF08\uFF09";
    if (marks.find(c.code) != std::u32string_view::npos) return true;
    if (c.code != '-' && c.code != '~') return false;
    return at_ > 0 && text_[at_ - 1] == ' ' && at_ + 1 < text_.size() && text_[at_ + 1] == ' ';
  }

  void put(std::uint32_t end, char32_t mark) {
    const TextSpan part = trimmed_span(text_, {std::min(begin_, end), end});
    if (!part.is_empty()) out_.push_back({part, mark_, mark});
    if (part.is_empty() && !out_.empty() && mark == ':') out_.back().mark_behind = mark;
    mark_ = mark;
  }

  /// "and", "und", "et" between blanks are marks too.
  void skip_joining_word() {
    std::uint32_t end = at_;
    while (end < text_.size() && end - at_ < 12 && !is_blank(character_at(text_, end).code))
      end += character_at(text_, end).size;
    if (end >= text_.size() || end == at_) return;
    const std::string_view word = text_.substr(at_, end - at_);
    const std::string folded = fold(word);
    if (!BylineWords::shipped().joins.contains(folded)) return;
    const bool is_name_part = is_particle(folded) && !is_one_of(folded, {"y", "e"});
    if (is_name_part || word == "A" || word == "a" || word == "E" || word == "I") return;
    put(at_, '&');
    at_ = end;
    begin_ = end;
  }

  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t at_;
  char32_t mark_ = 0;
  std::vector<Piece> out_;
};

/// Reads the names of one byline piece by piece.
class NameReader {
 public:
  NameReader(std::string_view text, NameTrust trust, const SiteNames& sites)
      : text_(text), trust_(trust), sites_(sites) {}

  std::vector<PersonName> read() {
    // "More from Jane Doe" names the author only in a place that is marked as naming one.
    const std::uint32_t others = past_others_words(text_);
    const std::uint32_t own = past_by_words(text_);
    if (others > own || (others > 0 && others == own && trust_ == NameTrust::grammar)) return {};
    const std::uint32_t begin = begin_of_names();
    has_by_words_ = begin > 0;
    for (const Pieces::Piece& piece : Pieces(text_, begin).cut()) {
      if (piece.mark_behind == ':') {
        is_other_label_ =
            past_by_words(std::string(text_.substr(piece.span.begin, piece.span.size())) + ": x") == 0;
        continue;
      }
      if (!take(piece)) break;
    }
    return std::move(names_);
  }

 private:
  /// Behind the words that lead to names: at the beginning, or behind a date ("3 May 2020 | by Jane Doe").
  std::uint32_t begin_of_names() const {
    std::uint32_t begin = 0;
    for (int i = 0; i < 3; ++i) {
      const std::uint32_t step = past_by_words(text_.substr(begin));
      if (step == 0) break;
      begin += step;
    }
    if (begin > 0 || is_stated()) return begin;
    for (std::uint32_t at = 1; at + 4 < text_.size() && at < 120; ++at) {
      const char next = base::to_lower(text_[at]);
      if (next != 'b' && next != 'v' && next != 'p') continue;
      if (!base::is_space(text_[at - 1]) && text_[at - 1] != '|') continue;
      for (const std::string_view word :
           {"by ", "By ", "BY ", "von ", "Von ", "VON ", "par ", "Par ", "por ", "Por "}) {
        if (text_.substr(at).starts_with(word)) return at + static_cast<std::uint32_t>(word.size());
      }
    }
    return 0;
  }

  /// Takes one piece. False where no names can follow.
  bool take(const Pieces::Piece& piece) {
    if (is_other_label_) {
      is_other_label_ = false;
      return true;
    }
    TextSpan part = piece.span;
    if (past_others_words(text_.substr(part.begin)) > 0) return false;
    if (names_.size() > 0 || piece.mark_before != 0)
      part.begin += past_by_words(text_.substr(part.begin, part.size()));
    std::vector<Word> words = words_of(text_, part);
    // "Jane Doe, Executive Editor, Some Letter": behind a role, what a comma joins belongs to it.
    if (follows_role_ && (piece.mark_before == ',' || (has_open_role_ && piece.mark_before == '&')))
      return true;
    follows_role_ = piece.mark_before != 0 && holds_role(words);
    has_open_role_ = std::ranges::any_of(words, [](const Word& word) { return word.folded == "of"; });
    cut_at_stop(words);
    drop_roles(words);
    if (words.empty()) return true;
    const TextSpan span = trim_marks({words.front().span.begin, words.back().span.end});
    if (span.is_empty()) return true;
    const std::string_view name = text_.substr(span.begin, span.size());
    if (looks_foreign(name)) return names_.empty();
    if (!is_person(words, name, piece)) return true;
    std::string value = tidy(name);
    const bool is_known =
        std::ranges::any_of(names_, [&](const PersonName& other) { return other.value == value; });
    if (!is_known) names_.push_back({span, std::move(value)});
    return !ends_names_;
  }

  static bool holds_role(const std::vector<Word>& words) {
    return std::ranges::any_of(
        words, [](const Word& word) { return BylineWords::shipped().role.contains(word.folded); });
  }

  static bool looks_foreign(std::string_view name) {
    if (name.find('@') != std::string_view::npos || name.find("://") != std::string_view::npos ||
        name.find("www.") != std::string_view::npos)
      return true;
    return std::ranges::count_if(name, base::is_digit) > 1;
  }

  void cut_at_stop(std::vector<Word>& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const bool begins_date =
          month_named(words[i].folded) != 0 && i + 1 < words.size() && words[i + 1].has_digit;
      if (words[i].has_digit || begins_date) {
        words.resize(i);
        return;
      }
      const bool is_date_word =
          words[i].folded.size() > 4 && (BylineWords::shipped().published.contains(words[i].folded) ||
                                         BylineWords::shipped().updated.contains(words[i].folded));
      const bool is_about_others =
          is_one_of(words[i].folded, {"reviewed", "edited", "tested", "fact", "photo", "foto", "medically"});
      const bool is_place_word = i >= 2 && is_one_of(words[i].folded, {"in", "on", "at", "from", "for"});
      if (!is_date_word && !is_about_others && !is_place_word &&
          (words[i].begins_capital || !is_stop(words[i].folded)))
        continue;
      ends_names_ = ends_names_ || is_about_others;
      words.resize(i);
      return;
    }
  }

  /// Roles before a name ("Staff Writer Jane Doe") and behind it ("Jane Doe Editor").
  static void drop_roles(std::vector<Word>& words) {
    const WordSet& roles = BylineWords::shipped().role;
    std::size_t first = 0;
    while (first < words.size() && first < 4 && words[first].folded.size() > 3 &&
           roles.contains(words[first].folded))
      ++first;
    if (first > 0 && words.size() - first >= 2)
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
  }

  TextSpan trim_marks(TextSpan span) const {
    const auto is_loose = [](char c) {
      return c == '.' || c == '-' || c == '\'' || c == '_' || c == '!' || c == '*' || c == '?';
    };
    while (span.size() > 0 && is_loose(text_[span.begin])) ++span.begin;
    while (span.size() > 2 && is_loose(text_[span.end - 1]) && !ends_with_initial(span)) --span.end;
    return trimmed_span(text_, span);
  }
  /// "Sammy Davis Jr.", "Jane D."
  bool ends_with_initial(TextSpan span) const {
    if (text_[span.end - 1] != '.') return false;
    return span.size() >= 3 && base::is_upper(text_[span.end - 2]) && base::is_space(text_[span.end - 3]);
  }

  bool is_person(const std::vector<Word>& words, std::string_view name, const Pieces::Piece& piece) const {
    const BylineWords& table = BylineWords::shipped();
    if (name.size() > most_name_bytes || words.size() > 6) return false;
    const std::string plain = plain_words(name);
    if (plain.empty() || table.nobody.contains(plain) || table.by.contains(plain)) return false;
    if (sites_.is_plain_name(plain) && !may_be_owner(words)) return false;
    std::size_t capitals = 0;
    for (const Word& word : words) {
      const bool is_role =
          word.folded.size() > 3 ? words.size() > 1 || piece.mark_before != 0 : piece.mark_before == ',';
      if (is_role && table.role.contains(word.folded)) return false;
      if (word.begins_capital) ++capitals;
    }
    const bool is_date = month_named(words.front().folded) != 0 && (words.size() == 1 || words[1].has_digit);
    if (table.role.contains(plain) || is_date || !words.front().has_letter) return false;
    if (table.body.contains(words.back().folded)) return false;
    if (piece.mark_before != 0 && piece.mark_before != '&' && words.size() == 1 && !names_.empty())
      return false;
    if (capitals == 0 && is_key(name)) return false;
    if (is_stated()) return words.size() <= 5;
    return has_form_of_name(words, capitals);
  }

  /// "page.head.extra.author": a template's key that was not filled in.
  static bool is_key(std::string_view name) { return std::ranges::count(name, '.') >= 3; }

  bool is_stated() const { return trust_ == NameTrust::stated || trust_ == NameTrust::person; }

  /// A site may bear the name of the person who writes it, where that has the form of a name.
  bool may_be_owner(const std::vector<Word>& words) const {
    if (!is_stated() && !has_by_words_) return false;
    const bool has_size = words.size() == 2 || words.size() == 3;
    const bool is_shouted = std::ranges::none_of(
        text_.substr(words.front().span.begin, words.back().span.end - words.front().span.begin),
        base::is_lower);
    if (is_shouted) return false;
    const auto capitals = std::ranges::count_if(words, &Word::begins_capital);
    const bool is_even = capitals == std::ssize(words) || (capitals == 0 && is_stated());
    return has_size && is_even && std::ranges::none_of(words, [](const Word& word) {
             return word.folded == "the" || BylineWords::shipped().body.contains(word.folded);
           });
  }

  bool has_form_of_name(const std::vector<Word>& words, std::size_t capitals) const {
    const char32_t first = character_at(text_, words.front().span.begin).code;
    if (is_east_asian(first)) return words.size() <= 2 && words.front().span.size() <= 18;
    for (const Word& word : words) {
      if (!word.has_letter) return false;
      if (!word.begins_capital && !is_particle(word.folded) && words.size() > 1) return false;
    }
    if (words.size() == 1) {
      const bool is_short = words.front().span.size() <= 3 && words.front().has_digit;
      if (is_short || (!names_.empty() && !words.front().begins_capital)) return false;
      const bool is_behind_by = has_by_words_ && names_.empty() && words.front().begins_capital;
      return (trust_ == NameTrust::marked || is_behind_by) && words.front().span.size() <= 24;
    }
    return capitals >= 2 || first >= 0x590;
  }

  std::string_view text_;
  NameTrust trust_;
  const SiteNames& sites_;
  bool has_by_words_ = false;
  bool is_other_label_ = false;
  bool follows_role_ = false;
  bool has_open_role_ = false;  ///< "Head of Marketing and ..."
  bool ends_names_ = false;
  std::vector<PersonName> names_;
};

}  // namespace

namespace {

/// A quick look: whether a text's first word begins any of the phrases.
bool may_begin_phrase(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && base::is_space(text[begin])) ++begin;
  if (begin == text.size()) return false;
  const BylineWords& words = BylineWords::shipped();
  const auto first = static_cast<unsigned char>(base::to_lower(text[begin]));
  if (first < 0x80 && words.first_sizes[first] == 0) return false;
  std::size_t end = begin;
  while (end < text.size() && end - begin < 40 && !base::is_space(text[end]) && text[end] != ':' &&
         text[end] != '/' && text[end] != '|') {
    if (static_cast<unsigned char>(text[end]) >= 0x80) return true;
    ++end;
  }
  if ((words.first_sizes[first] >> (end - begin) & 1u) == 0) return false;
  return words.first_words.contains(base::to_lower(text.substr(begin, end - begin)));
}

/// Where a text goes on behind a phrase of `by` at its beginning; 0 where it begins otherwise or ends there.
std::uint32_t past_phrase(std::string_view text, const WordSet& by) {
  std::uint32_t best = 0;
  if (text.empty() || !may_begin_phrase(text)) return 0;
  std::string phrase;
  std::uint32_t at = 0;
  for (int count = 0; count < 5 && at < text.size(); ++count) {
    while (at < text.size() && is_blank(character_at(text, at).code)) at += character_at(text, at).size;
    std::uint32_t end = at;
    while (end < text.size() && end - at < 40) {
      const Character c = character_at(text, end);
      if (is_blank(c.code) || c.code == ':' || c.code == 0xFF1A || c.code == '/' || c.code == 0xFF0F ||
          c.code == '|')
        break;
      end += c.size;
    }
    if (end == at || end >= text.size()) break;
    if (!phrase.empty()) phrase += ' ';
    phrase += fold(text.substr(at, end - at));
    std::uint32_t behind = end;
    while (behind < text.size()) {
      const Character c = character_at(text, behind);
      if (!is_blank(c.code) && c.code != ':' && c.code != 0xFF1A && c.code != '/' && c.code != 0xFF0F) break;
      behind += c.size;
    }
    if (by.contains(phrase) && behind < text.size()) best = behind;
    at = end;
    if (behind > end && text[end] == ':') break;
  }
  return best;
}

}  // namespace

std::uint32_t past_by_words(std::string_view text) {
  return past_phrase(text, BylineWords::shipped().by);
}
std::uint32_t past_others_words(std::string_view text) {
  return past_phrase(text, BylineWords::shipped().others);
}

bool leads_to_others(std::string_view text) {
  const std::string plain = plain_words(text.size() > 60 ? text.substr(text.size() - 60) : text);
  std::size_t begin = plain.size();
  for (int words = 0; words < 4 && begin > 0; ++words) {
    const std::size_t space = plain.rfind(' ', begin - 1);
    begin = space == std::string::npos ? 0 : space;
    const std::string_view phrase = std::string_view(plain).substr(begin == 0 ? 0 : begin + 1);
    if (BylineWords::shipped().others.contains(phrase)) return true;
  }
  return false;
}

bool is_by_words(std::string_view text) {
  return text.size() < 40 && may_begin_phrase(text) && past_by_words(std::string(text) + ": x") > text.size();
}

std::vector<PersonName> read_person_names(std::string_view text, NameTrust trust, const SiteNames& sites) {
  if (text.size() > most_bytes) return {};
  if (const std::size_t address = text.find("://"); address != std::string_view::npos) {
    const std::size_t blank = text.find_last_of(" \n\t(", address);
    text = text.substr(0, blank == std::string_view::npos ? 0 : blank);
  }
  return NameReader(text, trust, sites).read();
}

}  // namespace rapporteur::article
