#include "rapporteur/statement/phrase_book.h"

#include "rapporteur/base/expect.h"

namespace rapporteur::statement {

namespace {

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

namespace {

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325u ^ word.size();
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash ^ (hash >> 32);
}

}  // namespace

const Vocabulary::Slot& Vocabulary::slot_of(std::uint64_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].id != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

WordId Vocabulary::add(std::string_view word) {
  const std::uint64_t hash = hash_of(word);
  if (const WordId known = slot_of(hash).id) return known;
  sieve_.add(word);
  if (++count_ * 2 > slots_.size()) grow();
  const auto place = static_cast<std::size_t>(&slot_of(hash) - slots_.data());
  slots_[place] = {hash, count_};
  return count_;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 4);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != 0) slots_[static_cast<std::size_t>(&slot_of(slot.hash) - slots_.data())] = slot;
  }
}

WordId Vocabulary::find(std::string_view word) const {
  return sieve_.may_hold(word) ? slot_of(hash_of(word)).id : WordId{0};
}

void PhraseBook::add(Vocabulary& vocabulary, std::string_view phrase, std::uint16_t row) {
  Phrase made{static_cast<std::uint32_t>(elements_.size()), 0, row};
  while (!phrase.empty()) {
    std::string_view word = take_until(phrase, ' ');
    Element element{static_cast<std::uint32_t>(forms_.size()), 0, word.ends_with('?')};
    if (element.is_optional) word.remove_suffix(1);
    while (word != "*" && !word.empty()) forms_.push_back(vocabulary.add(take_until(word, '|')));
    element.end = static_cast<std::uint32_t>(forms_.size());
    elements_.push_back(element);
  }
  made.end = static_cast<std::uint32_t>(elements_.size());
  const Element& first = elements_[made.begin];
  expect(made.end > made.begin && first.begin < first.end && !first.is_optional,
         "a phrase begins with a word");
  const auto number = static_cast<std::uint16_t>(phrases_.size());
  for (std::uint32_t form = first.begin; form < first.end; ++form) {
    if (by_first_.size() <= forms_[form]) by_first_.resize(forms_[form] + 1);
    by_first_[forms_[form]].push_back(number);
  }
  phrases_.push_back(made);
}

bool PhraseBook::matches(const Element& element, const PlainWord& word) const {
  for (std::uint32_t form = element.begin; form < element.end; ++form) {
    if (forms_[form] == word.lower_id || forms_[form] == word.lemma_id) return true;
  }
  return false;
}

std::uint32_t PhraseBook::end_of(std::uint32_t element, std::uint32_t last, std::span<const PlainWord> words,
                                 std::uint32_t at) const {
  for (; element < last; ++element) {
    const Element& next = elements_[element];
    if (next.begin == next.end) {
      for (std::uint32_t gap = 0; gap <= max_gap && at + gap < words.size(); ++gap) {
        if (const std::uint32_t end = end_of(element + 1, last, words, at + gap)) return end;
      }
      return 0;
    }
    if (at < words.size() && matches(next, words[at])) {
      if (next.is_optional) {
        if (const std::uint32_t end = end_of(element + 1, last, words, at + 1)) return end;
      } else {
        ++at;
      }
    } else if (!next.is_optional) {
      return 0;
    }
  }
  return at;
}

template <class Use>
void PhraseBook::for_each_match(std::span<const PlainWord> words, std::uint32_t at, Use use) const {
  const auto try_all = [&](WordId first) {
    if (first == 0 || first >= by_first_.size()) return;
    for (const std::uint16_t number : by_first_[first]) {
      const Phrase& phrase = phrases_[number];
      if (const std::uint32_t end = end_of(phrase.begin + 1, phrase.end, words, at + 1))
        use(Match{{at, end}, phrase.row});
    }
  };
  try_all(words[at].lower_id);
  if (words[at].lemma_id != words[at].lower_id) try_all(words[at].lemma_id);
}

void PhraseBook::find_at(std::span<const PlainWord> words, std::uint32_t at,
                         std::vector<Match>& found) const {
  const std::size_t before = found.size();
  for_each_match(words, at, [&](const Match& match) { found.push_back(match); });
  std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
            [](const Match& a, const Match& b) {
              return a.words.end != b.words.end ? a.words.end > b.words.end : a.row < b.row;
            });
}

bool PhraseBook::longest_at(std::span<const PlainWord> words, std::uint32_t at, Match& longest) const {
  bool is_found = false;
  for_each_match(words, at, [&](const Match& match) {
    if (!is_found || match.words.end > longest.words.end) longest = match;
    is_found = true;
  });
  return is_found;
}

std::vector<std::vector<std::string_view>> rows_of(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  while (!table.empty()) {
    std::string_view line = take_until(table, '\n');
    if (line.empty() || line.starts_with('#')) continue;
    auto& row = rows.emplace_back();
    while (!line.empty()) row.push_back(take_until(line, '\t'));
  }
  return rows;
}

}  // namespace rapporteur::statement
