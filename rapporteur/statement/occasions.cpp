// An occasion begins where words tell of it and goes on for the same speaker until another one begins:
//
//     Tavora told reporters at the port that ...   begins: remarks, to reporters
//     "We waited," she added.                      goes on
//     In an interview on Friday, she ...           begins anew
//
// A meeting of a body goes on for everybody.
#include "rapporteur/statement/occasions.h"

#include <algorithm>
#include <optional>

namespace rapporteur::statement {

namespace {

/// An occasion that later reports may go on with.
struct Open {
  Channel channel = Channel::none;
  std::vector<Party> speakers;
  std::vector<Party> addressees;
  std::uint32_t until = UINT32_MAX;  ///< byte of the text where it ends
};

bool shares_party(const std::vector<Party>& a, const std::vector<Party>& b) {
  return std::ranges::any_of(a, [&](const Party& each) { return std::ranges::find(b, each) != b.end(); });
}

/// The occasions that are open at a place in the text.
class OpenOccasions {
 public:
  void add(Open occasion) { open_.push_back(std::move(occasion)); }
  /// The latest that a speaker may go on with; null where there is none.
  const Open* of(const PartyFinder& parties, const std::vector<Party>& speakers, std::uint32_t place) const {
    const bool is_state = std::ranges::any_of(speakers, [&](const Party& each) {
      return each.actor >= 0 &&
             parties.actors().all[static_cast<std::size_t>(each.actor)].kind == ActorKind::state;
    });
    for (auto each = open_.rbegin(); each != open_.rend(); ++each) {
      if (place > each->until) continue;
      if ((each->channel == Channel::un_meeting && !is_state) || shares_party(each->speakers, speakers))
        return &*each;
    }
    return nullptr;
  }

