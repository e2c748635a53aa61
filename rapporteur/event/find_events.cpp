#include "rapporteur/event/find_events.h"

#include "rapporteur/event/circumstances.h"
#include "rapporteur/event/derive.h"
#include "rapporteur/event/frames.h"
#include "rapporteur/event/implied.h"
#include "rapporteur/event/judge_events.h"
#include "rapporteur/event/matter.h"
#include "rapporteur/event/merge.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace rapporteur {

namespace {

using event::Frame;
using event::Token;

constexpr std::array<std::string_view, 7> hedges{"allegedly",   "reportedly", "apparently", "supposedly",
                                                 "purportedly", "suspected",  "alleged"};
constexpr std::array<std::string_view, 9> repetitions{"regularly",  "often",      "always",
                                                      "repeatedly", "frequently", "habitually",
                                                      "usually",    "routinely",  "periodically"};
constexpr DayNumber year_days = 365;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Makes events of frames.
class EventMaker {
 public:
  explicit EventMaker(const EventInputs& inputs)
      : inputs_(inputs), lexicon_(event::Lexicon::shared()), parties_(inputs, lexicon_) {}

  std::vector<Event> make(EventJudge* judge) const {
    std::vector<Event> proposed;
    for (Frame& frame : event::find_frames(inputs_, lexicon_)) {
      if (auto made = make_one(frame)) proposed.push_back(std::move(*made));
    }
    add_spoken(proposed);
    if (judge) proposed = event::judge_events(std::move(proposed), inputs_, *judge);
    const event::Sides sides(inputs_.actors);
    std::vector<Event> merged = event::merge_events(std::move(proposed), sides);
    event::add_implied(merged, inputs_, sides);
    leave_out_alone(merged);
    return merged;
  }

 private:
  /// What names nobody is politics only beside what does: a murder may be anybody's.
  static void leave_out_alone(std::vector<Event>& events) {
    const auto names_nobody = [](const Event& each) {
      return each.actors.empty() && each.recipients.empty();
    };
    if (std::ranges::all_of(events, names_nobody)) events.clear();
  }

  /// Acts of speaking that no word of the lexicon tells: by the force of a statement in which nothing else
  /// was found.
  void add_spoken(std::vector<Event>& events) const {
    for (std::size_t i = 0; i < inputs_.statements.size(); ++i) {
      const Statement& statement = inputs_.statements[i];
      const event::Label label = event::label_of(statement.force.force, statement.condition.has_value());
      if (label.event == Plover::none || statement.force.polarity == Polarity::negative ||
          is_told(events, statement))
        continue;
      const auto speakers = parties_.read(statement.speakers, statement.speaker_words);
      if (speakers.weight < 2 || statement.cue.empty()) continue;
      Event made;
      made.event = made.content = label.event;
      made.realis = label.realis;
      made.quad = event::quad_of(made.event);
      const event::Code code = event::code_of(made.event, "");
      made.cameo = code.cameo;
      made.goldstein_tenths = code.goldstein_tenths;
      made.actors = speakers.all;
      made.recipients = parties_.read(statement.targets, statement.target_words).all;
      settle_spoken(made);
      made.trigger = statement.cue;
      made.statement = static_cast<std::int32_t>(i);
      made.date = statement.date;
      if (statement.condition) made.condition = statement.condition->condition;
      made.rules = {EventRule::statement_force, EventRule::statement_speaker};
      made.permille = 500;
      set_sentence(made);
      add_place_of_saying(made);
      events.push_back(std::move(made));
    }
  }

  /// "who is accused of": who is spoken of is no speaker.
  static void settle_spoken(Event& made) {
    std::erase_if(made.actors, [&](const EventParty& each) {
      return std::ranges::any_of(made.recipients,
                                 [&](const EventParty& other) { return other.actor == each.actor; });
    });
  }

  /// The sentence of its trigger, without blanks at the end, and its contexts.
  void set_sentence(Event& made) const {
    const Analysis& analysis = inputs_.analysis;
    TokenRange tokens = analysis.tokens_in(made.trigger.front());
    if (tokens.is_empty()) return;
    made.sentence_number = analysis.sentence_of[tokens.begin];
    made.contexts = event::contexts_of(analysis, tokens.begin, lexicon_);
    tokens = analysis.sentence(tokens.begin).tokens;
    while (tokens.end > tokens.begin + 1 && analysis.parts[tokens.end - 1] == Part::space) --tokens.end;
    made.sentence = analysis.span_of(tokens);
  }

