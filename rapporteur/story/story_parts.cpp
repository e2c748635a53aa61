#include "rapporteur/story/story_parts.h"

#include "rapporteur/story/document.h"
#include "rapporteur/story/find_copies.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rapporteur::story {

namespace {

constexpr std::int32_t max_spread = 2;  // days between the dated reports that a day is taken from

std::uint16_t permille(double share) {
  return static_cast<std::uint16_t>(std::lround(share * 1000));
}

/// Whether an article came before another one: by their days where both have one, else by their numbers.
bool is_before(const DatedArticle& a, const DatedArticle& b) {
  if (a.day && b.day && *a.day != *b.day) return *a.day < *b.day;
  return a.article < b.article;
}

SharedText turned(const SharedText& pair) {
  return {pair.later, pair.earlier, pair.shared, pair.later_count, pair.earlier_count};
}

/// Those whose pages tell their days, but for one article, in order of their days.
std::vector<DatedArticle> dated_but(std::uint32_t article, std::span<const DatedArticle> all) {
  std::vector<DatedArticle> dated;
  for (const DatedArticle& each : all) {
    if (each.article != article && each.is_day_told && each.day) dated.push_back(each);
  }
  std::ranges::sort(dated, is_before);
  return dated;
}

}  // namespace

std::pair<std::optional<std::int32_t>, std::optional<std::int32_t>> days_of(
    std::span<const DatedArticle> members) {
  std::optional<std::int32_t> first;
  std::optional<std::int32_t> last;
  for (const DatedArticle& each : members) {
    if (!each.day) continue;
    first = std::min(first.value_or(*each.day), *each.day);
    last = std::max(last.value_or(*each.day), *each.day);
  }
  return {first, last};
}

std::vector<Copy> copies_of(std::span<const DatedArticle> members, std::span<const SharedText> pairs) {
  const auto find = [&](std::uint32_t article) -> const DatedArticle* {
    const auto found = std::ranges::lower_bound(members, article, {}, &DatedArticle::article);
    return found != members.end() && found->article == article ? &*found : nullptr;
  };
  std::map<std::uint32_t, SharedText> first;  // by the article that came later
  for (const SharedText& found : pairs) {
    const DatedArticle* earlier = find(found.earlier);
    const DatedArticle* later = find(found.later);
    if (earlier == nullptr || later == nullptr) continue;
    const SharedText pair = is_before(*earlier, *later) ? found : turned(found);
    const auto [at, is_new] = first.try_emplace(pair.later, pair);
    if (!is_new && is_before(*find(pair.earlier), *find(at->second.earlier))) at->second = pair;
  }
  std::vector<Copy> copies;
  for (const auto& [article, pair] : first) {
    copies.push_back(
        {article, pair.earlier, kind_of_copy(pair), permille(pair.containment()), permille(pair.jaccard())});
  }
  return copies;
}

std::optional<InferredDay> infer_day(std::uint32_t article, std::span<const DatedArticle> copies,
                                     std::span<const DatedArticle> members) {
  std::vector<DatedArticle> dated = dated_but(article, copies);
  InferredDay made;
  made.article = article;
  made.is_from_copy = !dated.empty();
  if (dated.empty()) dated = dated_but(article, members);
  if (dated.empty()) return {};
  if (!made.is_from_copy && *dated.back().day - *dated.front().day > max_spread) return {};
  made.day = written_day(*dated[made.is_from_copy ? 0 : (dated.size() - 1) / 2].day);
  for (const DatedArticle& each : dated) made.evidence.push_back(each.article);
  std::ranges::sort(made.evidence);
  return made;
}

}  // namespace rapporteur::story
