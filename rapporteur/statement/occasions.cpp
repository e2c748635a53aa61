#include "rapporteur/statement/occasions.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

struct ChannelWords {
  std::string_view words;
  Channel channel;
};

/// Words that tell a way of speaking, the telling ones first; looked for as whole words, with or without an
/// "s".
constexpr std::array<ChannelWords, 62> channel_table{{
    {"press conference", Channel::press_conference},
    {"news conference", Channel::press_conference},
    {"press briefing", Channel::press_conference},
    {"news briefing", Channel::press_conference},
    {"media briefing", Channel::press_conference},
    {"daily briefing", Channel::press_conference},
    {"regular briefing", Channel::press_conference},
    {"interview", Channel::interview},
    {"phone call", Channel::call},
    {"telephone call", Channel::call},
    {"telephone conversation", Channel::call},
    {"phone conversation", Channel::call},
    {"by phone", Channel::call},
    {"by telephone", Channel::call},
    {"over the phone", Channel::call},
    {"security council", Channel::un_meeting},
    {"general assembly", Channel::un_meeting},
    {"board of governors", Channel::un_meeting},
    {"human rights council", Channel::un_meeting},
    {"human rights commission", Channel::un_meeting},
    {"commission on human rights", Channel::un_meeting},
    {"u.n. meeting", Channel::un_meeting},
    {"un meeting", Channel::un_meeting},
    {"speech", Channel::remarks},
    {"an address", Channel::remarks},
    {"address to", Channel::remarks},
    {"addressing", Channel::remarks},
    {"speaking", Channel::remarks},
    {"sermon", Channel::remarks},
    {"lecture", Channel::remarks},
    {"rally", Channel::remarks},
    {"hearing", Channel::remarks},
    {"testimony", Channel::remarks},
    {"remarks to", Channel::remarks},
    {"in remarks", Channel::remarks},
    {"upon arrival", Channel::remarks},
    {"upon his arrival", Channel::remarks},
    {"upon her arrival", Channel::remarks},
    {"on arrival", Channel::remarks},
    {"on his arrival", Channel::remarks},
    {"on her arrival", Channel::remarks},
    {"before departure", Channel::remarks},
    {"before leaving", Channel::remarks},
    {"after talks", Channel::remarks},
    {"after a meeting", Channel::remarks},
    {"after the meeting", Channel::remarks},
    {"after meeting", Channel::remarks},
    {"after the talks", Channel::remarks},
    {"statement", Channel::publication},
    {"communique", Channel::publication},
    {"communiqué", Channel::publication},
    {"press release", Channel::publication},
    {"resolution", Channel::publication},
    {"tweet", Channel::publication},
    {"twitter", Channel::publication},
    {"article", Channel::publication},
    {"report", Channel::publication},
    {"op-ed", Channel::publication},
    {"blog", Channel::publication},
    {"letter", Channel::other},
    {"message to", Channel::other},
    {"memo", Channel::other},
}};

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Where words stand as whole words, in the plural too; npos for nowhere.
std::size_t find_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins = at == 0 || !is_word_character(text[at - 1]);
    const bool ends = end == text.size() || !is_word_character(text[end]) ||
                      (text[end] == 's' && (end + 1 == text.size() || !is_word_character(text[end + 1])));
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

/// The words of the report's sentence that are neither content nor speaker, as stretches.
std::vector<TextSpan> words_around(const Syntax& syntax, const Report& report) {
  std::vector<TextSpan> around;
  if (!report.cue_head) return around;
  const TokenRange sentence = syntax.sentence(*report.cue_head);
  const auto is_told = [&](Token token) {
    const TextSpan word = syntax.span(token);
    const auto covers = [&](TextSpan span) { return span.overlaps(word); };
    return std::ranges::any_of(report.content, covers) || std::ranges::any_of(report.speaker, covers);
  };
  for (Token token = sentence.begin; token < sentence.end;) {
    Token end = token;
    while (end < sentence.end && !is_told(end)) ++end;
    if (end > token) around.push_back(syntax.span(TokenRange{token, end}));
    token = end + 1;
  }
  return around;
}