  static bool is_told(const std::vector<Event>& events, const Statement& statement) {
    const auto overlaps = [](const std::vector<TextSpan>& a, const std::vector<TextSpan>& b) {
      return std::ranges::any_of(
          a, [&](TextSpan x) { return std::ranges::any_of(b, [&](TextSpan y) { return x.overlaps(y); }); });
    };
    return std::ranges::any_of(events, [&](const Event& event) {
      return overlaps(event.trigger, statement.cue) || overlaps(event.trigger, statement.content) ||
             std::ranges::any_of(event.also,
                                 [&](const auto& spans) { return overlaps(spans, statement.cue); });
    });
  }

  std::optional<Event> make_one(Frame& frame) const {
    find_reporter(frame);
    const event::Label label = event::derive_label(frame.content, frame.stance);
    if (label.event == Plover::none) return std::nullopt;
    Event made;
    made.event = label.event;
    made.content = frame.content;
    made.realis = label.realis;
    made.polarity = label.polarity;
    made.mode = label.event == frame.content ? frame.mode : "";
    made.quad = event::quad_of(label.event);
    const event::Code code = event::code_of(made.event, made.mode);
    made.cameo = code.cameo;
    made.goldstein_tenths = code.goldstein_tenths;
    settle_partners(label.event, frame);
    if (label.event == Plover::reject && frame.is_noun) settle_refusal(frame);
    made.actors = frame.actors.all;
    made.recipients = frame.recipients.all;
    if (made.actors.empty() && !frame.is_noun) add_unknown_agent(frame, made);
    if (frame.stance.is_required) set_demand(frame, made);
    if (!is_political(frame, made)) return std::nullopt;
    made.rules = frame.rules;
    for (const EventRule rule : frame.stance.rules) {
      if (std::ranges::find(made.rules, rule) == made.rules.end()) made.rules.push_back(rule);
    }
    if (label.event != frame.content) made.rules.push_back(EventRule::derived);
    // "willing to talk", "decided to go": the word above carries what is made of the act as much as its own.
    if (const auto above = frame.stance.governor; above && *above != frame.word) {
      const bool is_above_verb = event::is_verb(inputs_.analysis, *above);
      if (!is_above_verb) frame.trigger.insert(frame.trigger.begin(), *above);
      if (is_above_verb && label.event != frame.content) {
        const auto group = event::read_verb_group(inputs_.analysis, *above).tokens;
        frame.trigger.insert(frame.trigger.begin(), group.begin(), group.end());
      }
    }
    made.trigger = spans_of(frame.trigger);
    if (!frame.also.empty()) made.also.push_back(spans_of(frame.also));
    set_sentence(made);
    made.condition = frame.stance.condition;
    made.statement = statement_at(made.trigger.front());
    settle_time(frame, made);
    made.place = event::places_of(inputs_.analysis, inputs_.actors, words_of(frame, made));
    add_place_of_saying(made);
    made.is_hedged = is_hedged(frame);
    event::set_matter(made, frame, inputs_.analysis, lexicon_);
    made.permille = sureness(frame, made);
    return made;
  }

  /// Those who meet are all actors; of a meeting that one side promises, refuses or asks for, only that side.
  void settle_partners(Plover label, Frame& frame) const {
    if (label != frame.content && !frame.partners.all.empty()) {
      event::Parties alone = frame.actors;
      event::PartyReader::leave_out(alone, frame.partners);
      if (!alone.all.empty()) {
        frame.actors = std::move(alone);
        event::Parties others = frame.partners;
        std::erase_if(others.all, [&](const EventParty& each) {
          const bool is_state =
              each.actor >= 0 &&
              inputs_.actors.all[static_cast<std::size_t>(each.actor)].kind == ActorKind::state;
          return is_state && parties_.is_of(each, frame.actors);
        });
        event::PartyReader::add(frame.recipients, others);
      }
    }
    event::PartyReader::leave_out(frame.recipients, frame.actors);
  }

  /// "said there would be no talks between Peru and Chile": who says so refuses them to the other.
  void settle_refusal(Frame& frame) const {
    if (!frame.stance.reporter || frame.actors.all.size() < 2) return;
    const auto speaker =
        parties_.read(event::read_arguments(inputs_.analysis, *frame.stance.reporter).actors);
    event::Parties own;
    event::Parties others;
    for (const EventParty& each : frame.actors.all)
      event::PartyReader::add(parties_.is_of(each, speaker) ? own : others, {{each}, frame.actors.weight});
    if (own.all.empty() || others.all.empty()) return;
    frame.actors = speaker;
    event::PartyReader::add(frame.recipients, others);
  }

