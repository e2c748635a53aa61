// usage: predict_events articles LANGUAGE_FOLDER ENCODER_FOLDER < LIST > EVENTS.jsonl
//        predict_events sentences LANGUAGE_FOLDER ENCODER_FOLDER < SENTENCES > EVENTS.jsonl
//
// Reads articles named by lines "file<TAB>date" (the date may be empty) as `rapporteur events` does, or
// sentences "id<TAB>words" each as an article of one paragraph, and writes their events in the words of the
// scorer, one JSON object a line, with spans in bytes of the file; of sentences the public statements that
// CAMEO counts, too. "-" for the encoder: the fast reading.
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/json.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/read_article.h"
#include "rapporteur/language/language.h"
#include "rapporteur/record/make_record.h"
#include "rapporteur/statement/linear_model.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace rapporteur;

/// An article of one paragraph.
Article article_of(std::string_view words) {
  Article article;
  TextBuilder text;
  text.append_same(words, 0);
  article.text = text.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  return article;
}

void write_spans(base::JsonWriter& json, const Article& article, const std::vector<TextSpan>& spans) {
  json.open_array();
  for (const TextSpan span : spans) {
    const auto places = article.text.on_page(span);
    if (places.empty()) continue;
    json.open_object().member("bs", places.front().begin).member("be", places.back().end);
    json.member("text", article.text.words(span)).close_object();
  }
  json.close_array();
}

void write_parties(base::JsonWriter& json, std::string_view name, const std::vector<EventParty>& parties) {
  json.name(name).open_array();
  for (const EventParty& party : parties) json.value(party.name);
  json.close_array();
}

/// The words that name parties at the event.
void write_mentions(base::JsonWriter& json, const Article& article, std::string_view name,
                    const std::vector<EventParty>& parties) {
  std::vector<TextSpan> words;
  for (const EventParty& party : parties) words.push_back(party.words);
  json.name(name);
  write_spans(json, article, words);
}

/// The words that name a party before the pronoun that stands for it at the event; its own words where it is
/// none.
TextSpan named_before(const Actors& actors, const EventParty& party) {
  TextSpan named = party.words;
  bool is_pronoun = false;
  for (const ActorMention& mention : actors.mentions) {
    if (mention.span.begin >= party.words.end) break;
    if (mention.span == party.words) is_pronoun |= mention.form == MentionForm::pronoun;
    const bool is_name = mention.form != MentionForm::pronoun && mention.form != MentionForm::title;
    if (is_name && mention.actors.size() == 1 &&
        static_cast<std::int32_t>(mention.actors.front()) == party.actor &&
        mention.span.end <= party.words.begin)
      named = mention.span;
  }
  return is_pronoun ? named : party.words;
}

/// Parties by the words that name them, pronouns resolved.
void write_named(base::JsonWriter& json, const Article& article, const Actors& actors, const Event& each) {
  for (const auto& [name, parties] :
       {std::pair("actor_named", &each.actors), std::pair("recipient_named", &each.recipients)}) {
    std::vector<TextSpan> words;
    for (const EventParty& party : *parties) words.push_back(named_before(actors, party));
    json.name(name);
    write_spans(json, article, words);
  }
}

void write_kinds(base::JsonWriter& json, const Actors& actors, const Event& each) {
  for (const auto& [name, parties] :
       {std::pair("actor_kinds", &each.actors), std::pair("recipient_kinds", &each.recipients)}) {
    json.name(name).open_array();
    for (const EventParty& party : *parties) {
      json.open_array();
      if (party.actor >= 0) {
        const Actor& a = actors.all[static_cast<std::size_t>(party.actor)];
        json.value(Names<ActorKind>::all[static_cast<std::size_t>(a.kind)]).value(a.country).value(a.sector);
      }
      json.close_array();
    }
    json.close_array();
  }
}

void write_event(base::JsonWriter& json, const Article& article, const Event& each) {
  json.name("trigger");
  write_spans(json, article, each.trigger);
  json.name("also").open_array();
  for (const auto& spans : each.also) write_spans(json, article, spans);
  json.close_array();
  json.member("root", each.event).member("mode", each.mode).member("content", each.content);
  write_parties(json, "actor", each.actors);
  write_parties(json, "recipient", each.recipients);
  write_mentions(json, article, "actor_words", each.actors);
  write_mentions(json, article, "recipient_words", each.recipients);
  json.member("realis", each.realis).member("polarity", each.polarity);
  json.member("background", each.is_background).member("permille", each.permille).member("rules", each.rules);
}

