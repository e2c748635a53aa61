#include "rapporteur/language/listed_sequences.h"

namespace rapporteur::language {

void ListedSequences::add(std::span<const std::string_view> texts) {
  if (texts.empty()) return;
  Node node = start;
  for (const std::string_view text : texts) {
    const auto next = static_cast<Node>(is_end_.size());
    const auto [place, is_new] = steps_.try_emplace(key(node, words_.add(text)), next);
    if (is_new) is_end_.push_back(0);
    node = place->second;
  }
  is_end_[node] = 1;
}

}  // namespace rapporteur::language
