#include "rapporteur/story/grouper.h"
#include "rapporteur/story/packed_document.h"

#include <algorithm>
#include <utility>

/// The part of the grouper that goes on where an earlier run ended, and writes down where this one does.
namespace rapporteur::story {

namespace {

Postings::ReadEarlier reader_of(KeptGroups& kept, KeptKey kind) {
  return [&kept, kind](std::uint32_t half, std::uint32_t key) {
    return Postings::Earlier{.articles = kept.articles_with(half, kind, key)};
  };
}

Document document_of(const KeptArticle& kept, std::uint32_t& weighed_at) {
  std::optional<Document> document = unpack_document(kept.dated.article, kept.document);
  if (!document) return {};
  const auto found = unpack_weights(*document, kept.weights);
  if (!found) return {};
  weighed_at = *found;
  return std::move(*document);
}

}  // namespace

void Grouper::go_on() {
  newest_ = kept_->last_article();
  last_group_ = last_kept_group_ = kept_->last_group();
  last_story_ = last_kept_story_ = kept_->last_story();
  const std::uint32_t half = newest_ / options_.half_window;
  holders_.go_on_from(half, [this](std::uint32_t number, std::uint32_t key) {
    return Postings::Earlier{.count = kept_->holders(number, key)};
  });
  rare_.go_on_from(half, reader_of(*kept_, KeptKey::rare_term));
  copies_.go_on_from(newest_, reader_of(*kept_, KeptKey::shingle), [this](std::uint32_t article) {
    auto document = unpack_document(article, kept_->article(article).document);
    return document ? std::move(document->shingles) : Shingles();
  });
}

Grouper::Entry Grouper::load(std::uint32_t article) {
  Entry entry;
  entry.placed.article = article;
  if (kept_ == nullptr) return entry;
  KeptArticle kept = kept_->article(article);
  entry.document = document_of(kept, entry.placed.weighed_at);
  if (entry.document.article == 0 && damaged_ == 0) damaged_ = article;
  entry.document.shingles.clear();
  entry.placed.day = kept.dated.day;
  entry.placed.is_day_told = kept.dated.is_day_told;
  entry.placed.story = kept.story;
  entry.placed.beside = kept.beside;
  entry.placed.permille = kept.permille;
  entry.placed.copies = std::move(kept.copies);
  entry.group = kept.group;
  entry.is_compared = kept.is_compared;
  return entry;
}

Grouper::Group& Grouper::group(std::uint32_t number) {
  const auto [at, is_new] = groups_.try_emplace(number);
  if (is_new && kept_ != nullptr && number <= last_kept_group_) {
    at->second.members = kept_->group(number);
    std::erase_if(at->second.members, [&](std::uint32_t member) { return member < first_; });
    score_all(at->second);
  }
  return at->second;
}

Gathered& Grouper::story(std::uint32_t number) {
  const auto [at, is_new] = stories_.try_emplace(number);
  if (is_new && kept_ != nullptr && number <= last_kept_story_) {
    for (const DatedArticle& member : kept_->members(number)) at->second.members.push_back(member.article);
    at->second.central = kept_->story(number).central;
  }
  return at->second;
}

void Grouper::mark_changed(std::uint32_t article) {
  Entry& entry = entries_.at(article);
  if (!entry.is_changed && !entry.is_moved) changed_.push_back(article);
  entry.is_changed = true;
}

void Grouper::mark_moved(std::uint32_t article) {
  Entry& entry = entries_.at(article);
  if (!entry.is_changed && !entry.is_moved) changed_.push_back(article);
  entry.is_moved = true;
}

void Grouper::mark_explained(std::uint32_t article) {
  mark_moved(article);
  entries_.at(article).is_explained = true;
}

void Grouper::mark_story(std::uint32_t number) {
  if (!std::exchange(story(number).is_changed, true)) changed_stories_.push_back(number);
}

/// Keys are written as they lie in the store: in any other order each would want another page.
void Grouper::keep_new_articles(KeptGroups& kept) {
  using Keyed = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  Keyed rare;
  Keyed shingles;
  for (const std::uint32_t article : new_articles_) {
    Entry& entry = entries_.at(article);
    for (const SharedText& pair : entry.placed.copies) kept.put_repeat(pair);
    for (const std::uint32_t key : entry.rare) rare.emplace_back(key, article);
    for (const std::uint32_t key : copies_.sampled(article)) shingles.emplace_back(key, article);
    entry.rare = {};
  }
  Keyed terms;
  holders_.for_each_count([&](std::uint32_t key, std::uint32_t count) { terms.emplace_back(key, count); });
  for (Keyed* all : {&rare, &shingles, &terms}) std::ranges::sort(*all);
  const std::uint32_t half = newest_ / options_.half_window;
  for (const auto& [key, article] : rare) kept.put_key(half, KeptKey::rare_term, key, article);
  for (const auto& [key, article] : shingles) kept.put_key(half, KeptKey::shingle, key, article);
  for (const auto& [key, count] : terms) kept.put_holders(half, key, count);
  if (half > 1) kept.drop_halves_before(half - 1);
  std::optional<std::int32_t> first;
  std::optional<std::int32_t> last;
  for (const std::uint32_t article : new_articles_) {
    const Placed& placed = placed_at(article);
    if (!placed.is_day_told) continue;
    first = std::min(first.value_or(*placed.day), *placed.day);
    last = std::max(last.value_or(*placed.day), *placed.day);
  }
  if (first) kept.put_half_days(half, *first, *last);
}

void Grouper::keep_changed(KeptGroups& kept) {
  std::ranges::sort(changed_);
  for (const std::uint32_t article : changed_) {
    Entry& entry = entries_.at(article);
    const Placed& placed = entry.placed;
    // What a story is about hangs on the weights of its central article.
    if (story(placed.story).central == article) mark_story(placed.story);
    if (std::exchange(entry.is_changed, false))
      kept.put({.dated = {article, placed.day, placed.is_day_told},
                .group = entry.group,
                .is_compared = entry.is_compared,
                .weights = pack_weights(entry.document, placed.weighed_at)});
    if (std::exchange(entry.is_moved, false))
      kept.put_member(placed.story, {article, placed.beside, placed.permille, {}});
    if (std::exchange(entry.is_explained, false)) kept.put_evidence(article, placed.evidence);
  }
}

ChangedStories Grouper::keep(KeptGroups& kept) {
  keep_new_articles(kept);
  keep_changed(kept);
  for (const StoryChange& change : changes_) kept.add_change(change);
  std::ranges::sort(changed_stories_);
  ChangedStories changed{std::move(changed_stories_), std::move(new_articles_)};
  for (const std::uint32_t number : changed.stories) {
    const Gathered& gathered = story(number);
    if (gathered.members.empty()) {
      kept.remove_story(number);
    } else {
      kept.put_story({.id = number, .central = gathered.central, .title = document(gathered.central).title});
    }
  }
  last_kept_group_ = last_group_;
  last_kept_story_ = last_story_;
  forget();
  return changed;
}

void Grouper::forget() {
  for (const std::uint32_t article : changed_) {
    Entry& entry = entries_.at(article);
    entry.is_changed = entry.is_moved = entry.is_explained = false;
    entry.placed.evidence = {};
  }
  changed_.clear();
  changed_stories_.clear();
  new_articles_.clear();
  changes_.clear();
  entries_.drop_before(first_);
  copies_.forget();
  std::erase_if(groups_, [&](const auto& each) {
    return each.second.members.empty() || each.second.members.back() < first_;
  });
  for (auto& [number, gathered] : stories_) gathered.is_changed = false;
  std::erase_if(stories_, [&](const auto& each) { return each.second.central < first_; });
}

}  // namespace rapporteur::story
