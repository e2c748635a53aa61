#include "rapporteur/quantity/find_quantities.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/quantity/counted.h"
#include "rapporteur/quantity/number_words.h"
#include "rapporteur/quantity/read_number.h"

#include <algorithm>
#include <string>
#include <string_view>

/// Sentence by sentence, the longest number is read from each word that can begin one; numbers that are
/// something else where they stand are refused; the tree says what is counted.
namespace rapporteur {

namespace {

using quantity::NumberWords;
using quantity::ToldNumber;
using quantity::WordKind;

constexpr std::uint32_t most_sentence_tokens = 400;

class QuantityFinder {
 public:
  QuantityFinder(const Article& article, const Analysis& analysis, const std::vector<TextSpan>& dates)
      : article_(article), analysis_(analysis), dates_(dates) {}

  std::vector<Quantity> find() {
    for (const Sentence& sentence : analysis_.sentences) {
      if (sentence.tokens.size() <= most_sentence_tokens) read_sentence(sentence.tokens);
    }
    return std::move(found_);
  }

 private:
  void read_sentence(TokenRange sentence) {
    words_.clear();
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token)
      words_.push_back(base::to_lower(article_.text.words(analysis_.tokens[token])));
    begin_ = sentence.begin;
    first_of_sentence_ = found_.size();
    for (std::uint32_t at = 0; at < words_.size();) {
      const auto told = quantity::read_number(words_, at);
      if (!told || !stands(*told)) {
        at = told && !told->is_ordinal ? told->bare.end : at + 1;
        continue;
      }
      add(*told);
      at = told->words.end;
    }
  }

  TokenRange in_article(TokenRange words) const { return {begin_ + words.begin, begin_ + words.end}; }

  /// Whether a number is a quantity where it stands.
  bool stands(const ToldNumber& told) const {
    const TokenRange tokens = in_article(told.bare);
    return !is_of_date(tokens) && !is_of_name(tokens) && !is_age(told) && !is_bare_digit(told) &&
           !is_label(told) && !is_pronoun(told);
  }

  bool is_of_date(TokenRange tokens) const {
    const TextSpan span = analysis_.span_of(tokens);
    const auto behind =
        std::ranges::upper_bound(dates_, span.begin, {}, [](TextSpan date) { return date.end; });
    return behind != dates_.end() && behind->overlaps(span);
  }

  bool is_of_name(TokenRange tokens) const {
    const auto entity = analysis_.entity_at(tokens.begin);
    if (!entity) return false;
    switch (entity->kind) {
      case EntityKind::person:
      case EntityKind::norp:
      case EntityKind::fac:
      case EntityKind::product:
      case EntityKind::event:
      case EntityKind::work_of_art:
      case EntityKind::law:
      case EntityKind::org:
        return entity->tokens.size() > tokens.size();
      case EntityKind::time:
        return true;
      default:
        return false;
    }
  }

  const std::string& word(std::uint32_t at) const { return at < words_.size() ? words_[at] : none_; }

  /// "aged 24", "24-year-old", "Maria Lind, 24,"
  bool is_age(const ToldNumber& told) const {
    const std::uint32_t begin = told.bare.begin;
    if (begin > 0 && (word(begin - 1) == "aged" || word(begin - 1) == "age")) return true;
    const std::uint32_t behind = told.bare.end + (word(told.bare.end) == "-" ? 1 : 0);
    if (told.glued.starts_with("year") || word(behind).starts_with("year")) return true;
    if (begin < 2 || word(begin - 1) != ",") return false;
    const std::uint32_t token = begin_ + begin;
    const bool ends = word(told.bare.end) == "," || word(told.bare.end) == ".";
    return ends && analysis_.parts[token - 2] == Part::propn && told.low.digits < 120 && told.unit.empty();
  }

  /// What is neither counted nor measured: years, scores, clock times, numbers of a list.
  bool is_bare_digit(const ToldNumber& told) const {
    if (!told.unit.empty() || !told.glued.empty() || told.is_ordinal) return false;
    const bool has_dash = word(told.bare.end) == "-" || word(told.bare.end) == "\u2013" ||
                          word(told.bare.end) == ":" || word(told.bare.end) == "/";
    if (has_dash && base::is_digit(word(told.bare.end + 1).empty() ? ' ' : word(told.bare.end + 1).front()))
      return true;
    const std::uint32_t begin = told.bare.begin;
    return begin > 0 && (word(begin - 1) == "-" || word(begin - 1) == "\u2013" || word(begin - 1) == ":" ||
                         word(begin - 1) == "no." || word(begin - 1) == "number" || word(begin - 1) == "#");
  }

