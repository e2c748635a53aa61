#include "rapporteur/store/fact_reader.h"

#include "rapporteur/store/columns.h"
#include "rapporteur/store/schema.h"

#include <string>
#include <vector>

namespace rapporteur::store {

namespace {

/// What reads the parts of a fact, where facts of that type have such parts.
template <class Part, class Fact>
std::optional<Statement> parts_query(Database& database, const std::string& table) {
  if (roles_of<Part, Fact>().empty()) return std::nullopt;
  return database.prepare("SELECT role, " + column_names<Part>() + " FROM " + table +
                          " WHERE fact = ? ORDER BY role, ordinal");
}

template <class Part, class Fact>
bool read_parts(std::optional<Statement>& query, std::int64_t number, Fact& fact) {
  if (!query) return true;
  bool is_whole = true;
  query->bind(number);
  while (is_whole && query->next()) {
    const std::string role(query->read_text());
    Part part;
    is_whole = read_into(*query, part) && add_part(fact, role, std::move(part));
  }
  query->reset();
  return is_whole;
}

}  // namespace

template <class Fact>
FactReader::Queries FactReader::queries(Database& database, const std::string& table,
                                        const std::string& kind) {
  return {database.prepare("SELECT id, " + column_names<Fact>() + " FROM " + table +
                           " WHERE article = ? ORDER BY ordinal"),
          parts_query<RecordedWords, Fact>(database, kind + "_words"),
          parts_query<RecordedParty, Fact>(database, kind + "_parties"),
          parts_query<RecordedLink, Fact>(database, kind + "_links")};
}

FactReader::FactReader(Database& database)
    : attributions_(queries<RecordedAttribution>(database, "attributions", "attribution")),
      dates_(queries<RecordedDate>(database, "dates", "date")),
      actors_(queries<RecordedActor>(database, "actors", "actor")),
      mentions_(queries<RecordedMention>(database, "mentions", "mention")),
      statements_(queries<RecordedStatement>(database, "statements", "statement")) {}

template <class Fact>
bool FactReader::read_all(Queries& queries, std::int64_t article, std::vector<Fact>& facts) {
  bool is_whole = true;
  queries.facts.bind(article);
  while (is_whole && queries.facts.next()) {
    const std::int64_t number = queries.facts.read_number();
    Fact& fact = facts.emplace_back();
    is_whole = read_into(queries.facts, fact) && read_parts<RecordedWords>(queries.words, number, fact) &&
               read_parts<RecordedParty>(queries.parties, number, fact) &&
               read_parts<RecordedLink>(queries.links, number, fact);
  }
  queries.facts.reset();
  return is_whole;
}

bool FactReader::read(std::int64_t article, Record& record) {
  return read_all(attributions_, article, record.attributions) && read_all(dates_, article, record.dates) &&
         read_all(actors_, article, record.actors) && read_all(mentions_, article, record.mentions) &&
         read_all(statements_, article, record.statements);
}

}  // namespace rapporteur::store
