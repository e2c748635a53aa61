#include "rapporteur/quantity/counted.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/quantity/number_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

/// What is counted is the noun over the number, or under its "of"; what narrows it are the words that hang on
/// that noun, and the verb that it is an argument of.
///
///     At least 23 people were killed in Rostal.
///         thing: people                 the noun over 23
///         scope: killed, Rostal         the verb, by its fate; the place under the verb
namespace rapporteur::quantity {

namespace {

constexpr std::size_t most_scope_words = 8;

/// Verbs that say nothing of what is counted.
constexpr std::array<std::string_view, 14> empty_verbs{"be",   "have",  "say",    "do",    "include",
                                                       "make", "see",   "become", "total", "add",
                                                       "rise", "reach", "stand",  "remain"};
/// Verbs whose subject is what is counted: "the toll rose to 23".
constexpr std::array<std::string_view, 16> level_verbs{
    "rise", "climb", "reach",  "stand",  "fall", "drop",   "increase", "grow",
    "be",   "jump",  "exceed", "number", "hit",  "remain", "total",    "put"};

class Counting {
 public:
  Counting(const Article& article, const Analysis& analysis, TokenRange number, bool has_unit)
      : article_(article), analysis_(analysis), number_(number), has_unit_(has_unit) {}

  Counted count() {
    const std::uint32_t root = analysis_.head_of(number_);
    found_.noun = noun_of(root);
    const std::uint32_t top = found_.noun && !analysis_.is_below(*found_.noun, root) ? *found_.noun : root;
    add_verb(top);
    if (found_.noun) {
      found_.thing = lower_lemma(*found_.noun);
      used_.push_back(*found_.noun);
      if (const auto* const fate = NumberWords::shared().find(found_.thing, WordKind::fate))
        scope_.emplace_back(*found_.noun, *fate);
      add_modifiers(*found_.noun);
    }
    if (top != found_.noun) add_modifiers(top);
    close();
    return std::move(found_);
  }

 private:
  bool in_number(std::uint32_t token) const { return number_.begin <= token && token < number_.end; }
  bool is_noun(std::uint32_t token) const {
    return analysis_.parts[token] == Part::noun || analysis_.parts[token] == Part::propn;
  }
  Relation relation(std::uint32_t token) const { return analysis_.relations[token]; }
  std::string lower_lemma(std::uint32_t token) const { return base::to_lower(analysis_.lemma(token)); }

  std::optional<std::uint32_t> noun_of(std::uint32_t root) {
    if (const auto below = noun_under_of(root)) return below;
    std::uint32_t token = root;
    for (int step = 0; step < 4; ++step) {
      const Relation how = relation(token);
      const bool hangs = how == Relation::nummod || how == Relation::quantmod || how == Relation::amod ||
                         how == Relation::compound || how == Relation::nmod || how == Relation::advmod ||
                         how == Relation::npadvmod || how == Relation::det;
      if (!hangs || analysis_.is_root(token)) break;
      token = analysis_.heads[token];
      if (is_noun(token) && !in_number(token)) return token;
    }
    if (has_unit_) return std::nullopt;
    found_.is_argument = true;
    return level_subject(root);
  }

  /// "hundreds of refugees", "80 million barrels of oil", "$20 million in aid"
  std::optional<std::uint32_t> noun_under_of(std::uint32_t root) const {
    for (const std::uint32_t child : analysis_.children(root)) {
      if (relation(child) != Relation::prep || child < number_.begin) continue;
      const std::string preposition = lower_lemma(child);
      if (preposition != "of" && !(has_unit_ && (preposition == "in" || preposition == "for"))) continue;
      for (const std::uint32_t object : analysis_.children(child)) {
        if (relation(object) == Relation::pobj && is_noun(object)) return object;
      }
    }
    return std::nullopt;
  }

  /// "The death toll rose to 23": the toll.
  std::optional<std::uint32_t> level_subject(std::uint32_t root) const {
    std::uint32_t token = root;
    for (int step = 0; step < 3 && !analysis_.is_root(token) && !is_verb(token); ++step)
      token = analysis_.heads[token];
    if (!is_verb(token) || std::ranges::count(level_verbs, lower_lemma(token)) == 0) return std::nullopt;
    for (const std::uint32_t child : analysis_.children(token)) {
      const bool is_subject = relation(child) == Relation::nsubj || relation(child) == Relation::nsubjpass;
      if (is_subject && child < root && is_noun(child)) return child;
    }
    return std::nullopt;
  }

