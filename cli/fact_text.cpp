#include "cli/fact_text.h"

#include "cli/open_record.h"
#include "rapporteur/store/event_row.h"
#include "rapporteur/store/event_tables.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

/// The end of a text that takes at most `columns`, with an ellipsis where it was cut.
std::string cut_front(std::string_view utf8, std::size_t columns) {
  if (width_of(utf8) <= columns) return std::string(utf8);
  while (!utf8.empty() && width_of(utf8) + 1 > columns) {
    utf8.remove_prefix(1);
    while (!utf8.empty() && (static_cast<unsigned char>(utf8.front()) & 0xc0) == 0x80) utf8.remove_prefix(1);
  }
  return "\u2026" + std::string(utf8);
}

}  // namespace

std::string fact_id(const GivenRecord& given, FactKind kind, std::uint32_t ordinal) {
  std::string id = given.article ? std::to_string(*given.article) + "/" : std::string();
  id += name_of(kind);
  return id + "/" + std::to_string(ordinal);
}

std::string article_line(const GivenRecord& given) {
  const Record& record = given.record;
  if (!given.article) return "# " + printable(written_origin(record.sighting.origin));
  const Metadata& metadata = record.metadata;
  std::string line = "# article " + std::to_string(*given.article);
  if (metadata.headline) line += ": " + printable(metadata.headline->value);
  if (metadata.outlet) line += " \u00b7 " + printable(metadata.outlet->value);
  if (metadata.published) line += " \u00b7 " + printable(metadata.published->value.substr(0, 10));
  return line;
}

std::string in_context(std::string_view text, const RecordedWords& words, std::size_t width,
                       const Style& style) {
  const std::size_t begin = std::min<std::size_t>(words.text_begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(words.text_end, begin, text.size());
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind(block_break, begin - 1);
  const std::size_t paragraph = before == std::string_view::npos ? 0 : before + block_break.size();
  const std::size_t after = std::min(text.find(block_break, end), text.size());
  const std::string middle = cut_to_width(printable(text.substr(begin, end - begin)), width);
  const std::size_t left = width - std::min(width, width_of(middle));
  const std::string behind = printable(text.substr(end, after - end));
  const std::size_t behind_width = std::min(width_of(behind), left / 2);
  const std::string front =
      paragraph < begin ? cut_front(printable(text.substr(paragraph, begin - paragraph)), left - behind_width)
                        : std::string();
  const std::string open = style.bold.empty() ? "[" : std::string(style.bold);
  const std::string close = style.bold.empty() ? "]" : std::string(style.plain);
  return front + open + middle + close + cut_to_width(behind, std::max<std::size_t>(behind_width, 1));
}

std::string written_spans(const PageSpans& spans) {
  std::string text;
  for (const PageSpan span : spans.all())
    text += (text.empty() ? "" : " ") + std::to_string(span.begin) + "-" + std::to_string(span.end);
  return text;
}

std::string spaced(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  return out;
}

std::string listed(const std::vector<RecordedParty>& parties) {
  std::string text;
  for (const RecordedParty& party : parties) text += (text.empty() ? "" : ", ") + printable(party.name);
  return text;
}

std::string listed(const std::vector<RecordedWords>& words) {
  std::string text;
  for (const RecordedWords& each : words) text += (text.empty() ? "" : " \u2026 ") + printable(each.words);
  return text;
}

std::string codes_of(const Record& record, const RecordedParty& party) {
  if (!party.actor) return "";
  const RecordedActor& actor = record.actors[*party.actor];
  std::string codes;
  for (const std::string* code : {&actor.country, &actor.sector, &actor.second_sector}) {
    if (!code->empty()) codes += (codes.empty() ? "" : " ") + printable(*code);
  }
  return codes;
}

std::string written_code(const RecordedEvent& event) {
  if (event.cameo.empty()) return "";
  std::string text = "CAMEO " + printable(event.cameo);
  const std::string_view name = store::EventTables::shared().cameo_name(event.cameo);
  if (!name.empty()) text += " " + std::string(name);
  return text + ", Goldstein " + store::written_tenths(event.goldstein_tenths);
}

std::string written_date(const RecordedDate& date) {
  return printable(date.value) + " (\u201c" + listed(date.expression) + "\u201d)";
}

std::string facts_line(const GivenRecord& given, const std::vector<FactKind>& kinds) {
  const Record& record = given.record;
  std::string line;
  base::JsonWriter json(line);
  json.open_object();
  if (given.article) json.member("article", *given.article);
  json.member("origin", record.sighting.origin).member("page", record.page.hash);
  json.member("settled_day", record.settled_day);
  json.member("text", record.text()).member("offsets_of_words", store::offsets_of_words);
  store::write_facts(json, record, kinds);
  json.close_object();
  return line + "\n";
}

}  // namespace rapporteur::cli
