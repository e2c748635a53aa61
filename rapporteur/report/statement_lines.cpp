#include "rapporteur/report/statement_lines.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::report {

namespace {

/// How far a cue may stand from its speaker and its content to be quoted in one with it.
constexpr std::uint32_t max_gap_bytes = 120;
constexpr std::uint32_t max_quoted_bytes = 700;

constexpr std::array<std::string_view, Names<Force>::all.size()> force_nouns{
    "",           "",           "prediction",   "confirmation", "warning",
    "threat",     "demand",     "request",      "proposal",     "offer",
    "commitment", "assurance",  "precondition", "refusal",      "denial",
    "no comment", "accusation", "criticism",    "praise",       "endorsement",
    "hope",       "belief",     "not repeated", "question",     "agreement",
    "apology"};

/// Verbs of the page that can stand in front of a quotation, as it has them.
constexpr std::array<std::string_view, 36> plain_verbs{
    "said",       "added",        "warned",     "insisted",  "argued",     "announced",
    "declared",   "stressed",     "noted",      "suggested", "claimed",    "stated",
    "conceded",   "predicted",    "vowed",      "pledged",   "promised",   "confirmed",
    "replied",    "wrote",        "tweeted",    "asked",     "explained",  "concluded",
    "emphasised", "emphasized",   "reiterated", "repeated",  "admitted",   "hinted",
    "complained", "acknowledged", "answered",   "responded", "proclaimed", "continued"};

std::string_view phrase_of(Channel channel) {
  switch (channel) {
    case Channel::press_conference:
      return " at a press conference";
    case Channel::interview:
      return " in an interview";
    case Channel::un_meeting:
      return " at a meeting of the United Nations";
    case Channel::publication:
      return " in writing";
    case Channel::call:
      return " in a call";
    case Channel::none:
    case Channel::remarks:
    case Channel::announcement:
    case Channel::other:
      break;
  }
  return {};
}

std::string_view verb_of(const RecordedStatement& statement) {
  if (statement.cue.size() == 1) {
    const auto found = std::ranges::find(plain_verbs, std::string_view(statement.cue.front().words));
    if (found != plain_verbs.end()) return *found;
  }
  return "said";
}

/// Whether a description can stand behind "told": "the council", "reporters", and not "ministerial meeting".
bool can_be_told(std::string_view description) {
  if (description.empty() || !base::is_lower(description.front())) return !description.empty();
  const std::string_view first = description.substr(0, description.find(' '));
  return description.ends_with('s') || first == "the" || first == "a" || first == "an" || first == "his" ||
         first == "her" || first == "its" || first == "their";
}

std::string addressees_of(const Evidence& evidence, std::int64_t article,
                          const RecordedStatement& statement) {
  std::vector<std::string> names;
  bool has_all = true;
  for (const RecordedParty& party : statement.addressees) {
    has_all = has_all && party.actor.has_value();
    names.push_back(with_article(evidence.name_of_party(article, party)));
  }
  if (!has_all && !statement.addressee_words.empty()) {
    names.clear();
    for (const RecordedWords& each : statement.addressee_words) names.push_back(each.words);
  }
  return std::ranges::all_of(names, can_be_told) ? listed(names) : std::string();
}

bool is_direct(const RecordedStatement& statement) {
  return statement.quote_type == QuoteType::direct;
}

/// The first word of a cue that is no adverb: "praises" of "also praises".
std::string_view leading_word(std::string_view cue) {
  constexpr std::array<std::string_view, 9> adverbs{"also", "again", "both",  "later", "earlier",
                                                    "then", "never", "often", "still"};
  while (true) {
    const std::string_view word = cue.substr(0, cue.find_first_of(" ,"));
    const bool is_adverb = word.ends_with("ly") || std::ranges::find(adverbs, word) != adverbs.end();
    if (!is_adverb || word.size() == cue.size()) return word;
    cue = base::trim(cue.substr(word.size() + 1));
  }
}

/// Whether a cue may follow its speaker as a verb does: "warned of", "says", not the noun "proposal" of "the
/// South's proposal" and not "withholding". One who speaks alone "says", several "say".
bool is_finite(std::string_view cue, bool are_many) {
  constexpr std::array<std::string_view, 40> verbs{
      "said",  "told",  "spoke", "wrote", "made",  "gave",  "put",   "took",    "had",     "have",
      "did",   "do",    "were",  "are",   "will",  "would", "can",   "could",   "may",     "might",
      "must",  "shall", "swore", "swear", "hit",   "laid",  "began", "thought", "saw",     "held",
      "heard", "sent",  "set",   "cast",  "spelt", "broke", "drew",  "came",    "brought", "sought"};
  const std::string_view word = leading_word(cue);
  if (word.ends_with("ing")) return false;
  return are_many || word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ness")) ||
         std::ranges::find(verbs, word) != verbs.end();
}

/// "Seoul's proposal", "his comments": the speaker owns what he said.
bool is_owner(std::string_view speaker) {
  constexpr std::array<std::string_view, 4> owners{"his", "her", "its", "their"};
  return std::ranges::find(owners, speaker) != owners.end() || speaker.ends_with("'s") ||
         speaker.ends_with("\u2019s") || speaker.ends_with("s'") || speaker.ends_with("s\u2019");
}

/// The outlet's own words from cue to content, where they stand in one behind the speaker; else nothing.
std::optional<FootnoteWords> told_in_one(const Evidence& evidence, std::int64_t article,
                                         const RecordedStatement& statement) {
  const bool has_all =
      !statement.speaker_words.empty() && !statement.cue.empty() && !statement.content.empty();
  if (!has_all) return std::nullopt;
  const std::uint32_t speaker_end = statement.speaker_words.back().text_end;
  const RecordedWords& cue = statement.cue.front();
  const std::uint32_t begin = cue.text_begin;
  const std::uint32_t content_begin = statement.content.front().text_begin;
  const std::uint32_t end = statement.content.back().text_end;
  const bool is_in_order = speaker_end <= begin && statement.cue.back().text_end <= content_begin;
  const bool is_near = begin - speaker_end <= 2 && content_begin - cue.text_end <= max_gap_bytes &&
                       end - begin <= max_quoted_bytes;
  // A further claim of the same quotation has the earlier ones between itself and the cue.
  const bool is_first = statement.quotation == statement.ordinal && base::is_letter(cue.words.front());
  if (!is_in_order || !is_near || !is_first) return std::nullopt;
  const std::string& text = evidence.article(article).text;
  if (end > text.size()) return std::nullopt;
  std::string words = text.substr(begin, end - begin);
  if (words.find(block_break) != std::string::npos) return std::nullopt;
  return closed(evidence, article, {std::move(words), begin, end});
}

/// "told reporters at a press conference on 16 January 2018: "; what is no quotation is marked as reported.
std::string lead_of(const Evidence& evidence, const FactReference& fact, const RecordedStatement& statement) {
  const std::string to = addressees_of(evidence, fact.article, statement);
  std::string lead = to.empty() ? std::string(verb_of(statement)) : "told " + to;
  // A council or a conference that is told something says the occasion by itself.
  const bool is_occasion =
      statement.channel == Channel::un_meeting || to.find("conference") != std::string::npos;
  if (to.empty() || !is_occasion) lead += phrase_of(statement.channel);
  if (const std::string day = day_said(evidence, fact); !day.empty()) lead += " on " + day_words(day);
  if (!is_direct(statement)) lead += ", as reported";
  return lead + ": ";
}

/// A content of two words, or with such a piece, says nothing by itself, nor does one that begins with its
/// verb: "to reopen their hotlines", "would drive a wedge".
bool is_torn(const RecordedStatement& statement) {
  constexpr std::array<std::string_view, 14> begun{"to",   "had",   "has", "have", "would", "will", "was",
                                                   "were", "could", "can", "may",  "might", "is",   "are"};
  if (is_direct(statement) || statement.content.empty()) return false;
  const std::string_view first = statement.content.front().words;
  if (std::ranges::find(begun, first.substr(0, first.find(' '))) != begun.end()) return true;
  return std::ranges::any_of(
      statement.content, [&](const RecordedWords& each) { return std::ranges::count(each.words, ' ') < 2; });
}

/// Whether the cue is a noun or a participle: only its sentence tells who says what.
bool is_cue_of_noun(const Evidence& evidence, const FactReference& fact, const RecordedStatement& statement) {
  if (statement.cue.empty() || statement.speaker_words.empty()) return false;
  const bool is_behind = statement.speaker_words.back().text_end <= statement.cue.front().text_begin;
  if (!is_behind || !base::is_letter(statement.cue.front().words.front())) return false;
  return is_owner(statement.speaker_words.back().words) ||
         !is_finite(statement.cue.front().words,
                    are_several(evidence, fact) || statement.speakers.size() > 1);
}

/// Whether the content is what the speaker says. What somebody denies, refuses or leaves unsaid is not; his
/// own words of refusal are.
bool is_claimed(const RecordedStatement& statement) {
  const bool is_turned = statement.force == Force::non_reiteration ||
                         statement.force == Force::refuse_comment || statement.force == Force::deny ||
                         (statement.force == Force::refuse && !is_direct(statement));
  return statement.kind == StatementKind::statement && !statement.content.empty() && !is_torn(statement) &&
         !is_turned;
}

/// "according to Rex Tillerson, " for what somebody reports of another.
std::string outer_speaker(const Evidence& evidence, const FactReference& fact,
                          const RecordedStatement& statement) {
  if (!statement.nested_in) return {};
  const std::string outer = speakers_of(evidence, {fact.article, FactKind::statement, *statement.nested_in});
  return outer.empty() || outer == speakers_of(evidence, fact) ? std::string()
                                                               : "according to " + outer + ", ";
}

/// An act or an attitude is told by the outlet; its sentence is quoted.
void tell_by_outlet(Sentence& sentence, Evidence& evidence, const FactReference& fact,
                    const RecordedStatement& statement) {
  const auto words = words_of_fact(*evidence.article(fact.article).record, fact);
  const FootnoteWords around =
      evidence.sentence_around(fact.article, statement.cue.empty() ? words.front() : statement.cue.front());
  sentence.say(capital(speakers_of(evidence, fact)) + ", as told: ");
  sentence.quote(around.words).prove(evidence.note(fact.article, around));
}

/// Stretches of a sentence, each up to the quotation mark that closes what it opens.
void quote_closed(Sentence& sentence, const Evidence& evidence, std::int64_t article,
                  const std::vector<RecordedWords>& words) {
  std::vector<RecordedWords> all = words;
  for (RecordedWords& each : all)
    each.words = closed(evidence, article, {each.words, each.text_begin, each.text_end}).words;
  sentence.quote(all);
}

}  // namespace