bool is_medium(const PartyFinder& parties, const std::vector<Party>& some) {
  const auto is_outlet = [&](const Party& party) {
    return party.actor >= 0 && parties.actors().all[static_cast<std::size_t>(party.actor)].sector == "MED";
  };
  return !some.empty() && std::ranges::all_of(some, is_outlet);
}

/// Whether a stretch of the text holds one of the words.
bool holds_one(const Syntax& syntax, TextSpan span, std::span<const std::string_view> some) {
  const std::string_view words = syntax.lower(span);
  return std::ranges::any_of(
      some, [&](std::string_view each) { return find_words(words, each) != std::string_view::npos; });
}

constexpr auto press_words = std::to_array<std::string_view>(
    {"reporter", "journalist", "the press", "the media", "newsmen", "correspondent"});
constexpr auto outlet_words = std::to_array<std::string_view>(
    {"news agency", "television", "radio", "newspaper", "daily", "weekly", "magazine", "tv", "channel",
     "broadcaster", "afp", "reuter", "xinhua", "bbc", "cnn", "al-jazeera", "associated press"});
constexpr auto conference_words =
    std::to_array<std::string_view>({"press conference", "news conference", "briefing"});
constexpr auto as_reporters_words = std::to_array<std::string_view>(
    {"the press", "the media", "newsmen", "press conference", "news conference"});
constexpr auto audience_words = std::to_array<std::string_view>(
    {"parliament", "lawmaker", "congress", "senate", "committee", "conference", "rally", "crowd", "audience",
     "supporter", "mass", "delegate", "worshipper", "student"});
constexpr auto un_words = std::to_array<std::string_view>(
    {"security council", "general assembly", "board of governors", "human rights commission",
     "human rights council", "commission on human rights"});
constexpr auto written_words = std::to_array<std::string_view>(
    {"report",     "statement",  "communique", "communiqué", "resolution", "article",     "document",
     "editorial",  "commentary", "paper",      "newspaper",  "daily",      "news agency", "radio",
     "television", "magazine",   "website",    "footage",    "media",      "blog",        "tv"});

/// The channel that those addressed tell: "told reporters", "told the Herald".
Channel channel_of_addressee(const PartyFinder& parties, const Report& report, const Occasion& occasion) {
  if (report.addressee.empty()) return Channel::none;
  const Syntax& syntax = parties.syntax();
  const TextSpan words = report.addressee.front();
  if (holds_one(syntax, words, conference_words)) return Channel::press_conference;
  if (holds_one(syntax, words, un_words)) return Channel::un_meeting;
  const bool is_told = report.cue_head &&
                       (syntax.lemma(*report.cue_head) == "tell" || syntax.lemma(*report.cue_head) == "say" ||
                        syntax.lemma(*report.cue_head) == "speak");
  if (holds_one(syntax, words, press_words)) return Channel::remarks;
  if (is_medium(parties, occasion.addressees) || holds_one(syntax, words, outlet_words))
    return is_told ? Channel::interview : Channel::none;
  if (is_told && holds_one(syntax, words, audience_words)) return Channel::remarks;
  return Channel::none;
}

