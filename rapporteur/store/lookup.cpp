#include "rapporteur/store/lookup.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/store/columns.h"
#include "rapporteur/store/schema.h"

#include <algorithm>
#include <charconv>

namespace rapporteur::store {

namespace {

constexpr std::size_t min_hash_digits = 6;

bool is_hash_digits(std::string_view id) {
  return id.size() >= min_hash_digits && id.size() <= 64 &&
         std::ranges::all_of(id, [](char c) { return base::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

template <class... Values>
std::vector<std::int64_t> numbers(Database& database, const std::string& sql, const Values&... values) {
  Statement statement = database.prepare(sql);
  (statement.bind(values), ...);
  std::vector<std::int64_t> all;
  while (statement.next()) all.push_back(statement.read_number());
  return all;
}

/// What one word of a query becomes, quoted so that nothing in it is syntax.
std::string quoted(std::string_view word) {
  const bool is_beginning = word.size() > 1 && word.back() == '*';
  if (is_beginning) word.remove_suffix(1);
  std::string out = "\"";
  for (const char c : word) {
    if (c != '"' && c != '\0') out += c;
  }
  out += is_beginning ? "\" *" : "\"";
  return out;
}

/// Whether full-text search would find a word in it at all.
bool has_letter(std::string_view word) {
  return std::ranges::any_of(
      word, [](char c) { return base::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; });
}

/// Takes the next word or "phrase" off the front.
std::string_view take_word(std::string_view& left) {
  left = base::trim(left);
  std::size_t end = 0;
  bool is_phrase = false;
  while (end < left.size() && (is_phrase || !base::is_space(left[end]))) is_phrase ^= left[end++] == '"';
  const std::string_view word = left.substr(0, end);
  left.remove_prefix(end);
  return word;
}

}  // namespace

std::string fts_query(std::string_view typed) {
  std::string wanted;
  std::string unwanted;
  while (!(typed = base::trim(typed)).empty()) {
    std::string_view word = take_word(typed);
    const bool is_unwanted = word.size() > 1 && word.front() == '-';
    if (is_unwanted) word.remove_prefix(1);
    if (!has_letter(word)) continue;
    std::string& query = is_unwanted ? unwanted : wanted;
    if (!query.empty()) query += is_unwanted ? " OR " : " AND ";
    query += quoted(word);
  }
  if (wanted.empty() || unwanted.empty()) return wanted;
  return "(" + wanted + ") NOT (" + unwanted + ")";
}

std::vector<std::int64_t> articles_named(Database& database, std::string_view id) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (error == std::errc{} && end == id.data() + id.size()) {
    auto found = numbers(database, "SELECT id FROM articles WHERE id = ?", number);
    if (!found.empty()) return found;
  }
  const std::string lower = base::to_lower(id);
  if (is_hash_digits(lower)) {
    const std::string behind = lower + 'g';
    return numbers(database,
                   "SELECT a.id FROM pages p JOIN articles a ON a.page = p.id WHERE p.hash >= ? AND p.hash < "
                   "? ORDER BY a.id",
                   std::string_view(lower), std::string_view(behind));
  }
  auto found = numbers(database,
                       "SELECT DISTINCT a.id FROM sightings s JOIN articles a ON a.page = s.page WHERE s.url "
                       "= ?1 OR s.input = ?1 "
                       "ORDER BY a.id",
                       id);
  if (!found.empty()) return found;
  return numbers(
      database,
      "SELECT DISTINCT article FROM metadata WHERE name = 'canonical_url' AND value = ? ORDER BY article",
      id);
}

Rows facts(Database& database, FactKind kind, std::int64_t article) {
  Statement statement = database.prepare("SELECT * FROM v_" + std::string(table_of(kind)) +
                                         " WHERE article = ? ORDER BY ordinal");
  Rows all;
  for (int i = 0; i < statement.column_count(); ++i) all.columns.emplace_back(statement.column_name(i));
  statement.bind(article);
  while (statement.next()) {
    auto& row = all.rows.emplace_back();
    for (std::size_t i = 0; i < all.columns.size(); ++i) {
      row.push_back(statement.skip_null() ? std::nullopt : std::optional<std::string>(statement.read_text()));
    }
  }
  return all;
}

std::vector<ArticleRow> articles(Database& database, std::int64_t after, std::int64_t limit) {
  Statement statement = database.prepare("SELECT " + column_names<ArticleRow>() +
                                         " FROM v_articles WHERE article > ? ORDER BY article LIMIT ?");
  statement.bind(after).bind(limit);
  std::vector<ArticleRow> all;
  while (statement.next()) static_cast<void>(read_into(statement, all.emplace_back()));
  return all;
}

std::vector<FoundArticle> search(Database& database, std::string_view words, std::int64_t limit) {
  const std::string query = fts_query(words);
  std::vector<FoundArticle> all;
  if (query.empty()) return all;
  Statement statement = database.prepare(
      "SELECT rowid, -rank, headline, snippet(article_words, 1, char(2), char(3), '\u2026', 32) FROM "
      "article_words "
      "WHERE article_words MATCH ? AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank, rowid LIMIT ?");
  statement.bind(std::string_view(query)).bind(limit);
  while (statement.next()) {
    FoundArticle found;
    found.article = statement.read_number();
    found.score = statement.read_real();
    found.headline = statement.read_text();
    found.snippet = statement.read_text();
    all.push_back(std::move(found));
  }
  return all;
}

std::vector<GapRow> gaps(Database& database) {
  Statement statement =
      database.prepare("SELECT articles.id, " + column_names<Gap>() +
                       " FROM gaps LEFT JOIN articles ON articles.page = gaps.page ORDER BY gaps.id");
  std::vector<GapRow> all;
  while (statement.next()) {
    GapRow& row = all.emplace_back();
    static_cast<void>(read_into(statement, row.article) && read_into(statement, row.gap));
  }
  return all;
}

Counts counts(Database& database) {
  return {.pages = database.number("SELECT count(*) FROM pages"),
          .kept_pages = database.number("SELECT count(*) FROM page_bytes"),
          .articles = database.number("SELECT count(*) FROM articles"),
          .blocks = database.number("SELECT count(*) FROM blocks"),
          .values = database.number("SELECT count(*) FROM metadata"),
          .attributions = database.number("SELECT count(*) FROM attributions"),
          .dates = database.number("SELECT count(*) FROM dates"),
          .actors = database.number("SELECT count(*) FROM actors"),
          .mentions = database.number("SELECT count(*) FROM mentions"),
          .statements = database.number("SELECT count(*) FROM statements"),
          .events = database.number("SELECT count(*) FROM events"),
          .quantities = database.number("SELECT count(*) FROM quantities"),
          .sightings = database.number("SELECT count(*) FROM sightings"),
          .gaps = database.number("SELECT count(*) FROM gaps")};
}

std::vector<std::string> find_damage(Database& database) {
  std::vector<std::string> damage;
  Statement pages = database.prepare("PRAGMA integrity_check(20)");
  while (pages.next()) {
    if (const std::string_view said = pages.read_text(); said != "ok") damage.emplace_back(said);
  }
  Statement keys = database.prepare("PRAGMA foreign_key_check");
  while (keys.next()) {
    std::string line = "table ";
    line += keys.read_text();
    line += ", row " + std::to_string(keys.read_number()) + " names a row that is not there in ";
    line += keys.read_text();
    damage.push_back(std::move(line));
  }
  if (Result<void> outcome = database.take_failure(); !outcome) damage.push_back(outcome.error().sentence);
  return damage;
}

}  // namespace rapporteur::store
