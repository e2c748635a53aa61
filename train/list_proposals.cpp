// usage: list_proposals LANGUAGE_FOLDER ENCODER_FOLDER full|fast < LIST > PROPOSALS.jsonl
//
// What the rules propose to the judge of events, one JSON object a line: for lines "id<TAB>date<TAB>file" of
// articles as text or "id<TAB><TAB>=words" of single sentences (an article of one paragraph), the id, the
// trigger in bytes of the page, the masked sentence with the places of its masks, the proposed event, and
// what the chance would be weighed by with the weights that ship. train/encoder/calibrate_events.py learns
// from it which proposals are real.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/json.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/package_vectors.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/event/event_head.h"
#include "rapporteur/event/judge_events.h"
#include "rapporteur/event/linear_judge.h"
#include "rapporteur/language/language.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/find_statements.h"

#include <iostream>
#include <string>
#include <variant>
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

std::optional<Article> article_in(const std::string& file) {
  Inputs inputs({file});
  auto input = inputs.next();
  if (!input || !std::holds_alternative<RawPage>(*input)) return std::nullopt;
  RawPage raw = std::move(std::get<RawPage>(*input));
  raw.media = Media::text;
  return find_text_article(make_page(std::move(raw)));
}

/// Writes what it is asked, and lets everything pass.
class Recorder final : public EventJudge {
 public:
  explicit Recorder(EventJudge& judge) : judge_(&judge) {}

  void name(std::string id) { id_ = std::move(id); }
  std::vector<event::Opinion> weigh(const Article& article, const Analysis& analysis,
                                    std::span<const event::Proposal> proposals) override {
    auto opinions = judge_->weigh(article, analysis, proposals);
    for (std::size_t i = 0; i < proposals.size(); ++i) write(article, proposals[i], opinions[i]);
    return opinions;
  }
  bool is_full() const override { return judge_->is_full(); }
  std::uint16_t asks_below_permille() const override { return 1001; }

 private:
  void write(const Article& article, const event::Proposal& proposal, const event::Opinion& opinion) const {
    const auto masked = event::mask(article.text.utf8(), proposal);
    std::string out;
    base::JsonWriter json(out);
    json.open_object().member("id", id_).member("root", proposal.event);
    const auto places = article.text.on_page(proposal.trigger);
    json.name("trigger").open_array();
    if (!places.empty()) json.value(places.front().begin).value(places.back().end);
    json.close_array().member("words", masked.words);
    json.name("masks").open_array();
    for (const std::size_t at : {masked.actor_at, masked.recipient_at})
      json.value(at == std::string::npos ? -1 : static_cast<int>(at));
    json.close_array().name("by").open_array();
    for (const double each : event::weighed_by(proposal, opinion)) json.value(std::to_string(each));
    json.close_array().close_object();
    std::cout << out << '\n';
  }

  EventJudge* judge_;  // never null
  std::string id_;
};

/// The stages up to events.
class Stages {
 public:
  Stages(const Language& language, const FullReading& full, Recorder& recorder)
      : reader_(language), attributions_(full), recorder_(&recorder) {}

  void read(const Article& article, std::optional<PublicationDay> published) {
    const Analysis analysis = analyse(article, reader_);
    const auto found = attributions_.read(article);
    const std::vector<Date> dates = find_dates(article, analysis, published);
    std::vector<Speech> speeches;
    for (const Attribution& each : found)
      speeches.push_back({each.speaker, each.content,
                          each.quote_type == QuoteType::direct || each.quote_type == QuoteType::mixed});
    const Actors actors = find_actors(article, analysis, speeches, gazetteer_);
    const auto statements = find_statements(article, analysis, found, actors, dates);
    EventInputs inputs{article, analysis, actors, dates, statements, {}};
    if (published) inputs.published = published->day;
    find_events(inputs, recorder_);
  }

 private:
  language::Reader reader_;
  engine::AttributionReader attributions_;
  Gazetteer gazetteer_;
  Recorder* recorder_;  // never null
};

bool read_list(Stages& stages, Recorder& recorder) {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t first = std::min(line.find('\t'), line.size());
    const std::size_t second = std::min(line.find('\t', first + 1), line.size());
    if (second == line.size()) return false;
    recorder.name(line.substr(0, first));
    const std::string what = line.substr(second + 1);
    const auto article = what.starts_with('=') ? std::optional(article_of(what.substr(1))) : article_in(what);
    if (!article) return false;
    std::optional<PublicationDay> published = publication_day(*article);
    if (const auto day = read_day(line.substr(first + 1, second - first - 1)); day && !published)
      published = PublicationDay{*day, false};
    stages.read(*article, published);
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() != 3) return 2;
  const auto language = Language::load(words[0]);
  const auto encoder = Encoder::load(words[1], base::embedded("encoder/attributions.safetensors"));
  if (!language || !encoder) return 1;
  const auto heads = AttributionHeads::load(*encoder);
  const auto tuned = Encoder::load(*encoder, base::embedded("encoder/events.safetensors"));
  if (!heads || !tuned) return 1;
  const auto head = EventHead::load(*tuned);
  if (!head) return 1;
  const engine::PackageVectors vectors(*language);
  EncoderJudge full(*head, &vectors);
  LinearJudge fast(&vectors);
  Recorder recorder(words[2] == "full" ? static_cast<EventJudge&>(full) : fast);
  Stages stages(*language, {&*encoder, &*heads}, recorder);
  return read_list(stages, recorder) ? 0 : 1;
}
