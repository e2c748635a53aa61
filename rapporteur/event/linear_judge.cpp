#include "rapporteur/event/linear_judge.h"

namespace rapporteur {

std::vector<event::Opinion> LinearJudge::weigh(const Article& article, const Analysis& analysis,
                                               std::span<const event::Proposal> proposals) {
  std::vector<event::Opinion> opinions;
  opinions.reserve(proposals.size());
  for (const event::Proposal& each : proposals) {
    const TokenRange sentence = analysis.tokens_in(each.sentence);
    event::Opinion opinion;
    const event::PartyPair pair{each.actor, each.recipient};
    const auto vectors = vectors_
                             ? event::root_vectors(article.text.utf8(), analysis, sentence, pair, *vectors_)
                             : std::vector<float>();
    opinion.roots = model_->weigh(event::root_features(analysis, sentence, pair), vectors);
    opinions.push_back(opinion);
  }
  return opinions;
}

}  // namespace rapporteur