FootnoteWords closed(const Evidence& evidence, std::int64_t article, FootnoteWords words) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
      {{"\u201c", "\u201d"}, {"\u2018", "\u2019"}, {"\"", "\""}}};
  const std::string_view text = evidence.article(article).text;
  for (const auto& [opening, closing] : marks) {
    const std::size_t last = words.words.rfind(opening);
    const bool is_open = opening == closing ? std::ranges::count(words.words, '"') % 2 == 1
                                            : last != std::string::npos &&
                                                  words.words.find(closing, last) == std::string::npos;
    if (!is_open || last == 0 || words.text_end >= text.size()) continue;
    const std::string_view behind = text.substr(words.text_end);
    const std::size_t skipped = behind.starts_with(',') || behind.starts_with('.') ? 1 : 0;
    if (!behind.substr(skipped).starts_with(closing)) continue;
    words.words += behind.substr(0, skipped + closing.size());
    words.text_end += static_cast<std::uint32_t>(skipped + closing.size());
  }
  return words;
}

std::string_view noun_of(Force force) {
  return force_nouns[static_cast<std::size_t>(force)];
}

std::string speakers_of(const Evidence& evidence, const FactReference& fact) {
  const RecordedStatement* statement = evidence.statement(fact);
  std::vector<std::string> names;
  if (!statement) return {};
  for (const RecordedParty& party : statement->speakers) {
    std::string name = with_article(evidence.name_of_party(fact.article, party));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return listed(names);
}

std::string day_said(const Evidence& evidence, const FactReference& fact) {
  const RecordedStatement* statement = evidence.statement(fact);
  if (!statement || !statement->date) return {};
  const auto& dates = evidence.article(fact.article).record->dates;
  if (*statement->date >= dates.size()) return {};
  const RecordedDate& date = dates[*statement->date];
  return date.first_day && date.first_day == date.last_day ? *date.first_day : std::string();
}

std::vector<std::string> outlets_of(const Evidence& evidence, const std::vector<FactReference>& facts) {
  std::vector<std::string> outlets;
  for (const FactReference& fact : facts) {
    const std::string& outlet = evidence.outlet(fact.article);
    if (std::ranges::find(outlets, outlet) == outlets.end()) outlets.push_back(outlet);
  }
  return outlets;
}

bool are_several(const Evidence& evidence, const FactReference& fact) {
  const RecordedStatement* statement = evidence.statement(fact);
  if (!statement || statement->speakers.size() != 1) return statement != nullptr;
  const RecordedParty& party = statement->speakers.front();
  const auto& actors = evidence.article(fact.article).record->actors;
  const bool is_group =
      party.actor && *party.actor < actors.size() && actors[*party.actor].kind == ActorKind::group;
  const bool is_description = !party.name.empty() && base::is_lower(party.name.front());
  return (is_group || is_description) && party.name.ends_with('s');
}

ReportSentence sentence_of(Evidence& evidence, const Saying& saying, Outlets outlets) {
  const FactReference& fact = saying.reports.front();
  const RecordedStatement& statement = *evidence.statement(fact);
  const std::string speakers = outer_speaker(evidence, fact, statement) + speakers_of(evidence, fact);
  const bool is_of_noun = !is_direct(statement) && is_cue_of_noun(evidence, fact, statement);
  const bool can_be_in_one =
      !is_direct(statement) && statement.kind == StatementKind::statement && !is_of_noun;
  const auto in_one = can_be_in_one ? told_in_one(evidence, fact.article, statement) : std::nullopt;
  const bool is_content_shown = !in_one && !is_of_noun && is_claimed(statement);
  Sentence sentence;
  if (in_one) {
    sentence.say(capital(speakers) + " ").quote(in_one->words).prove(evidence.note(fact.article, *in_one));
  } else if (is_content_shown) {
    sentence.say(capital(speakers) + " " + lead_of(evidence, fact, statement)).quote(statement.content);
  } else {
    tell_by_outlet(sentence, evidence, fact, statement);
  }
  for (const FactReference& report : saying.reports) {
    if (is_content_shown || report != fact) sentence.prove(evidence.note(report));
  }
  if (outlets == Outlets::named) sentence.say(" (" + listed(outlets_of(evidence, saying.reports)) + ")");
  return sentence.end();
}

std::vector<ReportItem> condition_items(Evidence& evidence, const FactReference& fact) {
  const RecordedStatement* statement = evidence.statement(fact);
  if (!statement || statement->condition.empty()) return {};
  Sentence sentence;
  if (statement->consequence.empty()) {
    sentence.say("It");
  } else {
    quote_closed(sentence, evidence, fact.article, statement->consequence);
  }
  sentence.say(" is bound to ");
  quote_closed(sentence, evidence, fact.article, statement->condition);
  sentence.prove(evidence.note(fact, statement->condition));
  return {{.label = "condition", .sentence = sentence.end()}};
}

ReportItem rest_line(const std::string& what, std::string_view command, std::uint32_t footnote) {
  Sentence sentence;
  sentence.say(capital(what) + " left out here; rapporteur " + std::string(command) + " prints all");
  return {.label = {}, .sentence = sentence.prove(footnote).end()};
}

ReportItem line_of(Evidence& evidence, const Saying& saying, Outlets outlets) {
  const RecordedStatement& statement = *evidence.statement(saying.reports.front());
  std::string label(noun_of(statement.force));
  if (statement.strength == Strength::veiled && !label.empty()) label = "veiled " + label;
  return {.label = std::move(label), .sentence = sentence_of(evidence, saying, outlets)};
}

ReportItem item_of(Evidence& evidence, const Saying& saying, Outlets outlets) {
  ReportItem item = line_of(evidence, saying, outlets);
  item.below = condition_items(evidence, saying.reports.front());
  return item;
}

}  // namespace rapporteur::report
