#include "rapporteur/comparison/coverage.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace rapporteur::comparison {

namespace {

constexpr std::size_t most_sentences = 200;
constexpr std::size_t most_quotes = 120;
constexpr std::uint32_t longest_quote = 1200;

std::string outlet_of(const NumberedRecord& numbered) {
  const Record& record = *numbered.record;
  if (record.metadata.outlet) return record.metadata.outlet->value;
  const std::string& url = record.page.url;
  const std::size_t begin = url.find("://");
  if (begin != std::string::npos) return url.substr(begin + 3, url.find('/', begin + 3) - begin - 3);
  std::string unnamed = "article ";
  return unnamed += std::to_string(numbered.article);
}

std::string day_of(const Record& record) {
  if (record.metadata.published) return record.metadata.published->value.substr(0, 10);
  return record.settled_day ? record.settled_day->day : std::string();
}

struct QuoteMarks {
  std::string_view open;
  std::string_view close;
};

/// The marks that open a quotation at a byte.
std::optional<QuoteMarks> marks_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return QuoteMarks{"\"", "\""};
  if (text.substr(at, 3) == "\u201C") return QuoteMarks{"\u201C", "\u201D"};
  if (text.substr(at, 3) == "\u2018") return QuoteMarks{"\u2018", "\u2019"};
  return std::nullopt;
}

/// Where the quotation that begins at a byte ends; npos where nothing closes it in its block.
std::size_t close_of(std::string_view text, std::size_t from, const QuoteMarks& marks) {
  const std::size_t block_end = std::min(text.find("\n\n", from), text.size());
  for (std::size_t at = from; at < block_end && at < from + longest_quote; ++at) {
    if (text.substr(at, marks.close.size()) != marks.close) continue;
    const std::size_t behind = at + marks.close.size();
    const bool is_inside_word =
        marks.close == "\u2019" && behind < text.size() &&
        ((text[behind] >= 'a' && text[behind] <= 'z') || (text[behind] >= 'A' && text[behind] <= 'Z'));
    if (!is_inside_word) return at;
  }
  return std::string_view::npos;
}

std::vector<QuotedStretch> quotes_of(const std::string& text) {
  std::vector<QuotedStretch> quotes;
  for (std::size_t at = 0; at < text.size() && quotes.size() < most_quotes;) {
    const auto marks = marks_at(text, at);
    const std::size_t close = marks ? close_of(text, at + marks->open.size(), *marks) : std::string::npos;
    if (close == std::string::npos) {
      ++at;
      continue;
    }
    QuotedStretch quote{.begin = static_cast<std::uint32_t>(at + marks->open.size()),
                        .end = static_cast<std::uint32_t>(close),
                        .words = {},
                        .statement = {}};
    quote.words = words_of(text, quote.begin, quote.end);
    if (quote.words.size() >= 2) quotes.push_back(std::move(quote));
    at = close + marks->close.size();
  }
  return quotes;
}

template <class Facts, class Where>
void place_facts(Telling& telling, const Facts& facts, std::vector<std::uint32_t> ToldSentence::*list,
                 Where where) {
  for (const auto& fact : facts) {
    const std::vector<RecordedWords>& words = where(fact);
    if (words.empty()) continue;
    if (const auto sentence = telling.sentence_at(words.front().text_begin))
      (telling.sentences[*sentence].*list).push_back(fact.ordinal);
  }
}

void place_all_facts(Telling& telling) {
  const Record& record = telling.record();
  place_facts(telling, record.quantities, &ToldSentence::quantities,
              [](const RecordedQuantity& each) -> const auto& { return each.number; });
  place_facts(telling, record.dates, &ToldSentence::dates,
              [](const RecordedDate& each) -> const auto& { return each.expression; });
  place_facts(telling, record.mentions, &ToldSentence::mentions,
              [](const RecordedMention& each) -> const auto& { return each.mention; });
  place_facts(telling, record.statements, &ToldSentence::statements,
              [](const RecordedStatement& each) -> const auto& {
                return each.content.empty() ? each.cue : each.content;
              });
  place_facts(telling, record.events, &ToldSentence::events,
              [](const RecordedEvent& each) -> const auto& { return each.trigger; });
  for (QuotedStretch& quote : telling.quotes) {
    for (const RecordedStatement& statement : record.statements) {
      const auto overlaps = [&](const RecordedWords& words) {
        return words.text_begin < quote.end && quote.begin < words.text_end;
      };
      if (!std::ranges::any_of(statement.content, overlaps)) continue;
      quote.statement = statement.ordinal;
      break;
    }
  }
}

bool is_aside(const Word& word, const Aside& aside) {
  return std::ranges::any_of(
      aside, [&](const auto& span) { return span.first < word.end && word.begin < span.second; });
}

std::set<std::string> telling_stems(const std::vector<Word>& words, const Aside& aside) {
  std::set<std::string> stems;
  for (const Word& word : words) {
    if (!word.is_function && !word.is_negation && !is_aside(word, aside)) stems.insert(word.stem);
  }
  return stems;
}

}  // namespace

