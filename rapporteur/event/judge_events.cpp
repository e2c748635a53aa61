#include "rapporteur/event/judge_events.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace rapporteur::event {

namespace {

constexpr double least_log = -7;  ///< less likely is not weighed

/// One judge's line of data/events/judge.tsv: below which chance there is no event, and the weights.
struct Constants {
  double least_permille = 0;
  JudgedBy weights{};
};

double number_of(std::string_view written) {
  double number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  expect(error == std::errc() && end == written.data() + written.size(), "judge.tsv holds numbers");
  return number;
}

/// The constants of the judge with that name.
Constants read_constants(std::string_view name) {
  std::string_view table = base::embedded("events/judge.tsv");
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    std::vector<std::string_view> cells;
    while (true) {
      const std::size_t tab = std::min(line.find('\t'), line.size());
      cells.push_back(line.substr(0, tab));
      if (tab == line.size()) break;
      line.remove_prefix(tab + 1);
    }
    if (cells.front() != name) continue;
    expect(cells.size() == judged_by + 2, "a line of judge.tsv has its columns");
    Constants constants;
    constants.least_permille = number_of(cells[1]);
    for (std::size_t i = 0; i < judged_by; ++i) constants.weights[i] = number_of(cells[i + 2]);
    return constants;
  }
  expect(false, "judge.tsv has a line for each judge");
  return {};
}

const Constants& constants_of(const EventJudge& judge) {
  static const Constants full = read_constants("full");
  static const Constants fast = read_constants("fast");
  return judge.is_full() ? full : fast;
}

double log_odds(double chance) {
  const double inside = std::clamp(chance, 0.01, 0.99);
  return std::log(inside / (1 - inside));
}

TextSpan words_of(const std::vector<EventParty>& parties, TextSpan sentence) {
  const auto found =
      std::ranges::find_if(parties, [&](const EventParty& each) { return sentence.contains(each.words); });
  return found == parties.end() ? TextSpan{} : found->words;
}

}  // namespace

Proposal proposal_of(const Event& event, const Analysis& analysis) {
  const auto is_by = [&](EventRule rule) {
    return std::ranges::find(event.rules, rule) != event.rules.end();
  };
  Proposal proposal;
  proposal.event = event.event;
  proposal.trigger = event.trigger.front();
  proposal.permille = event.permille;
  proposal.is_noun = is_by(EventRule::noun);
  proposal.is_spoken = is_by(EventRule::statement_force);
  proposal.is_done = event.realis == Realis::actual;
  const TokenRange tokens = analysis.tokens_in(proposal.trigger);
  if (tokens.is_empty()) return proposal;
  proposal.sentence = analysis.span_of(analysis.sentence(tokens.begin).tokens);
  proposal.actor = words_of(event.actors, proposal.sentence);
  proposal.recipient = words_of(event.recipients, proposal.sentence);
  return proposal;
}

JudgedBy weighed_by(const Proposal& proposal, const Opinion& opinion) {
  const Plover root = proposal.event == Plover::concede ? Plover::retreat : proposal.event;
  const auto place = std::ranges::find(weighed_roots, root) - weighed_roots.begin();
  const double own = opinion.roots[static_cast<std::size_t>(place)];
  const double best = *std::ranges::max_element(opinion.roots);
  const auto log_of = [](double chance) { return std::max(least_log, std::log(std::max(chance, 1e-9))); };
  const auto claim = [](bool is_so) { return is_so ? 1.0 : 0.0; };
  return {1,
          log_odds(proposal.permille / 1000.0),
          std::clamp(opinion.real, least_log, -least_log),
          log_of(own),
          log_of(best),
          claim(proposal.actor.size() > 0),
          claim(proposal.recipient.size() > 0),
          claim(proposal.is_noun),
          claim(proposal.is_spoken),
          claim(proposal.is_done)};
}

std::vector<Event> judge_events(std::vector<Event> proposed, const EventInputs& inputs, EventJudge& judge) {
  std::vector<Proposal> proposals;
  const auto is_asked = [&](const Event& event) { return event.permille < judge.asks_below_permille(); };
  for (const Event& event : proposed) {
    if (is_asked(event)) proposals.push_back(proposal_of(event, inputs.analysis));
  }
  const auto opinions = judge.weigh(inputs.article, inputs.analysis, proposals);
  expect(opinions.size() == proposals.size(), "a judge has an opinion on each proposal");
  const Constants& constants = constants_of(judge);
  std::vector<Event> kept;
  std::size_t next = 0;
  for (Event& event : proposed) {
    if (is_asked(event)) {
      const JudgedBy by = weighed_by(proposals[next], opinions[next]);
      ++next;
      double sum = 0;
      for (std::size_t each = 0; each < judged_by; ++each) sum += constants.weights[each] * by[each];
      const double chance = 1 / (1 + std::exp(-sum));
      if (chance * 1000 < constants.least_permille) continue;
      event.permille = static_cast<std::uint16_t>(std::lround(chance * 1000));
      event.rules.push_back(EventRule::learned);
    }
    kept.push_back(std::move(event));
  }
  return kept;
}

}  // namespace rapporteur::event
