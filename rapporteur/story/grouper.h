#pragma once

#include "rapporteur/story/cluster.h"
#include "rapporteur/story/document.h"
#include "rapporteur/story/find_copies.h"
#include "rapporteur/story/judge.h"
#include "rapporteur/story/postings.h"
#include "rapporteur/story/weights.h"
#include "rapporteur/story/window.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

/// Stories made online. Articles come one by one, in order of their numbers; what is made depends on that
/// order alone. Each is looked up by its rarest terms, joins the group whose articles are like it in the
/// mean, or begins one; the group is then refined, because a group of what is alike may hold two happenings
/// of one kind. A window bounds what is compared: what lies further back stays in its story, but nothing
/// joins by it any more.
namespace rapporteur::story {

/// An article in its place.
struct Placed {
  std::uint32_t article = 0;
  std::optional<std::int32_t> day;
  bool is_day_told = false;
  std::uint32_t story = 0;              ///< 0 before it is in one
  std::uint32_t weighed_at = 0;         ///< the newest article when its terms were weighed
  std::optional<std::uint32_t> beside;  ///< the article it was joined to
  std::uint16_t permille = 0;
  std::vector<StoryEvidence> evidence;  ///< not of what earlier runs left, unless it changes
  std::vector<SharedText> copies;       ///< what it repeats of those before it
};

/// A story with its articles.
struct Gathered {
  std::vector<std::uint32_t> members{};  ///< rising; empty where it was merged into another
  std::uint32_t central = 0;             ///< the article that is most like the others
  bool is_changed = false;               ///< since it was last kept
};

/// What a run changed, where more follows from it.
struct ChangedStories {
  std::vector<std::uint32_t> stories;   ///< rising
  std::vector<std::uint32_t> articles;  ///< the new ones, rising
};

/// Groups articles as they come. One thread.
class Grouper {
 public:
  struct Options {
    std::uint32_t half_window = 1u << 15;  ///< articles
  };
  /// The judge, the background and what was kept outlive it. With `kept` it goes on where the run before
  /// ended.
  Grouper(const Judge& judge, const Background& background, const Options& options,
          KeptGroups* kept = nullptr);
  Grouper(const Judge& judge, const Background& background) : Grouper(judge, background, Options{}) {}

  Grouper(const Grouper&) = delete;
  Grouper& operator=(const Grouper&) = delete;
  ~Grouper() = default;

  /// The next article. Articles are numbered from 1, and their numbers rise.
  void add(Document document);
  /// Weighs a document's terms by how rare they are in the background and among the articles so far;
  /// `own_count`: how many of these it is itself.
  void weigh(Document& document, std::uint32_t own_count = 0);

  /// Writes down what has changed; what lies before the window is then forgotten. To be called before half a
  /// window ends and another begins, and at the end.
  ChangedStories keep(KeptGroups& kept);
  /// Forgets what lies before the window and what has changed, where nothing is kept.
  void forget();

  /// An article that came by here, and what is known of it.
  const Placed& placed(std::uint32_t article) { return entries_.at(article).placed; }
  const Document& document(std::uint32_t article) { return entries_.at(article).document; }
  /// Stories that were touched, by their ids.
  const std::unordered_map<std::uint32_t, Gathered>& gathered() const { return stories_; }
  /// Articles and changes since the last time they were kept.
  const std::vector<std::uint32_t>& articles() const { return new_articles_; }
  const std::vector<StoryChange>& changes() const { return changes_; }
  /// The first article whose kept document is damaged; 0 where none is.
  std::uint32_t damaged_article() const { return damaged_; }

