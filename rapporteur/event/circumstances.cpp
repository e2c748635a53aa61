#include "rapporteur/event/circumstances.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 8> locatives{"in",     "at",     "near",   "outside",
                                                    "inside", "around", "across", "off"};

bool names_place(EntityKind kind) {
  return kind == EntityKind::gpe || kind == EntityKind::loc || kind == EntityKind::fac;
}

}  // namespace

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

std::vector<TextSpan> places_of(const Analysis& analysis, Token word, Token clause) {
  std::vector<TextSpan> places;
  for (const Token above : {word, clause}) {
    for (const std::string_view preposition : locatives) {
      for (const Token head : behind(analysis, above, preposition)) {
        const auto entity = analysis.entity_at(head);
        if (entity && names_place(entity->kind)) places.push_back(analysis.span_of(entity->tokens));
      }
    }
  }
  std::ranges::sort(places);
  const auto repeated = std::ranges::unique(places);
  places.erase(repeated.begin(), repeated.end());
  return places;
}

}  // namespace rapporteur::event
