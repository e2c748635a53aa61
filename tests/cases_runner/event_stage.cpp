// Cases of event/: what happened, in a text that is an article; the header "published" is its date. What is
// expected, event by event, as the engine finds it:
//   = AGREE future of AID              label, mode where there is one, realis, the content where it is
//   another;
//                                      then of: negative background hedged
//   actor | words | names              the words at the event, and whom they come to; "recipient" the same
//   trigger | words    also | words    date | value    place | words    regime, channel, flow | words | state
//   condition | words told by | names                    who speaks in the statement that reports it rules |
//   verb derived
// A line whose parts are all empty is left out. Without the models the cases are skipped.
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/engine/read_article.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

/// Writes the events of one article.
class Writer {
 public:
  Writer(const Page& page, const Article& article, const Readings& readings, Outcome& out)
      : page_(page), article_(article), readings_(readings), out_(out) {}

  void write(const Event& each) {
    write_head(each);
    write_parties("actor", each.actors);
    write_parties("recipient", each.recipients);
    line("trigger", words(each.trigger));
    for (const std::vector<TextSpan>& spans : each.also) line("also", words(spans));
    if (each.date >= 0) line("date", readings_.dates[static_cast<std::size_t>(each.date)].value);
    line("place", words(each.place));
    if (each.matter != Matter::none)
      line(name_of(each.matter), words(each.matter_words), name_of(each.matter_state));
    line("contexts", joined(each.contexts));
    line("condition", words(each.condition));
    if (each.statement >= 0) {
      std::string names;
      for (const Party& party : readings_.statements[static_cast<std::size_t>(each.statement)].speakers)
        names += (names.empty() ? "" : " & ") + party.name;
      line("told by", names);
    }
    std::vector<std::string> rules;
    for (const EventRule rule : each.rules) rules.emplace_back(name_of(rule));
    line("rules", joined(rules));
  }

 private:
  void write_head(const Event& each) {
    std::string head = join({"= ", name_of(each.event)});
    if (!each.mode.empty()) head += " " + each.mode;
    head += " " + std::string(name_of(each.realis));
    if (each.content != each.event) head += " of " + std::string(name_of(each.content));
    if (each.polarity == Polarity::negative) head += " negative";
    if (each.is_background) head += " background";
    if (each.is_hedged) head += " hedged";
    out_.written += head + "\n";
  }
  void write_parties(std::string_view role, const std::vector<EventParty>& parties) {
    for (const EventParty& party : parties)
      line(role, party.words.is_empty() ? std::string() : words({party.words}), party.name);
  }
  std::string words(const std::vector<TextSpan>& spans) {
    std::string all;
    for (const TextSpan span : spans) {
      all += (all.empty() ? "" : " / ") + on_one_line(article_.text.words(span));
      check_traces(page_, article_.traces(span), article_.text.words(span), out_);
    }
    return all;
  }
  static std::string joined(const std::vector<std::string>& all) {
    std::string line;
    for (const std::string& each : all) line += (line.empty() ? "" : " ") + each;
    return line;
  }
  void line(std::string_view name, std::string_view first, std::string_view second = "") {
    if (first.empty() && second.empty()) return;
    out_.written += join({name, " | ", first});
    if (!second.empty()) out_.written += join({" | ", second});
    out_.written += '\n';
  }

  const Page& page_;
  const Article& article_;
  const Readings& readings_;
  Outcome& out_;
};

}  // namespace

Outcome run_event_case(const CaseFile& file) {
  Outcome out;
  if (!package_of_cases() || !encoder_of_cases()) {
    out.skipped = "en_core_web_md or the encoder's base weights are not in build/models";
    return out;
  }
  static const Gazetteer gazetteer;
  const EncoderOfCases& encoder = *encoder_of_cases();
  const ReadingTools tools{
      .full = {&encoder.encoder, &encoder.heads}, .language = package_of_cases(), .gazetteer = &gazetteer};
  engine::ArticleReader reader(tools);
  std::optional<PublicationDay> published;
  if (const auto day = read_day(file.header("published"))) published = PublicationDay{*day, false};
  CaseFile as_text = file;
  as_text.headers["media"] = "text";
  for (const Page& page : read_pages(as_text).pages) {
    const Article article = find_text_article(page);
    const Readings readings = reader.read(article, published);
    Writer writer(page, article, readings, out);
    for (const Event& each : readings.events) writer.write(each);
  }
  return out;
}

}  // namespace rapporteur::cases