std::optional<std::uint32_t> Telling::sentence_at(std::uint32_t byte) const {
  const auto behind =
      std::ranges::upper_bound(sentences, byte, {}, [](const ToldSentence& each) { return each.text.begin; });
  if (behind == sentences.begin() || std::prev(behind)->text.end <= byte) return std::nullopt;
  return static_cast<std::uint32_t>(std::prev(behind) - sentences.begin());
}

Coverage::Coverage(const std::vector<StoryRecords>& stories) {
  for (const StoryRecords& story : stories) {
    const std::size_t first = tellings_.size();
    add(story);
    if (stories.size() == 1 || !story.story) continue;
    for (std::size_t i = first; i < tellings_.size(); ++i) tellings_[i].story = story.story->id;
  }
  count_words();
}

void Coverage::add(const StoryRecords& story) {
  std::map<std::int64_t, Copy> copies;
  if (story.story) {
    for (const Copy& copy : story.story->copies) copies.emplace(copy.article, copy);
  }
  std::map<std::int64_t, std::string> outlets;
  for (const NumberedRecord& each : story.records) outlets.emplace(each.article, outlet_of(each));
  for (const NumberedRecord& each : story.records) {
    Telling telling{.numbered = each, .original = each.article, .outlet = outlets[each.article]};
    if (const auto copy = copies.find(each.article); copy != copies.end()) {
      telling.original = copy->second.original;
      telling.is_copy = copy->second.kind == CopyKind::identical || copy->second.kind == CopyKind::cut;
      if (const auto outlet = outlets.find(telling.original); outlet != outlets.end())
        telling.outlet = outlet->second;
    }
    telling.day = day_of(*each.record);
    telling.text = each.record->text();
    for (TextSentence& sentence : sentences_of(telling.text, most_sentences))
      telling.sentences.push_back({.text = std::move(sentence)});
    telling.quotes = quotes_of(telling.text);
    place_all_facts(telling);
    tellings_.push_back(std::move(telling));
  }
}

void Coverage::count_words() {
  for (const Telling& telling : tellings_) {
    for (const ToldSentence& sentence : telling.sentences) {
      ++sentence_count_;
      for (const std::string& stem : telling_stems(sentence.text.words, {})) ++sentence_counts_[stem];
    }
  }
}

std::vector<std::int64_t> Coverage::copies_with(const Telling& telling, std::string_view words) const {
  std::vector<std::int64_t> copies;
  for (const Telling& each : tellings_) {
    if (each.is_copy && each.original == telling.numbered.article &&
        each.text.find(words) != std::string::npos)
      copies.push_back(each.numbered.article);
  }
  return copies;
}

double Coverage::weight(const std::string& stem) const {
  const auto found = sentence_counts_.find(stem);
  const double count = found == sentence_counts_.end() ? 1.0 : found->second;
  return 0.3 + std::log2((sentence_count_ + 2) / (count + 1)) / std::log2(sentence_count_ + 2);
}

Likeness likeness_of(const Coverage& coverage, const std::vector<Word>& one, const std::vector<Word>& other,
                     const Aside& aside_of_one, const Aside& aside_of_other) {
  const auto a = telling_stems(one, aside_of_one);
  const auto b = telling_stems(other, aside_of_other);
  double of_a = 0;
  double of_b = 0;
  double common = 0;
  Likeness likeness;
  for (const std::string& stem : a) {
    const double weight = coverage.weight(stem);
    of_a += weight;
    if (!b.contains(stem)) continue;
    common += weight;
    ++likeness.common;
  }
  for (const std::string& stem : b) of_b += coverage.weight(stem);
  if (likeness.common == 0) return likeness;
  likeness.contained = common / std::min(of_a, of_b);
  likeness.overlap = common / (of_a + of_b - common);
  return likeness;
}

std::optional<RecordedWords> part_of(const Record& record, const RecordedWords& whole, std::uint32_t begin,
                                     std::uint32_t end) {
  if (begin < whole.text_begin || end > whole.text_end || begin >= end) return std::nullopt;
  std::size_t size = 0;
  for (const PageSpan& span : whole.spans.all()) size += span.size();
  if (size != whole.words.size() || whole.text_end - whole.text_begin != whole.words.size())
    return std::nullopt;
  const std::uint32_t from = begin - whole.text_begin;
  const std::uint32_t to = end - whole.text_begin;
  std::vector<PageSpan> spans;
  std::uint32_t at = 0;
  std::string read;
  for (const PageSpan& span : whole.spans.all()) {
    const std::uint32_t first = std::max(from, at);
    const std::uint32_t last = std::min(to, at + span.size());
    if (first < last) {
      spans.push_back({span.begin + first - at, span.begin + last - at});
      if (record.page_bytes.size() >= span.end)
        read += record.page_bytes.substr(spans.back().begin, last - first);
    }
    at += span.size();
  }
  const std::string words = whole.words.substr(from, to - from);
  if (!record.page_bytes.empty() && read != words) return std::nullopt;
  return RecordedWords{words, PageSpans(std::move(spans)), begin, end};
}

}  // namespace rapporteur::comparison
