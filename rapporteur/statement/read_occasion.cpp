#include "rapporteur/statement/channel_words.h"
#include "rapporteur/statement/occasions.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

/// The stretches of a sentence that no report of it says.
std::vector<TextSpan> unsaid_words(const ToldReports& told, TokenRange sentence) {
  const Syntax& syntax = told.parties.syntax();
  const TextSpan whole = syntax.span(sentence);
  std::vector<TextSpan> said;
  for (const Report& report : told.reports) {
    for (const TextSpan span : report.content) {
      if (span.overlaps(whole)) said.push_back(span);
    }
  }
  std::vector<TextSpan> unsaid;
  for (Token token = sentence.begin; token < sentence.end;) {
    Token end = token;
    const auto is_said = [&](Token each) {
      return std::ranges::any_of(said, [&](TextSpan span) { return span.overlaps(syntax.span(each)); });
    };
    while (end < sentence.end && !is_said(end)) ++end;
    if (end > token) unsaid.push_back(syntax.span(TokenRange{token, end}));
    token = end + 1;
  }
  return unsaid;
}

/// Words of a place, looked for in a stretch of the text.
std::optional<FoundChannel> find_in(const Syntax& syntax, TextSpan stretch, ChannelPlace place) {
  auto found = find_channel(syntax.lower(stretch), place);
  if (found) found->words = {found->words.begin + stretch.begin, found->words.end + stretch.begin};
  return found;
}

/// Whether a preposition of place stands up to five words before.
bool is_behind(const Syntax& syntax, TextSpan words, std::initializer_list<std::string_view> prepositions) {
  const TokenRange range = syntax.analysis().tokens_in(words);
  if (range.is_empty()) return false;
  const Token first = syntax.sentence(range.begin).begin;
  for (Token token = range.begin; token > first && range.begin - token < 5; --token) {
    if (syntax.is_one_of(token - 1, prepositions)) return true;
  }
  return false;
}

/// What a preposition beside the cue tells: "after talks", "upon arrival", "at the airport".
std::optional<FoundChannel> find_behind_prepositions(const Syntax& syntax, Token cue) {
  for (const Token each : syntax.children(cue)) {
    const Relation relation = syntax.relation(each);
    if (relation != Relation::prep && relation != Relation::advcl && relation != Relation::advmod) continue;
    const auto object = syntax.prepositional_object(each);
    if (!object) continue;
    std::optional<ChannelPlace> place;
    if (syntax.is_one_of(each, {"after", "following"})) place = ChannelPlace::after;
    if (syntax.is_one_of(each, {"upon", "on", "before"})) place = ChannelPlace::arriving;
    if (syntax.is_one_of(each, {"at", "during"})) place = ChannelPlace::at;
    if (!place) continue;
    if (const auto found = find_in(syntax, syntax.span(*object), *place)) return found;
  }
  return std::nullopt;
}

bool is_medium(const PartyFinder& parties, const std::vector<Party>& some) {
  const auto is_outlet = [&](const Party& party) {
    return party.actor >= 0 && parties.actors().all[static_cast<std::size_t>(party.actor)].sector == "MED";
  };
  return !some.empty() && std::ranges::all_of(some, is_outlet);
}

/// "told reporters", "told the Herald".
std::optional<FoundChannel> find_by_addressee(const ToldReports& told, const Report& report,
                                              const Occasion& occasion) {
  if (occasion.addressee_words.empty() || !report.cue_head) return std::nullopt;
  const Syntax& syntax = told.parties.syntax();
  const TextSpan words = occasion.addressee_words.front();
  const std::string_view lemma = syntax.lemma(*report.cue_head);
  if (lemma != "tell" && lemma != "say" && lemma != "speak" && lemma != "inform" && lemma != "brief" &&
      lemma != "assure")
    return std::nullopt;
  if (const auto body = find_in(syntax, words, ChannelPlace::body)) return body;
  if (is_medium(told.parties, occasion.addressees)) return FoundChannel{Channel::interview, words};
  return find_in(syntax, words, ChannelPlace::told);
}

