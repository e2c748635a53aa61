#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What grouping keeps in the record, so that a further run goes on where the last one ended and asks only
/// for what its own articles touch.
namespace rapporteur {
struct Copy;
struct InferredDay;
struct StoryChange;
struct StoryEvidence;
struct StoryLink;
struct StoryMember;
}  // namespace rapporteur

namespace rapporteur::story {

/// Two articles that share words.
struct SharedText {
  std::uint32_t earlier = 0;  ///< by the order in which they came
  std::uint32_t later = 0;
  std::uint32_t shared = 0;  ///< shingles
  std::uint32_t earlier_count = 0;
  std::uint32_t later_count = 0;

  double containment() const;
  double jaccard() const;
};

/// An article by its day of publication.
struct DatedArticle {
  std::uint32_t article = 0;
  std::optional<std::int32_t> day{};
  bool is_day_told = false;  ///< by the page; else it was taken from the text
};

/// An article as grouping left it.
struct KeptArticle {
  DatedArticle dated;
  std::uint32_t group = 0;
  bool is_compared = true;  ///< with what comes to its group; else too many came after it
  std::string weights{};    ///< of its document's terms, packed
  std::uint32_t story = 0;  ///< this and what follows is read alone
  std::optional<std::uint32_t> beside{};
  std::uint16_t permille = 0;
  std::string document{};            ///< packed
  std::vector<SharedText> copies{};  ///< what it repeats of those before it
};

/// A story as grouping left it. Its articles and copies are kept apart from it.
struct KeptStory {
  std::uint32_t id = 0;
  std::uint32_t central = 0;  ///< the article that is most like the others
  std::string title{};
  std::optional<std::int32_t> first_day{};
  std::optional<std::int32_t> last_day{};
};

/// Where a story stands in time: by its first day, those without one last, then by number.
struct StoryPlace {
  std::int64_t day = 0;
  std::uint32_t story = 0;
  friend auto operator<=>(const StoryPlace&, const StoryPlace&) = default;
};

/// What an article is looked up by.
enum class KeptKey : std::uint8_t { rare_term, shingle };

/// What is kept, as the store gives and takes it. Articles, stories and groups are numbered from 1; half
/// windows from 0. Failures are the store's to remember: what cannot be read is empty. One thread.
class KeptGroups {
 public:
  virtual ~KeptGroups() = default;

  virtual std::uint32_t last_article() = 0;  ///< that is grouped
  virtual std::uint32_t last_group() = 0;
  virtual std::uint32_t last_story() = 0;

  virtual KeptArticle article(std::uint32_t article) = 0;
  virtual DatedArticle dated(std::uint32_t article) = 0;
  virtual void put(const KeptArticle& article) = 0;
  /// Its packed document, where the record came without.
  virtual void put_document(std::uint32_t article, std::string_view packed) = 0;
  /// In which story an article is and beside which other one; why is put apart.
  virtual void put_member(std::uint32_t story, const StoryMember& member) = 0;
  virtual void put_evidence(std::uint32_t article, std::span<const StoryEvidence> evidence) = 0;
  /// Articles of a group that are still compared, rising.
  virtual std::vector<std::uint32_t> group(std::uint32_t group) = 0;

  virtual std::vector<SharedText> repeats(std::uint32_t article) = 0;  ///< of it, and what it repeats
  virtual void put_repeat(const SharedText& pair) = 0;

  /// How many articles of half a window hold a term.
  virtual std::uint32_t holders(std::uint32_t half, std::uint32_t term) = 0;
  virtual void put_holders(std::uint32_t half, std::uint32_t term, std::uint32_t count) = 0;
  /// Which articles of half a window are looked up by a key, rising.
  virtual std::vector<std::uint32_t> articles_with(std::uint32_t half, KeptKey kind, std::uint32_t key) = 0;
  virtual void put_key(std::uint32_t half, KeptKey kind, std::uint32_t key, std::uint32_t article) = 0;
  /// Takes down that articles of half a window are of these days, among others.
  virtual void put_half_days(std::uint32_t half, std::int32_t first, std::int32_t last) = 0;
  /// The latest half windows before one that have articles of a day, or of the days beside it.
  virtual std::vector<std::uint32_t> halves_of_day(std::uint32_t before, std::int32_t day,
                                                   std::uint32_t limit) = 0;
  /// Drops what lies before a half window, but for rare terms.
  virtual void drop_halves_before(std::uint32_t half) = 0;

  virtual KeptStory story(std::uint32_t story) = 0;
  virtual void put_story(const KeptStory& story) = 0;
  virtual void remove_story(std::uint32_t story) = 0;
  virtual std::vector<DatedArticle> members(std::uint32_t story) = 0;  ///< rising
  /// The copies among the members of a story, in place of those that were told of them.
  virtual void put_copies(std::span<const DatedArticle> members, std::span<const Copy> copies) = 0;
  virtual void add_change(const StoryChange& change) = 0;

  /// Where a story stood when its names were put, and by which names it is looked up.
  virtual std::optional<StoryPlace> place(std::uint32_t story) = 0;
  virtual std::vector<std::uint32_t> names(std::uint32_t story) = 0;
  virtual void put_names(const StoryPlace& place, std::span<const std::uint32_t> names) = 0;
  /// At most `limit` stories with a name, the nearest to a place first.
  virtual std::vector<StoryPlace> before(std::uint32_t name, const StoryPlace& place,
                                         std::uint32_t limit) = 0;
  virtual std::vector<StoryPlace> after(std::uint32_t name, const StoryPlace& place, std::uint32_t limit) = 0;
  virtual std::optional<std::uint32_t> earlier(std::uint32_t story) = 0;  ///< the one it goes on with
  virtual std::vector<std::uint32_t> later(std::uint32_t story) = 0;      ///< those that go on with it
  virtual void put_link(const StoryLink& link) = 0;
  virtual void remove_link(std::uint32_t story) = 0;
  virtual std::uint32_t line(std::uint32_t story) = 0;
  virtual void put_line(std::uint32_t story, std::uint32_t line) = 0;

  virtual void put_day(const InferredDay& day) = 0;
  virtual void remove_day(std::uint32_t article) = 0;
};

}  // namespace rapporteur::story
