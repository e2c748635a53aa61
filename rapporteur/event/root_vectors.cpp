#include "rapporteur/event/root_vectors.h"

#include "rapporteur/event/clause.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace rapporteur::event {

namespace {

/// The length of each group's vector, beside features of which each counts about a fourteenth.
constexpr double group_length = 0.5;

using Tokens = std::vector<Token>;

class Groups {
 public:
  Groups(const Analysis& analysis, TokenRange sentence, const PartyPair& pair)
      : analysis_(analysis),
        actor_(analysis.tokens_in(pair.actor)),
        recipient_(analysis.tokens_in(pair.recipient)) {
    add_content(sentence);
    if (!actor_.is_empty() && !recipient_.is_empty()) add_way();
    for (const TokenRange party : {actor_, recipient_}) {
      if (party.is_empty()) continue;
      const Token above = analysis_.heads[analysis_.head_of(party)];
      if (!is_party(above)) groups_[heads].push_back(above);
    }
  }

  const std::array<Tokens, root_vector_groups>& all() const& { return groups_; }

 private:
  enum Group : std::uint8_t { content, between, way, over, heads, verbs, behind };

  static bool holds(TokenRange range, Token token) { return range.begin <= token && token < range.end; }
  bool is_party(Token token) const { return holds(actor_, token) || holds(recipient_, token); }

  void add_content(TokenRange sentence) {
    const bool has_both = !actor_.is_empty() && !recipient_.is_empty();
    const TokenRange first = actor_.begin < recipient_.begin ? actor_ : recipient_;
    const Token last_begin = std::max(actor_.begin, recipient_.begin);
    for (Token token = sentence.begin; token < sentence.end; ++token) {
      const Part part = analysis_.parts[token];
      if (part != Part::verb && part != Part::noun && part != Part::adj && part != Part::adv) continue;
      if (is_party(token) || analysis_.entity_at(token)) continue;
      groups_[content].push_back(token);
      if (part == Part::verb) groups_[verbs].push_back(token);
      if (!has_both) continue;
      if (first.end <= token && token < last_begin) groups_[between].push_back(token);
      if (token > last_begin) groups_[behind].push_back(token);
    }
  }

  void add_way() {
    const Token from = analysis_.head_of(actor_);
    const Token to = analysis_.head_of(recipient_);
    for (const Token token : analysis_.path(from, to)) {
      if (is_party(token)) continue;
      groups_[way].push_back(token);
      if (analysis_.is_below(from, token) && analysis_.is_below(to, token)) groups_[over].push_back(token);
    }
  }

  const Analysis& analysis_;
  TokenRange actor_;
  TokenRange recipient_;
  std::array<Tokens, root_vector_groups> groups_;
};

}  // namespace

std::vector<float> root_vectors(std::string_view text, const Analysis& analysis, TokenRange sentence,
                                const PartyPair& pair, const WordVectors& vectors) {
  std::vector<float> out(root_vector_size);
  const Groups groups(analysis, sentence, pair);
  float* place = out.data();
  for (const Tokens& group : groups.all()) {
    const std::span<float> sum(place, word_vector_width);
    place += word_vector_width;
    for (const Token token : group) {
      const TextSpan span = analysis.tokens[token];
      const auto found = vectors.find(text.substr(span.begin, span.size()));
      if (found.size() != sum.size()) continue;
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += found[i];
    }
    double square = 0;
    for (const float each : sum) square += static_cast<double>(each) * static_cast<double>(each);
    if (square < 1e-12) continue;
    const auto scale = static_cast<float>(group_length / std::sqrt(square));
    for (float& each : sum) each *= scale;
  }
  return out;
}

}  // namespace rapporteur::event
