#include "rapporteur/event/matter.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 10> prepositions{"of",  "by", "through", "via",  "on",
                                                        "for", "to", "from",    "with", "in"};
constexpr std::array<std::string_view, 6> tightening{"tighten", "toughen",    "expand",
                                                     "widen",   "strengthen", "extend"};
constexpr std::array<std::string_view, 9> evading{"evade", "circumvent", "bypass", "bust", "flout",
                                                  "defy",  "violate",    "breach", "skirt"};
constexpr std::array<std::string_view, 8> opening{"open",   "reopen",    "re-open",  "restore",
                                                  "resume", "establish", "activate", "launch"};
constexpr std::array<std::pair<std::string_view, Matter>, 3> sets{
    {{"regime", Matter::regime}, {"channel", Matter::channel}, {"commodity", Matter::flow}}};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Finds the matter of one event.
class MatterReader {
 public:
  MatterReader(const Frame& frame, const Analysis& analysis, const Lexicon& lexicon)
      : frame_(frame), analysis_(analysis), lexicon_(lexicon) {}

  void set(Event& made) const {
    for (const Token token : candidates()) {
      const Matter matter = matter_of(token);
      if (matter == Matter::none) continue;
      made.matter = matter;
      made.matter_state = state_of(made);
      made.matter_words = {phrase_of(token)};
      return;
    }
  }

 private:
  /// The event's own word, then the objects of its verbs, then what stands behind prepositions.
  std::vector<Token> candidates() const {
    std::vector<Token> verbs{frame_.word};
    verbs.insert(verbs.end(), frame_.also.begin(), frame_.also.end());
    std::vector<Token> found;
    if (frame_.is_noun) found.push_back(frame_.word);
    std::vector<Token> behind_them;
    for (const Token verb : verbs) {
      std::vector<Token> holders{verb};
      if (is_verb(analysis_, verb)) {
        const Arguments arguments = read_arguments(analysis_, verb);
        found.insert(found.end(), arguments.objects.begin(), arguments.objects.end());
        holders.insert(holders.end(), arguments.objects.begin(), arguments.objects.end());
      }
      for (const Token holder : holders) {
        for (const std::string_view preposition : prepositions) {
          const auto heads = behind(analysis_, holder, preposition);
          behind_them.insert(behind_them.end(), heads.begin(), heads.end());
        }
      }
    }
    found.insert(found.end(), behind_them.begin(), behind_them.end());
    return found;
  }

  Matter matter_of(Token token) const {
    if (!is_noun(analysis_, token)) return Matter::none;
    for (const std::string& key : noun_keys(analysis_, token)) {
      for (const auto& [set, matter] : sets) {
        if (lexicon_.is_in_set(set, key)) return matter;
      }
    }
    return Matter::none;
  }

  bool is_told_by(const auto& words) const {
    const auto is_word = [&](Token token) { return is_one_of(words, lemma_of(analysis_, token)); };
    return std::ranges::any_of(frame_.trigger, is_word) || std::ranges::any_of(frame_.also, is_word);
  }

  MatterState state_of(const Event& made) const {
    if (made.polarity == Polarity::negative) return MatterState::denied;
    if (made.matter == Matter::regime && is_told_by(evading)) return MatterState::evaded;
    if (made.realis == Realis::ceased && made.matter != Matter::regime) return MatterState::stopped;
    switch (made.event) {
      case Plover::request:
        return MatterState::wanted;
      case Plover::reject:
        return MatterState::refused;
      case Plover::threaten:
        return MatterState::threatened;
      default:
        break;
    }
    switch (made.matter) {
      case Matter::regime:
        return regime_state(made);
      case Matter::channel:
        return channel_state(made);
      case Matter::flow:
        return flow_state(made);
      case Matter::none:
        break;
    }
    return MatterState::none;
  }

  MatterState regime_state(const Event& made) const {
    if (made.event == Plover::retreat || made.event == Plover::concede) return MatterState::eased;
    if (made.event == Plover::agree) return MatterState::promised;
    if (is_told_by(tightening)) return MatterState::tightened;
    return made.event == Plover::sanction || made.event == Plover::coerce ? MatterState::imposed
                                                                          : MatterState::none;
  }

  MatterState channel_state(const Event& made) const {
    if (made.realis == Realis::ceased || made.event == Plover::sanction) return MatterState::stopped;
    if (made.event == Plover::agree) return MatterState::promised;
    if (is_told_by(opening)) return MatterState::opened;
    return made.quad == Quad::verbal_cooperation ? MatterState::used : MatterState::none;
  }

  static MatterState flow_state(const Event& made) {
    if (made.event == Plover::sanction || made.realis == Realis::ceased) return MatterState::stopped;
    if (made.event == Plover::agree || made.event == Plover::concede) return MatterState::promised;
    return made.quad == Quad::material_cooperation ? MatterState::supplied : MatterState::none;
  }

  TextSpan phrase_of(Token head) const {
    for (const TokenRange& chunk : analysis_.noun_chunks) {
      if (chunk.begin <= head && head < chunk.end) return analysis_.span_of(chunk);
    }
    return analysis_.tokens[head];
  }

  const Frame& frame_;
  const Analysis& analysis_;
  const Lexicon& lexicon_;
};

}  // namespace

void set_matter(Event& made, const Frame& frame, const Analysis& analysis, const Lexicon& lexicon) {
  MatterReader(frame, analysis, lexicon).set(made);
}

}  // namespace rapporteur::event
