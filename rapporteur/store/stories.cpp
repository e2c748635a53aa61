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

/// Puts stories in the place of those that were there, row by row where something differs: a run that adds
/// a few articles leaves the rest as it is.
class StoryWriter {
 public:
  explicit StoryWriter(Database& database) : database_(database) {}

  void write(const Stories& before, const Stories& after) {
    write_all(before, after);
    write_links(links_of(before), links_of(after));
    write_changes(before.changes, after.changes);
    write_days(before.inferred_days, after.inferred_days);
  }

 private:
  using LineOf = std::map<std::int64_t, std::int64_t>;       // by story
  using LinkOf = std::map<std::int64_t, const StoryLink*>;   // the same
  using DayOf = std::map<std::int64_t, const InferredDay*>;  // by article

  Statement insert(const char* table) { return database_.prepare(insert_sql(table)); }
  Statement erase(const char* table, const char* column) {
    return database_.prepare("DELETE FROM " + std::string(table) + " WHERE " + column + " = ?");
  }

  static LineOf lines_of(const Stories& all) {
    LineOf line_of;
    for (const StoryLine& line : all.lines) {
      for (const std::int64_t story : line.stories) line_of[story] = line.id;
    }
    return line_of;
  }
  static LinkOf links_of(const Stories& all) {
    LinkOf link_of;
    for (const StoryLine& line : all.lines) {
      for (const StoryLink& link : line.links) link_of[link.story] = &link;
    }
    return link_of;
  }
  static DayOf days_of(const std::vector<InferredDay>& all) {
    DayOf day_of;
    for (const InferredDay& day : all) day_of[day.article] = &day;
    return day_of;
  }

  /// The stories that stay as they are leave both lists.
  void write_all(const Stories& before, const Stories& after) {
    const LineOf line_before = lines_of(before);
    const LineOf line_after = lines_of(after);
    std::map<std::int64_t, const Story*> gone;
    for (const Story& story : before.stories) gone[story.id] = &story;
    std::vector<const Story*> come;
    for (const Story& story : after.stories) {
      const auto found = gone.find(story.id);
      const bool is_same = found != gone.end() && *found->second == story &&
                           line_before.at(story.id) == line_after.at(story.id);
      if (is_same) {
        gone.erase(found);
      } else {
        come.push_back(&story);
      }
    }
    erase_stories(gone);
    insert_stories(come, line_after);
  }
  void erase_stories(const std::map<std::int64_t, const Story*>& gone) {
    Statement row = erase("stories", "id");
    Statement member_row = erase("story_members", "article");
    Statement evidence_row = erase("story_evidence", "article");
    Statement copy_row = erase("story_copies", "article");
    for (const auto& [id, story] : gone) {
      for (const Copy& copy : story->copies) run_with(copy_row, copy.article);
      for (const StoryMember& member : story->members) {
        run_with(evidence_row, member.article);
        run_with(member_row, member.article);
      }
      run_with(row, id);
    }
  }
  void insert_stories(const std::vector<const Story*>& come, const LineOf& line_of) {
    Statement row = insert("stories");
    Statement member_row = insert("story_members");
    Statement evidence_row = insert("story_evidence");
    Statement copy_row = insert("story_copies");
    for (const Story* story : come) {
      run_with(row, story->id, line_of.at(story->id), story->title, story->first_day, story->last_day);
      for (const StoryMember& member : story->members) {
        run_with(member_row, member.article, story->id, member.beside, member.permille);
        std::uint32_t ordinal = 0;
        for (const StoryEvidence& evidence : member.evidence)
          run_with(evidence_row, member.article, ordinal++, evidence);
      }
      for (const Copy& copy : story->copies) run_with(copy_row, copy);
    }
  }
  void write_links(const LinkOf& before, const LinkOf& after) {
    Statement gone_row = erase("story_links", "story");
    Statement gone_evidence_row = erase("story_link_evidence", "story");
    Statement row = insert("story_links");
    Statement evidence_row = insert("story_link_evidence");
    for (const auto& [story, link] : before) {
      const auto found = after.find(story);
      if (found != after.end() && *found->second == *link) continue;
      run_with(gone_evidence_row, story);
      run_with(gone_row, story);
    }
    for (const auto& [story, link] : after) {
      const auto found = before.find(story);
      if (found != before.end() && *found->second == *link) continue;
      run_with(row, link->story, link->earlier);
      std::uint32_t ordinal = 0;
      for (const StoryEvidence& evidence : link->evidence)
        run_with(evidence_row, link->story, ordinal++, evidence);
    }
  }
  /// Changes are told in the order of the articles: as long as the articles are the same, so are the changes.
  void write_changes(const std::vector<StoryChange>& before, const std::vector<StoryChange>& after) {
    const auto [end_before, first_new] = std::ranges::mismatch(before, after);
    auto number = static_cast<std::int64_t>(first_new - after.begin());
    if (end_before != before.end()) run_with(gone_changes_, number);
    Statement row = insert("story_changes");
    for (auto change = first_new; change != after.end(); ++change)
      run_with(row, ++number, change->kind, change->story, change->other, change->article);
  }
  void write_days(const std::vector<InferredDay>& all_before, const std::vector<InferredDay>& all_after) {
    const DayOf before = days_of(all_before);
    const DayOf after = days_of(all_after);
    Statement gone_row = erase("inferred_days", "article");
    Statement gone_from_row = erase("inferred_from", "article");
    Statement row = insert("inferred_days");
    Statement from_row = insert("inferred_from");
    for (const auto& [article, day] : before) {
      const auto found = after.find(article);
      if (found != after.end() && *found->second == *day) continue;
      run_with(gone_from_row, article);
      run_with(gone_row, article);
    }
    for (const auto& [article, day] : after) {
      const auto found = before.find(article);
      if (found != before.end() && *found->second == *day) continue;
      run_with(row, day->article, day->day, day->is_from_copy);
      for (const std::int64_t from : day->evidence) run_with(from_row, day->article, from);
    }
  }

  Database& database_;
  Statement gone_changes_ = database_.prepare("DELETE FROM story_changes WHERE id > ?");
};

}  // namespace

void write_stories(Database& database, const Stories& stories) {
  StoryWriter(database).write(read_stories(database), stories);
}

Stories read_stories(Database& database) {
  return StoryReader(database).read();
}

std::int64_t last_grouped(Database& database) {
  return database.number("SELECT ifnull(max(article), 0) FROM story_members");
}

}  // namespace rapporteur::store
