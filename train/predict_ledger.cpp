// usage: predict_ledger LANGUAGE_FOLDER ENCODER_FOLDER < LIST > STATEMENTS.jsonl
//
// Reads articles named by lines "file<TAB>date" (the date may be empty) by the program's own stages, and
// writes the statements of each in the words of the scorer of ledgers, one JSON object a line, with spans in
// bytes of the file. The time that the stages after analysis and attributions took is told on stderr.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/json.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/language/language.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/find_statements.h"

#include <ctime>
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

std::vector<Speech> speeches_of(const std::vector<Attribution>& attributions) {
  std::vector<Speech> speeches;
  for (const Attribution& each : attributions)
    speeches.push_back({each.speaker, each.content,
                        each.quote_type == QuoteType::direct || each.quote_type == QuoteType::mixed});
  return speeches;
}

void write_spans(base::JsonWriter& json, const Article& article, std::string_view name,
                 const std::vector<TextSpan>& spans) {
  json.name(name).open_array();
  for (const TextSpan span : spans) {
    const auto places = article.text.on_page(span);
    if (places.empty()) continue;
    json.open_object().member("bs", places.front().begin).member("be", places.back().end);
    json.member("text", article.text.words(span)).close_object();
  }
  json.close_array();
}

void write_parties(base::JsonWriter& json, std::string_view name, const std::vector<Party>& parties) {
  json.name(name).open_array();
  for (const Party& party : parties) json.open_object().member("name", party.name).close_object();
  json.close_array();
}

std::string line_of(const std::string& doc, const Article& article, const Statement& each) {
  std::string line;
  base::JsonWriter json(line);
  json.open_object().member("doc", doc).member("kind", each.kind);
  write_spans(json, article, "content", each.content);
  write_spans(json, article, "cue", each.cue);
  write_spans(json, article, "speaker_span", each.speaker_words);
  write_spans(json, article, "addressee_span", each.addressee_words);
  write_spans(json, article, "channel_span", each.channel_words);
  write_parties(json, "speaker", each.speakers);
  write_parties(json, "addressee", each.addressees);
  write_parties(json, "target", each.targets);
  json.member("quote_type", each.quote_type).member("force", each.force.force);
  json.member("polarity", each.force.polarity).name("channel");
  if (each.channel == Channel::none) {
    json.null();
  } else {
    json.value(each.channel);
  }
  write_spans(json, article, "condition",
              each.condition ? each.condition->condition : std::vector<TextSpan>());
  write_spans(json, article, "consequence",
              each.condition ? each.condition->consequence : std::vector<TextSpan>());
  json.member("nested_in", each.nested_in).member("permille", each.permille).member("rules", each.rules);
  json.close_object();
  return line;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const auto language = Language::load(arguments[1]);
  auto encoder = Encoder::load(arguments[2], base::embedded("encoder/attributions.safetensors"));
  if (!language || !encoder) {
    std::cerr << "predict_ledger: the models could not be loaded\n";
    return 1;
  }
  const auto heads = AttributionHeads::load(*encoder);
  if (!heads) return 1;
  engine::AttributionReader attributions({&*encoder, &*heads});
  language::Reader reader(*language);
  const Gazetteer gazetteer;
  std::clock_t spent = 0;
  std::clock_t spent_on_statements = 0;
  std::uint64_t bytes = 0;
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string file = line.substr(0, tab);
    const auto article = read_article(file, tab < line.size() ? line.substr(tab + 1) : "");
    if (!article) return 1;
    const Analysis analysis = analyse(*article, reader);
    const std::vector<Attribution> found = attributions.read(*article);
    const std::clock_t begin = std::clock();
    const std::vector<Date> dates = find_dates(*article, analysis, publication_day(*article));
    const Actors actors = find_actors(*article, analysis, speeches_of(found), gazetteer);
    const std::clock_t before_statements = std::clock();
    const std::vector<Statement> statements = find_statements(*article, analysis, found, actors, dates);
    spent_on_statements += std::clock() - before_statements;
    spent += std::clock() - begin;
    bytes += article->text.size();
    for (const Statement& each : statements)
      std::cout << line_of(std::filesystem::path(file).filename().string(), *article, each) << '\n';
  }
  const auto speed = [&](std::clock_t ticks) {
    return static_cast<double>(bytes) * CLOCKS_PER_SEC / 1e6 / static_cast<double>(ticks);
  };
  std::cerr << "dates, actors and statements: " << speed(spent)
            << " MB/s; statements alone: " << speed(spent_on_statements) << " MB/s\n";
  return 0;
}
