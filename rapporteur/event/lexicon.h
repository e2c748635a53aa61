#pragma once

#include "rapporteur/event/event.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// How happenings are found in an article: the lexicon, the clauses they stand in, their parties.
namespace rapporteur::event {

/// What a verb or adjective makes of the act below it: "agreed to", "refused to", "is ready to".
enum class Governor : std::uint8_t {
  none,
  commit,
  plan,
  want,
  refuse,
  threaten,
  request,
  cease,
  begin,
  fail,
  try_,
  allow
};

/// What a verb makes of the event noun that it carries: "hold talks", "cancelled the visit".
enum class Carrier : std::uint8_t { none, do_, receive, plan, end, cancel, want, refuse };

/// Where the parties of an event stand.
struct ArgumentPattern {
  bool is_reciprocal = false;               ///< all are actors
  bool needs_two = false;                   ///< and there are two at least
  bool is_ending = false;                   ///< what is told is an end
  bool needs_recipient = false;             ///< none without a recipient
  bool needs_arms = false;                  ///< who acts is a party of politics, or a weapon
  bool needs_carrier = false;               ///< of a noun: none without a verb that carries it
  bool is_visit = false;                    ///< the place visited is the recipient
  bool takes_object = false;                ///< the recipient may be the object
  bool takes_dative = false;                ///< or the indirect one
  bool is_done = false;                     ///< of a noun: "of" names who it is done to
  std::vector<std::string> prepositions{};  ///< or stand behind these
};

/// One sense of a verb.
struct VerbSense {
  Plover content = Plover::none;  ///< none: what is said so is no event
  std::string mode{};
  ArgumentPattern arguments{};
  std::string object_set{};    ///< what its object must be; empty: anything
  bool is_objectless = false;  ///< it has no object
  bool needs_object = false;   ///< it has one
  bool needs_clause = false;   ///< it has a clause that says what is to be done
  bool needs_other = false;    ///< the clause has a subject of its own
  std::string clause_set{};    ///< what the clause's verb must be; empty: anything
};

/// One sense of an event noun.
struct NounSense {
  Plover content = Plover::none;  ///< none: no event
  std::string mode{};
  ArgumentPattern arguments{};
};

/// The words that can carry an event, read from data/events/*.tsv. Immutable once made; any number of threads
/// may read it.
class Lexicon {
 public:
  /// The compiled-in one.
  static const Lexicon& shared();

  /// Senses by key ("call_on" for a verb with its particle or preposition), in the order of the file; null
  /// where there are none.
  const std::vector<VerbSense>* verb(std::string_view key) const;
  const NounSense* noun(std::string_view key) const;
  Governor governor(std::string_view key) const;
  Carrier carrier(std::string_view key) const;
  bool is_in_set(std::string_view set, std::string_view noun) const;
  /// 2 for a noun that names a political actor, 1 for one that may act in politics, else 0.
  int agent_weight(std::string_view noun) const;
  /// The contexts that a word tells of, by their places in `context_names`.
  const std::vector<std::uint8_t>& contexts(const std::string& word) const;
  /// PLOVER's contexts in the order of the table.
  const std::vector<std::string>& context_names() const& { return context_names_; }

 private:
  Lexicon();
  void read_verbs();
  void read_nouns();
  void read_words();
  void read_contexts();

  std::unordered_map<std::string, std::vector<VerbSense>> verbs_;
  std::unordered_map<std::string, NounSense> nouns_;
  std::unordered_map<std::string, Governor> governors_;
  std::unordered_map<std::string, Carrier> carriers_;
  std::unordered_set<std::string> set_words_;  // "set/noun"
  std::unordered_map<std::string, int> agents_;
  std::unordered_map<std::string, std::vector<std::uint8_t>> contexts_;
  std::vector<std::string> context_names_;
};

}  // namespace rapporteur::event
