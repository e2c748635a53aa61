// usage: predict_events articles LANGUAGE_FOLDER ENCODER_FOLDER < LIST > EVENTS.jsonl
//        predict_events sentences LANGUAGE_FOLDER < SENTENCES > EVENTS.jsonl
//
// Reads articles named by lines "file<TAB>date" (the date may be empty), or sentences "id<TAB>words", by the
// program's own stages, and writes their events in the words of the scorer, one JSON object a line, with
// spans in bytes of the file. The time that events took is told on stderr.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/json.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/event/find_events.h"
#include "rapporteur/language/language.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/find_statements.h"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace rapporteur;

/// An article as it is given: its page and what is known of it.
std::optional<Article> read_article(const std::string& file, const std::string& date) {
  Inputs inputs({file});
  auto input = inputs.next();
  if (!input || !std::holds_alternative<RawPage>(*input)) return std::nullopt;
  RawPage raw = std::move(std::get<RawPage>(*input));
  raw.media = Media::text;
  const Page page = make_page(std::move(raw));
  Article article = find_text_article(page);
  if (!date.empty() && !article.metadata.published)
    article.metadata.published = MetadataValue{date, date, Signal::given, article.traces({0, 1})};
  return article;
}

/// An article of one paragraph.
Article article_of(std::string_view words) {
  Article article;
  TextBuilder text;
  text.append_same(words, 0);
  article.text = text.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  return article;
}

std::vector<Speech> speeches_of(const std::vector<Attribution>& attributions) {
  std::vector<Speech> speeches;
  for (const Attribution& each : attributions)
    speeches.push_back({each.speaker, each.content,
                        each.quote_type == QuoteType::direct || each.quote_type == QuoteType::mixed});
  return speeches;
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

void write_event(base::JsonWriter& json, const Article& article, const Event& each) {
  json.name("trigger");
  write_spans(json, article, each.trigger);
  json.name("also").open_array();
  for (const auto& spans : each.also) write_spans(json, article, spans);
  json.close_array();
  json.member("root", each.event).member("mode", each.mode).member("content", each.content);
  write_parties(json, "actor", each.actors);
  write_parties(json, "recipient", each.recipients);
  json.member("realis", each.realis).member("polarity", each.polarity);
  json.member("background", each.is_background).member("permille", each.permille).member("rules", each.rules);
}

/// The stages, with what they need.
class Stages {
 public:
  Stages(const Language& language, engine::AttributionReader* attributions)
      : reader_(language), attributions_(attributions) {}

  std::vector<Event> read(const Article& article) {
    const Analysis analysis = analyse(article, reader_);
    const auto published = publication_day(article);
    const auto found = attributions_ ? attributions_->read(article) : std::vector<Attribution>();
    const std::vector<Date> dates = find_dates(article, analysis, published);
    const Actors actors = find_actors(article, analysis, speeches_of(found), gazetteer_);
    const auto statements = find_statements(article, analysis, found, actors, dates);
    EventInputs inputs{article, analysis, actors, dates, statements, {}};
    if (published) inputs.published = published->day;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<Event> events = find_events(inputs);
    spent_ += std::chrono::steady_clock::now() - begin;
    sentences_ += analysis.sentences.size();
    return events;
  }

  void tell_time() const {
    std::cerr << "events: " << static_cast<double>(sentences_) * 1e9 / static_cast<double>(spent_.count())
              << " sentences/s\n";
  }

 private:
  language::Reader reader_;
  engine::AttributionReader* attributions_;
  Gazetteer gazetteer_;
  std::chrono::nanoseconds spent_{1};
  std::size_t sentences_ = 0;
};

int read_sentences(Stages& stages) {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const Article article = article_of(std::string_view(line).substr(std::min(tab + 1, line.size())));
    std::string out;
    base::JsonWriter json(out);
    json.open_object().member("id", line.substr(0, tab)).name("events").open_array();
    for (const Event& each : stages.read(article)) {
      json.open_object();
      write_event(json, article, each);
      json.close_object();
    }
    json.close_array().close_object();
    std::cout << out << '\n';
  }
  return 0;
}

int read_articles(Stages& stages) {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string file = line.substr(0, tab);
    const auto article = read_article(file, tab < line.size() ? line.substr(tab + 1) : "");
    if (!article) return 1;
    for (const Event& each : stages.read(*article)) {
      std::string out;
      base::JsonWriter json(out);
      json.open_object().member("doc", std::filesystem::path(file).filename().string());
      write_event(json, *article, each);
      json.close_object();
      std::cout << out << '\n';
    }
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  const bool is_of_articles = words.size() == 3 && words[0] == "articles";
  if (!is_of_articles && !(words.size() == 2 && words[0] == "sentences")) return 2;
  const auto language = Language::load(words[1]);
  if (!language) return 1;
  if (!is_of_articles) {
    Stages stages(*language, nullptr);
    const int code = read_sentences(stages);
    stages.tell_time();
    return code;
  }
  auto encoder = Encoder::load(words[2], base::embedded("encoder/attributions.safetensors"));
  if (!encoder) return 1;
  const auto heads = AttributionHeads::load(*encoder);
  if (!heads) return 1;
  engine::AttributionReader attributions({&*encoder, &*heads});
  Stages stages(*language, &attributions);
  const int code = read_articles(stages);
  stages.tell_time();
  return code;
}
