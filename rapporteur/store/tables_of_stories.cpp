#include "rapporteur/store/stories.h"

#include <algorithm>
#include <iterator>
#include <utility>

/// The tables and views of what works across articles: stories, copies, lines and inferred days.
namespace rapporteur::store {

namespace {

Column number(std::string name, std::string meaning) {
  return {std::move(name), "INTEGER NOT NULL", "", std::move(meaning)};
}
Column text(std::string name, std::string meaning) {
  return {std::move(name), "TEXT NOT NULL", "", std::move(meaning)};
}
Column day(std::string name, std::string meaning) {
  return {std::move(name), "TEXT", "", std::move(meaning)};
}
Column key(std::string name, const std::string& references, std::string meaning) {
  return {std::move(name), "INTEGER PRIMARY KEY" + (references.empty() ? "" : " REFERENCES " + references),
          "", std::move(meaning)};
}
Column reference(std::string name, const std::string& table, std::string meaning) {
  return {std::move(name), "INTEGER NOT NULL REFERENCES " + table, "", std::move(meaning)};
}

template <HasFields Product>
std::vector<Column> with(std::vector<Column> own) {
  for (Column& column : columns_of<Product>()) own.push_back(std::move(column));
  return own;
}

std::string value_of(const std::string& article, const std::string& name) {
  return "(SELECT m.value FROM metadata m WHERE m.article = " + article + " AND m.name = '" + name + "')";
}

/// "actors: Kim, Moon; text" of the rows of an evidence table that a condition chooses.
std::string why(const std::string& table, const std::string& condition) {
  return "(SELECT group_concat(why, '; ') FROM (SELECT e.sign || CASE e.words WHEN '' THEN '' ELSE ': ' || "
         "e.words END AS why FROM " +
         table + " e WHERE " + condition + " AND e.weight_permille > 0 ORDER BY e.weight_permille DESC))";
}

View stories_view() {
  const std::string members = "FROM story_members m WHERE m.story = s.id)";
  return {
      "v_stories",
      "One row a story: articles on the same happening.",
      {{"story", "s.id", "number of the story; it stays when articles come or go"},
       {"line", "s.line", "the story line: number of its earliest story"},
       {"title", "s.title", "headline of the article that is most like the others"},
       {"first_day", "s.first_day", "first day of publication"},
       {"last_day", "s.last_day", "last day of publication"},
       {"article_count", "(SELECT count(*) " + members, "how many articles tell it"},
       {"outlet_count", "(SELECT count(DISTINCT " + value_of("m.article", "outlet") + ") " + members,
        "how many outlets, as far as they are known"},
       {"copy_count",
        "(SELECT count(*) FROM story_copies c JOIN story_members m ON m.article = c.article WHERE m.story = "
        "s.id)",
        "how many of the articles repeat the words of another one"}},
      "stories s"};
}

View members_view() {
  return {"v_story_members",
          "One row an article in its story.",
          {{"story", "m.story", "number of the story"},
           {"article", "m.article", "number of the article"},
           {"outlet", value_of("m.article", "outlet"), "who published it"},
           {"published", value_of("m.article", "published"), "when, ISO 8601"},
           {"inferred_day", "(SELECT i.day FROM inferred_days i WHERE i.article = m.article)",
            "day of publication that was inferred; NULL where the page tells one"},
           {"headline", value_of("m.article", "headline"), "its headline"},
           {"beside", "m.beside", "the article that it was joined to; NULL for the first one"},
           {"permille", "m.permille", "how sure the link is, in thousandths"},
           {"why", why("story_evidence", "e.article = m.article"),
            "what speaks for the link, the weightiest first"},
           {"original", "c.original", "the earliest article whose words it repeats"},
           {"copy", "c.kind", "what it is to the original"}},
          "story_members m LEFT JOIN story_copies c ON c.article = m.article"};
}

View links_view() {
  return {"v_story_links",
          "Which story goes on with which.",
          {{"story", "l.story", "number of the later story"},
           {"earlier", "l.earlier", "number of the earlier one"},
           {"line", "s.line", "the story line of both"},
           {"why", why("story_link_evidence", "e.story = l.story"), "what speaks for it"}},
          "story_links l JOIN stories s ON s.id = l.story"};
}

Table inputs_table() {
  return {"story_inputs",
          "What grouping needs of each article, so that a further run need not read the records again.",
          {key("article", "articles", "number of the article"),
           {"packed", "BLOB NOT NULL", "",
            "counted terms, shingles, days and titles, packed; empty where the record is to be read"}}};
}

constexpr const char* rows = "STRICT, WITHOUT ROWID";

/// The stories themselves.
std::vector<Table> story_tables() {
  return {inputs_table(),
          {"stories",
           "Articles on the same happening, grouped.",
           {key("id", "", "number of the story"),
            number("line", "the story line: number of its earliest story"),
            text("title", "headline of the article that is most like the others"),
            day("first_day", "first day of publication, ISO 8601"),
            day("last_day", "last day of publication"),
            {"central", "INTEGER REFERENCES articles", "", "the article that is most like the others"}}},
          {"story_members",
           "Which story an article belongs to, and beside which article it was put there.",
           {key("article", "articles", "number of the article"),
            reference("story", "stories", "its story"),
            {"beside", "INTEGER REFERENCES articles", "", "the article it was joined to"},
            number("permille", "how sure the link is, in thousandths")},
           {},
           {"CREATE INDEX story_members_by_story ON story_members (story, article)"}},
          {"story_evidence",
           "What spoke for and against an article's place in its story.",
           with<StoryEvidence>({reference("article", "articles", "number of the article"),
                                number("ordinal", "place of the sign, from 0")}),
           {"PRIMARY KEY (article, ordinal)"},
           {},
           rows},
          {"story_copies",
           "Articles that repeat the words of another one of their story.",
           columns_of<Copy>(),
           {"PRIMARY KEY (article)"},
           {},
           rows},
          {"story_links",
           "Stories that go on with an earlier one.",
           {key("story", "stories", "the later story"), reference("earlier", "stories", "the earlier one")},
           {},
           {"CREATE INDEX story_links_by_earlier ON story_links (earlier)"}},
          {"story_link_evidence",
           "What speaks for a link of two stories.",
           with<StoryEvidence>({reference("story", "stories", "the later story"),
                                number("ordinal", "place of the sign, from 0")}),
           {"PRIMARY KEY (story, ordinal)"},
           {},
           rows}};
}

/// What became of the stories, and the days that they tell.
std::vector<Table> history_tables() {
  return {{"story_changes",
           "What became of the stories' numbers as articles came.",
           {key("id", "", "number of the change"),
            {"kind", "TEXT NOT NULL", check_of<StoryChangeKind>("kind"), "what happened"},
            number("story", "the story that is there afterwards"),
            number("other", "merged: the one that ended; split: the one it came from; born: 0"),
            reference("article", "articles", "whose arrival brought it about")}},
          {"inferred_days",
           "Days of publication of articles whose pages tell none.",
           {key("article", "articles", "number of the article"),
            text("day", "the day, ISO 8601"),
            {"is_from_copy", "INTEGER NOT NULL", check_of<bool>("is_from_copy"),
             "1 where a dated copy tells it, 0 where the dated reports of its story do"}}},
          {"inferred_from",
           "The dated articles that a day was inferred from.",
           {reference("article", "articles", "the article whose day was inferred"),
            reference("dated", "articles", "an article that tells its day")},
           {"PRIMARY KEY (article, dated)"},
           {},
           rows}};
}

}  // namespace

std::vector<Table> tables_of_stories() {
  std::vector<Table> all = story_tables();
  std::vector<Table> more = history_tables();
  std::ranges::move(more, std::back_inserter(all));
  return all;
}

std::vector<View> views_of_stories() {
  return {stories_view(), members_view(), links_view()};
}

}  // namespace rapporteur::store