/// "the communique said", "the agency reported", "was quoted by the agency".
std::optional<FoundChannel> find_by_speaker(const ToldReports& told, std::size_t number) {
  const Report& report = told.reports[number];
  const Syntax& syntax = told.parties.syntax();
  if (report.speaker.empty() || !report.speaker_head) return std::nullopt;
  if (is_medium(told.parties, told.speakers[number].parties))
    return FoundChannel{Channel::publication, report.speaker.front()};
  const auto found = find_in(syntax, report.speaker.front(), ChannelPlace::speaker);
  if (!found) return std::nullopt;
  const bool is_head = found->words.overlaps(syntax.span(*report.speaker_head));
  const auto apposition = syntax.child(*report.speaker_head, Relation::appos);
  const bool is_apposition = apposition && found->words.overlaps(syntax.span(*apposition));
  const TokenRange tokens = syntax.analysis().tokens_in(found->words);
  const bool is_in_name = !tokens.is_empty() && syntax.head(tokens.begin) == *report.speaker_head &&
                          syntax.relation(tokens.begin) == Relation::compound &&
                          syntax.part(*report.speaker_head) == Part::propn;
  return is_head || is_apposition || is_in_name ? found : std::nullopt;
}

std::optional<FoundChannel> find_by_cue(const Syntax& syntax, const Report& report) {
  if (!report.cue_head) return std::nullopt;
  std::optional<FoundChannel> found = find_channel(syntax.lemma(*report.cue_head), ChannelPlace::cue);
  if (!found && syntax.relation(*report.cue_head) == Relation::pcomp) {  // "quoted as saying"
    const Token above = syntax.head(syntax.head(*report.cue_head));
    if (syntax.is_one_of(above, {"quoted", "cited"}))
      found = FoundChannel{Channel::publication, syntax.span(above)};
  }
  if (found && !report.cue.empty()) found->words = report.cue.front();
  return found;
}

std::optional<FoundChannel> find_explicit(const ToldReports& told, std::size_t number,
                                          const Occasion& occasion) {
  const Report& report = told.reports[number];
  const Syntax& syntax = told.parties.syntax();
  if (!report.cue_head) return std::nullopt;
  const TokenRange sentence = syntax.sentence(*report.cue_head);
  const auto by_speaker = find_by_speaker(told, number);
  std::optional<FoundChannel> beside;
  for (const TextSpan stretch : unsaid_words(told, sentence)) {
    auto found = find_in(syntax, stretch, ChannelPlace::beside);
    const bool is_speaker = found && !report.speaker.empty() &&
                            report.speaker.front().overlaps(found->words) &&
                            found->channel == Channel::publication;
    const bool is_written =
        found && (found->channel == Channel::publication || found->channel == Channel::other);
    const bool is_means = is_written && is_behind(syntax, found->words,
                                                  {"in", "by", "from", "through", "via", "issued", "released",
                                                   "on", "forwarded", "sent", "signed"});
    if (found && (is_speaker || (is_written && !is_means))) found.reset();
    if (found && (!beside || beside->channel == Channel::publication)) beside = found;
    const auto body = find_in(syntax, stretch, ChannelPlace::body);
    if (body && !beside &&
        is_behind(syntax, body->words, {"at", "in", "before", "during", "told", "addressing"}))
      beside = body;
  }
  if (beside && beside->channel != Channel::remarks) return beside;
  if (const auto by_addressee = find_by_addressee(told, report, occasion)) return by_addressee;
  if (beside) return beside;
  if (by_speaker) return by_speaker;
  if (const auto behind = find_behind_prepositions(syntax, *report.cue_head)) return behind;
  return find_by_cue(syntax, report);
}

/// Whether somebody who is the object of this cue is spoken to.
bool speaks_to_object(const Syntax& syntax, Token cue) {
  constexpr std::array<std::string_view, 13> spoken_of{
      "accuse", "blame",  "criticise", "criticize", "condemn", "denounce", "describe",
      "attack", "praise", "suspect",   "slam",      "brand",   "label"};
  if (syntax.lemma(cue) == "call" && syntax.child(cue, Relation::oprd)) return false;  // "called it a ruse"
  return std::ranges::find(spoken_of, syntax.lemma(cue)) == spoken_of.end();
}

/// "told a rally in Lomonde": what people came to is called without its article.
void leave_article_out(std::vector<Party>& some) {
  constexpr std::array<std::string_view, 9> events{"rally", "mass",      "conference", "crowd",  "audience",
                                                   "forum", "gathering", "ceremony",   "meeting"};
  for (Party& party : some) {
    const std::size_t article = party.name.starts_with("a ") ? 2 : party.name.starts_with("an ") ? 3 : 0;
    const auto is_event = [&](std::string_view each) {
      return find_whole_word(party.name, each) != std::string_view::npos;
    };
    if (article > 0 && std::ranges::any_of(events, is_event)) party.name.erase(0, article);
  }
}

