#pragma once

#include "rapporteur/story/cluster.h"
#include "rapporteur/story/document.h"
#include "rapporteur/story/find_copies.h"
#include "rapporteur/story/judge.h"
#include "rapporteur/story/postings.h"
#include "rapporteur/story/weights.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
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
  std::int64_t article = 0;
  std::optional<std::int32_t> day;
  bool is_day_told = false;
  std::string title;
  std::string outlet;
  std::uint32_t story = 0;              ///< index among the grouper's stories
  std::optional<std::uint32_t> beside;  ///< index of the article it was joined to
  std::uint16_t permille = 0;
  std::vector<StoryEvidence> evidence;
  std::vector<SharedText> copies;  ///< what it repeats of those before it
};

/// A story with its articles.
struct Gathered {
  std::vector<std::uint32_t>
      members;                ///< indices of articles, rising; empty where it was merged into another
  std::uint32_t central = 0;  ///< index of the article that is most like the others
  std::vector<Term> names;    ///< of the central article, by rising keys
  std::vector<Term> words;
  std::vector<SpelledTerm> spelled;
};

/// Groups articles as they come. One thread.
class Grouper {
 public:
  struct Options {
    std::uint32_t half_window = 1u << 15;  ///< articles
  };
  /// The judge and the background outlive it.
  Grouper(const Judge& judge, const Background& background, const Options& options);
  Grouper(const Judge& judge, const Background& background) : Grouper(judge, background, Options{}) {}

  void add(Document document);
  /// Weighs a document's terms by how rare they are in the background and among the articles so far.
  void weigh(Document& document) const;

  const std::vector<Placed>& placed() const { return placed_; }
  /// Ids of stories are their places here, counted from 1.
  const std::vector<Gathered>& gathered() const { return gathered_; }
  const std::vector<StoryChange>& changes() const { return changes_; }

 private:
  /// Articles that are compared with one another, and the stories they fall into.
  struct Group {
    std::vector<std::uint32_t> members;  // rising
    Pairs scores{};                      // of the members
  };
  struct Candidate {
    std::uint32_t article = 0;
    float weight = 0;
  };

  /// The score of the newest article and an earlier one.
  struct OwnScore {
    std::uint32_t newest = 0;
    std::uint32_t other = 0;
    double value = 0;
  };

  void age();
  void find_candidates(const Document& document);
  std::vector<std::uint32_t> likely_groups(std::uint32_t article);
  std::uint32_t place_in_group(std::uint32_t article);
  void drop_old(Group& group) const;
  std::uint32_t join(std::uint32_t article, std::vector<std::pair<double, std::uint32_t>> fitting);
  void append(Group& group, std::uint32_t article);
  bool merge(std::uint32_t kept, std::uint32_t gone);
  void settle(std::uint32_t group, std::uint32_t article);
  void break_up(std::uint32_t group);
  void take_parts(const Group& group, const Parts& parts, std::uint32_t article);
  void move_to_nearest(const Group& group, std::uint32_t article);
  std::uint32_t new_story(StoryChangeKind kind, std::uint32_t from, std::uint32_t article);
  void move(std::uint32_t article, std::uint32_t story);
  void explain(const Group& group, std::size_t place);
  void update_story(const Group& group, std::uint32_t story);
  void index(const Document& document, std::uint32_t article);

  const Document& document(std::uint32_t article) const { return kept_[article - first_kept_]; }
  double score(std::uint32_t a, std::uint32_t b) const;
  double own_score(std::uint32_t other);
  double minimum_of(const Document& document) const { return judge_.weights_of(document).group_minimum; }

  const Judge& judge_;
  const Background& background_;
  Options options_;
  CopyFinder copies_;
  Postings holders_;  // of any term: how many articles have it
  Postings rare_;     // of the rarest terms of each article
  std::deque<Document> kept_;
  std::uint32_t first_kept_ = 0;
  std::vector<std::uint32_t> group_of_;  // by article
  std::vector<Group> groups_;
  std::vector<Placed> placed_;
  std::vector<Gathered> gathered_;
  std::vector<StoryChange> changes_;
  std::vector<float> weight_of_;      // by article of the window, while candidates are found
  std::vector<OwnScore> own_scores_;  // the same, while the newest article is placed
  std::vector<Candidate> candidates_;
  std::vector<Term> sorted_terms_;
};

}  // namespace rapporteur::story
