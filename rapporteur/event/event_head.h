#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/event/event_judge.h"
#include "rapporteur/event/linear_judge.h"

#include <span>
#include <string>
#include <vector>

namespace rapporteur {

/// The head that weighs in an encoder's vectors what one party does to another: its encoder was tuned for
/// sentences whose parties are replaced by masks (docs/decisions/event-head.md). Views into the encoder,
/// which must outlive it. Immutable: any number of threads may read it.
class EventHead {
 public:
  /// Fails where the encoder's file does not hold it, or for other roots than the program's.
  static Result<EventHead> load(const Encoder& encoder);

  const Encoder& encoder() const& { return *encoder_; }
  /// Of a pooled vector: both masks' and the mean of all pieces, one behind the other.
  event::Opinion weigh(std::span<const float> pooled) const;

 private:
  EventHead() = default;

  const Encoder* encoder_ = nullptr;  // never null
  std::span<const float> weight_;     // a row a root
  std::span<const float> bias_;
  std::span<const float> real_weight_;
  float real_bias_ = 0;
};

namespace event {

/// A sentence as the encoder is to read it, and where its masks stand in it; `npos` where there is none.
struct MaskedSentence {
  std::string words;
  std::size_t actor_at = std::string::npos;
  std::size_t recipient_at = std::string::npos;
};
MaskedSentence mask(std::string_view text, const Proposal& proposal);

}  // namespace event

/// The judge of the full reading: the encoder's odds of roots times those of the linear model, which errs
/// elsewhere.
class EncoderJudge final : public EventJudge {
 public:
  /// `head` must outlive it, and so must the vectors of words that its linear part weighs, if any.
  EncoderJudge(const EventHead& head, const event::WordVectors* vectors,
               encoder::Path path = encoder::best_path());

  std::vector<event::Opinion> weigh(const Article& article, const Analysis& analysis,
                                    std::span<const event::Proposal> proposals) override;
  bool is_full() const override { return true; }
  std::uint16_t asks_below_permille() const override { return 600; }
  /// What the encoder alone thinks.
  std::vector<event::Opinion> weigh_by_encoder(const Article& article,
                                               std::span<const event::Proposal> proposals);

 private:
  const EventHead* head_;  // never null
  LinearJudge linear_;
  encoder::Runner runner_;
};

}  // namespace rapporteur
