#include "rapporteur/event/circumstances.h"

#include <string>
#include <utility>

namespace rapporteur::event {

std::vector<std::string> contexts_of(const Analysis& analysis, Token word, const Lexicon& lexicon) {
  const TokenRange tokens = analysis.sentence(word).tokens;
  std::vector<bool> found(lexicon.context_names().size());
  std::string previous;
  for (Token token = tokens.begin; token < tokens.end; ++token) {
    std::string lemma = lemma_of(analysis, token);
    for (const std::uint8_t context : lexicon.contexts(lemma)) found[context] = true;
    previous.append("_").append(lemma);
    for (const std::uint8_t context : lexicon.contexts(previous)) found[context] = true;
    previous = std::move(lemma);
  }
  std::vector<std::string> contexts;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) contexts.push_back(lexicon.context_names()[i]);
  }
  return contexts;
}

}  // namespace rapporteur::event
