#include "rapporteur/store/kept_groups.h"

#include "rapporteur/store/columns.h"

namespace rapporteur::store {

using story::DatedArticle;
using story::KeptArticle;
using story::KeptKey;
using story::KeptStory;
using story::SharedText;
using story::StoryPlace;

namespace {

template <class... Numbers>
void bind_numbers(Statement& statement, Numbers... numbers) {
  (statement.bind(static_cast<std::int64_t>(numbers)), ...);
}

std::uint32_t read_small(Statement& row) {
  return static_cast<std::uint32_t>(row.read_number());
}

/// The first column of the first row; 0 where there is none.
template <class... Numbers>
std::uint32_t one_number(Statement& statement, Numbers... numbers) {
  bind_numbers(statement, numbers...);
  const std::uint32_t found = statement.next() ? read_small(statement) : 0;
  statement.reset();
  return found;
}

/// The first column of all rows.
template <class... Numbers>
std::vector<std::uint32_t> all_numbers(Statement& statement, Numbers... numbers) {
  bind_numbers(statement, numbers...);
  std::vector<std::uint32_t> all;
  while (statement.next()) all.push_back(read_small(statement));
  return all;
}

template <class... Numbers>
void run_numbers(Statement& statement, Numbers... numbers) {
  bind_numbers(statement, numbers...);
  statement.run();
}

DatedArticle read_dated(Statement& row) {
  DatedArticle dated{.article = read_small(row)};
  static_cast<void>(read_into(row, dated.day) && read_into(row, dated.is_day_told));
  return dated;
}

std::vector<StoryPlace> all_places(Statement& statement, std::uint32_t name, const StoryPlace& place,
                                   std::uint32_t limit) {
  bind_numbers(statement, name, place.day, place.story, limit);
  std::vector<StoryPlace> all;
  while (statement.next()) {
    const std::int64_t day = statement.read_number();
    all.push_back({day, read_small(statement)});
  }
  return all;
}

Column number(std::string name, std::string meaning) {
  return {std::move(name), "INTEGER NOT NULL", "", std::move(meaning)};
}

}  // namespace

std::vector<Table> tables_of_groups() {
  const std::string rows = "STRICT, WITHOUT ROWID";
  return {
      {"story_places",
       "Where grouping left each article, so that a further run goes on from there.",
       {{"article", "INTEGER PRIMARY KEY REFERENCES articles", "", "number of the article"},
        {"day", "INTEGER", "",
         "day of publication, since 1970-01-01; the one its text comes to where the page tells none"},
        number("is_day_told", "1 where the page tells the day"),
        number("group_number", "the articles that it is compared with"),
        number("is_compared", "1 as long as what comes to the group is compared with it"),
        {"weights", "BLOB NOT NULL", "", "of its terms, packed"}},
       {},
       {"CREATE INDEX story_places_by_group ON story_places (group_number, is_compared, article)"}},
      {"story_terms",
       "In how many articles of half a window each term stands.",
       {number("half", "number of the half window"), number("term", "hash of the term"),
        number("articles", "how many hold it")},
       {"PRIMARY KEY (half, term)"},
       {},
       rows},
      {"story_keys",
       "By what an article is looked up: its rarest terms, and sampled shingles.",
       {number("half", "number of the half window"), number("kind", "0 a term, 1 a shingle"),
        number("key", "hash of it"), number("article", "number of the article")},
       {"PRIMARY KEY (half, kind, key, article)"},
       {},
       rows},
      {"story_halves",
       "Of which days the articles of half a window are, as far as their pages tell.",
       {{"half", "INTEGER PRIMARY KEY", "", "number of the half window"},
        number("first_day", "the earliest, since 1970-01-01"),
        number("last_day", "the latest")}},
      {"story_repeats",
       "Which articles share words.",
       {number("later", "number of the article that came later"), number("earlier", "the one before it"),
        number("shared", "shingles that both have"), number("earlier_count", "shingles of the earlier one"),
        number("later_count", "shingles of the later one")},
       {"PRIMARY KEY (later, earlier)"},
       {"CREATE INDEX story_repeats_by_earlier ON story_repeats (earlier)"},
       rows},
      {"story_names",
       "By what a story is looked up when later ones may go on with it.",
       {number("name", "hash of a name of its central article"),
        number("day", "the story's first day since 1970-01-01; the greatest number where it has none"),
        number("story", "number of the story")},
       {"PRIMARY KEY (name, day, story)"},
       {"CREATE INDEX story_names_by_story ON story_names (story)"},
       rows}};
}

KeptGroups::KeptGroups(Database& database)
    : database_(database),
      article_(database.prepare(
          "SELECT p.day, p.is_day_told, p.group_number, p.is_compared, p.weights, m.story, m.beside, "
          "m.permille, i.packed FROM story_places p JOIN story_members m USING (article) JOIN "
          "story_inputs i USING (article) WHERE p.article = ?")),
      dated_(database.prepare("SELECT article, day, is_day_told FROM story_places WHERE article = ?")),
      put_article_(database.prepare(insert_sql("story_places", "INSERT OR REPLACE"))),
      put_member_(database.prepare(insert_sql("story_members", "INSERT OR REPLACE"))),
      gone_evidence_(database.prepare("DELETE FROM story_evidence WHERE article = ?")),
      put_evidence_(database.prepare(insert_sql("story_evidence"))),
      group_(database.prepare(
          "SELECT article FROM story_places WHERE group_number = ? AND is_compared = 1 ORDER BY article")),
      repeats_(
          database.prepare("SELECT earlier, later, shared, earlier_count, later_count FROM story_repeats "
                           "WHERE later = ?1 UNION ALL SELECT earlier, later, shared, earlier_count, "
                           "later_count FROM story_repeats WHERE earlier = ?1 ORDER BY 2, 1")),
      put_repeat_(database.prepare(insert_sql("story_repeats"))),
      holders_(database.prepare("SELECT articles FROM story_terms WHERE half = ? AND term = ?")),
      put_holders_(database.prepare(insert_sql("story_terms", "INSERT OR REPLACE"))),
      with_key_(database.prepare(
          "SELECT article FROM story_keys WHERE half = ? AND kind = ? AND key = ? ORDER BY article")),
      put_key_(database.prepare(insert_sql("story_keys", "INSERT OR IGNORE"))),
      put_half_(database.prepare(
          "INSERT INTO story_halves VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET first_day = min(first_day, "
          "?2), last_day = max(last_day, ?3)")),
      halves_(database.prepare("SELECT half FROM story_halves WHERE half < ?1 AND first_day <= ?2 + 1 AND "
                               "last_day >= ?2 - 1 ORDER BY half DESC LIMIT ?3")),
      story_(database.prepare(
          "SELECT id, central, title, CAST(julianday(first_day) - 2440587.5 AS "
          "INTEGER), CAST(julianday(last_day) - 2440587.5 AS INTEGER) FROM stories WHERE id = ?")),
      put_story_(database.prepare(
          "INSERT INTO stories(id, line, title, first_day, last_day, central) VALUES (?1, ?1, ?2, date(?3 * "
          "86400, 'unixepoch'), date(?4 * 86400, 'unixepoch'), ?5) ON CONFLICT DO UPDATE SET title = "
          "excluded.title, first_day = excluded.first_day, last_day = excluded.last_day, central = "
          "excluded.central")),
      gone_story_(database.prepare("DELETE FROM stories WHERE id = ?")),
      members_(
          database.prepare("SELECT m.article, p.day, p.is_day_told FROM story_members m JOIN story_places p "
                           "USING (article) WHERE m.story = ? ORDER BY m.article")),
      gone_copy_(database.prepare("DELETE FROM story_copies WHERE article = ?")),
      put_copy_(database.prepare(insert_sql("story_copies"))),
      add_change_(
          database.prepare("INSERT INTO story_changes(kind, story, other, article) VALUES (?, ?, ?, ?)")),
      place_(database.prepare("SELECT day FROM story_names WHERE story = ? LIMIT 1")),
      names_(database.prepare("SELECT name FROM story_names WHERE story = ?")),
      gone_names_(database.prepare("DELETE FROM story_names WHERE story = ?")),
      put_name_(database.prepare(insert_sql("story_names"))),
      before_(database.prepare(
          "SELECT day, story FROM story_names WHERE name = ? AND (day, story) < (?, ?) ORDER "
          "BY day DESC, story DESC LIMIT ?")),
      after_(database.prepare(
          "SELECT day, story FROM story_names WHERE name = ? AND (day, story) > (?, ?) ORDER "
          "BY day, story LIMIT ?")),
      earlier_(database.prepare("SELECT earlier FROM story_links WHERE story = ?")),
      later_(database.prepare("SELECT story FROM story_links WHERE earlier = ? ORDER BY story")),
      put_link_(database.prepare(insert_sql("story_links", "INSERT OR REPLACE"))),
      gone_link_(database.prepare("DELETE FROM story_links WHERE story = ?")),
      gone_link_evidence_(database.prepare("DELETE FROM story_link_evidence WHERE story = ?")),
      put_link_evidence_(database.prepare(insert_sql("story_link_evidence"))),
      line_(database.prepare("SELECT line FROM stories WHERE id = ?")),
      put_line_(database.prepare("UPDATE stories SET line = ?2 WHERE id = ?1")),
      put_day_(database.prepare(insert_sql("inferred_days"))),
      gone_day_(database.prepare("DELETE FROM inferred_days WHERE article = ?")),
      gone_day_from_(database.prepare("DELETE FROM inferred_from WHERE article = ?")),
      put_day_from_(database.prepare(insert_sql("inferred_from"))),
      put_input_(database.prepare(insert_sql("story_inputs", "INSERT OR REPLACE"))) {}

std::uint32_t KeptGroups::last_article() {
  return static_cast<std::uint32_t>(database_.number("SELECT ifnull(max(article), 0) FROM story_places"));
}

std::uint32_t KeptGroups::last_group() {
  return static_cast<std::uint32_t>(
      database_.number("SELECT ifnull(max(group_number), 0) FROM story_places"));
}

std::uint32_t KeptGroups::last_story() {
  return static_cast<std::uint32_t>(
      database_.number("SELECT story FROM story_changes WHERE kind <> 'merged' ORDER BY id DESC LIMIT 1"));
}

KeptArticle KeptGroups::article(std::uint32_t article) {
  KeptArticle kept;
  kept.dated.article = article;
  bind_numbers(article_, article);
  if (article_.next()) {
    static_cast<void>(read_into(article_, kept.dated.day) && read_into(article_, kept.dated.is_day_told) &&
                      read_into(article_, kept.group) && read_into(article_, kept.is_compared) &&
                      read_into(article_, kept.weights) && read_into(article_, kept.story) &&
                      read_into(article_, kept.beside) && read_into(article_, kept.permille) &&
                      read_into(article_, kept.document));
  }
  article_.reset();
  kept.copies = repeats(article);
  std::erase_if(kept.copies, [&](const SharedText& pair) { return pair.later != article; });
  return kept;
}

DatedArticle KeptGroups::dated(std::uint32_t article) {
  bind_numbers(dated_, article);
  DatedArticle dated{.article = article};
  if (dated_.next()) dated = read_dated(dated_);
  dated_.reset();
  return dated;
}

void KeptGroups::put(const KeptArticle& article) {
  bind_numbers(put_article_, article.dated.article);
  article.dated.day ? put_article_.bind(std::int64_t{*article.dated.day}) : put_article_.bind_null();
  bind_numbers(put_article_, article.dated.is_day_told, article.group, article.is_compared);
  put_article_.bind_bytes(article.weights);
  put_article_.run();
}

void KeptGroups::put_member(std::uint32_t story, const StoryMember& member) {
  run_with(put_member_, member.article, story, member.beside, member.permille);
}

void KeptGroups::put_evidence(std::uint32_t article, std::span<const StoryEvidence> evidence) {
  run_numbers(gone_evidence_, article);
  std::uint32_t ordinal = 0;
  for (const StoryEvidence& each : evidence) run_with(put_evidence_, article, ordinal++, each);
}

std::vector<std::uint32_t> KeptGroups::group(std::uint32_t group) {
  return all_numbers(group_, group);
}

std::vector<SharedText> KeptGroups::repeats(std::uint32_t article) {
  bind_numbers(repeats_, article);
  std::vector<SharedText> all;
  while (repeats_.next()) {
    SharedText& pair = all.emplace_back();
    for (std::uint32_t* each :
         {&pair.earlier, &pair.later, &pair.shared, &pair.earlier_count, &pair.later_count})
      *each = read_small(repeats_);
  }
  return all;
}

void KeptGroups::put_repeat(const SharedText& pair) {
  run_numbers(put_repeat_, pair.later, pair.earlier, pair.shared, pair.earlier_count, pair.later_count);
}

std::uint32_t KeptGroups::holders(std::uint32_t half, std::uint32_t term) {
  return one_number(holders_, half, term);
}

void KeptGroups::put_holders(std::uint32_t half, std::uint32_t term, std::uint32_t count) {
  run_numbers(put_holders_, half, term, count);
}

std::vector<std::uint32_t> KeptGroups::articles_with(std::uint32_t half, KeptKey kind, std::uint32_t key) {
  return all_numbers(with_key_, half, static_cast<int>(kind), key);
}

void KeptGroups::put_key(std::uint32_t half, KeptKey kind, std::uint32_t key, std::uint32_t article) {
  run_numbers(put_key_, half, static_cast<int>(kind), key, article);
}

void KeptGroups::put_half_days(std::uint32_t half, std::int32_t first, std::int32_t last) {
  run_numbers(put_half_, half, first, last);
}

std::vector<std::uint32_t> KeptGroups::halves_of_day(std::uint32_t before, std::int32_t day,
                                                     std::uint32_t limit) {
  return all_numbers(halves_, before, day, limit);
}

void KeptGroups::drop_halves_before(std::uint32_t half) {
  database_.run("DELETE FROM story_terms WHERE half < " + std::to_string(half));
  database_.run("DELETE FROM story_keys WHERE half = " + std::to_string(half - 1) + " AND kind = 1");
}

KeptStory KeptGroups::story(std::uint32_t story) {
  KeptStory kept;
  bind_numbers(story_, story);
  if (story_.next()) {
    static_cast<void>(read_into(story_, kept.id) && read_into(story_, kept.central) &&
                      read_into(story_, kept.title) && read_into(story_, kept.first_day) &&
                      read_into(story_, kept.last_day));
  }
  story_.reset();
  return kept;
}

void KeptGroups::put_story(const KeptStory& story) {
  run_with(put_story_, story.id, story.title, story.first_day, story.last_day, story.central);
}

void KeptGroups::remove_story(std::uint32_t story) {
  run_numbers(gone_story_, story);
}

std::vector<DatedArticle> KeptGroups::members(std::uint32_t story) {
  bind_numbers(members_, story);
  std::vector<DatedArticle> all;
  while (members_.next()) all.push_back(read_dated(members_));
  return all;
}

void KeptGroups::put_copies(std::span<const DatedArticle> members, std::span<const Copy> copies) {
  for (const DatedArticle& member : members) run_numbers(gone_copy_, member.article);
  for (const Copy& copy : copies) run_with(put_copy_, copy);
}

void KeptGroups::add_change(const StoryChange& change) {
  run_with(add_change_, change.kind, change.story, change.other, change.article);
}

std::optional<StoryPlace> KeptGroups::place(std::uint32_t story) {
  bind_numbers(place_, story);
  std::optional<StoryPlace> found;
  if (place_.next()) found = StoryPlace{place_.read_number(), story};
  place_.reset();
  return found;
}

std::vector<std::uint32_t> KeptGroups::names(std::uint32_t story) {
  return all_numbers(names_, story);
}

void KeptGroups::put_names(const StoryPlace& place, std::span<const std::uint32_t> names) {
  run_numbers(gone_names_, place.story);
  for (const std::uint32_t name : names) run_numbers(put_name_, name, place.day, place.story);
}

std::vector<StoryPlace> KeptGroups::before(std::uint32_t name, const StoryPlace& place, std::uint32_t limit) {
  return all_places(before_, name, place, limit);
}

std::vector<StoryPlace> KeptGroups::after(std::uint32_t name, const StoryPlace& place, std::uint32_t limit) {
  return all_places(after_, name, place, limit);
}

std::optional<std::uint32_t> KeptGroups::earlier(std::uint32_t story) {
  const std::uint32_t found = one_number(earlier_, story);
  return found == 0 ? std::nullopt : std::optional(found);
}

std::vector<std::uint32_t> KeptGroups::later(std::uint32_t story) {
  return all_numbers(later_, story);
}

void KeptGroups::put_link(const StoryLink& link) {
  run_with(put_link_, link.story, link.earlier);
  run_with(gone_link_evidence_, link.story);
  std::uint32_t ordinal = 0;
  for (const StoryEvidence& each : link.evidence) run_with(put_link_evidence_, link.story, ordinal++, each);
}

void KeptGroups::remove_link(std::uint32_t story) {
  run_numbers(gone_link_evidence_, story);
  run_numbers(gone_link_, story);
}

std::uint32_t KeptGroups::line(std::uint32_t story) {
  return one_number(line_, story);
}

void KeptGroups::put_line(std::uint32_t story, std::uint32_t line) {
  run_numbers(put_line_, story, line);
}

void KeptGroups::put_day(const InferredDay& day) {
  remove_day(static_cast<std::uint32_t>(day.article));
  run_with(put_day_, day.article, day.day, day.is_from_copy);
  for (const std::int64_t from : day.evidence) run_with(put_day_from_, day.article, from);
}

void KeptGroups::remove_day(std::uint32_t article) {
  run_numbers(gone_day_from_, article);
  run_numbers(gone_day_, article);
}

void KeptGroups::put_document(std::uint32_t article, std::string_view packed) {
  bind_numbers(put_input_, article);
  put_input_.bind_bytes(packed);
  put_input_.run();
}

}  // namespace rapporteur::store
