#include "rapporteur/event/root_features.h"

#include "rapporteur/event/clause.h"
#include "rapporteur/event/derive.h"
#include "rapporteur/event/stance.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace rapporteur::event {

namespace {

/// Words beyond so many of a sentence are not weighed.
constexpr std::uint32_t most_words = 120;

/// FNV-1a, so that the buckets are the same everywhere.
std::uint32_t bucket_of(std::string_view feature) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : feature) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return static_cast<std::uint32_t>((hash ^ (hash >> 29)) % root_buckets);
}

class FeatureMaker {
 public:
  FeatureMaker(const Analysis& analysis, TokenRange sentence, const PartyPair& pair)
      : analysis_(analysis),
        sentence_(sentence),
        actor_(analysis.tokens_in(pair.actor)),
        recipient_(analysis.tokens_in(pair.recipient)) {}

  std::vector<std::uint32_t> make() {
    mask();
    add_rows();
    add_neighbours();
    add_way();
    add_lexicon();
    std::ranges::sort(buckets_);
    const auto repeated = std::ranges::unique(buckets_);
    buckets_.erase(repeated.begin(), repeated.end());
    return std::move(buckets_);
  }

 private:
  void add(std::initializer_list<std::string_view> parts) {
    std::string feature;
    for (const std::string_view part : parts) {
      feature += part;
      feature += ' ';
    }
    buckets_.push_back(bucket_of(feature));
  }

  static bool holds(TokenRange range, Token token) { return range.begin <= token && token < range.end; }

  /// One word for each party, kinds for other names, the lemma for all else.
  std::string masked(Token token) const {
    if (holds(actor_, token)) return "<A>";
    if (holds(recipient_, token)) return "<R>";
    if (const auto entity = analysis_.entity_at(token))
      return std::string("<").append(name_of(entity->kind)).append(">");
    if (analysis_.parts[token] == Part::num) return "<#>";
    return lemma_of(analysis_, token);
  }

  void mask() {
    for (Token token = sentence_.begin; token < sentence_.end && words_.size() < most_words; ++token) {
      if (analysis_.parts[token] == Part::space) continue;
      std::string word = masked(token);
      if (word.front() == '<' && !words_.empty() && words_.back() == word) continue;
      if (word == "<A>") actor_at_ = words_.size();
      if (word == "<R>") recipient_at_ = words_.size();
      words_.push_back(std::move(word));
    }
  }

  /// Where a word stands to the two parties.
  std::string_view zone(std::size_t at) const {
    const auto first = std::min(actor_at_, recipient_at_);
    const auto last = std::max(actor_at_, recipient_at_);
    if (at < first) return "before";
    if (at > last) return actor_at_ < recipient_at_ ? "behind" : "behind'";
    return actor_at_ < recipient_at_ ? "between" : "between'";
  }

  void add_rows() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      add({"1", words_[i]});
      add({"z", zone(i), words_[i]});
      if (i + 1 < words_.size()) add({"2", words_[i], words_[i + 1]});
      if (i + 2 < words_.size()) add({"3", words_[i], words_[i + 1], words_[i + 2]});
    }
    add({actor_at_ < recipient_at_ ? "actor first" : "recipient first"});
  }

  void add_neighbours() {
    for (const auto& [name, at] : {std::pair{"A", actor_at_}, std::pair{"R", recipient_at_}}) {
      for (std::size_t step = 1; step <= 3; ++step) {
        const char digit[] = {static_cast<char>('0' + step), '\0'};
        if (at + step < words_.size()) add({"n", name, "+", digit, words_[at + step]});
        if (at >= step && at < words_.size()) add({"n", name, "-", digit, words_[at - step]});
      }
    }
  }

  void add_way() {
    if (actor_.is_empty() || recipient_.is_empty()) return;
    const Token from = analysis_.head_of(actor_);
    const Token to = analysis_.head_of(recipient_);
    std::string relations;
    for (const Token token : analysis_.path(from, to)) {
      if (token != from && token != to) {
        add({"way", masked(token)});
        if (is_verb(analysis_, token)) add_verb(token);
      }
      relations += analysis_.relation_name(token);
      relations += '/';
    }
    add({"relations", relations});
    for (const Token end : {from, to}) {
      const Token above = analysis_.heads[end];
      const std::string_view side = end == from ? "A" : "R";
      add({"head", side, analysis_.relation_name(end), masked(above)});
      if (!analysis_.is_root(above)) add({"head head", side, masked(analysis_.heads[above])});
    }
  }

  void add_verb(Token verb) {
    const VerbGroup group = read_verb_group(analysis_, verb);
    const std::string lemma = lemma_of(analysis_, verb);
    add({"verb", lemma, group.is_passive ? "passive" : "", group.is_negated ? "not" : "",
         group.has_will || group.has_would ? "will" : "", group.has_may ? "may" : ""});
    for (const Token child : analysis_.children(verb)) {
      if (analysis_.relations[child] == Relation::dobj || analysis_.relations[child] == Relation::prep ||
          analysis_.relations[child] == Relation::xcomp || analysis_.relations[child] == Relation::ccomp)
        add({"arg", lemma, analysis_.relation_name(child), masked(child)});
    }
  }

  void add_lexicon() {
    const Lexicon& lexicon = Lexicon::shared();
    for (Token token = sentence_.begin; token < sentence_.end; ++token) {
      const bool is_on_way = is_between(token);
      if (is_verb(analysis_, token)) {
        for (const std::string& key : verb_keys(analysis_, token)) {
          const auto* senses = lexicon.verb(key);
          if (!senses) continue;
          add({"lexicon verb", name_of(senses->front().content), is_on_way ? "over" : ""});
          add_label(senses->front().content, token, is_on_way);
          break;
        }
        if (const Governor governor = lexicon.governor(lemma_of(analysis_, token));
            governor != Governor::none) {
          const char digit[] = {static_cast<char>('a' + static_cast<int>(governor)), '\0'};
          add({"governor", digit, is_on_way ? "over" : ""});
        }
      } else if (is_noun(analysis_, token)) {
        for (const std::string& key : noun_keys(analysis_, token)) {
          const NounSense* sense = lexicon.noun(key);
          if (!sense) continue;
          add({"lexicon noun", name_of(sense->content), is_on_way ? "over" : ""});
          break;
        }
      }
    }
  }

  /// The rules' own proposal.
  void add_label(Plover content, Token word, bool is_on_way) {
    const Label label = derive_label(content, read_stance(analysis_, Lexicon::shared(), word));
    add({"label", name_of(label.event), name_of(label.polarity), is_on_way ? "over" : ""});
    if (is_on_way) add({"label over", name_of(label.event)});
  }

  /// Whether a word stands over the acting party in the tree.
  bool is_between(Token token) const {
    return !actor_.is_empty() && analysis_.is_below(analysis_.head_of(actor_), token);
  }

  const Analysis& analysis_;
  TokenRange sentence_;
  TokenRange actor_;
  TokenRange recipient_;
  std::vector<std::string> words_;
  std::size_t actor_at_ = 0;
  std::size_t recipient_at_ = 0;
  std::vector<std::uint32_t> buckets_;
};

}  // namespace

double share_of(std::size_t features) {
  return 1 / std::sqrt(static_cast<double>(features + 1));
}

std::vector<std::uint32_t> root_features(const Analysis& analysis, TokenRange sentence,
                                         const PartyPair& pair) {
  return FeatureMaker(analysis, sentence, pair).make();
}

}  // namespace rapporteur::event
