#include "rapporteur/place/surroundings.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace rapporteur::place {

namespace {

using Token = std::uint32_t;

/// How far a chain of prepositions is followed: "in a village near the town of X in northern Y".
constexpr int most_steps = 4;

constexpr std::array<std::string_view, 5> near_words{"near", "outside", "around", "off", "beyond"};
constexpr std::array<std::string_view, 6> distances{"mile", "kilometre", "kilometer", "km", "metre", "meter"};
constexpr std::array<std::string_view, 3> holding{"in", "of", "inside"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Reads the surroundings of one name.
class Reader {
 public:
  Reader(const Article& article, const Analysis& analysis, TokenRange words)
      : article_(article), analysis_(analysis), words_(words) {}

  Surroundings read() {
    found_.name = words_;
    cut_at_comma();
    trim_ends();
    const Token head = analysis_.head_of(found_.name);
    const auto noun = noun_over(head);
    if (noun) {
      if (found_.kind == WordKind::none) found_.kind = kind_of(*noun);
      add_holders_of_noun(*noun);
    }
    add_below(head);
    add_behind_comma();
    read_preposition(noun.value_or(analysis_.head_of(words_)));
    return std::move(found_);
  }

 private:
  std::string lower(Token token) const {
    return base::to_lower(article_.text.words(analysis_.tokens[token]));
  }
  WordKind kind_of(Token token) const {
    const PlaceWords& words = PlaceWords::shared();
    const WordKind kind = words.kind_of(base::to_lower(analysis_.lemma(token)));
    return kind == WordKind::none ? words.kind_of(lower(token)) : kind;
  }

  /// "Victoria, Seychelles" in one: what stands behind the comma holds what stands before.
  void cut_at_comma() {
    TokenRange& name = found_.name;
    for (Token at = name.begin + 1; at + 1 < name.end; ++at) {
      if (lower(at) != ",") continue;
      found_.holders.push_back({at + 1, name.end});
      name.end = at;
      return;
    }
  }

  /// Takes "the", "northern", "'s" and "province" off the name.
  void trim_ends() {
    TokenRange& name = found_.name;
    const auto is_idle = [&](Token token) {
      const std::string_view tag = analysis_.tag(token);
      return tag == "DT" || tag == "POS" || analysis_.parts[token] == Part::punct;
    };
    while (name.size() > 1 && is_idle(name.end - 1)) --name.end;
    while (name.size() > 1 && is_idle(name.begin)) ++name.begin;
    const WordKind last = kind_of(name.end - 1);
    if (name.size() > 1 && last != WordKind::none && last != WordKind::direction &&
        base::is_lower(article_.text.words(analysis_.tokens[name.end - 1]).front())) {
      found_.kind = last;
      --name.end;
    }
    while (name.size() > 1 && kind_of(name.begin) == WordKind::direction &&
           base::is_lower(article_.text.words(analysis_.tokens[name.begin]).front())) {
      found_.is_part = true;
      ++name.begin;
    }
  }

  /// The noun that the name is the name of: "the city of X", "the port city X", "the capital, X", "X
  /// province".
  std::optional<Token> noun_over(Token head) const {
    if (analysis_.is_root(head)) return std::nullopt;
    const Token above = analysis_.heads[head];
    const Relation relation = analysis_.relations[head];
    if (relation == Relation::pobj && lower(above) == "of" && !analysis_.is_root(above)) {
      const Token noun = analysis_.heads[above];
      return is_of_place(noun) ? std::optional(noun) : std::nullopt;
    }
    const bool is_with =
        relation == Relation::appos || relation == Relation::compound || relation == Relation::nmod;
    return is_with && is_of_place(above) ? std::optional(above) : std::nullopt;
  }
  bool is_of_place(Token noun) const {
    const WordKind kind = kind_of(noun);
    return kind != WordKind::none && (kind != WordKind::direction || analysis_.parts[noun] == Part::noun);
  }

  /// "the Syrian city of", "Syria's city of", "the city of X in Syria"
  void add_holders_of_noun(Token noun) {
    for (const Token child : analysis_.children(noun)) {
      const Relation relation = analysis_.relations[child];
      if (found_.name.begin <= child && child < found_.name.end) continue;
      if (relation == Relation::amod || relation == Relation::compound || relation == Relation::poss ||
          relation == Relation::nmod)
        add(child);
      if (relation == Relation::prep && is_one_of(holding, lower(child))) add_objects(child, 0);
    }
  }

  /// "X in Syria", "Syria's X"
  void add_below(Token head) {
    for (const Token child : analysis_.children(head)) {
      if (found_.name.begin <= child && child < found_.name.end) continue;
      const Relation relation = analysis_.relations[child];
      if (relation == Relation::poss || relation == Relation::appos || relation == Relation::npadvmod)
        add(child);
      if (relation == Relation::prep && is_one_of(holding, lower(child))) add_objects(child, 0);
    }
  }

  void add_objects(Token preposition, int step) {
    for (const Token object : analysis_.children(preposition)) {
      if (analysis_.relations[object] != Relation::pobj) continue;
      add(object);
      if (step >= most_steps) continue;
      for (const Token child : analysis_.children(object)) {
        const Relation relation = analysis_.relations[child];
        if (relation == Relation::poss || relation == Relation::compound || relation == Relation::appos ||
            relation == Relation::amod)
          add(child);
        if (relation == Relation::prep && is_one_of(holding, lower(child))) add_objects(child, step + 1);
      }
    }
  }

  /// "X, Texas"; "X, northern Syria"; "X (Texas)"
  void add_behind_comma() {
    Token at = words_.end;
    const TokenRange sentence = analysis_.sentence(words_.begin).tokens;
    if (at >= sentence.end || (lower(at) != "," && lower(at) != "(")) return;
    ++at;
    for (int step = 0; step < 3 && at < sentence.end; ++step, ++at) {
      if (const auto entity = analysis_.entity_at(at); entity && entity->kind != EntityKind::date) {
        add(at);
        return;
      }
      if (kind_of(at) != WordKind::direction && analysis_.tag(at) != "DT" && lower(at) != "in") return;
    }
  }

  /// Adds the entity or the word that a token stands in.
  void add(Token token) {
    const auto entity = analysis_.entity_at(token);
    const TokenRange tokens = entity ? entity->tokens : TokenRange{token, token + 1};
    const bool is_name =
        entity || analysis_.parts[token] == Part::propn || analysis_.parts[token] == Part::adj;
    const bool is_direction = tokens.size() == 1 && kind_of(token) == WordKind::direction;
    if (is_direction) return;
    if (!is_name || tokens.overlaps(found_.name)) return;
    if (std::ranges::find(found_.holders, tokens) == found_.holders.end()) found_.holders.push_back(tokens);
  }

  /// "near X", "outside the city of X", "north of X"
  void read_preposition(Token top) {
    for (int step = 0; step < most_steps && !analysis_.is_root(top); ++step) {
      const Token above = analysis_.heads[top];
      if (analysis_.parts[above] != Part::adp && analysis_.relations[top] != Relation::pobj) return;
      const std::string word = lower(above);
      const bool is_distance = word == "from" && !analysis_.is_root(above) &&
                               is_one_of(distances, base::to_lower(analysis_.lemma(analysis_.heads[above])));
      if (is_one_of(near_words, word) || is_distance) found_.is_near = true;
      if (word != "of" || analysis_.is_root(above)) return;
      // "outskirts of X", "north of X", "miles of X"
      const Token noun = analysis_.heads[above];
      const std::string outside = lower(noun);
      if (kind_of(noun) == WordKind::direction || outside == "outskirts" || outside == "vicinity" ||
          is_one_of(distances, base::to_lower(analysis_.lemma(noun))))
        found_.is_near = true;
      if (!is_of_place(noun)) return;
      top = noun;
    }
  }

  const Article& article_;
  const Analysis& analysis_;
  TokenRange words_;
  Surroundings found_{};
};

}  // namespace

Surroundings read_surroundings(const Article& article, const Analysis& analysis, TokenRange words) {
  return Reader(article, analysis, words).read();
}

}  // namespace rapporteur::place
