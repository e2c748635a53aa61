#include "rapporteur/event/clause.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace rapporteur::event {

namespace {

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 4> will_words{"will", "shall", "'ll", "\xE2\x80\x99ll"};
constexpr std::array<std::string_view, 3> may_words{"may", "might", "could"};
constexpr std::array<std::string_view, 3> must_words{"must", "should", "ought"};
constexpr std::array<std::string_view, 3> never_words{"never", "no", "neither"};

/// How far a chain of heads is followed: no sentence of sense is deeper.
constexpr int most_steps = 12;

std::string surface_lemma(const Analysis& analysis, Token token) {
  return base::to_lower(analysis.lemma(token));
}

/// Nouns that stand for what is behind their "of": "a series of raids".
constexpr std::array<std::string_view, 49> measure_nouns{
    "series",    "round",       "number",   "spate",    "wave",    "string",  "succession",
    "set",       "spell",       "pair",     "couple",   "dozen",   "hundred", "thousand",
    "flurry",    "ton",         "tonne",    "barrel",   "gallon",  "percent", "%",
    "batch",     "package",     "worth",    "shipment", "load",    "tranche", "quantity",
    "amount",    "consignment", "majority", "handful",  "score",   "million", "billion",
    "truckload", "planeload",   "bulk",     "rest",     "team",    "group",   "contingent",
    "some",      "most",        "part",     "half",     "portion", "quarter", "third"};
/// Sums: "a million dollars in aid".
constexpr std::array<std::string_view, 6> money_nouns{"million", "billion", "dollar", "euro", "pound", "yen"};
/// What is written or said by somebody: a participle behind it tells what he does with it.
constexpr std::array<std::string_view, 22> message_nouns{
    "statement",  "letter",   "message", "note",      "resolution", "tweet",       "report", "speech",
    "petition",   "telegram", "cable",   "email",     "memo",       "memorandum",  "appeal", "declaration",
    "communique", "article",  "op-ed",   "editorial", "video",      "proclamation"};

/// The word that a hyphen joins to a token ("cease-fire" is three tokens), or that stands before it.
std::optional<Token> hyphenated(const Analysis& analysis, Token token) {
  if (token < 2 || surface_lemma(analysis, token - 1) != "-") return std::nullopt;
  const bool is_close = !analysis.has_space_after[token - 1] && !analysis.has_space_after[token - 2];
  return is_close ? std::optional(token - 2) : std::nullopt;
}

/// The parts of a key of the lexicon.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    if (!key.empty()) key += '_';
    key += part;
  }
  return key;
}

void read_auxiliary(const Analysis& analysis, Token child, VerbGroup& group) {
  const std::string word = surface_lemma(analysis, child);
  const std::string_view tag = analysis.tag(child);
  group.tokens.push_back(child);
  if (is_one_of(will_words, word)) group.has_will = true;
  if (word == "would" || word == "'d") group.has_would = true;
  if (is_one_of(may_words, word)) group.has_may = true;
  if (word == "can" || word == "ca") group.has_can = true;
  if (is_one_of(must_words, word)) group.has_must = true;
  if (word == "have" && tag == "VBD") group.has_had = true;
  if (tag == "TO") group.is_infinitive = true;
  if (tag == "MD" || tag == "VBD" || tag == "VBZ" || tag == "VBP") group.is_finite = true;
}

/// "is to meet", "has to go", "is going to strike": an infinitive below a form of be, have or go.
void read_periphrasis(const Analysis& analysis, Token verb, VerbGroup& group) {
  if (!group.is_infinitive || analysis.relations[verb] != Relation::xcomp) return;
  const Token head = analysis.heads[verb];
  const std::string word = surface_lemma(analysis, head);
  if (word == "be" || (word == "go" && analysis.tag(head) == "VBG")) group.has_will = true;
  if (word == "have" || word == "need") group.has_must = true;
}

