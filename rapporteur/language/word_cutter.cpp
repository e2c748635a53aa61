#include "rapporteur/language/word_cutter.h"

#include "rapporteur/language/utf8_walk.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

/// A line feed at the very end may stand behind an expression's "$".
constexpr std::size_t characters_behind_end = 1;

WordPiece piece(std::size_t begin, std::size_t end, std::string_view norm = {}) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), norm};
}

}  // namespace

const TokenizerRules::Parts* WordCutter::exception(std::string_view text) const {
  return exceptions_ == Exceptions::used && !text.empty() ? rules_->exception(text) : nullptr;
}

bool WordCutter::matches(const std::optional<Expression>& expression, std::string_view text) {
  return expression && expression->search(text, 0, work_);
}

bool WordCutter::is_url(std::string_view text) {
  if (rules_->url_has_point && text.find('.') == std::string_view::npos) return false;
  return matches(rules_->url, text);
}

std::size_t WordCutter::prefix_size(std::string_view text) {
  if (!rules_->prefix) return 0;
  const auto found = rules_->prefix->search(text, 0, work_);
  return found ? found->end - found->begin : 0;
}

std::size_t WordCutter::suffix_size(std::string_view text) {
  if (!rules_->suffix || text.empty()) return 0;
  std::size_t from = 0;
  if (const auto& window = rules_->suffix_window) {
    from = begin_of_last(text, window->characters + characters_behind_end);
    const std::size_t last_other = text.find_last_not_of('.');
    if (window->takes_points) from = std::min(from, last_other + 1);  // npos + 1 is 0
  }
  const auto found = rules_->suffix->search(text, from, work_);
  if (!found) return 0;
  if (found->end == text.size()) return text.size() - found->begin;
  // As many characters are split off the end as were found, wherever they were found.
  const std::size_t characters = count_characters(text.substr(found->begin, found->end - found->begin));
  return text.size() - begin_of_last(text, characters);
}

void WordCutter::take_prefix(std::size_t size, std::vector<WordPiece>& pieces) {
  pieces.push_back(piece(begin_, begin_ + size));
  begin_ += static_cast<std::uint32_t>(size);
}

void WordCutter::take_suffix(std::size_t size) {
  suffixes_.push_back(piece(end_ - size, end_));
  end_ -= static_cast<std::uint32_t>(size);
}

/// Splits off what can be split off at once; false where that is all.
bool WordCutter::strip_step(std::vector<WordPiece>& pieces) {
  const std::string_view text = core();
  if (matches(rules_->token, text) || exception(text)) return false;
  const std::size_t prefix = prefix_size(text);
  if (prefix > 0 && exception(text.substr(prefix))) {
    take_prefix(prefix, pieces);
    return false;
  }
  // What an expression looks back at never reaches into the prefix.
  const std::size_t suffix = suffix_size(text.substr(prefix));
  if (suffix > 0 && exception(text.substr(0, text.size() - suffix))) {
    take_suffix(suffix);
    return false;
  }
  if (prefix > 0) take_prefix(prefix, pieces);
  if (suffix > 0) take_suffix(suffix);
  return prefix + suffix > 0;
}

void WordCutter::strip(std::vector<WordPiece>& pieces) {
  while (begin_ < end_ && strip_step(pieces)) {
  }
}

void WordCutter::add_parts(const TokenizerRules::Parts& parts, std::vector<WordPiece>& pieces) const {
  std::size_t at = begin_;
  for (const TokenizerRules::Part& part : parts) {
    pieces.push_back(piece(at, at + part.text.size(), part.norm));
    at += part.text.size();
  }
}

/// Cuts at what stands inside of the core; false where nothing does.
bool WordCutter::cut_inside(std::vector<WordPiece>& pieces) {
  if (!rules_->infix) return false;
  const std::string_view text = core();
  std::size_t start = 0;
  bool is_found = false;
  for (std::size_t from = 0; from < text.size();) {
    const auto found = rules_->infix->search(text, from, work_);
    if (!found) break;
    is_found = true;
    from = found->end;
    if (found->begin == found->end && from < text.size()) from += first_character(text.substr(from)).size;
    if (found->begin == 0) continue;
    if (found->begin > start) pieces.push_back(piece(begin_ + start, begin_ + found->begin));
    if (found->end > found->begin) pieces.push_back(piece(begin_ + found->begin, begin_ + found->end));
    start = found->end;
  }
  if (is_found && start < text.size()) pieces.push_back(piece(begin_ + start, end_));
  return is_found;
}

void WordCutter::add_core(std::vector<WordPiece>& pieces) {
  if (begin_ == end_) return;
  const std::string_view text = core();
  if (const auto* parts = exception(text)) {
    add_parts(*parts, pieces);
  } else if (matches(rules_->token, text) || is_url(text) || !cut_inside(pieces)) {
    pieces.push_back(piece(begin_, end_));
  }
}

void WordCutter::cut(std::string_view word, std::vector<WordPiece>& pieces) {
  word_ = word;
  begin_ = 0;
  end_ = static_cast<std::uint32_t>(word.size());
  suffixes_.clear();
  strip(pieces);
  add_core(pieces);
  pieces.insert(pieces.end(), suffixes_.rbegin(), suffixes_.rend());
}

bool WordCutter::has_affixes(std::string_view text) {
  return prefix_size(text) > 0 || suffix_size(text) > 0 || matches(rules_->infix, text);
}

}  // namespace rapporteur::language