 private:
  std::vector<Open> open_;
};

std::uint32_t begin_of(const Report& report) {
  if (!report.cue.empty()) return report.cue.front().begin;
  return report.content.empty() ? 0 : report.content.front().begin;
}

/// Whether words said before the article's occasion are told: "had earlier said".
bool is_told_of_before(const Syntax& syntax, const Report& report) {
  if (!report.cue_head) return false;
  return std::ranges::any_of(syntax.children(*report.cue_head), [&](Token each) {
    return syntax.is_one_of(each, {"earlier", "previously", "once", "long"});
  });
}

/// "told reporters" within a press conference is part of it.
void join_press_conference(const Open* before, Occasion& occasion) {
  if (!before || before->channel != Channel::press_conference || occasion.channel != Channel::remarks) return;
  const bool is_press = std::ranges::any_of(occasion.addressees, [](const Party& each) {
    return each.name.find("reporter") != std::string::npos ||
           each.name.find("journalist") != std::string::npos;
  });
  if (is_press) occasion.channel = Channel::press_conference;
}

/// "was quoted as saying", and the words do not tell by whom.
bool is_quoted_by_nobody(const Syntax& syntax, const Report& report) {
  if (!report.cue_head || syntax.relation(*report.cue_head) != Relation::pcomp) return false;
  const Token above = syntax.head(syntax.head(*report.cue_head));
  return syntax.is_one_of(above, {"quoted", "cited"}) && !syntax.agent(above);
}

void carry(const Open& before, const std::vector<Party>& speakers, Occasion& occasion) {
  occasion.channel = before.channel;
  occasion.origin = ChannelOrigin::inherited;
  occasion.rules.push_back(StatementRule::channel_carried);
  if (!occasion.addressees.empty() || before.addressees.empty() || !shares_party(speakers, before.speakers))
    return;
  occasion.addressees = before.addressees;
  occasion.rules.push_back(StatementRule::addressee_carried);
}

/// "made these remarks at a press conference": so were those told before.
void carry_back(const ToldReports& told, std::size_t event, std::vector<Occasion>& all) {
  if (told.reports[event].kind != StatementKind::speech_event ||
      all[event].origin != ChannelOrigin::explicit_)
    return;
  for (std::size_t i = event; i-- > 0;) {
    const bool is_same = shares_party(told.speakers[i].parties, told.speakers[event].parties);
    if (!is_same || all[i].channel != Channel::none || told.reports[i].is_in_headline) return;
    all[i].channel = all[event].channel;
    all[i].channel_words = all[event].channel_words;
    all[i].origin = ChannelOrigin::explicit_;
    all[i].addressees = all[event].addressees;
    all[i].rules.push_back(StatementRule::channel_carried);
  }
}

/// Opens the meetings that sentences before a place tell of.
void open_meetings(const ToldReports& told, std::uint32_t until, std::uint32_t& next, OpenOccasions& open) {
  const Analysis& analysis = told.parties.syntax().analysis();
  for (; next < analysis.sentences.size(); ++next) {
    const TokenRange sentence = analysis.sentences[next].tokens;
    if (sentence.is_empty()) continue;
    if (analysis.tokens[sentence.end - 1].end > until) return;
    const TextSpan words = told.parties.syntax().span(sentence);
    const bool has_report = std::ranges::any_of(told.reports, [&](const Report& report) {
      return !report.cue.empty() && report.cue.front().overlaps(words);
    });
    const auto meeting = find_meeting(told, sentence);
    const Open* before = meeting ? open.of(told.parties, meeting->subject, words.begin) : nullptr;
    const bool is_open = before && before->channel == meeting->channel;
    if (!meeting || is_open || (has_report && meeting->channel == Channel::un_meeting))
      continue;  // it is the report's own
    open.add({meeting->channel, meeting->subject, {}});
  }
}

/// "they told me", inside what somebody says: that one is told.
void settle_own_addressee(const ToldReports& told, std::size_t number, Occasion& occasion) {
  const Report& report = told.reports[number];
  if (!report.addressee_head || report.cue.empty()) return;
  if (!told.parties.syntax().is_one_of(*report.addressee_head, {"me", "us", "him", "her"})) return;
  for (std::size_t i = 0; i < told.reports.size(); ++i) {
    const bool holds = i != number && std::ranges::any_of(told.reports[i].content, [&](TextSpan span) {
                         return span.contains(report.cue.front());
                       });
    if (holds) occasion.addressees = told.speakers[i].parties;
  }
}

}  // namespace

namespace {

/// "When reporters asked him about it, he said": what he says next is said to them.
std::optional<Open> opened_by_question(const ToldReports& told, std::size_t number,
                                       const Occasion& occasion) {
  const Report& report = told.reports[number];
  if (!report.cue_head || told.parties.syntax().lemma(*report.cue_head) != "ask") return std::nullopt;
  if (told.speakers[number].parties.empty() || occasion.addressees.size() != 1 || report.is_in_headline)
    return std::nullopt;
  const bool is_press = std::ranges::all_of(told.speakers[number].parties, [](const Party& each) {
    return each.name.find("eporter") != std::string::npos || each.name.find("ournalist") != std::string::npos;
  });
  if (!is_press) return std::nullopt;
  const std::size_t end = told.parties.syntax().text().find('\n', begin_of(report));
  return Open{Channel::remarks,
              occasion.addressees,
              {{"reporters", -1}},
              static_cast<std::uint32_t>(std::min<std::size_t>(end, UINT32_MAX))};
}

}  // namespace

std::vector<Occasion> find_occasions(const ToldReports& told) {
  std::vector<Occasion> all;
  OpenOccasions open;
  std::uint32_t next_sentence = 0;
  for (std::size_t i = 0; i < told.reports.size(); ++i) {
    const Report& report = told.reports[i];
    open_meetings(told, begin_of(report), next_sentence, open);
    Occasion occasion = read_occasion(told, i);
    settle_own_addressee(told, i, occasion);
    const std::vector<Party>& speakers = told.speakers[i].parties;
    const Open* before = open.of(told.parties, speakers, begin_of(report));
    join_press_conference(before, occasion);
    if (before && is_quoted_by_nobody(told.parties.syntax(), report)) occasion.channel = Channel::none;
    const std::optional<Open> question = opened_by_question(told, i, occasion);
    const bool can_carry =
        !question && !report.is_in_headline && !is_told_of_before(told.parties.syntax(), report);
    if (occasion.channel == Channel::none) {
      if (before && can_carry) carry(*before, speakers, occasion);
    } else if (!report.is_in_headline) {
      open.add({occasion.channel, speakers, occasion.addressees});
    }
    if (question && !(before && before->channel == Channel::press_conference)) open.add(*question);
    if (occasion.channel == Channel::press_conference && occasion.addressees.empty())
      occasion.addressees = {{"reporters", -1}};
    all.push_back(std::move(occasion));
    carry_back(told, i, all);
  }
  return all;
}

}  // namespace rapporteur::statement
