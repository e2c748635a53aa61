#include "rapporteur/base/ascii.h"
#include "rapporteur/event/circumstances.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

/// Finds the words that tell where an event is. The tree is walked from its word and its verb down, through
/// prepositions and nouns of places, never through another verb but for "when":
///
///     "Soldiers were killed at a checkpoint near the town of Sirte"  killed > at > checkpoint > near > town
///                                                                    > of > Sirte
namespace rapporteur::event {

namespace {

/// How far such a chain is followed.
constexpr int most_steps = 5;

constexpr std::array<std::string_view, 13> locatives{"in",     "at",     "near", "outside", "inside",
                                                     "around", "across", "off",  "within",  "throughout",
                                                     "along",  "beside", "on"};
/// A name alone behind these is where something is; behind "on" and "along" only a noun of places leads on.
constexpr std::array<std::string_view, 10> naming{"in",     "at",     "near", "outside", "inside",
                                                  "around", "across", "off",  "within",  "throughout"};
constexpr std::array<std::string_view, 4> inner{"in", "near", "outside", "inside"};

constexpr std::array<std::string_view, 55> place_nouns{
    "city",       "town",        "village",   "capital",      "port",          "province",     "state",
    "region",     "governorate", "district",  "county",       "suburb",        "outskirt",     "outskirts",
    "area",       "part",        "north",     "south",        "east",          "west",         "centre",
    "center",     "heart",       "coast",     "island",       "territory",     "enclave",      "oblast",
    "prefecture", "stronghold",  "resort",    "municipality", "neighbourhood", "neighborhood", "countryside",
    "peninsula",  "valley",      "republic",  "department",   "borough",       "hamlet",       "township",
    "settlement", "vicinity",    "kilometre", "kilometer",    "mile",          "site",         "location",
    "plain",      "strip",       "corner",    "third",        "half",          "quarter"};
constexpr std::array<std::string_view, 47> venues{
    "airport",  "base",         "airbase",  "camp",       "barrack",    "hospital",   "embassy",  "consulate",
    "palace",   "square",       "stadium",  "prison",     "jail",       "university", "school",   "mosque",
    "church",   "court",        "street",   "road",       "hotel",      "market",     "station",  "plant",
    "factory",  "headquarters", "building", "checkpoint", "compound",   "house",      "home",     "office",
    "crossing", "park",         "hall",     "club",       "restaurant", "post",       "position", "target",
    "facility", "complex",      "refinery", "field",      "clinic",     "bridge",     "cathedral"};
/// What is held somewhere: "the Paris meeting" is in Paris.
constexpr std::array<std::string_view, 22> gatherings{
    "meeting",   "summit",    "conference", "ceremony", "rally",      "hearing",   "forum",       "talk",
    "session",   "exercise",  "drill",      "maneuver", "manoeuvre",  "operation", "negotiation", "speech",
    "interview", "statement", "address",    "remark",   "appearance", "briefing"};
/// Of "the West Bank city of Hebron" the place is what stands behind "of"; of "the Donetsk region of
/// Ukraine", what stands before.
constexpr std::array<std::string_view, 6> town_nouns{"city", "town", "village", "capital", "port", "suburb"};
constexpr std::array<std::string_view, 3> border_nouns{"border", "frontier", "boundary"};
constexpr std::array<std::string_view, 8> journeys{"visit", "trip",    "tour",   "travel",
                                                   "fly",   "journey", "return", "arrive"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool names_place(EntityKind kind) {
  return kind == EntityKind::gpe || kind == EntityKind::loc || kind == EntityKind::fac;
}

bool is_deed(Plover content) {
  return content == Plover::assault || content == Plover::coerce || content == Plover::protest ||
         content == Plover::mobilize || content == Plover::retreat;
}

/// Finds the places of one event.
class Finder {
 public:
  Finder(const Analysis& analysis, const Actors& actors, const EventWords& event)
      : analysis_(analysis), actors_(actors), event_(event) {}

  std::vector<TextSpan> find() {
    if (!event_.is_asked) {
      for (const Token word : event_.words) {
        follow(word, locatives, 0);
        follow_content(word);
        follow_parties(word);
      }
      follow(event_.clause, locatives, 0);
      if (is_deed(event_.content)) follow_parties(event_.clause);
    }
    if (found_.empty()) follow_clauses();
    std::ranges::sort(found_);
    const auto repeated = std::ranges::unique(found_);
    found_.erase(repeated.begin(), repeated.end());
    return std::move(found_);
  }

 private:
  /// What stands behind some prepositions below a token.
  template <std::size_t size>
  void follow(Token above, const std::array<std::string_view, size>& prepositions, int step) {
    if (step > most_steps) return;
    for (const std::string_view preposition : prepositions) {
      for (const Token object : behind(analysis_, above, preposition))
        add_object(object, is_one_of(naming, preposition), step + 1);
    }
  }

  /// The name of a place that a token stands in, behind a preposition of place.
  std::optional<EntityMention> place_at(Token token) const {
    const auto entity = analysis_.entity_at(token);
    if (!entity || (names_place(entity->kind) && !is_known_else(*entity))) return entity;
    if (names_place(entity->kind)) return std::nullopt;
    const TextSpan span = analysis_.span_of(entity->tokens);
    const ActorMention* mention =
        analysis_.parts[token] == Part::propn ? actors_.mention_in(span, analysis_.tokens[token]) : nullptr;
    if (!mention || mention->span != span || mention->actors.size() != 1) return std::nullopt;
    const Actor& actor = actors_.all[mention->actors.front()];
    const bool is_place = actor.kind == ActorKind::place || is_rather_place(*entity, actor);
    return is_place ? entity : std::nullopt;
  }

  /// A person, or an armed group, that was taken for a place.
  bool is_known_else(const EntityMention& entity) const {
    const TextSpan span = analysis_.span_of(entity.tokens);
    const ActorMention* mention = actors_.mention_in(span, span);
    if (!mention || mention->actors.size() != 1) return false;
    const Actor& actor = actors_.all[mention->actors.front()];
    return actor.kind == ActorKind::person || actor.sector == "REB" || actor.sector == "UAF";
  }

  /// Words with capitals, behind a preposition of place, at a deed, of whom nothing else is known: "killed
  /// six in Culiacan". Deeds are done in places, not in people.
  bool is_rather_place(const EntityMention& entity, const Actor& actor) const {
    constexpr std::uint32_t most_words = 3;
    bool is_name = entity.tokens.size() <= most_words && actor.name.size() > 4;
    for (Token token = entity.tokens.begin; token < entity.tokens.end; ++token)
      is_name = is_name && analysis_.tag(token) == "NNP";
    const bool is_unknown = actor.roles.empty() && (actor.sector.empty() || actor.sector == "CVL");
    // "NATO" is no name of a place.
    const auto small = std::ranges::count_if(actor.name, base::is_lower);
    return is_deed(event_.content) && is_name && is_unknown &&
           small * 2 > static_cast<std::ptrdiff_t>(actor.name.size());
  }

  /// A name, or a noun that leads to one.
  void add_object(Token token, bool takes_names, int step) {
    if (step > most_steps) return;
    const auto entity = place_at(token);
    if (entity) {
      if (takes_names) add_name(entity->tokens, token);
      follow(token, inner, step);
      return;
    }
    const std::string noun = lemma_of(analysis_, token);
    if (is_one_of(border_nouns, noun)) {
      add_border(token);
      return;
    }
    const bool is_place = is_one_of(place_nouns, noun);
    if (!is_place && !is_one_of(venues, noun) && !is_one_of(gatherings, noun)) return;
    const std::vector<Token> named = is_place ? behind(analysis_, token, "of") : std::vector<Token>();
    const bool is_town = is_one_of(town_nouns, noun);
    if (named.empty() || !is_town) {
      if (add_named_noun(token)) return;
    }
    for (const Token child : named) add_named(child, step);
    for (const Token child : analysis_.children(token)) {
      if (is_place && analysis_.relations[child] == Relation::appos) add_named(child, step);
    }
    follow(token, inner, step);
  }

  /// "the town of Sirte": whatever the entity is taken for.
  void add_named(Token token, int step) {
    const auto entity = analysis_.entity_at(token);
    if (entity && entity->kind != EntityKind::date && entity->kind != EntityKind::cardinal) {
      add_name(entity->tokens, token);
      follow(token, inner, step);
    } else if (!entity && analysis_.parts[token] == Part::propn) {
      Token begin = token;
      while (begin > 0 && analysis_.heads[begin - 1] == token &&
             analysis_.relations[begin - 1] == Relation::compound)
        --begin;
      add({begin, token + 1});
    } else {
      add_object(token, true, step + 1);
    }
  }

  /// "Idlib province", "Kabul airport", "the port city Latakia": the name with its noun, or the name behind
  /// it.
  bool add_named_noun(Token noun) {
    bool is_added = false;
    const std::string lemma = lemma_of(analysis_, noun);
    for (const Token child : analysis_.children(noun)) {
      const auto entity = analysis_.entity_at(child);
      if (!entity || !is_named_with(child, *entity)) continue;
      if (entity->kind == EntityKind::loc && is_one_of(town_nouns, lemma)) continue;  // "the Baltic city"
      const bool is_before = entity->tokens.end == noun && !is_one_of(gatherings, lemma);
      add(is_before ? TokenRange{entity->tokens.begin, noun + 1} : entity->tokens);
      is_added = true;
    }
    return is_added;
  }
  /// "Punjab province" may be tagged as "Syrian province" is; but "Syrian" is a word for a state.
  bool is_named_with(Token child, const EntityMention& entity) const {
    const Relation relation = analysis_.relations[child];
    if (relation == Relation::amod)
      return analysis_.parts[child] == Part::propn ||
             (entity.kind == EntityKind::norp &&
              !actors_.mention_in(analysis_.span_of(entity.tokens), analysis_.tokens[child]));
    return names_place(entity.kind) && (relation == Relation::compound || relation == Relation::nmod);
  }

  /// A name with the noun behind it that is its head: "Kunduz" of "Kunduz province".
  void add_name(TokenRange tokens, Token head) {
    const Token next = tokens.end;
    const bool is_headed = next < analysis_.size() && analysis_.heads[head] == next &&
                           analysis_.relations[head] == Relation::compound &&
                           is_one_of(place_nouns, lemma_of(analysis_, next));
    add(is_headed ? TokenRange{tokens.begin, next + 1} : tokens);
  }

  /// "the border between Syria and Turkey": a line, told whole.
  void add_border(Token noun) {
    constexpr std::uint32_t most_tokens = 8;
    TokenRange tokens{noun, noun + 1};
    for (const Token child : analysis_.children(noun)) {
      const TokenRange below = analysis_.subtree(child);
      const Relation relation = analysis_.relations[child];
      if (relation != Relation::prep && relation != Relation::compound && relation != Relation::amod)
        continue;
      const TokenRange wider{std::min(tokens.begin, below.begin), std::max(tokens.end, below.end)};
      if (wider.size() <= most_tokens) tokens = wider;
    }
    add(tokens);
  }

  void add(TokenRange tokens) {
    while (tokens.size() > 1 && analysis_.parts[tokens.end - 1] == Part::space) --tokens.end;
    if (is_dateline(tokens)) return;
    found_.push_back(analysis_.span_of(tokens));
  }

  /// "LONDON, March 23 - The tanker was hit": where it is written, not where it is.
  bool is_dateline(TokenRange tokens) const {
    constexpr std::uint32_t most_tokens = 12;
    const Sentence& sentence = analysis_.sentence(tokens.begin);
    const bool opens_block =
        sentence.tokens.begin == tokens.begin &&
        (tokens.begin == 0 || analysis_.sentence(tokens.begin - 1).block != sentence.block);
    if (!opens_block) return false;
    const Token end = std::min(sentence.tokens.end, tokens.end + most_tokens);
    for (Token token = tokens.end; token < end; ++token) {
      const std::string_view lemma = analysis_.lemma(token);
      if (lemma == "-" || lemma == "--" || lemma == "\xE2\x80\x94" || lemma == "\xE2\x80\x93") return true;
      if (is_verb(analysis_, token)) return false;
    }
    return false;
  }

  /// What is attacked, visited, left or marched into is where it is.
  void follow_content(Token above) {
    const std::string lemma = lemma_of(analysis_, above);
    if (is_one_of(journeys, lemma)) {
      for (const std::string_view preposition : {"to", "into"}) add_behind(above, preposition);
      add_direct(above);
    }
    if (lemma == "host") {
      for (const Token host : read_arguments(analysis_, above).actors) add_as_place(host);
    }
    switch (event_.content) {
      case Plover::assault:
        add_direct(above);
        for (const std::string_view preposition : {"on", "into", "against"}) add_behind(above, preposition);
        if (!is_verb(analysis_, above)) add_behind(above, "of");
        break;
      case Plover::mobilize:
        for (const std::string_view preposition : {"to", "into"}) add_behind(above, preposition);
        break;
      case Plover::retreat:
        add_behind(above, "from");
        break;
      default:
        break;
    }
  }

  void add_direct(Token verb) {
    // "attacked Washington for its policy" is said, not done.
    const bool is_said_of = event_.content == Plover::assault && !behind(analysis_, verb, "for").empty();
    if (!is_verb(analysis_, verb) || is_said_of) return;
    for (const Token object : read_arguments(analysis_, verb).objects) add_as_place(object);
  }
  void add_behind(Token above, std::string_view preposition) {
    const bool is_way = preposition == "from" || preposition == "into" || preposition == "to";
    for (const Token object : behind(analysis_, above, preposition)) {
      if (is_way && place_at(object))
        add_object(object, true, 0);
      else
        add_as_place(object);
    }
  }
  void add_as_place(Token token) {
    const auto entity = analysis_.entity_at(token);
    const bool is_name = entity && names_place(entity->kind) && !is_known_else(*entity);
    if (is_name || (!entity && is_one_of(place_nouns, lemma_of(analysis_, token))))
      add_object(token, true, 0);
    else if (!entity)
      follow(token, inner, 1);
  }

  /// "Clashes in Homs killed ten", "killed ten people in Homs"; "met the minister in Homs"
  void follow_parties(Token above) {
    if (!is_deed(event_.content) && event_.content != Plover::consult) return;
    for (const Token child : analysis_.children(above)) {
      const Relation relation = analysis_.relations[child];
      const bool is_subject = relation == Relation::nsubj;
      if (relation != Relation::dobj && relation != Relation::nsubjpass && !is_subject) continue;
      if (is_subject && (analysis_.entity_at(child) || !is_deed(event_.content))) continue;
      for (const Token party : with_conjuncts(analysis_, child)) follow_party(party);
    }
    // "a meeting with the minister in Homs", "a round of talks in Homs"
    for (const std::string_view preposition : {"with", "between", "of"}) {
      for (const Token party : behind(analysis_, above, preposition)) {
        if (!is_verb(analysis_, above) || preposition == "with") follow_party(party);
      }
    }
  }
  void follow_party(Token party) {
    follow(party, inner, 1);
    follow_at(party);
    for (const Token whole : behind(analysis_, party, "of")) {
      if (!analysis_.entity_at(whole)) follow(whole, inner, 2);
    }
  }
  void follow_at(Token noun) {
    for (const Token object : behind(analysis_, noun, "at")) add_object(object, true, 2);
  }

  /// "died when a bomb went off in Kabul"; "In Homs, they say the army shelled houses"; of what is said,
  /// where it is said: "said in Homs that they would fight"
  void follow_clauses() {
    if (event_.is_spoken || is_deed(event_.content)) follow_when(event_.clause);
    Token verb = event_.clause;
    for (int step = 0; step < 2 && is_said(verb); ++step) {
      verb = analysis_.heads[verb];
      follow_saying(verb);
    }
  }
  bool is_said(Token verb) const {
    const Relation relation = analysis_.relations[verb];
    return relation == Relation::ccomp || (event_.is_asked && relation == Relation::xcomp);
  }
  void follow_when(Token clause) {
    const auto opens = [&](Token each) {
      const std::string word = lemma_of(analysis_, each);
      return word == "when" || word == "as" || word == "while";
    };
    for (const Token child : analysis_.children(clause)) {
      if (analysis_.relations[child] != Relation::advcl) continue;
      const bool is_speaking = event_.is_spoken && lemma_of(analysis_, child) == "speak";
      if (!is_speaking && !std::ranges::any_of(analysis_.children(child), opens)) continue;
      follow(child, naming, 1);
      follow_parties(child);
    }
  }
  void follow_saying(Token verb) {
    const auto subject = child_by(analysis_, verb, Relation::nsubj);
    for (const Token child : analysis_.children(verb)) {
      const bool is_opening = subject && child < *subject;
      if ((!is_opening && !event_.is_spoken) || analysis_.relations[child] != Relation::prep ||
          !is_one_of(naming, lemma_of(analysis_, child)))
        continue;
      for (const Token object : analysis_.children(child)) {
        if (analysis_.relations[object] == Relation::pobj) add_object(object, true, 1);
      }
    }
    if (event_.is_spoken) follow_when(verb);
  }

  const Analysis& analysis_;
  const Actors& actors_;
  const EventWords& event_;
  std::vector<TextSpan> found_{};
};

}  // namespace

std::vector<TextSpan> places_of(const Analysis& analysis, const Actors& actors, const EventWords& event) {
  return Finder(analysis, actors, event).find();
}

}  // namespace rapporteur::event