bool is_said_by(const Syntax& syntax, const Report& report, Token token) {
  const TextSpan word = syntax.span(token);
  return std::ranges::any_of(report.content, [&](TextSpan span) { return span.overlaps(word); });
}

/// "speaking to journalists", "in an interview with the Herald": another word of the sentence names those who
/// are told.
std::optional<Token> addressee_beside(const Syntax& syntax, const Report& report) {
  const TokenRange sentence = syntax.sentence(*report.cue_head);
  for (Token token = sentence.begin; token < sentence.end; ++token) {
    const bool is_speech =
        syntax.is_one_of(token, {"speaking", "talking", "remarks", "address", "speech", "statement",
                                 "comments", "interview", "letter", "addressing"});
    if (!is_speech || is_said_by(syntax, report, token)) continue;
    for (const Token each : syntax.children(token)) {
      const bool is_to =
          syntax.relation(each) == Relation::prep && syntax.is_one_of(each, {"to", "with", "before"});
      if (is_to) return syntax.prepositional_object(each);
      if (syntax.relation(each) == Relation::dobj && syntax.lower(token) == "addressing") return each;
    }
  }
  return std::nullopt;
}

/// "offered talks to the rebels, telling them": the person beside the verb that the cue hangs on.
std::optional<Token> person_of_governor(const Syntax& syntax, Token cue) {
  const Relation relation = syntax.relation(cue);
  if (relation != Relation::advcl && relation != Relation::conj && relation != Relation::xcomp)
    return std::nullopt;
  Token verb = syntax.head(cue);
  if (!speaks_to_object(syntax, verb)) return std::nullopt;
  if (syntax.relation(verb) == Relation::advcl && syntax.own_subject(verb) == std::nullopt)
    verb = syntax.head(verb);
  const TokenRange clause = syntax.subtree(verb);
  for (Token token = verb; token < clause.end && token < cue; ++token) {
    const bool is_to = syntax.relation(token) == Relation::prep || syntax.relation(token) == Relation::dative;
    if (is_to && syntax.lower(token) == "to") return syntax.prepositional_object(token);
  }
  const auto object = syntax.child(verb, {Relation::dobj, Relation::dative});
  return object && *object < cue && syntax.part(*object) == Part::propn ? object : std::nullopt;
}

/// Names of organs that speak for what owns them.
bool is_organ(const Syntax& syntax, Token head) {
  return syntax.is_one_of(
      head, {"committee", "board", "council", "parliament", "panel", "commission", "subcommittee", "assembly",
             "members", "governors", "delegates", "ministers", "leaders"});
}

/// "the board of the agency", "the parliament's committee": the actor that the organ is of.
std::vector<Party> owner_of_organ(const PartyFinder& parties, Token head) {
  const Syntax& syntax = parties.syntax();
  if (!is_organ(syntax, head)) return {};
  const TokenRange phrase = syntax.analysis().tokens_in(noun_phrase(syntax, head));
  for (Token token = phrase.begin; token < phrase.end; ++token) {
    if (token == head) continue;
    const ActorMention* mention = parties.mention_of_word(token);
    if (!mention || mention->actors.empty() || mention->span.overlaps(syntax.span(head))) continue;
    const ActorKind kind = parties.actors().all[mention->actors.front()].kind;
    if (kind == ActorKind::organisation || kind == ActorKind::state)
      return parties.parties_of_mention(*mention);
  }
  return {};
}

/// An outlet's name without what it is: "Al-Manar television channel".
void leave_descriptors_out(std::vector<Party>& some) {
  constexpr std::array<std::string_view, 12> descriptors{"television", "news",      "channel", "agency",
                                                         "radio",      "newspaper", "daily",   "tv",
                                                         "network",    "station",   "weekly",  "magazine"};
  for (Party& party : some) {
    if (party.actor >= 0 && party.name.find(" television ") == std::string::npos) continue;
    while (true) {
      const std::size_t blank = party.name.rfind(' ');
      if (blank == std::string::npos || blank == 0) break;
      const std::string_view last = std::string_view(party.name).substr(blank + 1);
      if (std::ranges::find(descriptors, last) == descriptors.end()) break;
      party.name.resize(blank);
    }
  }
}