  /// Who speaks of what must be done asks for it.
  void set_demand(const Frame& frame, Event& made) const {
    if (!frame.stance.reporter) {
      made.actors.clear();
      made.recipients.clear();
      return;
    }
    const auto speaker =
        parties_.read(event::read_arguments(inputs_.analysis, *frame.stance.reporter).actors);
    made.recipients = made.actors;
    made.actors = speaker.all;
    std::erase_if(made.recipients, [&](const EventParty& each) {
      return std::ranges::any_of(made.actors,
                                 [&](const EventParty& actor) { return actor.name == each.name; });
    });
    made.rules.push_back(EventRule::statement_speaker);
  }

  void find_reporter(Frame& frame) const {
    if (frame.stance.reporter) frame.also.push_back(*frame.stance.reporter);
  }

  /// "by at least four nations": who does it is told, if not by name.
  void add_unknown_agent(const Frame& frame, Event& made) const {
    const auto agents = event::behind(inputs_.analysis, frame.word, "by");
    if (agents.empty()) return;
    const TextSpan words = inputs_.analysis.span_of(inputs_.analysis.subtree(agents.front()));
    made.actors.push_back({std::string(inputs_.article.text.words(words)), -1, words});
  }

  /// A happening counts where one of its parties acts in politics.
  bool is_political(const Frame& frame, const Event& made) const {
    const int weight = std::max(frame.actors.weight, frame.recipients.weight);
    // "The massacre of 1989" is told without parties, and was one.
    const bool is_force = frame.content == Plover::assault || frame.content == Plover::mobilize;
    if (made.actors.empty() && made.recipients.empty())
      return frame.is_noun && is_force && made.event == frame.content;
    if (weight < 2) return false;
    // "was killed", "was asked to": what is done to somebody may be told without who does it.
    const bool is_passive = std::ranges::find(frame.rules, EventRule::passive) != frame.rules.end();
    const bool is_done_to =
        made.quad == Quad::material_conflict || (is_passive && frame.recipients.weight >= 2);
    const bool is_by_some = !frame.is_noun && frame.recipients.weight >= 2 &&
                            !event::read_arguments(inputs_.analysis, frame.word).actors.empty();
    return !made.actors.empty() || is_done_to || is_by_some || frame.is_noun;
  }

  /// What carries the event in its own clause: "signed" and "agreement".
  event::EventWords words_of(const Frame& frame, const Event& made) const {
    event::EventWords words{.words = frame.trigger,
                            .clause = clause_of(frame.word),
                            .content = frame.content,
                            .is_asked = made.event == Plover::request && made.content != Plover::request,
                            .is_spoken = is_spoken(made)};
    words.words.push_back(frame.word);
    std::ranges::copy_if(frame.also, std::back_inserter(words.words),
                         [&](Token each) { return inputs_.analysis.is_below(each, frame.word); });
    return words;
  }
  static bool is_spoken(const Event& made) {
    const bool is_verbal = made.quad == Quad::verbal_cooperation || made.quad == Quad::verbal_conflict;
    return is_verbal && made.content != Plover::consult;
  }

  /// What is said is where the statement that reports it says so.
  void add_place_of_saying(Event& made) const {
    if (!made.place.empty() || !is_spoken(made) || made.statement < 0) return;
    for (const TextSpan span : inputs_.statements[static_cast<std::size_t>(made.statement)].place) {
      const TokenRange tokens = inputs_.analysis.tokens_in(span);
      if (tokens.is_empty()) continue;
      const auto entity = inputs_.analysis.entity_at(inputs_.analysis.head_of(tokens));
      if (entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::loc))
        made.place.push_back(inputs_.analysis.span_of(entity->tokens));
    }
  }

  std::vector<TextSpan> spans_of(std::vector<Token> tokens) const {
    std::ranges::sort(tokens);
    std::vector<TextSpan> spans;
    Token last = 0;
    for (const Token token : tokens) {
      const TextSpan span = inputs_.analysis.tokens[token];
      const Token first = event::first_of_word(inputs_.analysis, token);
      if (!spans.empty() && last + 1 >= first)
        spans.back().end = span.end;
      else
        spans.push_back({inputs_.analysis.tokens[first].begin, span.end});
      last = token;
    }
    return spans;
  }