std::vector<Token> subjects_of(const Analysis& analysis, Token verb, bool& is_passive) {
  std::vector<Token> found;
  for (const Token child : analysis.children(verb)) {
    const Relation relation = analysis.relations[child];
    if (relation != Relation::nsubj && relation != Relation::nsubjpass) continue;
    is_passive = relation == Relation::nsubjpass;
    const auto more = with_conjuncts(analysis, child);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

bool is_relative_word(const Analysis& analysis, Token token) {
  const std::string_view tag = analysis.tag(token);
  return tag == "WDT" || tag == "WP";
}

/// A participle without auxiliary that speaks of the noun over it: "killed by", "visiting".
bool is_bare_passive(const Analysis& analysis, Token verb) {
  return analysis.tag(verb) == "VBN" && !child_by(analysis, verb, Relation::aux) &&
         !child_by(analysis, verb, Relation::auxpass) && !child_by(analysis, verb, Relation::dobj);
}

/// Whose act an infinitive or gerund is: the object of the verb over it ("urged him to go"), else the
/// subject.
Arguments inherited(const Analysis& analysis, Token verb) {
  Token at = joined_participle(analysis, verb);
  if (analysis.relations[at] == Relation::amod && is_noun(analysis, analysis.heads[at]))
    return {.actors = with_conjuncts(analysis, analysis.heads[at]), .is_shared = true};
  for (int step = 0; step < most_steps && !analysis.is_root(at); ++step) {
    const Relation relation = analysis.relations[at];
    const Token head = analysis.heads[at];
    Arguments found;
    found.is_shared = true;
    if (relation == Relation::acl || relation == Relation::relcl) {
      if (step == 0 && is_told_in_message(analysis, verb)) {
        bool is_passive = false;
        found.actors = subjects_of(analysis, analysis.heads[head], is_passive);
        if (is_passive) found.actors = behind(analysis, analysis.heads[head], "by");
        return found;
      }
      if (is_noun(analysis, head) && step == 0 && analysis.tag(verb) != "VB")
        return {.actors = with_conjuncts(analysis, head), .is_shared = true};
      for (const Token child : analysis.children(head)) {
        if (analysis.relations[child] == Relation::poss) found.actors = with_conjuncts(analysis, child);
      }
      if (!found.actors.empty()) return found;
    }
    if (is_verb(analysis, head)) {
      const auto object = child_by(analysis, head, Relation::dobj);
      const bool is_controlled = relation == Relation::xcomp || relation == Relation::ccomp;
      bool is_passive = false;
      if (is_controlled && object && analysis.tag(at) == "VB" && *object < at) {
        found.actors = with_conjuncts(analysis, *object);
        return found;
      }
      found.actors = subjects_of(analysis, head, is_passive);
      if (!found.actors.empty()) {
        const bool is_raising = is_passive && relation == Relation::conj && is_bare_passive(analysis, verb);
        if (is_raising) return {.objects = found.actors, .is_shared = true};
        return found;
      }
      if (analysis.relations[head] == Relation::relcl || analysis.relations[head] == Relation::acl) {
        const Token noun = analysis.heads[head];
        if (is_noun(analysis, noun)) return {.actors = with_conjuncts(analysis, noun), .is_shared = true};
      }
    }
    at = head;
  }
  return {};
}

bool is_helping(const Analysis& analysis, Token verb) {
  const std::string lemma = surface_lemma(analysis, verb);
  return lemma == "help" || lemma == "let" || lemma == "make";
}

void resolve_relatives(const Analysis& analysis, Token verb, std::vector<Token>& tokens) {
  for (Token& token : tokens) {
    if (!is_relative_word(analysis, token)) continue;
    Token at = verb;
    for (int step = 0; step < most_steps && !analysis.is_root(at); ++step) {
      if (analysis.relations[at] == Relation::relcl) {
        token = analysis.heads[at];
        break;
      }
      at = analysis.heads[at];
    }
  }
}

}  // namespace

std::string lemma_of(const Analysis& analysis, Token token) {
  return surface_lemma(analysis, token);
}

std::vector<std::string> verb_keys(const Analysis& analysis, Token verb) {
  std::vector<std::string> keys;
  std::string lemma = surface_lemma(analysis, verb);
  // "test-fired" and the like come as several tokens; the parts before the verb belong to it.
  std::string particle;
  for (const Token child : analysis.children(verb)) {
    if (analysis.relations[child] == Relation::prt) particle = surface_lemma(analysis, child);
  }
  for (const Token child : analysis.children(verb)) {
    const Relation relation = analysis.relations[child];
    if (child < verb) continue;
    // "keep the line open".
    if (relation == Relation::oprd && analysis.parts[child] == Part::adj)
      keys.push_back(joined({lemma, surface_lemma(analysis, child)}));
    if (relation == Relation::prep || relation == Relation::agent || relation == Relation::dative ||
        (relation == Relation::advmod && child == verb + 1)) {
      const std::string with = surface_lemma(analysis, child);
      if (!particle.empty()) keys.push_back(joined({lemma, particle, with}));
      keys.push_back(joined({lemma, with}));
    }
  }
  if (!particle.empty()) keys.insert(keys.begin(), joined({lemma, particle}));
  const bool is_joined =
      verb > 0 && (analysis.heads[verb - 1] == verb || surface_lemma(analysis, verb - 1) == "test");
  if (const auto before = hyphenated(analysis, verb); before || is_joined)
    keys.insert(keys.begin(), surface_lemma(analysis, before.value_or(verb - 1)).append("-").append(lemma));
  keys.push_back(std::move(lemma));
  return keys;
}

std::vector<std::string> noun_keys(const Analysis& analysis, Token noun) {
  std::vector<std::string> keys;
  std::string lemma = surface_lemma(analysis, noun);
  if (const auto before = hyphenated(analysis, noun))
    keys.push_back(surface_lemma(analysis, *before).append("-").append(lemma));
  else if (noun > 0 && analysis.heads[noun - 1] == noun)
    keys.push_back(joined({surface_lemma(analysis, noun - 1), lemma}));
  const bool is_plural_name = analysis.parts[noun] == Part::propn && lemma.size() > 4 && lemma.back() == 's';
  if (is_plural_name) keys.push_back(lemma.substr(0, lemma.size() - 1));
  keys.push_back(std::move(lemma));
  return keys;
}

bool is_verb(const Analysis& analysis, Token token) {
  if (analysis.parts[token] == Part::verb || analysis.parts[token] == Part::aux) return true;
  // "is expected to chair talks": an infinitive that the tagger took for a noun.
  if (analysis.relations[token] != Relation::xcomp || analysis.parts[token] != Part::noun) return false;
  const auto mark = child_by(analysis, token, Relation::aux);
  return mark && analysis.tag(*mark) == "TO";
}

bool is_noun(const Analysis& analysis, Token token) {
  return analysis.parts[token] == Part::noun || analysis.parts[token] == Part::propn;
}

std::optional<Token> child_by(const Analysis& analysis, Token token, Relation relation) {
  for (const Token child : analysis.children(token)) {
    if (analysis.relations[child] == relation) return child;
  }
  return std::nullopt;
}

std::vector<Token> with_conjuncts(const Analysis& analysis, Token token) {
  std::vector<Token> all{token};
  for (std::size_t i = 0; i < all.size() && all.size() < 40; ++i) {
    for (const Token child : analysis.children(all[i])) {
      if (analysis.relations[child] == Relation::conj) all.push_back(child);
    }
  }
  return all;
}

std::vector<Token> behind(const Analysis& analysis, Token token, std::string_view preposition) {
  std::vector<Token> found;
  for (const Token child : analysis.children(token)) {
    const Relation relation = analysis.relations[child];
    const bool is_link =
        relation == Relation::prep || relation == Relation::agent || relation == Relation::dative;
    if (!is_link || surface_lemma(analysis, child) != preposition) continue;
    for (const Token below : analysis.children(child)) {
      if (analysis.relations[below] != Relation::pobj) continue;
      const auto more = with_conjuncts(analysis, below);
      found.insert(found.end(), more.begin(), more.end());
    }
  }
  resolve_relatives(analysis, token, found);
  return found;
}

Token joined_participle(const Analysis& analysis, Token verb) {
  constexpr int most_levels = 4;
  const bool is_bare = analysis.tag(verb) == "VBG" && !child_by(analysis, verb, Relation::aux);
  if (!is_bare || analysis.relations[verb] != Relation::conj) return verb;
  Token above = analysis.heads[verb];
  const std::string_view tag = analysis.tag(above);
  if (tag != "VBD" && tag != "VBZ" && tag != "VBP") return verb;
  for (int level = 0; level < most_levels && !analysis.is_root(above); ++level) {
    above = analysis.heads[above];
    if (analysis.tag(above) == "VBG") return above;
  }
  return verb;
}

bool is_told_in_message(const Analysis& analysis, Token verb) {
  if (analysis.relations[verb] != Relation::acl || analysis.tag(verb) != "VBG") return false;
  const Token noun = analysis.heads[verb];
  return is_one_of(message_nouns, surface_lemma(analysis, noun)) && !analysis.is_root(noun) &&
         (analysis.relations[noun] == Relation::dobj || analysis.relations[noun] == Relation::nsubjpass) &&
         is_verb(analysis, analysis.heads[noun]);
}

Token first_of_word(const Analysis& analysis, Token token) {
  return hyphenated(analysis, token).value_or(token);
}

bool is_sum(const Analysis& analysis, Token noun) {
  return is_one_of(money_nouns, surface_lemma(analysis, noun));
}

std::vector<Token> measured(const Analysis& analysis, Token noun) {
  const std::string lemma = surface_lemma(analysis, noun);
  std::vector<Token> found;
  if (is_one_of(measure_nouns, lemma)) found = behind(analysis, noun, "of");
  if (found.empty() && is_sum(analysis, noun)) found = behind(analysis, noun, "in");
  return found.empty() ? std::vector<Token>{noun} : found;
}

std::vector<Token> companions(const Analysis& analysis, Token verb) {
  std::vector<Token> found;
  const TokenRange below = analysis.subtree(verb);
  for (Token token = below.begin + 1; token < below.end; ++token) {
    if (analysis.relations[token] != Relation::prep || surface_lemma(analysis, token) != "with") continue;
    const std::string before = surface_lemma(analysis, token - 1);
    if (before != "together" && before != "along" && before != "jointly") continue;
    Token above = token;
    while (above != verb && !analysis.is_root(above) && (above == token || !is_verb(analysis, above)))
      above = analysis.heads[above];
    if (above != verb) continue;
    for (const Token child : analysis.children(token)) {
      if (analysis.relations[child] != Relation::pobj) continue;
      const auto more = with_conjuncts(analysis, child);
      found.insert(found.end(), more.begin(), more.end());
    }
  }
  return found;
}

VerbGroup read_verb_group(const Analysis& analysis, Token verb) {
  VerbGroup group;
  for (const Token child : analysis.children(verb)) {
    switch (analysis.relations[child]) {
      case Relation::auxpass:
        group.is_passive = true;
        read_auxiliary(analysis, child, group);
        break;
      case Relation::aux:
        read_auxiliary(analysis, child, group);
        break;
      case Relation::neg:
        group.is_negated = true;
        group.tokens.push_back(child);
        break;
      case Relation::advmod:
        if (is_one_of(never_words, surface_lemma(analysis, child))) group.is_negated = true;
        break;
      case Relation::prt:
        group.tokens.push_back(child);
        break;
      default:
        break;
    }
  }
  group.tokens.push_back(verb);
  std::ranges::sort(group.tokens);
  // "is committed to peace": who is so minded, nobody does it to him.
  if (group.is_passive && surface_lemma(analysis, verb) == "commit" && behind(analysis, verb, "by").empty())
    group.is_passive = false;
  const std::string_view tag = analysis.tag(verb);
  if (tag == "VBD" || tag == "VBZ" || tag == "VBP") group.is_finite = true;
  if (is_bare_passive(analysis, verb) && analysis.relations[verb] != Relation::root) group.is_passive = true;
  read_periphrasis(analysis, verb, group);
  return group;
}

Arguments read_arguments(const Analysis& analysis, Token verb) {
  Arguments arguments;
  bool is_passive = false;
  std::vector<Token> subjects = subjects_of(analysis, verb, is_passive);
  is_passive |= child_by(analysis, verb, Relation::auxpass).has_value();
  bool is_bare = false;
  if (subjects.empty()) {
    Arguments from_above = inherited(analysis, verb);
    arguments.is_shared = from_above.is_shared;
    is_bare = is_bare_passive(analysis, verb) && analysis.relations[verb] != Relation::conj &&
              analysis.relations[verb] != Relation::root;
    is_passive |= is_bare;
    subjects = std::move(from_above.actors);
    arguments.objects = std::move(from_above.objects);
    is_passive |= !arguments.objects.empty();
  }
  resolve_relatives(analysis, verb, subjects);
  if (is_passive && !is_bare && arguments.objects.empty() && !read_verb_group(analysis, verb).is_passive &&
      surface_lemma(analysis, verb) == "commit")
    is_passive = false;
  if (is_passive) {
    if (arguments.objects.empty()) arguments.objects = std::move(subjects);
    arguments.actors = behind(analysis, verb, "by");
  } else {
    arguments.actors = std::move(subjects);
  }
  for (const Token child : analysis.children(verb)) {
    const Relation relation = analysis.relations[child];
    if (relation == Relation::dobj || (relation == Relation::attr && is_noun(analysis, child))) {
      for (const Token each : with_conjuncts(analysis, child)) {
        const auto more = measured(analysis, each);
        arguments.objects.insert(arguments.objects.end(), more.begin(), more.end());
      }
    } else if (relation == Relation::ccomp && analysis.tag(child) == "VB" &&
               !child_by(analysis, child, Relation::mark)) {
      // "help Peru avoid famine": who is helped stands below what is helped with.
      if (const auto helped = child_by(analysis, child, Relation::nsubj);
          helped && is_helping(analysis, verb)) {
        const auto more = with_conjuncts(analysis, *helped);
        arguments.objects.insert(arguments.objects.end(), more.begin(), more.end());
      }
    } else if (relation == Relation::dative && is_noun(analysis, child)) {
      const auto more = with_conjuncts(analysis, child);
      arguments.datives.insert(arguments.datives.end(), more.begin(), more.end());
    }
  }
  resolve_relatives(analysis, verb, arguments.objects);
  return arguments;
}

}  // namespace rapporteur::event