/// Whether somebody can be told something: an actor, or those who listen. "The table" cannot.
bool can_be_told(const PartyFinder& parties, const Party& party, Token head) {
  const Syntax& syntax = parties.syntax();
  if (party.actor >= 0) {
    const Actor& actor = parties.actors().all[static_cast<std::size_t>(party.actor)];
    return actor.kind != ActorKind::unknown || syntax.part(head) != Part::noun;
  }
  if (syntax.part(head) != Part::noun) return true;
  const std::string_view lemma = syntax.lemma(head);
  const bool has_name = std::ranges::any_of(syntax.children(head), [&](Token each) {
    return syntax.part(each) == Part::propn || syntax.analysis().entity_at(each).has_value();
  });
  if (has_name) return true;  // "the Al-Bahr television channel"
  constexpr std::array<std::string_view, 42> listeners{
      "aide",       "ally",         "assembly",  "audience",   "board",    "briefing",   "ceremony",
      "colleague",  "commission",   "committee", "conference", "congress", "council",    "country",
      "crowd",      "delegate",     "forum",     "gathering",  "hearing",  "journalist", "lawmaker",
      "listener",   "mass",         "media",     "meeting",    "mourner",  "nation",     "panel",
      "parliament", "people",       "press",     "public",     "rally",    "reader",     "reporter",
      "session",    "subcommittee", "summit",    "supporter",  "viewer",   "world",      "worshipper"};
  static_assert(std::ranges::is_sorted(listeners));
  return std::ranges::binary_search(listeners, lemma);
}

void read_addressee(const ToldReports& told, const Report& report, Occasion& occasion) {
  if (!report.cue_head) return;
  const Syntax& syntax = told.parties.syntax();
  std::optional<Token> head;
  if (speaks_to_object(syntax, *report.cue_head)) head = report.addressee_head;
  const auto of_governor = person_of_governor(syntax, *report.cue_head);
  const bool is_pronoun = head && syntax.part(*head) == Part::pron;
  if (of_governor && (!head || is_pronoun) && !is_said_by(syntax, report, *of_governor)) head = of_governor;
  if (!head) head = addressee_beside(syntax, report);
  if (!head || is_said_by(syntax, report, *head)) return;
  const TextSpan words = noun_phrase(syntax, *head);
  occasion.addressee_words = {words};
  occasion.addressees = owner_of_organ(told.parties, *head);
  if (occasion.addressees.empty()) occasion.addressees = told.parties.parties_of(*head).parties;
  std::erase_if(occasion.addressees,
                [&](const Party& each) { return !can_be_told(told.parties, each, *head); });
  if (occasion.addressees.empty()) return occasion.addressee_words.clear();
  leave_descriptors_out(occasion.addressees);
  leave_article_out(occasion.addressees);
  constexpr std::array<std::string_view, 5> as_reporters{"the press", "the media", "newsmen",
                                                         "press conference", "news conference"};
  for (const std::string_view each : as_reporters) {
    if (find_whole_word(syntax.lower(words), each) != std::string_view::npos)
      occasion.addressees = {{"reporters", -1}};
  }
  if (!occasion.addressees.empty()) occasion.rules.push_back(StatementRule::addressee_words);
}

}  // namespace

Occasion read_occasion(const ToldReports& told, std::size_t report) {
  Occasion occasion;
  read_addressee(told, told.reports[report], occasion);
  if (const auto found = find_explicit(told, report, occasion)) {
    occasion.channel = found->channel;
    occasion.channel_words = {found->words};
    occasion.origin = ChannelOrigin::explicit_;
    occasion.rules.push_back(StatementRule::channel_words);
  }
  return occasion;
}

std::optional<FoundMeeting> find_meeting(const ToldReports& told, TokenRange sentence) {
  const Syntax& syntax = told.parties.syntax();
  for (const TextSpan stretch : unsaid_words(told, sentence)) {
    std::optional<FoundChannel> found = find_in(syntax, stretch, ChannelPlace::body);
    if (found && !is_behind(syntax, found->words, {"at", "in", "before", "during"})) found.reset();
    if (!found) {
      found = find_in(syntax, stretch, ChannelPlace::beside);
      const bool is_spoken =
          found && (found->channel == Channel::press_conference || found->channel == Channel::interview);
      if (!is_spoken) found.reset();
    }
    if (!found) continue;
    FoundMeeting meeting{found->channel, found->words, {}};
    const Token root = syntax.analysis().root_of(sentence.begin);
    if (const auto subject = syntax.own_subject(root))
      meeting.subject = told.parties.parties_of(*subject).parties;
    return meeting;
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
