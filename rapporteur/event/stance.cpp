#include "rapporteur/event/stance.h"

#include <algorithm>
#include <array>

namespace rapporteur::event {

namespace {

constexpr int most_steps = 12;

constexpr std::array<std::string_view, 46> reporting_verbs{
    "say",       "tell",      "announce", "add",       "report",      "state",  "declare", "note",
    "confirm",   "reveal",    "disclose", "claim",     "assert",      "stress", "insist",  "emphasize",
    "emphasise", "reiterate", "explain",  "write",     "warn",        "think",  "believe", "argue",
    "suggest",   "predict",   "indicate", "inform",    "acknowledge", "admit",  "recall",  "maintain",
    "hope",      "expect",    "know",     "conclude",  "vow",         "pledge", "promise", "deny",
    "repeat",    "affirm",    "comment",  "underline", "quote",       "show"};
constexpr std::array<std::string_view, 6> condition_words{"if",       "unless",    "whether",
                                                          "provided", "providing", "lest"};
/// Adverbs that bind as "if" does: "as long as it lasts".
constexpr std::array<std::string_view, 2> binding_adverbs{"long", "soon"};
constexpr std::array<std::string_view, 2> condition_nouns{"condition", "proviso"};
constexpr std::array<std::string_view, 9> plain_prepositions{"after", "since", "while", "when", "upon",
                                                             "as",    "in",    "on",    "by"};

/// What follows them in the present is still to come where the verb over them is.
constexpr std::array<std::string_view, 6> waiting_words{"after", "before", "until", "till", "once", "when"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

Governor governor_of(const Analysis& analysis, const Lexicon& lexicon, Token head) {
  if (is_verb(analysis, head)) {
    for (const std::string& key : verb_keys(analysis, head)) {
      if (const Governor found = lexicon.governor(key); found != Governor::none) return found;
    }
    return Governor::none;
  }
  for (const std::string& key : noun_keys(analysis, head)) {
    if (const Governor found = lexicon.governor(key); found != Governor::none) return found;
  }
  return Governor::none;
}

/// Climbs from a word to the roof of its sentence and notes what each word above makes of the act.
class StanceReader {
 public:
  StanceReader(const Analysis& analysis, const Lexicon& lexicon) : analysis_(analysis), lexicon_(lexicon) {}

  Stance read(Token word) {
    read_group(word, true);
    Token at = word;
    for (int step = 0; step < most_steps && stance_.is_asserted; ++step) {
      if (const Token before = joined_participle(analysis_, at); before != at) {
        at = before;
        continue;
      }
      if (analysis_.is_root(at)) break;
      const Token head = analysis_.heads[at];
      if (!climb(at, head)) break;
      at = head;
    }
    return std::move(stance_);
  }

 private:
  std::string word(Token token) const { return lemma_of(analysis_, token); }

  /// Whether a clause below `verb` binds it: "if", "unless". Notes its words.
  void read_conditions(Token verb) {
    for (const Token child : analysis_.children(verb)) {
      if (!binds(child)) continue;
      stance_.condition.push_back(analysis_.span_of(analysis_.subtree(child)));
      note(EventRule::condition);
    }
  }

  /// Whether what stands below a verb is a condition: "if it pays", "provided that", "on condition that"; of
  /// what is to come also "once" and "as long as".
  bool binds(Token child) const {
    switch (analysis_.relations[child]) {
      case Relation::advcl:
        return is_conditional(child) || (stance_.is_future && is_marked(child, "once"));
      case Relation::advmod:
        return stance_.is_future && is_one_of(binding_adverbs, word(child)) &&
               child_by(analysis_, child, Relation::advcl).has_value();
      case Relation::prep:
        return word(child) == "provided" || std::ranges::any_of(analysis_.children(child), [&](Token below) {
                 return is_one_of(condition_nouns, word(below)) && !analysis_.children(below).empty();
               });
      default:
        return false;
    }
  }

  /// "should join only after it recognizes", "will go once it lifts": what is to come first has not happened.
  bool awaits(Token at, Token head) const {
    const std::string_view tag = analysis_.tag(at);
    if ((tag != "VBZ" && tag != "VBP") || !is_verb(analysis_, head)) return false;
    const VerbGroup group = read_verb_group(analysis_, head);
    const bool is_open =
        group.has_will || group.has_would || group.has_must || group.has_may || group.has_can;
    return is_open &&
           std::ranges::any_of(waiting_words, [&](std::string_view word) { return is_marked(at, word); });
  }

  bool is_marked(Token clause, std::string_view mark) const {
    return std::ranges::any_of(analysis_.children(clause), [&](Token child) {
      return (analysis_.relations[child] == Relation::mark ||
              analysis_.relations[child] == Relation::advmod) &&
             word(child) == mark;
    });
  }

  bool is_conditional(Token clause) const {
    for (const Token child : analysis_.children(clause)) {
      if (analysis_.relations[child] == Relation::mark && is_one_of(condition_words, word(child)))
        return true;
    }
    // "provided that it pays": the parser makes a participle of it.
    return word(clause) == "provide" && child_by(analysis_, clause, Relation::ccomp) &&
           !child_by(analysis_, clause, Relation::nsubj);
  }

  void note(EventRule rule) {
    if (std::ranges::find(stance_.rules, rule) == stance_.rules.end()) stance_.rules.push_back(rule);
  }

  /// "no longer shells": what was done has ended.
  bool has_no_longer(Token verb) const {
    return std::ranges::any_of(analysis_.children(verb), [&](Token child) {
      return analysis_.relations[child] == Relation::advmod && word(child).starts_with("long") &&
             std::ranges::any_of(analysis_.children(child), [&](Token below) { return word(below) == "no"; });
    });
  }

  /// What auxiliaries and negation make of the act. `is_own`: they are those of the act's own verb.
  void read_group(Token verb, bool is_own) {
    if (!is_verb(analysis_, verb)) return;
    const VerbGroup group = read_verb_group(analysis_, verb);
    if (group.has_will || group.has_would) stance_.is_future |= group.has_will || is_own;
    read_conditions(verb);
    if (group.has_will || group.has_would || group.has_may || group.has_must) note(EventRule::auxiliary);
    if (has_no_longer(verb)) {
      note(EventRule::phase);
      stance_.is_ceased = true;
    }
    if (group.has_must) stance_.is_required = true;
    // "The army can defend the town": nobody says that it does.
    const bool is_able = is_own && group.has_can && !group.is_negated;
    if (group.has_may || is_able) stance_.is_hypothetical = true;
    if (group.has_will) stance_.is_future = true;
    if (group.has_would) has_would_ = true;
    if (group.is_negated) {
      note(EventRule::negation);
      stance_.is_negative = !stance_.is_negative;
    }
    // "cannot sign" declines as "will not" does.
    if (group.is_negated && group.has_can) stance_.is_future = true;
    if (is_own && group.has_had) {
      stance_.is_pluperfect = true;
      note(EventRule::pluperfect);
    }
    if (is_own && group.has_would) stance_.is_future = true;
  }

  void govern(Governor governor, Token head) {
    if (governor == Governor::none || governor == Governor::begin) return;
    // "refused to deny that he had called": nobody says that he had, or had not.
    if (is_denied_) stance_.is_asserted = false;
    note(governor == Governor::cease ? EventRule::phase : EventRule::control);
    if (governor != Governor::cease && governor != Governor::fail) stance_.governor = head;
    switch (governor) {
      case Governor::commit:
        stance_.is_committed = stance_.is_future = true;
        break;
      case Governor::plan:
        stance_.is_future = true;
        break;
      case Governor::want:
        stance_.is_future = stance_.is_wanted = true;
        break;
      case Governor::refuse:
        stance_.is_refused = true;
        break;
      case Governor::threaten:
        stance_.is_threatened = stance_.is_future = true;
        break;
      case Governor::request:
        stance_.is_requested = true;
        break;
      case Governor::cease:
        stance_.is_ceased = true;
        break;
      case Governor::fail:
        stance_.is_negative = !stance_.is_negative;
        break;
      case Governor::try_:
        stance_.is_hypothetical = true;
        break;
      case Governor::allow:
        stance_.is_allowed = true;
        break;
      case Governor::begin:
      case Governor::none:
        break;
    }
  }

  bool has_own_subject(Token verb) const {
    return child_by(analysis_, verb, Relation::nsubj) || child_by(analysis_, verb, Relation::nsubjpass);
  }

  /// One step up. False where the way ends.
  bool climb(Token at, Token head) {
    const bool is_infinitive = analysis_.tag(at) == "VB" && child_by(analysis_, at, Relation::aux) &&
                               !read_verb_group(analysis_, at).is_finite;
    switch (analysis_.relations[at]) {
      case Relation::conj:
        if (is_verb(analysis_, at) && has_own_subject(at)) return true;
        if (is_verb(analysis_, head)) share_auxiliaries(at, head);
        return true;
      case Relation::xcomp:
        return climb_complement(head, is_infinitive);
      case Relation::ccomp:
      case Relation::parataxis:
        if (is_conditional(at)) stance_.is_asserted = false;
        return climb_clause(head);
      case Relation::acomp:
        // "is ready to", "is not ready to": what is said of the adjective holds of the act.
        read_group(head, false);
        return true;
      case Relation::acl:
        if (is_infinitive) return climb_complement(head, true);
        if (child_by(analysis_, at, Relation::mark)) govern(governor_of(analysis_, lexicon_, head), head);
        return false;
      case Relation::advcl:
        if (is_conditional(at) || awaits(at, head)) stance_.is_asserted = false;
        return is_infinitive && climb_complement(head, true);
      case Relation::pcomp:
        return climb_preposition(at, head);
      case Relation::relcl:
        return false;
      default:
        return climb_noun(at, head);
    }
  }

  /// A conjunct without auxiliaries of its own has those of the first: "will meet and sign".
  void share_auxiliaries(Token at, Token head) {
    if (read_verb_group(analysis_, at).is_finite) return;
    const VerbGroup group = read_verb_group(analysis_, head);
    if (group.has_will || group.has_would) stance_.is_future = true;
    if (group.has_would) has_would_ = true;
    if (group.has_may) stance_.is_hypothetical = true;
    if (group.has_must) stance_.is_required = true;
    read_conditions(head);
  }

  bool climb_complement(Token head, bool is_infinitive) {
    const Governor governor = governor_of(analysis_, lexicon_, head);
    const std::string lemma = word(head);
    if (lemma == "ought") stance_.is_required = true;
    if (governor == Governor::none && is_infinitive && lemma != "ought" && lemma != "be" && lemma != "have" &&
        lemma != "use" && lemma != "go" && lemma != "seem" && lemma != "appear" && lemma != "need")
      stance_.is_asserted = false;
    govern(governor, head);
    read_group(head, false);
    return true;
  }

  bool climb_clause(Token head) {
    if (!is_verb(analysis_, head)) return true;
    const Governor governor = governor_of(analysis_, lexicon_, head);
    const bool is_report = is_reporting(word(head));
    if (!stance_.reporter && is_report) stance_.reporter = head;
    if (governor == Governor::request || governor == Governor::commit || governor == Governor::threaten) {
      if (governor != Governor::request || !stance_.is_future) govern(governor, head);
    } else if (word(head) == "deny") {
      govern(Governor::refuse, head);
      is_denied_ = true;
    } else if (governor == Governor::want) {
      stance_.is_asserted = false;
    }
    return true;
  }

  /// A gerund behind a preposition: "after meeting", "accused of killing", "stopped short of sending".
  bool climb_preposition(Token at, Token head) {
    // "would not say anything on whether he had spoken".
    if (is_conditional(at)) stance_.is_asserted = false;
    const std::string preposition = word(head);
    if (preposition == "without") {
      stance_.is_negative = !stance_.is_negative;
      return false;
    }
    const Token above = analysis_.heads[head];
    if (above != head) {
      const Governor governor = governor_of(analysis_, lexicon_, above);
      if (governor != Governor::none) return climb_complement(above, false);
    }
    if (!is_one_of(plain_prepositions, preposition)) stance_.is_asserted = false;
    return false;
  }

  /// From a noun upwards, where it is what a governor governs: "called for the release of".
  bool climb_noun(Token at, Token head) {
    const Relation relation = analysis_.relations[at];
    if (relation == Relation::dobj || relation == Relation::nsubjpass) {
      read_group(head, false);
      return true;
    }
    return false;
  }

  const Analysis& analysis_;
  const Lexicon& lexicon_;
  Stance stance_;
  bool has_would_ = false;
  bool is_denied_ = false;
};

}  // namespace

bool is_reporting(std::string_view lemma) {
  return is_one_of(reporting_verbs, lemma);
}

Stance read_stance(const Analysis& analysis, const Lexicon& lexicon, Token word) {
  return StanceReader(analysis, lexicon).read(word);
}

}  // namespace rapporteur::event
