#include "rapporteur/date/date_words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace rapporteur::date {

namespace {

constexpr std::array<std::string_view, word_kind_count> kind_names{
    "month",  "weekday",   "weekdays",   "unit",     "units",    "period",      "number",  "tens",
    "scale",  "ordinal",   "vague",      "day",      "tonight",  "overnight",   "part",    "clock",
    "season", "reference", "determiner", "shift",    "position", "approximate", "link",    "turn",
    "every",  "decade",    "filler",     "half_day", "zone",     "holiday",     "yearend", "times"};

constexpr std::size_t max_word_bytes = 15;

/// A word of at most fifteen letters as two numbers, so that it is compared at once; its length is the last
/// byte.
struct WordKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend bool operator==(const WordKey&, const WordKey&) = default;
};

WordKey key_of(std::string_view lower) {
  char bytes[16] = {};
  std::memcpy(bytes, lower.data(), lower.size());
  bytes[15] = static_cast<char>(lower.size());
  WordKey key;
  std::memcpy(&key.low, bytes, 8);
  std::memcpy(&key.high, bytes + 8, 8);
  return key;
}

/// The words of data/date/words.tsv by their key. Immutable once made.
class WordTable {
 public:
  WordTable() : slots_(1024) {
    std::string_view rest = base::embedded("date/words.tsv");
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      add(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }

  const WordSenses* find(const WordKey& key) const {
    for (std::size_t at = place(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.key == key) return &slot.senses;
      if (slot.senses.count == 0) return nullptr;
    }
  }

 private:
  struct Slot {
    WordKey key;
    WordSenses senses;
  };

  std::size_t place(const WordKey& key) const {
    const std::uint64_t mixed = (key.low ^ (key.high * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
    return static_cast<std::size_t>(mixed >> 40) & (slots_.size() - 1);
  }

  void add(std::string_view line) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return;
    expect(tab <= max_word_bytes, "a word of data/date/words.tsv has at most fifteen bytes");
    const WordKey key = key_of(line.substr(0, tab));
    std::size_t at = place(key);
    while (slots_[at].senses.count) at = (at + 1) & (slots_.size() - 1);
    slots_[at].key = key;
    line.remove_prefix(tab + 1);
    while (!line.empty()) {
      const auto end = std::min(line.find(' '), line.size());
      add_sense(slots_[at].senses, line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }

  static void add_sense(WordSenses& senses, std::string_view written) {
    const auto colon = written.find(':');
    const auto name = std::ranges::find(kind_names, written.substr(0, colon));
    expect(name != kind_names.end() && senses.count < senses.of.size(), "data/date/words.tsv is in order");
    int value = 0;
    std::from_chars(written.data() + colon + 1, written.data() + written.size(), value);
    const auto kind = static_cast<WordKind>(name - kind_names.begin());
    senses.kinds |= std::uint64_t{1} << static_cast<unsigned>(kind);
    senses.of[senses.count] = kind;
    senses.values[senses.count++] = static_cast<std::int16_t>(value);
  }

  std::vector<Slot> slots_;
};

const WordTable& word_table() {
  static const WordTable table;
  return table;
}

constexpr std::uint64_t bit(WordKind kind) {
  return std::uint64_t{1} << static_cast<unsigned>(kind);
}

/// Kinds without one of which there is no date expression (a number may be one by itself).
constexpr std::uint64_t telling_kinds =
    bit(WordKind::month) | bit(WordKind::weekday) | bit(WordKind::weekdays) | bit(WordKind::unit) |
    bit(WordKind::units) | bit(WordKind::period) | bit(WordKind::day) | bit(WordKind::tonight) |
    bit(WordKind::overnight) | bit(WordKind::part) | bit(WordKind::clock) | bit(WordKind::season) |
    bit(WordKind::reference) | bit(WordKind::every) | bit(WordKind::decade) | bit(WordKind::half_day) |
    bit(WordKind::holiday) | bit(WordKind::yearend);

/// Takes one word, number or mark at a time from a stretch of text.
class Splitter {
 public:
  Splitter(std::string_view text, TextSpan where, std::vector<DateWord>& all)
      : text_(text), at_(where.begin), end_(where.end), all_(all), table_(word_table()) {}

  bool split() {
    while (at_ < end_) {
      if (const std::uint32_t blank = blank_size()) {
        follows_space_ = true;
        at_ += blank;
        continue;
      }
      const std::uint32_t begin = at_;
      if (base::is_letter(text_[begin]))
        take_word(begin);
      else if (base::is_digit(text_[begin]))
        take_number(begin);
      else
        take_mark(begin);
      follows_space_ = false;
    }
    return is_telling_;
  }

 private:
  char next(std::uint32_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }

  /// Of the white space that stands here; 0 where there is none.
  std::uint32_t blank_size() const {
    if (base::is_space(text_[at_])) return 1;
    if (static_cast<unsigned char>(text_[at_]) < 0x80) return 0;
    const std::string_view rest = text_.substr(at_, end_ - at_);
    if (rest.starts_with("\xC2\xA0")) return 2;
    return rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89") ? 3 : 0;
  }

  DateWord& add(std::uint32_t begin, DateWord::Shape shape) {
    DateWord& word = all_.emplace_back();
    word.span = {begin, at_};
    word.shape = shape;
    word.follows_space = follows_space_;
    return word;
  }

  void take_word(std::uint32_t begin) {
    char lower[16];
    std::size_t size = 0;
    const bool is_capital = text_[begin] >= 'A' && text_[begin] <= 'Z';
    for (;; ++size, ++at_) {
      const char c = next();
      const bool is_point = c == '.' && size == 1 && base::is_letter(next(1)) && !base::is_letter(next(2));
      if (!is_point && !base::is_letter(c)) break;
      if (size < max_word_bytes) lower[size] = base::to_lower(c);
    }
    if (begins_letter_beyond_ascii(next())) {  // the word goes on: none of ours
      while (at_ < end_ && (base::is_letter(next()) || goes_on_beyond_ascii(next()))) ++at_;
      size = max_word_bytes + 1;
    }
    if (size == 3 && lower[1] == '.' && next() == '.') ++at_;  // "p.m."
    DateWord& word = add(begin, DateWord::Shape::word);
    word.is_capital = is_capital;
    if (size > max_word_bytes) return;
    word.senses = table_.find(key_of({lower, size}));
    if (word.senses && (word.senses->kinds & telling_kinds)) is_telling_ = true;
  }

  /// Of UTF-8: dashes, quotation marks and blanks begin with the bytes C2 and E2, letters with others.
  static bool begins_letter_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) > 0xC2 && static_cast<unsigned char>(c) != 0xE2;
  }
  static bool goes_on_beyond_ascii(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x80 && byte < 0xC0) || begins_letter_beyond_ascii(c);
  }

  void take_number(std::uint32_t begin) {
    std::uint32_t value = 0;
    std::uint8_t digits = 0;
    while (base::is_digit(next())) take_digit(value, digits);
    while (next() == ',' && digits <= 9 && base::is_digit(next(1)) && base::is_digit(next(2)) &&
           base::is_digit(next(3)) && !base::is_digit(next(4))) {
      ++at_;
      for (int i = 0; i < 3; ++i) take_digit(value, digits);
      digits = 10;  // no year is written so
    }
    bool has_half = false;
    std::int8_t hundredths = -1;
    if (next() == '.' && base::is_digit(next(1))) {
      ++at_;
      has_half = next() == '5' && !base::is_digit(next(1));
      if (base::is_digit(next(1)) && !base::is_digit(next(2)))
        hundredths = static_cast<std::int8_t>((next() - '0') * 10 + next(1) - '0');
      while (base::is_digit(next())) ++at_;
      digits = 10;
    }
    bool is_ordinal = false;
    bool is_plural = false;
    const std::string_view tail = text_.substr(at_, std::min<std::uint32_t>(3, end_ - at_));
    const bool ends_after_two = tail.size() < 3 || !base::is_letter(tail[2]);
    if (ends_after_two && (tail.starts_with("st") || tail.starts_with("nd") || tail.starts_with("rd") ||
                           tail.starts_with("th"))) {
      is_ordinal = true;
      at_ += 2;
    } else if (tail.starts_with("s") && (tail.size() < 2 || !base::is_letter(tail[1]))) {
      is_plural = true;
      ++at_;
    }
    DateWord& word = add(begin, DateWord::Shape::number);
    word.value = value;
    word.digits = digits;
    word.is_ordinal = is_ordinal;
    word.is_plural = is_plural;
    word.has_half = has_half;
    word.hundredths = hundredths;
    if (digits == 4 || is_ordinal || is_plural || next() == ':' || next() == '/') is_telling_ = true;
  }

  void take_digit(std::uint32_t& value, std::uint8_t& digits) {
    if (digits < 9) value = value * 10 + static_cast<std::uint32_t>(text_[at_] - '0');
    if (digits < 200) ++digits;
    ++at_;
  }

  void take_mark(std::uint32_t begin) {
    std::uint32_t size = 1;
    char mark = text_[begin];
    if (static_cast<unsigned char>(mark) >= 0x80) {
      while (size < 4 && (static_cast<unsigned char>(next(size)) & 0xC0) == 0x80) ++size;
      mark = known_mark(text_.substr(begin, size));
    }
    at_ = std::min(end_, begin + size);
    add(begin, DateWord::Shape::mark).mark = mark;
  }

  static char known_mark(std::string_view utf8) {
    if (utf8 == "\xE2\x80\x99" || utf8 == "\xE2\x80\x98") return '\'';
    if (utf8 == "\xE2\x80\x93" || utf8 == "\xE2\x80\x94" || utf8 == "\xE2\x80\x91" || utf8 == "\xE2\x80\x90")
      return '-';
    return '\1';
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::vector<DateWord>& all_;
  const WordTable& table_;
  bool follows_space_ = false;
  bool is_telling_ = false;
};

}  // namespace

int WordSenses::value(WordKind kind) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (of[i] == kind) return values[i];
  }
  expect(false, "a word's value is asked for a kind it has");
  return 0;
}

bool split_date_words(std::string_view text, TextSpan where, std::vector<DateWord>& all) {
  all.clear();
  return Splitter(text, where, all).split();
}

}  // namespace rapporteur::date
