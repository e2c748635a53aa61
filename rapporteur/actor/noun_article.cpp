#include "rapporteur/actor/noun_article.h"

#include "rapporteur/actor/word_lists.h"

#include <array>

namespace rapporteur::actor {

NounArticle article_of(const ArticleWords& words, const Candidate& nominal) {
  constexpr std::array<std::string_view, 6> definite{"the", "this", "that", "these", "those", "both"};
  const Analysis& a = words.analysis;
  NounArticle found = NounArticle::none;
  for (const std::uint32_t child : a.children(nominal.head)) {
    if (child > nominal.head) break;
    if (a.relations[child] == Relation::poss) return NounArticle::possessive;
    if (a.relations[child] != Relation::det) continue;
    found = is_one_of(words.token_text(child), definite) ? NounArticle::definite : NounArticle::indefinite;
  }
  return found;
}

bool is_two(const ArticleWords& words, const Candidate& nominal) {
  constexpr std::array<std::string_view, 3> twos{"two", "both", "2"};
  const Analysis& a = words.analysis;
  return std::ranges::any_of(a.children(nominal.head), [&](std::uint32_t child) {
    return child < nominal.head && is_one_of(words.token_text(child), twos);
  });
}

}  // namespace rapporteur::actor