/// A page that holds the words and nothing else.
Page page_of(std::string_view words) {
  Page page;
  page.hash = hash_of(words);
  page.bytes = words;
  page.media = Media::text;
  page.encoding = "utf-8";
  return page;
}

void write_recorded(base::JsonWriter& json, std::string_view name, const std::vector<RecordedWords>& all) {
  json.name(name).open_array();
  for (const RecordedWords& each : all) {
    json.open_object().member("bs", each.text_begin).member("be", each.text_end);
    json.member("text", each.words).close_object();
  }
  json.close_array();
}

/// What CAMEO counts beside the events, as the ICEWS export lists it: speech in public.
void write_speech(base::JsonWriter& json, const Record& record) {
  for (const record::PublicStatement& each : record::public_statements(record)) {
    const RecordedStatement& statement = record.statements[each.statement];
    json.open_object().member("root", each.cameo.substr(0, 2));
    write_recorded(json, "actor_named", statement.speaker_words);
    write_recorded(json, "recipient_named", statement.addressee_words);
    json.close_object();
  }
}

int read_sentences(const ReadingTools& tools) {
  engine::ArticleReader reader(tools);
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view words = std::string_view(line).substr(std::min(tab + 1, line.size()));
    Page page = page_of(words);
    Article article = article_of(words);
    article.page = page.hash;
    std::string out;
    base::JsonWriter json(out);
    json.open_object().member("id", line.substr(0, tab)).name("events").open_array();
    const Readings readings = reader.read(article);
    for (const Event& each : readings.events) {
      if (each.polarity == Polarity::negative) continue;  // kept in the record, not counted
      json.open_object();
      write_event(json, article, each);
      write_named(json, article, readings.actors, each);
      json.close_object();
    }
    write_speech(json, make_record(std::move(page), article, readings));
    json.close_array().close_object();
    std::cout << out << '\n';
  }
  return 0;
}

void write_events(const PassedArticle& passed) {
  const std::string doc = std::filesystem::path(passed.origin.input).filename().string();
  for (const Event& each : passed.readings.events) {
    std::string out;
    base::JsonWriter json(out);
    json.open_object().member("doc", doc);
    write_event(json, passed.article, each);
    write_kinds(json, passed.readings.actors, each);
    json.close_object();
    std::cout << out << '\n';
  }
}

int read_articles_of_list(const ReadingTools& tools) {
  std::vector<std::string> files;
  ReadArticlesOptions options;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    files.push_back(line.substr(0, tab));
    if (const auto day = read_day(std::string_view(line).substr(std::min(tab + 1, line.size()))))
      options.days.by_name.emplace(std::filesystem::path(files.back()).filename().string(), *day);
  }
  Inputs inputs(files);
  std::size_t unread = 0;
  read_articles(
      inputs, tools, options,
      [](const PassedArticle& passed) {
        write_events(passed);
        return true;
      },
      [&](const Gap& gap) {
        std::cerr << "predict_events: " << gap.origin.input << ": " << gap.sentence << '\n';
        ++unread;
      });
  return unread == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() != 3 || (words[0] != "articles" && words[0] != "sentences")) return 2;
  const auto language = Language::load(words[1]);
  if (!language) {
    std::cerr << "predict_events: the language package could not be loaded\n";
    return 1;
  }
  const Gazetteer gazetteer;
  const auto read = [&](const ReadingTools& tools) {
    return words[0] == "articles" ? read_articles_of_list(tools) : read_sentences(tools);
  };
  if (words[2] == "-")
    return read({.language = &*language, .linear = &LinearModel::shipped(), .gazetteer = &gazetteer});
  const auto encoder = Encoder::load(words[2], base::embedded("encoder/attributions.safetensors"));
  if (!encoder) {
    std::cerr << "predict_events: the encoder could not be loaded\n";
    return 1;
  }
  const auto heads = AttributionHeads::load(*encoder);
  const auto tuned = Encoder::load(*encoder, base::embedded("encoder/events.safetensors"));
  if (!heads || !tuned) return 1;
  const auto head = EventHead::load(*tuned);
  if (!head) return 1;
  const FullReading full{.encoder = &*encoder, .heads = &*heads, .events = &*head};
  return read({.full = full, .language = &*language, .gazetteer = &gazetteer});
}