  std::int32_t statement_at(TextSpan span) const {
    std::int32_t found = -1;
    for (std::size_t i = 0; i < inputs_.statements.size(); ++i) {
      const Statement& statement = inputs_.statements[i];
      const auto holds = [&](TextSpan part) { return part.contains(span); };
      if (std::ranges::any_of(statement.content, holds) || std::ranges::any_of(statement.cue, holds))
        found = static_cast<std::int32_t>(i);
    }
    return found;
  }

  /// The date that stands with a word: below it, or below the verb over it, with no other verb between.
  std::int32_t date_of(Token word) const {
    const Analysis& analysis = inputs_.analysis;
    const Sentence& sentence = analysis.sentence(word);
    const TextSpan all = analysis.span_of(sentence.tokens);
    std::int32_t found = -1;
    for (std::size_t i = 0; i < inputs_.dates.size(); ++i) {
      const Date& date = inputs_.dates[i];
      if (date.span.begin >= all.end) break;
      if (!all.contains(date.span) || date.type == DateType::duration) continue;
      const TokenRange tokens = analysis.tokens_in(date.span);
      if (tokens.is_empty()) continue;
      const Token head = analysis.head_of(tokens);
      // "every year since the massacre of 1989": the word's own date first.
      if (event::is_noun(analysis, word) && analysis.is_below(head, word))
        return static_cast<std::int32_t>(i);
      if (found < 0 && clause_of(head) == clause_of(word)) found = static_cast<std::int32_t>(i);
    }
    return found;
  }

  /// The verb whose clause a word stands in; the word where there is none.
  Token clause_of(Token word) const {
    const Analysis& analysis = inputs_.analysis;
    for (int step = 0; step < 20; ++step) {
      if (event::is_verb(analysis, word) && analysis.relations[word] != Relation::aux &&
          analysis.relations[word] != Relation::auxpass)
        return word;
      if (analysis.is_root(word)) return word;
      word = analysis.heads[word];
    }
    return word;
  }

  void settle_time(const Frame& frame, Event& made) const {
    made.date = date_of(frame.word);
    made.is_background = frame.stance.is_pluperfect;
    const Analysis& analysis = inputs_.analysis;
    for (const Token child : analysis.children(clause_of(frame.word))) {
      const bool is_open = made.realis == Realis::actual || made.event == frame.content;
      if (!is_one_of(repetitions, event::lemma_of(analysis, child)) || !is_open ||
          made.event == Plover::request)
        continue;
      made.realis = Realis::habitual;
      made.rules.push_back(EventRule::repetition);
    }
    if (made.date < 0) return;
    const Date& date = inputs_.dates[static_cast<std::size_t>(made.date)];
    if (date.type == DateType::set && made.realis == Realis::actual) {
      made.realis = Realis::habitual;
      made.rules.push_back(EventRule::repetition);
    }
    if (!date.days || !inputs_.published) return;
    if (made.realis == Realis::actual && date.days->end + year_days <= *inputs_.published) {
      made.realis = Realis::historic;
      made.is_background = true;
      made.rules.push_back(EventRule::date_words);
    }
  }

  bool is_hedged(const Frame& frame) const {
    const Analysis& analysis = inputs_.analysis;
    for (const Token above : {frame.word, clause_of(frame.word)}) {
      for (const Token child : analysis.children(above)) {
        if (is_one_of(hedges, event::lemma_of(analysis, child))) return true;
      }
    }
    return false;
  }

  static std::uint16_t sureness(const Frame& frame, const Event& made) {
    int permille = frame.is_noun ? 550 : 750;
    if (!made.actors.empty() && !made.recipients.empty()) permille += 100;
    if (made.actors.size() > 1 && made.recipients.empty()) permille += 50;
    if (made.actors.empty()) permille -= 150;
    if (made.realis == Realis::hypothetical) permille -= 200;
    return static_cast<std::uint16_t>(permille);
  }

  const EventInputs& inputs_;
  const event::Lexicon& lexicon_;
  event::PartyReader parties_;
};

}  // namespace

std::vector<Event> find_events(const EventInputs& inputs, EventJudge* judge) {
  return EventMaker(inputs).make(judge);
}

}  // namespace rapporteur
