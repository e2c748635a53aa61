#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/event/event.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur {

namespace event {

/// The fifteen roots that are weighed; CONCEDE and RETREAT are one, RETREAT.
inline constexpr std::array<Plover, 15> weighed_roots{
    Plover::agree,   Plover::consult,  Plover::support,  Plover::cooperate, Plover::aid,
    Plover::retreat, Plover::request,  Plover::accuse,   Plover::reject,    Plover::threaten,
    Plover::protest, Plover::sanction, Plover::mobilize, Plover::coerce,    Plover::assault};

/// How likely each of `weighed_roots` is.
using RootOdds = std::array<double, weighed_roots.size()>;

/// An event that the rules propose, as far as a judge is shown it: bytes of the article's text.
struct Proposal {
  Plover event = Plover::none;
  TextSpan sentence;
  TextSpan actor;      ///< within the sentence; empty where there is none
  TextSpan recipient;  ///< the same
  TextSpan trigger;
  std::uint16_t permille = 0;  ///< how sure the rules are
  bool is_noun = false;        ///< a noun tells it
  bool is_spoken = false;      ///< the force of a statement tells it
  bool is_done = false;        ///< told as done
  friend bool operator==(const Proposal&, const Proposal&) = default;
};

/// What a judge thinks of a proposal.
struct Opinion {
  RootOdds roots{};
  double real = 0;  ///< log odds that the sentence tells of an event at all
};

}  // namespace event

/// The learned second opinion on the events that the rules propose: with the encoder in the full reading,
/// linear in the fast one. One thread.
class EventJudge {
 public:
  virtual ~EventJudge() = default;
  EventJudge(const EventJudge&) = delete;
  EventJudge& operator=(const EventJudge&) = delete;

  /// One opinion a proposal.
  virtual std::vector<event::Opinion> weigh(const Article& article, const Analysis& analysis,
                                            std::span<const event::Proposal> proposals) = 0;
  /// Whose constants `judge_events` goes by.
  virtual bool is_full() const = 0;
  /// Proposals that the rules are so sure of are not shown to it: it would take time and change nothing.
  virtual std::uint16_t asks_below_permille() const = 0;

 protected:
  EventJudge() = default;
};

}  // namespace rapporteur
