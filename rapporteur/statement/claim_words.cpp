#include "rapporteur/statement/claim_words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/statement/lexicon.h"

#include <algorithm>

namespace rapporteur::statement {

void append_lower(std::string_view word, std::vector<char>& out) {
  constexpr std::string_view curly = "\xE2\x80\x99";
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == curly.front() && word.substr(i).starts_with(curly)) {
      out.push_back('\'');
      i += curly.size() - 1;
    } else {
      out.push_back(base::to_lower(word[i]));
    }
  }
}

PlainWords::PlainWords(std::string_view text, const Analysis& analysis) : analysis_(&analysis) {
  const Vocabulary& vocabulary = Lexicon::shipped().words;
  std::size_t bytes = 0;
  for (const TextSpan span : analysis.tokens) bytes += span.size();
  lower_.reserve(bytes);  // from here on, what is put in does not move
  words_.reserve(analysis.size());
  for (std::uint32_t token = 0; token < analysis.size(); ++token) {
    const std::size_t begin = lower_.size();
    const TextSpan span = analysis.tokens[token];
    append_lower(text.substr(span.begin, span.size()), lower_);
    const std::string_view lower(lower_.data() + begin, lower_.size() - begin);
    const std::string_view lemma = analysis.lemma(token);
    const WordId id = vocabulary.find(lower);
    words_.push_back({lower, lemma, id, lemma == lower ? id : vocabulary.find(lemma)});
  }
}

ClaimWords::ClaimWords(const PlainWords& words, std::span<const TextSpan> spans)
    : analysis_(&words.analysis()) {
  for (const TextSpan span : spans) {
    const TokenRange range = analysis_->tokens_in(span);
    tokens_.reserve(tokens_.size() + range.size());
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      if (analysis_->parts[token] != Part::space) tokens_.push_back(token);
    }
  }
  if (spans.size() > 1) {
    std::ranges::sort(tokens_);
    const auto repeated = std::ranges::unique(tokens_);
    tokens_.erase(repeated.begin(), repeated.end());
  }
  plain_.reserve(tokens_.size());
  for (const std::uint32_t token : tokens_) plain_.push_back(words.of(token));
}

std::uint32_t ClaimWords::first_from(std::uint32_t token) const {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(tokens_, token) - tokens_.begin());
}

std::uint32_t ClaimWords::place_of(std::uint32_t token) const {
  const std::uint32_t place = first_from(token);
  return place < size() && tokens_[place] == token ? place : size();
}

bool ClaimWords::is_mark(std::uint32_t word) const {
  return analysis_->parts[tokens_[word]] == Part::punct;
}

}  // namespace rapporteur::statement
