#include "rapporteur/store/schema.h"

/// The views on dates, actors and statements.
namespace rapporteur::store {

namespace {

std::string words_of(const std::string& role) {
  return "(SELECT group_concat(words, ' \u2026 ') FROM (SELECT w.words FROM statement_words w WHERE w.fact = "
         "t.id AND w.role = '" +
         role + "' ORDER BY w.ordinal))";
}

std::string spans_of(const std::string& role) {
  return "(SELECT json_group_array(json(value)) FROM (SELECT j.value FROM statement_words w JOIN "
         "json_each(w.spans) j WHERE w.fact = t.id AND w.role = '" +
         role + "' ORDER BY w.ordinal, j.key))";
}

std::string parties_of(const std::string& role) {
  return "(SELECT group_concat(name, '; ') FROM (SELECT q.name FROM statement_parties q WHERE q.fact = t.id "
         "AND q.role = '" +
         role + "' ORDER BY q.ordinal))";
}

const ViewColumn article_column{"article", "t.article", "number of the article"};
const ViewColumn spans_column{"spans", "t.spans", "half-open ranges of page bytes, [[begin,end],...]"};
const ViewColumn writing_column{"writing", "a.writing",
                                "how the words are written there, outermost layer first"};

View dates_view() {
  return {"v_dates",
          "The date and time expressions of the articles, one row an expression.",
          {article_column,
           {"ordinal", "t.ordinal", "place among the dates of the article, from 0"},
           {"words", "t.words", "the words"},
           {"type", "t.type", "DATE, TIME, DURATION or SET (TIMEX3)"},
           {"value", "t.value", "TIMEX3 value"},
           {"modifier", "t.modifier", "TIMEX3 modifier; empty for none"},
           {"first_day", "t.first_day", "first day it comes to, ISO 8601; NULL where unsettled"},
           {"last_day", "t.last_day", "last day it comes to, ISO 8601"},
           {"rule", "t.rule", "how it was settled"},
           {"is_inferred", "t.is_inferred", "1 where the day of publication was itself inferred"},
           spans_column,
           writing_column},
          "dates t JOIN articles a ON a.id = t.article"};
}

View actors_view() {
  return {
      "v_actors",
      "Who acts or speaks, one row an actor of an article.",
      {article_column,
       {"ordinal", "t.ordinal", "place among the actors of the article, from 0"},
       {"name", "t.name", "the fullest name"},
       {"kind", "t.kind", "what it is"},
       {"country", "t.country", "ISO 3166 alpha-3, or PLOVER's code of a body above states"},
       {"sector", "t.sector", "PLOVER sector"},
       {"variants", "t.variants", "other names of it in the article, one a line"},
       {"roles",
        "(SELECT group_concat(words, '; ') FROM (SELECT w.words FROM actor_words w WHERE w.fact = t.id "
        "ORDER BY w.ordinal))",
        "offices and ranks that the article gives it"},
       {"mention_count",
        "(SELECT count(*) FROM mentions m JOIN json_each(m.actors) j ON j.value = t.ordinal WHERE "
        "m.article = t.article)",
        "how often it is mentioned"},
       {"statement_count",
        "(SELECT count(DISTINCT q.fact) FROM statement_parties q JOIN statements s ON s.id = q.fact WHERE "
        "s.article = t.article AND q.role = 'speakers' AND q.actor = t.ordinal)",
        "how many statements it makes"}},
      "actors t"};
}

View mentions_view() {
  return {"v_mentions",
          "Words that stand for actors, one row for each actor that they stand for.",
          {article_column,
           {"ordinal", "t.ordinal", "place among the mentions of the article, from 0"},
           {"words", "t.words", "the words"},
           {"form", "t.form", "how they name the actor"},
           {"rule", "t.rule", "what joined them to it"},
           {"permille", "t.permille", "how sure the link is, in thousandths"},
           {"actor", "j.value", "ordinal of the actor; NULL where they were joined to none"},
           {"name", "(SELECT x.name FROM actors x WHERE x.article = t.article AND x.ordinal = j.value)",
            "the actor's name"},
           spans_column,
           writing_column},
          "mentions t JOIN articles a ON a.id = t.article LEFT JOIN json_each(t.actors) j"};
}

View statements_view() {
  View view{
      "v_statements",
      "Who said what, on what terms: one row a claim. Stretches of one role are joined by ` \u2026 `, "
      "parties by `; `.",
      {article_column,
       {"ordinal", "t.ordinal", "place among the statements of the article, from 0"},
       {"kind", "t.kind", "what it is told as"},
       {"speaker", parties_of("speakers"), "who says it, resolved"},
       {"principal", parties_of("principals"), "on whose behalf"},
       {"addressee", parties_of("addressees"), "to whom, resolved"},
       {"target", parties_of("targets"), "whom or what it is about or aimed at, resolved"},
       {"force", "t.force", "what the statement does"},
       {"force_also", "t.force_also", "what a careful reader could defend beside it"},
       {"polarity", "t.polarity", "whether it is affirmed"},
       {"channel", "t.channel", "the way by which it was made known; empty where that is not told"},
       {"quote_type", "t.quote_type", "whether the content stands in quotation marks"},
       {"condition_type", "t.condition_type", "what kind of condition it has; empty for none"},
       {"topic", "t.topic", "what it is about, in a few words"},
       {"proposition", "t.proposition", "the content as a sentence of its own"},
       {"first_day", "(SELECT d.first_day FROM dates d WHERE d.article = t.article AND d.ordinal = t.date)",
        "the day it was said, where that is told; ISO 8601"},
       {"published", "(SELECT m.value FROM metadata m WHERE m.article = t.article AND m.name = 'published')",
        "date of the article's publication"},
       {"is_in_headline", "t.is_in_headline", "1 where it stands in a headline"},
       {"nested_in", "t.nested_in", "ordinal of the statement that reports it; NULL for none"},
       {"permille", "t.permille", "how sure the reader is, in thousandths"},
       {"rules", "t.rules", "what made or changed it, in that order"},
       {"force_rules", "t.force_rules", "what decided the force, in that order"}},
      "statements t JOIN articles a ON a.id = t.article"};
  const auto add = [&](const std::string& role, const std::string& meaning) {
    view.columns.push_back({role, words_of(role), meaning});
  };
  add("speaker_words", "the words that name who says it");
  add("cue_words", "the words that say that something is said");
  add("content_words", "what is said");
  add("addressee_words", "the words that name to whom");
  add("channel_words", "the words that tell the channel");
  add("target_words", "the words that name the target");
  add("condition_words", "the condition");
  add("consequence_words", "what follows from it");
  view.columns.push_back(
      {"content_spans", spans_of("content_words"), "half-open ranges of page bytes, [[begin,end],...]"});
  view.columns.push_back({"cue_spans", spans_of("cue_words"), "the same of the cue"});
  view.columns.push_back({"speaker_spans", spans_of("speaker_words"), "the same of the speaker"});
  view.columns.push_back(writing_column);
  return view;
}

}  // namespace

std::vector<View> fact_views() {
  return {dates_view(), actors_view(), mentions_view(), statements_view()};
}

}  // namespace rapporteur::store
