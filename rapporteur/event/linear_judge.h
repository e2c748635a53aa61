#pragma once

#include "rapporteur/event/event_judge.h"
#include "rapporteur/event/root_model.h"

namespace rapporteur {

/// The judge of the fast reading: the masked linear model of roots.
class LinearJudge final : public EventJudge {
 public:
  /// Vectors of words, which must outlive it, are weighed where there are some; so must the model.
  explicit LinearJudge(const event::WordVectors* vectors,
                       const event::RootModel& model = event::RootModel::shared())
      : vectors_(vectors), model_(&model) {}

  std::vector<event::Opinion> weigh(const Article& article, const Analysis& analysis,
                                    std::span<const event::Proposal> proposals) override;
  bool is_full() const override { return false; }
  std::uint16_t asks_below_permille() const override { return 1001; }

 private:
  const event::WordVectors* vectors_;
  const event::RootModel* model_;  // never null
};

}  // namespace rapporteur
