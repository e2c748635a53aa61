#pragma once

#include "rapporteur/record/record.h"
#include "rapporteur/store/article_row.h"
#include "rapporteur/store/sqlite.h"

#include <string>
#include <string_view>
#include <vector>

/// Finding articles again. What fails is kept by the database.
namespace rapporteur::store {

std::vector<std::int64_t> articles_named(Database& database, std::string_view id);
std::vector<ArticleRow> articles(Database& database, std::int64_t after, std::int64_t limit);
/// The facts of one kind that an article states, by their view.
Rows facts(Database& database, FactKind kind, std::int64_t article);
std::vector<FoundArticle> search(Database& database, std::string_view words, std::int64_t limit);
std::vector<GapRow> gaps(Database& database);
Counts counts(Database& database);
std::vector<std::string> find_damage(Database& database);

/// What people type as a query of FTS5: words that must all occur, "phrases", beginnings*, and -words that
/// must not. Any text is a query; empty where it holds no word.
std::string fts_query(std::string_view typed);

}  // namespace rapporteur::store
