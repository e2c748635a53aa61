#include "rapporteur/encoder/word_pieces.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/utf8.h"

namespace rapporteur::encoder {

namespace {

/// Whether double quotation marks are open behind a character.
bool is_open_behind(char32_t code, bool is_open) {
  switch (code) {
    case U'“':
    case U'„':
    case U'«':
      return true;
    case U'”':
    case U'»':
      return false;
    case U'"':
      return !is_open;
    default:
      return is_open;
  }
}

SentencePart part_of(std::string_view word) {
  if (word == "." || word == "!" || word == "?") return SentencePart::ends;
  if (word == "”" || word == "\"" || word == "’" || word == "'" || word == ")" || word == "]")
    return SentencePart::follows;
  return SentencePart::inside;
}

}  // namespace

void CutText::clear() {
  spans.clear();
  numbers.clear();
  words.clear();
}

void WordCutter::cut(std::string_view utf8, TextSpan paragraph, CutText& out) {
  is_at_paragraph_start_ = true;
  is_inside_quotes_ = false;
  const std::string_view text = utf8.substr(0, paragraph.end);
  for (std::uint32_t at = paragraph.begin; at < text.size();) {
    const Character character = character_at(text, at);
    if (character.kind == CharacterKind::blank) {
      finish_word(out);
    } else if (character.kind == CharacterKind::alone) {
      finish_word(out);
      const bool was_inside = is_inside_quotes_;
      is_inside_quotes_ = is_open_behind(character.code, was_inside);
      is_word_quoted_ = was_inside || is_inside_quotes_;
      add(character, at);
      finish_word(out);
    } else if (character.kind != CharacterKind::dropped) {
      is_word_quoted_ = is_inside_quotes_;
      add(character, at);
    }
    at += character.size;
  }
  finish_word(out);
}

void WordCutter::add(const Character& character, std::uint32_t at) {
  const TextSpan span{at, at + character.size};
  if (character.kind == CharacterKind::capital && letter_count_ == 0) starts_with_capital_ = true;
  if (character.kind == CharacterKind::capital) ++capital_count_;
  if (character.kind == CharacterKind::capital || character.kind == CharacterKind::letter) ++letter_count_;
  if (character.code < 0x80)
    return add_plain(static_cast<unsigned char>(base::to_lower(static_cast<char>(character.code))), span);
  std::array<char32_t, plain_capacity> plain{};
  const std::size_t count = plain_of(character.code, plain);
  for (std::size_t i = 0; i < count; ++i) add_plain(plain[i], span);
}

void WordCutter::add_plain(char32_t plain, TextSpan span) {
  word_.end = span.end;
  if (character_count_ == 0) word_.begin = span.begin;
  if (++character_count_ > max_word_characters) return;  // it will be one unknown piece
  if (plain < 0x80) {
    plain_ += static_cast<char>(plain);
  } else {
    base::append_utf8(plain_, plain);
  }
  parts_.push_back({static_cast<std::uint32_t>(plain_.size()), span});
}

void WordCutter::finish_word(CutText& out) {
  if (character_count_ > 0) {
    Word word;
    word.first_piece = static_cast<std::uint32_t>(out.spans.size());
    word.letter_case = letter_case();
    word.part = part_of(plain_);
    word.is_quoted = is_word_quoted_;
    word.starts_paragraph = is_at_paragraph_start_;
    if (!append_pieces(out)) {
      out.spans.resize(word.first_piece);
      out.numbers.resize(word.first_piece);
      out.spans.push_back(word_);
      out.numbers.push_back(vocabulary_->unknown());
    }
    word.piece_count = static_cast<std::uint32_t>(out.spans.size()) - word.first_piece;
    out.words.push_back(word);
    is_at_paragraph_start_ = false;
  }
  plain_.clear();
  parts_.clear();
  character_count_ = letter_count_ = capital_count_ = 0;
  starts_with_capital_ = false;
}

bool WordCutter::append_pieces(CutText& out) {
  if (character_count_ > max_word_characters) return false;
  std::size_t first = 0;
  while (first < parts_.size()) {
    const PiecePlace place = first == 0 ? PiecePlace::begins : PiecePlace::continues;
    const std::uint32_t begin = first == 0 ? 0 : parts_[first - 1].plain_end;
    // Hashes of all beginnings of what is left, up to the longest piece there is.
    hashes_.clear();
    Vocabulary::Hash hash = Vocabulary::start(place);
    std::uint32_t at = begin;
    for (std::size_t i = first; i < parts_.size() && parts_[i].plain_end - begin <= vocabulary_->longest();
         ++i) {
      for (; at < parts_[i].plain_end; ++at) hash = Vocabulary::extend(hash, plain_[at]);
      hashes_.push_back(hash);
    }
    std::uint32_t number = Vocabulary::absent;
    std::size_t last = first + hashes_.size();
    while (last > first && number == Vocabulary::absent) {
      --last;
      const std::string_view tried = std::string_view(plain_).substr(begin, parts_[last].plain_end - begin);
      number = vocabulary_->find(tried, place, hashes_[last - first]);
    }
    if (number == Vocabulary::absent) return false;
    out.spans.push_back({parts_[first].span.begin, parts_[last].span.end});
    out.numbers.push_back(number);
    first = last + 1;
  }
  return true;
}

WordCase WordCutter::letter_case() const {
  if (letter_count_ == 0) return WordCase::no_letter;
  if (capital_count_ == 0) return WordCase::no_capital;
  if (capital_count_ == 1 && starts_with_capital_) return WordCase::first_capital;
  return capital_count_ == letter_count_ ? WordCase::all_capitals : WordCase::mixed;
}

}  // namespace rapporteur::encoder