void read_channel(const PartyFinder& parties, const Report& report, const SettledSpeaker& speaker,
                  Occasion& occasion) {
  const Syntax& syntax = parties.syntax();
  occasion.channel = Channel::none;
  for (const ChannelWords& each : channel_table) {
    for (const TextSpan stretch : words_around(syntax, report)) {
      const std::size_t at = find_words(syntax.lower(stretch), each.words);
      if (at == std::string_view::npos || occasion.channel != Channel::none) continue;
      occasion.channel = each.channel;
      const auto begin = stretch.begin + static_cast<std::uint32_t>(at);
      occasion.channel_words = {{begin, begin + static_cast<std::uint32_t>(each.words.size())}};
    }
  }
  const bool is_general = occasion.channel == Channel::none || occasion.channel == Channel::remarks;
  if (const Channel told = channel_of_addressee(parties, report, occasion);
      told != Channel::none && is_general) {
    occasion.channel = told;
    occasion.channel_words = report.addressee;
  }
  if (occasion.channel == Channel::none && !report.speaker.empty()) {
    const bool is_written = !report.is_speaker_elided &&
                            holds_one(syntax, report.speaker.front(), written_words) && report.speaker_head &&
                            !syntax.analysis().entity_at(*report.speaker_head).has_value();
    if (is_written || is_medium(parties, speaker.parties)) {
      occasion.channel = Channel::publication;
      occasion.channel_words = report.speaker;
    }
  }
  if (occasion.channel == Channel::none && report.cue_head) {
    const std::string_view lemma = syntax.lemma(*report.cue_head);
    if (lemma == "announce" || lemma == "announcement" || lemma == "unveil" || lemma == "proclaim")
      occasion.channel = Channel::announcement;
    if (lemma == "write" || lemma == "tweet" || lemma == "post" || lemma == "publish")
      occasion.channel = Channel::publication;
    if (occasion.channel != Channel::none) occasion.channel_words = report.cue;
  }
  if (occasion.channel == Channel::none) return;
  occasion.origin = ChannelOrigin::explicit_;
  occasion.rules.push_back(StatementRule::channel_words);
}

/// Whether somebody who is the object of this cue is spoken to.
bool speaks_to_object(const Syntax& syntax, Token cue) {
  constexpr std::array<std::string_view, 10> spoken_of{"accuse",  "blame",    "criticise", "criticize",
                                                       "condemn", "denounce", "attack",    "praise",
                                                       "suspect", "slam"};
  return std::ranges::find(spoken_of, syntax.lemma(cue)) == spoken_of.end();
}

void read_addressee(const PartyFinder& parties, const Report& report, Occasion& occasion) {
  if (!report.addressee_head || !report.cue_head || !speaks_to_object(parties.syntax(), *report.cue_head))
    return;
  occasion.addressee_words = report.addressee;
  occasion.addressees = parties.parties_of(*report.addressee_head).parties;
  if (holds_one(parties.syntax(), report.addressee.front(), as_reporters_words))
    occasion.addressees = {{"reporters", -1}};
  if (!occasion.addressees.empty()) occasion.rules.push_back(StatementRule::addressee_words);
}

bool is_same(const std::vector<Party>& a, const std::vector<Party>& b) {
  return !a.empty() && a == b;
}

/// Whether a report goes on with the occasion of an earlier one.
bool goes_on(const SettledSpeaker& speaker, const SettledSpeaker& before, const Occasion& occasion) {
  if (occasion.channel == Channel::un_meeting) return true;
  return is_same(speaker.parties, before.parties);
}

}  // namespace

std::vector<Occasion> find_occasions(const PartyFinder& parties, std::span<const Report> reports,
                                     std::span<const SettledSpeaker> speakers) {
  std::vector<Occasion> all;
  std::vector<std::size_t> open;  // the latest reports with an occasion of their own, the last one behind
  for (std::size_t i = 0; i < reports.size(); ++i) {
    Occasion occasion;
    read_addressee(parties, reports[i], occasion);
    read_channel(parties, reports[i], speakers[i], occasion);
    const auto earlier = std::ranges::find_if(open.rbegin(), open.rend(), [&](std::size_t each) {
      return goes_on(speakers[i], speakers[each], all[each]);
    });
    const bool carries = earlier != open.rend() && all[*earlier].channel != Channel::announcement;
    if (occasion.channel == Channel::none && carries && !reports[i].is_in_headline) {
      const Occasion& before = all[*earlier];
      occasion.channel = before.channel;
      occasion.origin = ChannelOrigin::inherited;
      occasion.rules.push_back(StatementRule::channel_carried);
      if (occasion.addressees.empty() && !before.addressees.empty() &&
          is_same(speakers[i].parties, speakers[*earlier].parties)) {
        occasion.addressees = before.addressees;
        occasion.rules.push_back(StatementRule::addressee_carried);
      }
    } else if (occasion.channel != Channel::none) {
      open.push_back(i);
    }
    if (occasion.channel == Channel::press_conference && occasion.addressees.empty())
      occasion.addressees = {{"reporters", -1}};
    all.push_back(std::move(occasion));
  }
  return all;
}

}  // namespace rapporteur::statement
