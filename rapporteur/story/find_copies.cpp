#include "rapporteur/story/find_copies.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr double identical_jaccard = 0.98;
constexpr double whole_containment = 0.9;  // a changed name or number breaks five shingles
constexpr double same_length = 0.9;
/// Of the containment that is looked for, so much must be seen in the sample: stock phrases alone are less.
constexpr double likely_share = 0.4;

double share(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

bool is_sampled(std::uint32_t shingle) {
  return shingle % sampled_of == 0;
}

}  // namespace

double SharedText::containment() const {
  return share(shared, std::min(earlier_count, later_count));
}

double SharedText::jaccard() const {
  return share(shared, earlier_count + later_count - shared);
}

void CopyFinder::go_on_from(std::uint32_t last_article, Postings::ReadEarlier read,
                            Window<Shingles>::Load load) {
  postings_.go_on_from(last_article / options_.half_window, std::move(read));
  shingles_ = Window<Shingles>(std::move(load));
}

std::vector<SharedText> CopyFinder::add(std::uint32_t article, Shingles shingles) {
  const std::uint32_t half = article / options_.half_window;
  postings_.enter(half);
  first_ = half == 0 ? 0 : (half - 1) * options_.half_window;
  std::vector<SharedText> found;
  const auto own_count = static_cast<std::uint32_t>(shingles.size());
  if (own_count >= options_.min_shingles) {
    find_candidates(shingles);
    for (const std::uint32_t candidate : candidates_) {
      const Shingles& other = shingles_.at(candidate);
      const std::size_t shorter = std::min(other.size(), shingles.size());
      const auto least = static_cast<std::uint32_t>(options_.min_containment * static_cast<double>(shorter));
      const SharedText pair{candidate, article, shared_shingles(other, shingles, least),
                            static_cast<std::uint32_t>(other.size()), own_count};
      if (pair.containment() >= options_.min_containment) found.push_back(pair);
    }
    for (const std::uint32_t shingle : shingles) {
      if (is_sampled(shingle)) postings_.add(shingle, article);
    }
  }
  shingles_.add(article, std::move(shingles));
  return found;
}

Shingles CopyFinder::sampled(std::uint32_t article) {
  Shingles chosen;
  const Shingles& all = shingles_.at(article);
  if (all.size() < options_.min_shingles) return chosen;
  std::ranges::copy_if(all, std::back_inserter(chosen), is_sampled);
  return chosen;
}

void CopyFinder::find_candidates(const Shingles& shingles) {
  candidates_.clear();
  for (const std::uint32_t shingle : shingles) {
    if (!is_sampled(shingle)) continue;
    postings_.for_each(shingle, [&](std::uint32_t article) { candidates_.push_back(article); });
  }
  std::ranges::sort(candidates_);
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < candidates_.size();) {
    const std::uint32_t article = candidates_[begin];
    std::size_t end = begin;
    while (end < candidates_.size() && candidates_[end] == article) ++end;
    const std::size_t shorter = std::min(shingles.size(), shingles_.at(article).size());
    const bool is_likely = static_cast<double>((end - begin) * sampled_of) >=
                           likely_share * options_.min_containment * static_cast<double>(shorter);
    if (is_likely) candidates_[kept++] = article;
    begin = end;
  }
  candidates_.resize(kept);
}

CopyKind kind_of_copy(const SharedText& pair) {
  if (pair.jaccard() >= identical_jaccard) return CopyKind::identical;
  const bool is_whole = pair.containment() >= whole_containment;
  const double lengths =
      share(std::min(pair.earlier_count, pair.later_count), std::max(pair.earlier_count, pair.later_count));
  if (!is_whole || lengths >= same_length) return CopyKind::revised;
  return pair.later_count > pair.earlier_count ? CopyKind::contains : CopyKind::cut;
}

}  // namespace rapporteur::story