 private:
  /// Articles that are compared with one another, and the stories they fall into.
  struct Group {
    std::vector<std::uint32_t> members;  // rising
    Pairs scores{};                      // of the members
  };
  struct Entry {
    Placed placed{};
    Document document{};
    std::uint32_t group = 0;
    std::vector<std::uint32_t> rare{};  // terms that it is looked up by, until it is kept
    bool is_compared = true;            // with what comes to its group
    bool is_changed = false;            // since it was last kept
    bool is_moved = false;              // the same, its place in a story alone
    bool is_explained = false;          // the same, what speaks for its place
  };
  struct Candidate {
    std::uint32_t article = 0;
    float weight = 0;
  };

  struct Near {
    double mean = 0;
    std::uint32_t number = 0;  // of a group
  };

  /// The score of the newest article and an earlier one.
  struct OwnScore {
    std::uint32_t newest = 0;
    std::uint32_t other = 0;
    double value = 0;
  };

  void go_on();
  Entry load(std::uint32_t article);
  void enter_window(std::uint32_t article);
  void find_candidates(const Document& document);
  std::vector<std::uint32_t> likely_groups(std::uint32_t article);
  std::vector<Near> near_groups(std::uint32_t article);
  std::vector<Near> late_groups(std::uint32_t article);
  void find_late_candidates(const Document& document);
  void load_late_group(std::uint32_t number);
  void choose_candidates();
  Near nearness_of(std::uint32_t article, std::uint32_t number);
  Group& group(std::uint32_t number);
  void score_all(Group& group);
  void drop_old(Group& group);
  void put_together(Group& whole, const Group& other);
  void append(Group& group, std::uint32_t article);
  void place(std::uint32_t article);
  void weigh_anew(Group& group);
  void settle(Group whole, std::vector<std::uint32_t> numbers, std::uint32_t article);
  void divide(const Group& whole, const Parts& groups, std::vector<std::uint32_t> numbers);
  void take_parts(const Group& group, const Parts& parts, std::uint32_t article);
  void move_to_nearest(const Group& group, std::uint32_t article);
  std::uint32_t new_story(StoryChangeKind kind, std::uint32_t from, std::uint32_t article);
  void move(std::uint32_t article, std::uint32_t story);
  void explain(const Group& group, std::size_t place);
  void update_story(const Group& group, std::uint32_t story);
  void index(std::uint32_t article);
  Gathered& story(std::uint32_t number);
  void mark_changed(std::uint32_t article);
  void mark_moved(std::uint32_t article);
  void mark_explained(std::uint32_t article);
  void mark_story(std::uint32_t number);
  void keep_new_articles(KeptGroups& kept);
  void keep_changed(KeptGroups& kept);

  Placed& placed_at(std::uint32_t article) { return entries_.at(article).placed; }
  double score(std::uint32_t a, std::uint32_t b);
  double own_score(std::uint32_t other);
  double minimum_of(const Document& document) const { return judge_.weights_of(document).group_minimum; }

  const Judge& judge_;
  const Background& background_;
  Options options_;
  CopyFinder copies_;
  Postings holders_;  // of any term: how many articles have it
  Postings rare_;     // of the rarest terms of each article
  KeptGroups* kept_ = nullptr;
  Window<Entry> entries_;
  std::uint32_t first_ = 0;   // article of the window
  std::uint32_t newest_ = 0;  // article
  std::unordered_map<std::uint32_t, Group> groups_;
  std::uint32_t last_group_ = 0;
  std::uint32_t last_kept_group_ = 0;
  std::unordered_map<std::uint32_t, Gathered> stories_;
  std::uint32_t last_story_ = 0;
  std::uint32_t last_kept_story_ = 0;
  std::vector<StoryChange> changes_;
  std::vector<std::uint32_t> new_articles_;
  std::vector<std::uint32_t> changed_;  // articles
  std::vector<std::uint32_t> changed_stories_;
  std::uint32_t damaged_ = 0;
  std::vector<float> weight_of_;      // by article of the window, while candidates are found
  std::vector<OwnScore> own_scores_;  // the same, while the newest article is placed
  std::vector<Candidate> candidates_;
  std::vector<Term> sorted_terms_;
};

}  // namespace rapporteur::story
