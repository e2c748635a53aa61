#include "rapporteur/store/schema.h"
#include "rapporteur/store/stories.h"
#include "rapporteur/store/views_of_facts.h"

#include <algorithm>
#include <iterator>

/// The views that SQL users build on. They stay as they are when tables change.
namespace rapporteur::store {

namespace {

std::string value_of(const std::string& name) {
  return "(SELECT m.value FROM metadata m WHERE m.article = a.id AND m.name = '" + name + "')";
}

std::string first_trace(const std::string& column) {
  return "(SELECT t." + column + " FROM traces t WHERE t.fact = m.id ORDER BY t.ordinal LIMIT 1)";
}

constexpr const char* body_of_article =
    "(SELECT group_concat(words, char(10)) FROM (SELECT b.words FROM blocks b WHERE b.article = a.id AND "
    "b.is_body "
    "ORDER BY b.ordinal))";
constexpr const char* authors_of_article =
    "(SELECT group_concat(value, '; ') FROM (SELECT m.value FROM metadata m WHERE m.article = a.id AND "
    "m.name = 'author' "
    "ORDER BY m.ordinal))";

View articles_view() {
  return {
      "v_articles",
      "One row an article, with what its page says about it.",
      {{"article", "a.id", "number of the article"},
       {"headline", value_of("headline"), "headline without the site's name"},
       {"published", value_of("published"), "date of first publication, ISO 8601"},
       {"modified", value_of("modified"), "date of the last change, ISO 8601"},
       {"authors", authors_of_article, "people named as authors, in order, joined by `; `"},
       {"outlet", value_of("outlet"), "who published it"},
       {"language", value_of("language"), "BCP 47"},
       {"canonical_url", value_of("canonical_url"), "address the page gives itself"},
       {"paywall", value_of("paywall"), "`true` or `false` where the page tells"},
       {"body", body_of_article, "the article itself: its body blocks, joined by newlines"},
       {"url", "p.url", "address the page was read with"},
       {"input", "(SELECT s.input FROM sightings s WHERE s.page = p.id ORDER BY s.id LIMIT 1)",
        "file that the page was first read from"},
       {"entry", "(SELECT s.entry FROM sightings s WHERE s.page = p.id ORDER BY s.id LIMIT 1)",
        "entry inside that file; empty for a plain file"},
       {"sighting_count", "(SELECT count(*) FROM sightings s WHERE s.page = p.id)",
        "in how many places the same bytes were met"},
       {"reading", "a.reading", "how its attributions were found; `none` where it was not read for them"},
       {"attribution_count", "(SELECT count(*) FROM attributions t WHERE t.article = a.id)",
        "how many there are"},
       {"is_analysed", "a.is_analysed", "1 where dates, actors, statements and events were looked for"},
       {"settled_day", "a.settled_day", "day that its dates were settled against; NULL where there is none"},
       {"is_day_inferred", "a.is_day_inferred",
        "1 where that day is taken from something else than what the page says"},
       {"statement_count", "(SELECT count(*) FROM statements t WHERE t.article = a.id)",
        "how many there are"},
       {"event_count", "(SELECT count(*) FROM events t WHERE t.article = a.id)", "how many there are"},
       {"gap_count", "(SELECT count(*) FROM gaps g WHERE g.page = p.id)", "how much of it could not be read"},
       {"page_hash", "p.hash", "the page"}},
      "articles a JOIN pages p ON p.id = a.page"};
}

View blocks_view() {
  return {"v_blocks",
          "The blocks of the articles, with their place in the page's bytes.",
          {{"article", "b.article", "number of the article"},
           {"ordinal", "b.ordinal", "place among all blocks of the page, from 0"},
           {"kind", "b.kind", "what the block is to the article"},
           {"is_body", "b.is_body", "1 for a part of the article itself"},
           {"level", "b.level", "rank of a subhead, depth of a list item, else 0"},
           {"permille", "b.permille", "confidence in is_body, in thousandths"},
           {"words", "b.words", "the words"},
           {"begin_byte", "json_extract(b.spans, '$[0][0]')", "first byte of the block in the page"},
           {"end_byte", "json_extract(b.spans, '$[#-1][1]')", "byte behind its last"},
           {"spans", "b.spans", "all of its half-open ranges of page bytes, [[begin,end],...]"},
           {"writing", "a.writing", "how the words are written there, outermost layer first"}},
          "blocks b JOIN articles a ON a.id = b.article"};
}

View metadata_view() {
  return {
      "v_metadata",
      "What the pages say about their articles, value by value, each with its signal and its place.",
      {{"article", "m.article", "number of the article"},
       {"name", "m.name", "which value it is"},
       {"ordinal", "m.ordinal", "place among the values of that name, from 0"},
       {"value", "m.value", "normalised form"},
       {"words", "m.words", "the page's own words"},
       {"signal", "m.signal", "what it was read from"},
       {"begin_byte", first_trace("begin_byte"), "first byte of the words"},
       {"end_byte", "(SELECT t.end_byte FROM traces t WHERE t.fact = m.id ORDER BY t.ordinal DESC LIMIT 1)",
        "byte behind their last"},
       {"spans",
        "(SELECT json_group_array(json_array(begin_byte, end_byte)) FROM (SELECT t.begin_byte, t.end_byte "
        "FROM traces t "
        "WHERE t.fact = m.id ORDER BY t.ordinal))",
        "all of their half-open ranges, [[begin,end],...]"},
       {"writing", first_trace("writing"), "how the words are written there, outermost layer first"},
       {"carrier", first_trace("carrier"), "what the ranges count in: the page's bytes or its address"}},
      "metadata m"};
}

View traces_view() {
  const std::string of_values =
      "SELECT m.article AS article, m.name AS fact, m.ordinal AS fact_ordinal, t.ordinal AS ordinal, "
      "t.begin_byte AS "
      "begin_byte, t.end_byte AS end_byte, t.writing AS writing, t.carrier AS carrier FROM metadata m JOIN "
      "traces t ON t.fact "
      "= m.id";
  const std::string of_blocks =
      "SELECT b.article, 'block', b.ordinal, j.key, json_extract(j.value, '$[0]'), json_extract(j.value, "
      "'$[1]'), a.writing, "
      "'bytes' FROM blocks b JOIN articles a ON a.id = b.article JOIN json_each(b.spans) j";
  return {"v_traces",
          "Every trace of every fact, one row a range of bytes.",
          {{"article", "article", "number of the article"},
           {"fact", "fact", "name of the value, `block`, or kind of fact and role: `statement cue`"},
           {"fact_ordinal", "fact_ordinal",
            "place of the value among those of its name, of the block in its page, of the fact in its "
            "article"},
           {"ordinal", "ordinal", "place among the traces of the fact, from 0"},
           {"begin_byte", "begin_byte", "first byte"},
           {"end_byte", "end_byte", "byte behind the last"},
           {"writing", "writing", "how the words are written there, outermost layer first"},
           {"carrier", "carrier", "what the range counts in: the page's bytes or its address"}},
          "(" + of_values + " UNION ALL " + of_blocks + " UNION ALL " + traces_of_facts_sql() + ")"};
}

View pages_view() {
  return {"v_pages",
          "One row a page, with what is needed to read its traces again.",
          {{"page", "p.id", "number of the page"},
           {"article", "a.id", "number of the article found in it"},
           {"hash", "p.hash", "SHA-256 of its bytes, hexadecimal"},
           {"byte_count", "p.byte_count", "how many bytes it has"},
           {"url", "p.url", "address it was read with"},
           {"media", "p.media", "what it is written in"},
           {"encoding", "p.encoding", "character encoding, by its WHATWG name"},
           {"encoding_signal", "p.encoding_signal", "how the encoding was settled"},
           {"is_kept", "EXISTS (SELECT 1 FROM page_bytes k WHERE k.page = p.id)",
            "1 where its bytes are in the record"}},
          "pages p LEFT JOIN articles a ON a.page = p.id"};
}

View sightings_view() {
  return {"v_sightings",
          "Where each page's bytes were met.",
          {{"page_hash", "p.hash", "the page"},
           {"article", "a.id", "number of the article found in it"},
           {"input", "s.input", "file, folder member or `-` that was read"},
           {"entry", "s.entry", "entry inside an archive, feed or JSON lines; empty for a plain file"},
           {"url", "s.url", "address the bytes came with"},
           {"fetched", "s.fetched", "when they were fetched, ISO 8601 as the archive says it"}},
          "sightings s JOIN pages p ON p.id = s.page LEFT JOIN articles a ON a.page = p.id"};
}

View gaps_view() {
  return {"v_gaps",
          "What could not be read, and where.",
          {{"gap", "g.id", "number of the gap"},
           {"article", "a.id", "number of the article concerned; NULL for an input"},
           {"kind", "g.kind", "what kind of gap"},
           {"sentence", "g.sentence", "what was tried, what stood in the way, what to do"},
           {"input", "g.input", "file, folder member or `-` that was read"},
           {"entry", "g.entry", "entry inside it"},
           {"begin_byte", "g.begin_byte", "first byte concerned, where known"},
           {"end_byte", "g.end_byte", "byte behind the last"},
           {"has_page", "EXISTS (SELECT 1 FROM sightings s WHERE s.input = g.input AND s.entry = g.entry)",
            "1 where the record holds a page of the same origin, so that the gap concerns part of it or an "
            "earlier try"}},
          "gaps g LEFT JOIN articles a ON a.page = g.page"};
}

View texts_view() {
  return {
      "v_texts",
      "The texts that `text_begin` and `text_end` count in, in bytes of UTF-8: the blocks of the articles "
      "without those of the pages around them, joined by blank lines.",
      {{"article", "a.id", "number of the article"},
       {"text",
        "(SELECT group_concat(words, char(10, 10)) FROM (SELECT b.words FROM blocks b WHERE b.article = "
        "a.id ORDER BY b.ordinal))",
        "the text"}},
      "articles a"};
}

View words_view() {
  return {"v_words",
          "What is searched: `article_words` is its full-text index (FTS5), by number of the article.",
          {{"article", "a.id", "number of the article"},
           {"headline", "ifnull(" + value_of("headline") + ", '')", "its headline"},
           {"body", std::string("ifnull(") + body_of_article + ", '')", "the article itself"}},
          "articles a"};
}

}  // namespace

std::vector<View> views() {
  std::vector<View> all{articles_view(), blocks_view(),    metadata_view(), traces_view(), texts_view(),
                        pages_view(),    sightings_view(), gaps_view(),     words_view()};
  std::vector<View> facts = views_of_facts();
  const auto traces = std::ranges::find(all, "v_traces", &View::name);
  all.insert(traces, std::make_move_iterator(facts.begin()), std::make_move_iterator(facts.end()));
  std::vector<View> stories = views_of_stories();
  all.insert(all.end(), std::make_move_iterator(stories.begin()), std::make_move_iterator(stories.end()));
  return all;
}

}  // namespace rapporteur::store
