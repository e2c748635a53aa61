#include "rapporteur/store/views_of_facts.h"

#include <type_traits>
#include <utility>

/// The views of the facts that articles' texts state. Their columns come from the facts' `fields()`: values
/// as they are, a role's words joined to one text, with its ranges beside.
namespace rapporteur::store {

namespace {

/// Chooses the items of one list of the fact at hand.
std::string of_role(FactKind kind, std::string_view role) {
  std::string condition = "i.article = t.article AND i.fact = '";
  condition += name_of(kind);
  condition += "' AND i.fact_ordinal = t.ordinal AND i.role = '";
  condition += role;
  return condition + "'";
}

std::string joined(const std::string& column, const std::string& table, const std::string& separator,
                   const std::string& condition) {
  return "(SELECT group_concat(" + column + ", '" + separator + "') FROM (SELECT i." + column + " FROM " +
         table + " i WHERE " + condition + " ORDER BY i.ordinal))";
}

std::string spans_of(const std::string& condition) {
  return "(SELECT json_group_array(json(value)) FROM (SELECT j.value FROM fact_words i JOIN "
         "json_each(i.spans) "
         "j WHERE " +
         condition + " ORDER BY i.ordinal, j.key))";
}

/// Values first, then the words and parties of each list, then the ranges.
template <HasFields Fact>
std::vector<ViewColumn> columns_of_facts() {
  constexpr FactKind kind = Fact::kind_of_fact;
  std::vector<ViewColumn> columns{{"article", "t.article", "number of the article"}};
  std::vector<ViewColumn> spans;
  for_each_field<Fact>([&](const auto& each) {
    using Value = std::decay_t<decltype(std::declval<Fact>().*each.member)>;
    const std::string name(each.name);
    const std::string meaning(each.meaning);
    const std::string condition = of_role(kind, each.name);
    if constexpr (std::is_same_v<Value, std::vector<RecordedWords>>) {
      columns.push_back({name, joined("words", "fact_words", " \u2026 ", condition), meaning});
      spans.push_back(
          {name + "_spans", spans_of(condition), "where `" + name + "` stands in the page's bytes"});
    } else if constexpr (std::is_same_v<Value, std::vector<RecordedParty>>) {
      columns.push_back({name, joined("name", "fact_parties", "; ", condition), meaning});
    } else if constexpr (std::is_same_v<Value, std::vector<RecordedLink>>) {
      columns.push_back({name,
                         "(SELECT json_group_array(json_array(kind, statement)) FROM (SELECT i.kind, "
                         "i.statement FROM fact_links i WHERE " +
                             condition + " ORDER BY i.ordinal))",
                         meaning + ", [[kind,statement],...]"});
    } else {
      columns.push_back({name, "t." + name, meaning});
    }
  });
  columns.insert(columns.end(), spans.begin(), spans.end());
  columns.push_back({"writing", "a.writing", "how the words are written there, outermost layer first"});
  return columns;
}

template <HasFields Fact>
View view_of(std::string meaning, std::vector<ViewColumn> more = {}) {
  const std::string table(table_of(Fact::kind_of_fact));
  View view{"v_" + table, std::move(meaning), columns_of_facts<Fact>(),
            table + " t JOIN articles a ON a.id = t.article"};
  for (ViewColumn& column : more) view.columns.push_back(std::move(column));
  return view;
}

/// The codes of one list of parties of the fact at hand, party by party: country and sector.
std::string codes_of(FactKind kind, std::string_view role) {
  return "(SELECT group_concat(code, '; ') FROM (SELECT ifnull(trim(n.country || ' ' || n.sector), '') AS "
         "code "
         "FROM fact_parties i LEFT JOIN actors n ON n.article = i.article AND n.ordinal = i.actor WHERE " +
         of_role(kind, role) + " ORDER BY i.ordinal))";
}

std::string value_of_article(const std::string& name) {
  return "(SELECT m.value FROM metadata m WHERE m.article = t.article AND m.name = '" + name + "')";
}

/// What users of event data look for beside what the event itself says.
std::vector<ViewColumn> columns_beside_events() {
  const std::string date_of_event = "FROM dates d WHERE d.article = t.article AND d.ordinal = t.date)";
  return {{"actor_codes", codes_of(FactKind::event, "actors"),
           "country and sector of each of `actors`, in its order; empty for one that is no actor known"},
          {"recipient_codes", codes_of(FactKind::event, "recipients"), "the same for `recipients`"},
          {"first_day", "(SELECT d.first_day " + date_of_event, "first day of its date"},
          {"last_day", "(SELECT d.last_day " + date_of_event, "last day of its date, included"},
          {"outlet", value_of_article("outlet"), "who published the article"},
          {"published", value_of_article("published"), "when, ISO 8601"}};
}

/// What the events deal with that a statement of `s` reports.
std::string matter_told_in(const std::string& column) {
  return "(SELECT group_concat(DISTINCT e." + column +
         ") FROM v_events e WHERE e.article = s.article AND e.statement = s.ordinal AND e.matter <> '') AS " +
         column;
}

/// Both kinds of claims in one list.
View claims_view() {
  const std::string of_statements =
      "SELECT article, 'statement' AS fact, ordinal, force AS what, kind AS status, polarity, speakers AS "
      "who, addressees AS to_whom, targets AS concerns, ifnull(content, cue) AS words, topic, first_day, "
      "last_day, outlet, published, " +
      matter_told_in("matter") + ", " + matter_told_in("matter_state") + ", " +
      matter_told_in("matter_words") + " FROM v_statements s";
  const std::string of_events =
      "SELECT article, 'event', ordinal, event, realis, polarity, actors, recipients, NULL, sentence, mode, "
      "first_day, last_day, outlet, published, matter, matter_state, matter_words FROM v_events";
  return {"v_claims",
          "What the articles claim, statements and events in one list, so that one query gives all that is "
          "told of a thing and who tells it: `SELECT * FROM v_claims WHERE words LIKE '%sanctions%'`.",
          {{"article", "c.article", "number of the article"},
           {"fact", "c.fact", "`statement` or `event`"},
           {"ordinal", "c.ordinal", "place among the article's facts of that kind, from 0"},
           {"what", "c.what", "a statement's force, an event's label"},
           {"status", "c.status", "what a statement is told as, an event's realis"},
           {"polarity", "c.polarity", "whether it is affirmed or denied"},
           {"who", "c.who", "who speaks or acts, joined by `; `"},
           {"to_whom", "c.to_whom", "who is spoken to or acted upon"},
           {"concerns", "c.concerns", "whom a statement concerns"},
           {"words", "c.words", "what is said, or the sentence that tells the event"},
           {"topic", "c.topic", "a statement's topic, an event's mode"},
           {"first_day", "c.first_day", "first day of its date"},
           {"last_day", "c.last_day", "last day of its date, included"},
           {"outlet", "c.outlet", "who published the article"},
           {"published", "c.published", "when, ISO 8601"},
           {"matter", "c.matter",
            "`regime`, `channel` or `flow`, of an event or of those that a statement reports"},
           {"matter_state", "c.matter_state", "what is told of the matter"},
           {"matter_words", "c.matter_words", "the words that name the matter"},
           {"url", "p.url", "address the article was read with"}},
          "(" + of_statements + " UNION ALL " + of_events +
              ") c JOIN articles a ON a.id = c.article JOIN pages p ON p.id = a.page"};
}

}  // namespace

std::vector<View> views_of_facts() {
  const std::string date_of_statement = "FROM dates d WHERE d.article = t.article AND d.ordinal = t.date)";
  return {
      view_of<RecordedAttribution>(
          "Who says what in the articles, one row an attribution. Stretches of one role are joined by ` "
          "\u2026 `; a role without words is NULL.",
          {{"reading", "a.reading", "how it was found"}}),
      view_of<RecordedDate>("The date and time expressions of the articles, settled as far as they can be."),
      view_of<RecordedActor>(
          "Who acts or speaks in the articles, gathered from mentions.",
          {{"mention_count",
            "(SELECT count(*) FROM mentions m JOIN json_each(m.actors) j ON j.value = t.ordinal WHERE "
            "m.article = t.article)",
            "how often it is mentioned"}}),
      view_of<RecordedMention>(
          "The words that stand for actors.",
          {{"names",
            "(SELECT group_concat(name, '; ') FROM (SELECT n.name FROM json_each(t.actors) j JOIN actors n "
            "ON n.article = t.article AND n.ordinal = j.value ORDER BY j.key))",
            "names of the actors it stands for"}}),
      view_of<RecordedStatement>(
          "Who said what, on what terms: one row a claim with one force. Stretches of one role are joined "
          "by ` \u2026 `, parties by `; `; what the article does not tell is NULL or empty.",
          {{"first_day", "(SELECT d.first_day " + date_of_statement, "first day of its date"},
           {"last_day", "(SELECT d.last_day " + date_of_statement, "last day of its date, included"},
           {"outlet", value_of_article("outlet"), "who published the article"},
           {"published", value_of_article("published"), "when, ISO 8601"}}),
      view_of<RecordedEvent>(
          "Who did what to whom, and whether it was done: one row a happening of an article. Stretches of "
          "one role are joined by ` \u2026 `, parties by `; `.",
          columns_beside_events()),
      view_of<RecordedQuantity>("The numbers that the articles state, with what they count: one row a "
                                "number. Stretches of one role "
                                "are joined by ` \u2026 `.",
                                {{"outlet", value_of_article("outlet"), "who published the article"},
                                 {"published", value_of_article("published"), "when, ISO 8601"}}),
      claims_view()};
}

std::string traces_of_facts_sql() {
  return "SELECT w.article, w.fact || ' ' || w.role, w.fact_ordinal, row_number() OVER (PARTITION BY "
         "w.article, "
         "w.fact, w.fact_ordinal, w.role ORDER BY w.ordinal, j.key) - 1, json_extract(j.value, '$[0]'), "
         "json_extract(j.value, '$[1]'), a.writing, 'bytes' FROM fact_words w JOIN articles a ON a.id = "
         "w.article JOIN json_each(w.spans) j";
}

}  // namespace rapporteur::store
