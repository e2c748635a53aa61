#include "rapporteur/event/linear_judge.h"

namespace rapporteur {

std::vector<event::Opinion> LinearJudge::weigh(const Article& /*article*/, const Analysis& analysis,
                                               std::span<const event::Proposal> proposals) {
  std::vector<event::Opinion> opinions;
  opinions.reserve(proposals.size());
  for (const event::Proposal& each : proposals) {
    const TokenRange sentence = analysis.tokens_in(each.sentence);
    event::Opinion opinion;
    opinion.roots = model_->weigh(event::root_features(analysis, sentence, {each.actor, each.recipient}));
    opinions.push_back(opinion);
  }
  return opinions;
}

}  // namespace rapporteur
