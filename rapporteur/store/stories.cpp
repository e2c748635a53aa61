#include "rapporteur/store/stories.h"

#include "rapporteur/store/columns.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace rapporteur::store {

namespace {

using StoryPlaces = std::map<std::int64_t, std::size_t>;  // by id

class StoryReader {
 public:
  explicit StoryReader(Database& database) : database_(database) {}

  Stories read() {
    read_stories();
    read_members();
    read_copies();
    read_lines();
    read_changes();
    read_days();
    return std::move(all_);
  }

 private:
  /// Calls `visit(row)` for each row of a query.
  template <class Visit>
  void for_each(const std::string& sql, Visit&& visit) {
    Statement rows = database_.prepare(sql);
    while (rows.next()) visit(rows);
  }

  void read_stories() {
    for_each("SELECT id, title, first_day, last_day, line FROM stories ORDER BY id", [&](Statement& row) {
      Story& story = all_.stories.emplace_back();
      std::int64_t line = 0;
      static_cast<void>(read_into(row, story.id) && read_into(row, story.title) &&
                        read_into(row, story.first_day) && read_into(row, story.last_day) &&
                        read_into(row, line));
      place_[story.id] = all_.stories.size() - 1;
      line_of_[story.id] = line;
    });
  }
  void read_members() {
    std::map<std::int64_t, std::vector<StoryEvidence>> evidence;
    for_each(
        "SELECT article, " + column_names<StoryEvidence>() + " FROM story_evidence ORDER BY article, ordinal",
        [&](Statement& row) {
          const std::int64_t article = row.read_number();
          static_cast<void>(read_into(row, evidence[article].emplace_back()));
        });
    for_each("SELECT story, article, beside, permille FROM story_members ORDER BY article",
             [&](Statement& row) {
               StoryMember member;
               const std::int64_t story = row.read_number();
               static_cast<void>(read_into(row, member.article) && read_into(row, member.beside) &&
                                 read_into(row, member.permille));
               member.evidence = std::move(evidence[member.article]);
               story_of_[member.article] = story;
               if (const auto place = place_.find(story); place != place_.end())
                 all_.stories[place->second].members.push_back(std::move(member));
             });
  }
  void read_copies() {
    for_each("SELECT " + column_names<Copy>() + " FROM story_copies ORDER BY article", [&](Statement& row) {
      Copy copy;
      if (!read_into(row, copy)) return;
      const auto place = place_.find(story_of_[copy.article]);
      if (place != place_.end()) all_.stories[place->second].copies.push_back(copy);
    });
  }
  void read_lines() {
    std::map<std::int64_t, StoryLine> lines;
    for (const Story& story : all_.stories) lines[line_of_[story.id]].stories.push_back(story.id);
    std::map<std::int64_t, std::vector<StoryEvidence>> evidence;
    for_each("SELECT story, " + column_names<StoryEvidence>() +
                 " FROM story_link_evidence ORDER BY story, ordinal",
             [&](Statement& row) {
               const std::int64_t story = row.read_number();
               static_cast<void>(read_into(row, evidence[story].emplace_back()));
             });
    for_each("SELECT story, earlier FROM story_links ORDER BY story", [&](Statement& row) {
      StoryLink link;
      static_cast<void>(read_into(row, link.story) && read_into(row, link.earlier));
      link.evidence = std::move(evidence[link.story]);
      lines[line_of_[link.story]].links.push_back(std::move(link));
    });
    for (auto& [id, line] : lines) {
      line.id = id;
      if (const auto place = place_.find(id); place != place_.end())
        line.title = all_.stories[place->second].title;
      order_by_day(line);
      all_.lines.push_back(std::move(line));
    }
  }
  void order_by_day(StoryLine& line) const {
    std::ranges::stable_sort(line.stories, [&](std::int64_t a, std::int64_t b) {
      const auto& first = all_.stories[place_.at(a)].first_day;
      const auto& second = all_.stories[place_.at(b)].first_day;
      if (first.has_value() != second.has_value()) return first.has_value();
      return first < second;
    });
  }
  void read_changes() {
    for_each("SELECT kind, story, other, article FROM story_changes ORDER BY id", [&](Statement& row) {
      StoryChange& change = all_.changes.emplace_back();
      static_cast<void>(read_into(row, change.kind) && read_into(row, change.story) &&
                        read_into(row, change.other) && read_into(row, change.article));
    });
  }
  void read_days() {
    std::map<std::int64_t, std::vector<std::int64_t>> from;
    for_each("SELECT article, dated FROM inferred_from ORDER BY article, dated", [&](Statement& row) {
      const std::int64_t article = row.read_number();
      from[article].push_back(row.read_number());
    });
    for_each("SELECT article, day, is_from_copy FROM inferred_days ORDER BY article", [&](Statement& row) {
      InferredDay& day = all_.inferred_days.emplace_back();
      static_cast<void>(read_into(row, day.article) && read_into(row, day.day) &&
                        read_into(row, day.is_from_copy));
      day.evidence = std::move(from[day.article]);
    });
  }

  Database& database_;
  Stories all_;
  StoryPlaces place_;
  std::map<std::int64_t, std::int64_t> line_of_;
  std::map<std::int64_t, std::int64_t> story_of_;
};

}  // namespace

Stories read_stories(Database& database) {
  return StoryReader(database).read();
}

}  // namespace rapporteur::store
