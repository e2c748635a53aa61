// Reads claims whose words are known: force and condition of each, with the features that the force model
// weighs. For training it and for measuring.
//
//   read_claims MODEL < claims
//
// A line is "text PATH", the article's text as it stands, or a claim of it, fields parted by tabs:
//   claim  NAME  QUOTE_TYPE  IN_HEADLINE  FOR_STATE  CUE  CONTENT  SPEAKER  ADDRESSEE
// where the last four are spans of the file's bytes, "12-40,52-60". A line of JSON comes out for each claim.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/base/json.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/read_force.h"
#include "rapporteur/statement/sides.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace {

using namespace rapporteur;

struct ReadText {
  Article article;
  Analysis analysis;
  Actors actors;
};

/// The actors that the speaker's words name.
std::vector<Party> parties_of(const ReadText& read, const std::vector<TextSpan>& speaker) {
  std::vector<Party> parties;
  for (const TextSpan span : speaker) {
    const TokenRange tokens = read.analysis.tokens_in(span);
    if (tokens.is_empty()) continue;
    const TextSpan head = read.analysis.tokens[read.analysis.head_of(tokens)];
    const ActorMention* mention = read.actors.mention_in(span, head);
    if (!mention) continue;
    for (const std::uint32_t actor : mention->actors)
      parties.push_back({read.actors.all[actor].name, static_cast<std::int32_t>(actor)});
  }
  return parties;
}

std::vector<std::string_view> parts_of(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(mark), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Bytes of the file as bytes of the article's text.
std::uint32_t in_text(const Text& text, std::uint32_t byte) {
  std::uint32_t best = 0;
  for (const Text::Run& run : text.runs()) {
    if (run.kind == Text::RunKind::made || run.page_begin > byte) continue;
    best = run.text_begin + std::min(byte - run.page_begin, run.page_size);
  }
  return best;
}

std::vector<TextSpan> spans_of(const Text& text, std::string_view written) {
  std::vector<TextSpan> spans;
  if (written.empty()) return spans;
  for (const std::string_view part : parts_of(written, ',')) {
    const auto ends = parts_of(part, '-');
    if (ends.size() == 2)
      spans.push_back({in_text(text, number_of(ends[0])), in_text(text, number_of(ends[1]))});
  }
  return spans;
}

void write_spans(base::JsonWriter& json, std::string_view name, const Article& article,
                 const std::vector<TextSpan>& spans) {
  json.name(name).open_array();
  for (const TextSpan span : spans) {
    const std::vector<PageSpan> on_page = article.text.on_page(span);
    if (on_page.empty()) continue;
    json.open_object().member("bs", on_page.front().begin).member("be", on_page.back().end).close_object();
  }
  json.close_array();
}

ReadText read_text(const std::string& path, language::Reader& reader, const Gazetteer& gazetteer) {
  std::ifstream file(path, std::ios::binary);
  RawPage raw;
  raw.bytes.assign(std::istreambuf_iterator<char>(file), {});
  raw.media = Media::text;
  raw.declared_charset = "utf-8";
  ReadText read;
  read.article = make_plain_article(make_page(std::move(raw)));
  read.analysis = analyse(read.article, reader);
  read.actors = find_actors(read.article, read.analysis, {}, gazetteer);
  return read;
}

std::string read_claim(const ReadText& read, const std::vector<std::string_view>& fields) {
  const Text& text = read.article.text;
  const auto cue = spans_of(text, fields[5]);
  const auto content = spans_of(text, fields[6]);
  const auto speaker = spans_of(text, fields[7]);
  const auto addressee = spans_of(text, fields[8]);
  statement::Claim claim{cue, content, speaker, addressee};
  parse_name(fields[2], claim.quote_type);
  claim.is_in_headline = fields[3] == "1";
  claim.speaks_for_state = fields[4] == "1";
  const auto sides = statement::sides_of(read.actors, parties_of(read, speaker), content);
  claim.sides = sides;
  const auto condition = statement::read_condition(text.utf8(), read.analysis, claim);
  const ForceReading force = statement::read_force(text.utf8(), read.analysis, claim, condition);
  std::string line;
  base::JsonWriter json(line);
  json.open_object().member("name", fields[1]).member("force", force.force).member("also", force.also);
  json.member("strength", force.strength).member("polarity", force.polarity).member("rules", force.rules);
  write_spans(json, "modality", read.article, force.modality);
  const ConditionReading none;
  write_spans(json, "condition", read.article, (condition ? *condition : none).condition);
  write_spans(json, "consequence", read.article, (condition ? *condition : none).consequence);
  write_spans(json, "connective", read.article, (condition ? *condition : none).connective);
  json.member("condition_type", (condition ? *condition : none).type);
  json.name("features").open_array();
  for (const auto& [name, value] : statement::force_features(text.utf8(), read.analysis, claim, condition)) {
    json.open_array().value(name).value(static_cast<std::int64_t>(value * 1000)).close_array();
  }
  json.close_array();
  json.close_object();
  return line;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: read_claims MODEL < claims\n";
    return 2;
  }
  const auto loaded = Language::load(arguments[1]);
  if (!loaded) {
    std::cerr << loaded.error().sentence << '\n';
    return 1;
  }
  language::Reader reader(*loaded);
  const Gazetteer gazetteer;
  std::optional<ReadText> text;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.starts_with("text ")) {
      text.emplace(read_text(line.substr(5), reader, gazetteer));
      continue;
    }
    const auto fields = parts_of(line, '\t');
    if (fields.size() == 9 && fields[0] == "claim" && text) std::cout << read_claim(*text, fields) << '\n';
  }
}
