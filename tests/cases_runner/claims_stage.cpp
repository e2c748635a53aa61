// Cases of statement/'s statements: who says what, to whom and by which way, in a text that is an article;
// the header "published" is its date. What is expected, statement by statement:
//   = statement direct                 its kind, how it is quoted, then of: floating headline "in N" (nested)
//   speaker | words | names | name     the words, whom they come to, the form; "for" names who is spoken for
//   cue | words        content | words        to | words | names        channel | name explicit | words
//   target | names     place | words          date | words | value      force | warn
//   condition | words  consequence | words    link | restates N         rules | attribution cut_at_clause
// A line whose parts are all empty is left out. Statements are numbered from 0. Without the models the cases
// are skipped.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/statement/find_statements.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

/// An article with what was found in it before its statements.
struct ReadCase {
  const Page& page;
  Article article;
  std::vector<Date> dates;
  std::vector<Statement> statements;
};

ReadCase read_case_page(const Page& page, const std::string& published) {
  static const Gazetteer gazetteer;
  ReadCase read{page, find_text_article(page), {}, {}};
  if (!published.empty())
    read.article.metadata.published =
        MetadataValue{published, published, Signal::given, read.article.traces({0, 1})};
  language::Reader reader(*package_of_cases());
  const EncoderOfCases& encoder = *encoder_of_cases();
  engine::AttributionReader attributions({&encoder.encoder, &encoder.heads});
  const Analysis analysis = analyse(read.article, reader);
  const std::vector<Attribution> found = attributions.read(read.article);
  std::vector<Speech> speeches;
  for (const Attribution& each : found) {
    const bool is_quoted = each.quote_type == QuoteType::direct || each.quote_type == QuoteType::mixed;
    speeches.push_back({each.speaker, each.content, is_quoted});
  }
  const Actors actors = find_actors(read.article, analysis, speeches, gazetteer);
  read.dates = find_dates(read.article, analysis, publication_day(read.article));
  read.statements = find_statements(read.article, analysis, found, actors, read.dates);
  return read;
}

std::string names_of(const std::vector<Party>& parties) {
  std::string names;
  for (const Party& party : parties) names += (names.empty() ? "" : " & ") + party.name;
  return names;
}

/// Writes claims of one article.
class Writer {
 public:
  Writer(const ReadCase& read, Outcome& out) : read_(&read), out_(&out) {}

  void write(const Statement& each) {
    write_head(each);
    std::string speakers = names_of(each.speakers);
    if (each.on_behalf_of) speakers += " for " + each.on_behalf_of->name;
    line("speaker", words(each.speaker_words), speakers, name_of(each.speaker_form));
    line("cue", words(each.cue));
    line("content", words(each.content));
    line("to", words(each.addressee_words), names_of(each.addressees));
    std::string channel(name_of(each.channel));
    if (each.channel != Channel::none) channel += " " + std::string(name_of(each.channel_origin));
    line("channel", channel, words(each.channel_words));
    line("target", names_of(each.targets));
    line("place", words(each.place));
    line("date", words(each.date_words),
         each.date < 0 ? "" : read_->dates[static_cast<std::size_t>(each.date)].value);
    line("force", name_of(each.force.force));
    if (each.condition) {
      line("condition", words(each.condition->condition));
      line("consequence", words(each.condition->consequence));
    }
    for (const StatementLink& link : each.links)
      line("link", join({name_of(link.kind), " ", std::to_string(link.statement)}));
    line("topic", each.topic);
    std::string rules;
    for (const StatementRule rule : each.rules)
      rules += (rules.empty() ? "" : " ") + std::string(name_of(rule));
    line("rules", rules);
  }

 private:
  void write_head(const Statement& each) {
    std::string head = join({"= ", name_of(each.kind), " ", name_of(each.quote_type)});
    if (each.is_floating) head += " floating";
    if (each.is_in_headline) head += " headline";
    if (each.nested_in >= 0) head += " in " + std::to_string(each.nested_in);
    out_->written += head + "\n";
  }
  std::string words(const std::vector<TextSpan>& spans) {
    std::string all;
    for (const TextSpan span : spans) {
      all += (all.empty() ? "" : " / ") + on_one_line(read_->article.text.words(span));
      check_traces(read_->page, read_->article.traces(span), read_->article.text.words(span), *out_);
    }
    return all;
  }
  void line(std::string_view name, std::string_view first, std::string_view second = "",
            std::string_view third = "") {
    if (first.empty() && second.empty() && third.empty()) return;
    std::string written = join({name, " | ", first});
    if (!second.empty() || !third.empty()) written += join({" | ", second});
    if (!third.empty()) written += join({" | ", third});
    out_->written += written + "\n";
  }

  const ReadCase* read_;  // never null
  Outcome* out_;          // never null
};

}  // namespace

Outcome run_claims_case(const CaseFile& file) {
  Outcome out;
  if (!package_of_cases() || !encoder_of_cases()) {
    out.skipped = "en_core_web_md or the encoder's base weights are not in build/models";
    return out;
  }
  CaseFile as_text = file;
  as_text.headers["media"] = "text";
  for (const Page& page : read_pages(as_text).pages) {
    const ReadCase read = read_case_page(page, file.header("published"));
    Writer writer(read, out);
    for (const Statement& each : read.statements) writer.write(each);
  }
  return out;
}

}  // namespace rapporteur::cases
