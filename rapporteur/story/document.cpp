#include "rapporteur/story/document.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <span>
#include <unordered_set>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::size_t lead_words = 40;
constexpr std::size_t min_stem = 3;
constexpr std::size_t max_spelled = 48;
constexpr std::uint16_t max_count = 1000;

std::uint64_t hash_of_stem(const Word& word, std::string_view text, std::string& small) {
  small.assign(text.substr(word.begin, word.end - word.begin));
  bool is_ascii = true;
  for (char& c : small) {
    is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    c = base::to_lower(c);
  }
  if (!is_ascii) return word.hash;
  const std::string_view stem = stem_of(small);
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : stem) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

/// Adds up equal keys; the terms come out by rising keys.
void fold_terms(std::vector<Term>& terms) {
  std::ranges::sort(terms, {}, &Term::key);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].key == terms[i].key) {
      Term& same = terms[kept - 1];
      same.count = static_cast<std::uint16_t>(std::min<int>(same.count + terms[i].count, max_count));
      same.is_name |= terms[i].is_name;
    } else {
      terms[kept++] = terms[i];
    }
  }
  terms.resize(kept);
}

/// Reads the words of an article into terms.
class TermReader {
 public:
  TermReader(Document& document, std::string_view text, std::span<const Word> words)
      : document_(document), text_(text), words_(words) {}

  void read() {
    small_.reserve(words_.size());
    for (const Word& word : words_) {
      if (!word.is_capital && !word.is_number) small_.insert(word.hash);
    }
    for (std::size_t i = 0; i < words_.size(); ++i) add(words_[i], i < lead_words);
    for (std::vector<Term>& terms : document_.terms) fold_terms(terms);
    auto& spelled = document_.spelled;
    std::ranges::stable_sort(spelled, {}, &SpelledTerm::key);
    const auto rest = std::ranges::unique(spelled, {}, &SpelledTerm::key);
    spelled.erase(rest.begin(), rest.end());
  }

 private:
  std::vector<Term>& terms(TermKind kind) { return document_.terms[static_cast<std::size_t>(kind)]; }

  void add(const Word& word, bool is_lead) {
    const std::uint32_t key = key_of(hash_of_stem(word, text_, small_word_));
    const bool is_name = word.is_capital && word.end - word.begin > 1 && !small_.contains(word.hash);
    if (word.is_number) {
      terms(TermKind::numbers).push_back({key, 1, false});
      spell(key, word);
    } else if (is_name) {
      terms(TermKind::names).push_back({key, 1, true});
      spell(key, word);
    }
    terms(TermKind::words).push_back({key, 1, is_name});
    if (is_lead) terms(TermKind::lead).push_back({key, 1, is_name});
  }
  void spell(std::uint32_t key, const Word& word) {
    if (document_.spelled.size() < max_spelled)
      document_.spelled.push_back({key, std::string(text_.substr(word.begin, word.end - word.begin))});
  }

  Document& document_;
  std::string_view text_;
  std::span<const Word> words_;
  std::unordered_set<std::uint64_t> small_;
  std::string small_word_;
};

std::string value_of(const std::optional<MetadataValue>& value) {
  return value ? value->value : std::string();
}

/// The shingles of the quoted words: each quotation by itself.
Shingles quoted_shingles(const Record& record) {
  Shingles all;
  for (const RecordedStatement& statement : record.statements) {
    if (statement.quote_type == QuoteType::none || statement.quote_type == QuoteType::indirect) continue;
    for (const RecordedWords& content : statement.content) {
      const Shingles own = shingles_of(split_words(content.words));
      all.insert(all.end(), own.begin(), own.end());
    }
  }
  std::ranges::sort(all);
  const auto rest = std::ranges::unique(all);
  all.erase(rest.begin(), rest.end());
  return all;
}

std::vector<std::int32_t> told_days(const Record& record) {
  std::set<std::int32_t> days;
  for (const RecordedDate& date : record.dates) {
    if (date.first_day && date.first_day == date.last_day) {
      if (const auto day = day_of(*date.first_day)) days.insert(*day);
    }
  }
  return {days.begin(), days.end()};
}

/// The days of what an article reports, announces or hears asked for: not what it looks back on or supposes.
std::vector<std::int32_t> event_days(const Record& record) {
  std::set<std::int32_t> days;
  for (const RecordedEvent& event : record.events) {
    const bool is_own =
        event.realis == Realis::actual || event.realis == Realis::future || event.realis == Realis::requested;
    if (!is_own || event.is_background || !event.date) continue;
    const RecordedDate& date = record.dates[*event.date];
    if (!date.first_day || date.first_day != date.last_day) continue;
    if (const auto day = day_of(*date.first_day)) days.insert(*day);
  }
  return {days.begin(), days.end()};
}

}  // namespace

std::string_view stem_of(std::string_view small_word) {
  constexpr std::array<std::string_view, 11> endings{"ingly", "edly", "ing", "ied", "ies", "ers",
                                                     "ed",    "es",   "er",  "ly",  "s"};
  for (const std::string_view ending : endings) {
    if (small_word.ends_with(ending) && small_word.size() >= ending.size() + min_stem)
      return small_word.substr(0, small_word.size() - ending.size());
  }
  return small_word;
}

Document document_of(std::int64_t article, std::string_view title, std::string_view text) {
  Document document;
  document.article = article;
  document.title = title;
  const std::string all = title.empty() ? std::string(text) : std::string(title) + "\n" + std::string(text);
  const std::vector<Word> words = split_words(all);
  document.shingles = shingles_of(words);
  TermReader(document, all, words).read();
  return document;
}

Document document_of(const NumberedRecord& numbered) {
  const Record& record = *numbered.record;
  Document document = document_of(numbered.article, value_of(record.metadata.headline), record.body());
  // A headline is set above the same words by one outlet and another one by the next.
  document.shingles = shingles_of(split_words(record.body()));
  document.outlet = value_of(record.metadata.outlet);
  document.day = day_of(value_of(record.metadata.published));
  document.is_day_told = document.day.has_value();
  if (!document.day && record.settled_day) document.day = day_of(record.settled_day->day);
  document.quotations = quoted_shingles(record);
  document.told_days = told_days(record);
  document.event_days = event_days(record);
  return document;
}

std::optional<std::int32_t> day_of(std::string_view iso) {
  const auto number = [&](std::size_t begin, std::size_t count) {
    int value = 0;
    for (std::size_t i = begin; i < begin + count; ++i) {
      if (!base::is_digit(iso[i])) return -1;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return {};
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return {};
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return {};
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string written_day(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const auto padded = [](unsigned number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace rapporteur::story