  bool is_verb(std::uint32_t token) const {
    return analysis_.parts[token] == Part::verb || analysis_.parts[token] == Part::aux;
  }

  /// The verb that `top` is an argument of.
  void add_verb(std::uint32_t top) {
    std::uint32_t token = top;
    for (int step = 0; step < 3 && !analysis_.is_root(token); ++step) {
      const Relation how = relation(token);
      const bool goes_on = how == Relation::nsubj || how == Relation::nsubjpass || how == Relation::dobj ||
                           how == Relation::attr || how == Relation::pobj || how == Relation::prep ||
                           how == Relation::agent || how == Relation::dative || how == Relation::conj;
      if (!goes_on) return;
      token = analysis_.heads[token];
      if (is_verb(token)) break;
    }
    if (!is_verb(token) || token == top) return;
    found_.verb = token;
    add_lemma(token);
    for (const std::uint32_t child : analysis_.children(token)) {
      if (relation(child) == Relation::neg) scope_.emplace_back(child, "not");
      if (relation(child) == Relation::prep && analysis_.lemma(child) == "in") add_object(child);
      if (relation(child) == Relation::acomp || relation(child) == Relation::oprd) add_lemma(child);
    }
  }

  void add_lemma(std::uint32_t token) {
    const std::string lemma = lower_lemma(token);
    const std::string* const fate = NumberWords::shared().find(lemma, WordKind::fate);
    if (fate)
      scope_.emplace_back(token, *fate);
    else if (std::ranges::count(empty_verbs, lemma) == 0)
      scope_.emplace_back(token, lemma);
  }

  void add_object(std::uint32_t preposition) {
    for (const std::uint32_t object : analysis_.children(preposition)) {
      if (relation(object) == Relation::pobj && is_noun(object) && !in_number(object) &&
          object != found_.noun)
        scope_.emplace_back(object, written(object));
    }
  }

  /// A name as it is written, another word by its lemma.
  std::string written(std::uint32_t token) const {
    if (analysis_.parts[token] == Part::propn)
      return std::string(article_.text.words(analysis_.tokens[token]));
    return lower_lemma(token);
  }

  void add_modifiers(std::uint32_t noun) {
    for (const std::uint32_t child : analysis_.children(noun)) {
      if (in_number(child) || child == found_.noun) continue;
      switch (relation(child)) {
        case Relation::amod:
        case Relation::acl:
        case Relation::relcl:
          add_lemma(child);
          break;
        case Relation::compound:
        case Relation::nmod:
        case Relation::poss:
          if (analysis_.parts[child] != Part::pron && analysis_.parts[child] != Part::num)
            scope_.emplace_back(child, written(child));
          break;
        case Relation::prep:
          add_object(child);
          break;
        case Relation::advmod:
        case Relation::acomp:
          if (analysis_.parts[child] == Part::adj) add_lemma(child);
          break;
        default:
          break;
      }
    }
  }

  void close() {
    std::ranges::sort(scope_);
    for (auto& [token, word] : scope_) {
      if (found_.scope.size() == most_scope_words) break;
      if (token != found_.verb) used_.push_back(token);
      if (std::ranges::count(found_.scope, word) == 0) found_.scope.push_back(std::move(word));
    }
    std::ranges::sort(used_);
    used_.erase(std::ranges::unique(used_).begin(), used_.end());
    found_.tokens = std::move(used_);
  }

  const Article& article_;
  const Analysis& analysis_;
  TokenRange number_;
  bool has_unit_;
  Counted found_;
  std::vector<std::uint32_t> used_;
  std::vector<std::pair<std::uint32_t, std::string>> scope_;
};

}  // namespace

Counted read_counted(const Article& article, const Analysis& analysis, TokenRange number, bool has_unit) {
  return Counting(article, analysis, number, has_unit).count();
}

}  // namespace rapporteur::quantity