  /// "Resolution 2397", "Group of 20", "Chapter 7": a number behind the noun that it is a number of.
  bool is_label(const ToldNumber& told) const {
    if (!told.unit.empty() || told.is_ordinal) return false;
    if (told.bare.begin > 1 && word(told.bare.begin - 1) == "of" && word(told.bare.begin - 2) == "group")
      return true;
    const std::uint32_t token = analysis_.head_of(in_article(told.bare));
    const Relation how = analysis_.relations[token];
    const std::uint32_t head = analysis_.heads[token];
    const bool hangs = how == Relation::nummod || how == Relation::appos || how == Relation::npadvmod;
    if (hangs && head < token && base::is_digit(word(told.bare.begin).front()) &&
        (analysis_.parts[head] == Part::noun || analysis_.parts[head] == Part::propn))
      return true;
    return how == Relation::pobj && analysis_.parts[analysis_.heads[head]] == Part::propn && head < token;
  }

  /// "one of them", "the second", "for the first time"
  bool is_pronoun(const ToldNumber& told) const {
    const std::uint32_t token = analysis_.head_of(in_article(told.bare));
    const bool is_one = word(told.bare.begin) == "one" && told.bare.size() == 1;
    if (!is_one && !told.is_ordinal) return false;
    const std::uint32_t head = analysis_.heads[token];
    const bool counts = analysis_.relations[token] == Relation::nummod ||
                        analysis_.relations[token] == Relation::amod ||
                        analysis_.relations[token] == Relation::compound;
    return !counts || head < token || analysis_.parts[head] != Part::noun || analysis_.lemma(head) == "time";
  }

  void add(const ToldNumber& told) {
    const TokenRange number = in_article(told.bare);
    quantity::Counted counted =
        quantity::read_counted(article_, analysis_, number, !told.unit.empty() && !told.is_share);
    Quantity made{.low = told.low.written(),
                  .high = told.high.written(),
                  .exactness = told.exactness,
                  .unit = told.unit,
                  .thing = std::move(counted.thing),
                  .scope = std::move(counted.scope),
                  .is_ordinal = told.is_ordinal,
                  .number = {analysis_.span_of(in_article(told.words))}};
    if (!told.glued.empty()) {
      if (!made.thing.empty()) made.scope.insert(made.scope.begin(), made.thing);
      made.thing = told.glued;
    } else if (made.thing.empty() && told.unit.empty()) {
      made.thing = carried_thing(made.scope, counted.is_argument);
    }
    if (made.thing.empty() && made.unit.empty()) return;
    made.phrase = phrase_of(in_article(told.words), counted.tokens);
    made.date = date_of(number, counted);
    found_.push_back(std::move(made));
  }

  /// "... and 40 were wounded": what the number before counts; else persons, where somebody's fate is told.
  std::string carried_thing(const std::vector<std::string>& scope, bool is_argument) const {
    if (!is_argument) return {};
    const bool is_fate = std::ranges::any_of(
        scope, [](const std::string& each) { return NumberWords::shared().is(each, WordKind::fate); });
    if (!is_fate) return {};
    for (std::size_t i = found_.size(); i > first_of_sentence_; --i) {
      if (found_[i - 1].unit.empty()) return found_[i - 1].thing;
    }
    return "person";
  }

  std::vector<TextSpan> phrase_of(TokenRange number, std::vector<std::uint32_t> tokens) const {
    for (std::uint32_t token = number.begin; token < number.end; ++token) tokens.push_back(token);
    std::ranges::sort(tokens);
    std::vector<TextSpan> spans;
    std::uint32_t last = 0;
    for (const std::uint32_t token : tokens) {
      const TextSpan span = analysis_.tokens[token];
      if (!spans.empty() && token <= last + 3)
        spans.back().end = std::max(spans.back().end, span.end);
      else
        spans.push_back(span);
      last = token;
    }
    return spans;
  }

  /// The date that hangs on the same verb or on the thing.
  std::int32_t date_of(TokenRange number, const quantity::Counted& counted) const {
    const TextSpan sentence =
        analysis_.span_of(analysis_.sentences[analysis_.sentence_of[number.begin]].tokens);
    auto date =
        std::ranges::lower_bound(dates_, sentence.begin, {}, [](TextSpan each) { return each.begin; });
    for (; date != dates_.end() && date->end <= sentence.end; ++date) {
      const TokenRange tokens = analysis_.tokens_in(*date);
      if (tokens.is_empty()) continue;
      std::uint32_t above = analysis_.heads[analysis_.head_of(tokens)];
      if (analysis_.relations[above] == Relation::prep) above = analysis_.heads[above];
      if (above == counted.verb || above == counted.noun)
        return static_cast<std::int32_t>(date - dates_.begin());
    }
    return -1;
  }

  const Article& article_;
  const Analysis& analysis_;
  const std::vector<TextSpan>& dates_;
  std::vector<std::string> words_;
  std::uint32_t begin_ = 0;
  std::size_t first_of_sentence_ = 0;
  std::vector<Quantity> found_;
  std::string none_;
};

}  // namespace

std::vector<Quantity> find_quantities(const Article& article, const Analysis& analysis,
                                      const std::vector<TextSpan>& dates) {
  return QuantityFinder(article, analysis, dates).find();
}

}  // namespace rapporteur
