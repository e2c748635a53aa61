#pragma once

#include "rapporteur/store/store.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

/// Records made by hand and a place for their files, for the tests of the store.
namespace rapporteur::store {

/// A new, empty folder that goes with the test.
class TestFolder {
 public:
  explicit TestFolder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("rapporteur_" + name + "_" + std::to_string(std::random_device{}()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One fact of each other kind, with something in each of its lists.
inline void add_sample_facts(Record& record, const RecordedWords& words) {
  record.dates.push_back({.ordinal = 0,
                          .value = "2018-W03",
                          .granularity = Granularity::week,
                          .first_day = "2018-01-15",
                          .last_day = "2018-01-21",
                          .rule = DateRule::publication,
                          .anchor = {},
                          .is_inferred = true,
                          .expression = {words}});
  record.actors.push_back({.ordinal = 0,
                           .name = "Ada Min",
                           .kind = ActorKind::person,
                           .country = "KOR",
                           .sector = "GOV",
                           .second_sector = "",
                           .variants = {"Min", "the \"envoy\""},
                           .role = {words}});
  record.mentions.push_back({.ordinal = 0,
                             .form = MentionForm::title,
                             .rule = MentionRule::apposition,
                             .permille = 900,
                             .actors = {0},
                             .mention = {words}});
  RecordedStatement statement;
  statement.attribution = 0;
  statement.date = 0;
  statement.force = Force::warn;
  statement.also = {Force::threaten, Force::predict};
  statement.force_rules = {ForceRule::cue_class, ForceRule::condition};
  statement.condition_rule = ConditionRule::must_before;
  statement.rules = {StatementRule::attribution, StatementRule::speaker_actor};
  statement.topic = "talks";
  statement.speakers = {{"Ada Min", 0}, {"an official", std::nullopt}};
  statement.targets = {{"the South", std::nullopt}};
  statement.content = {words, words};
  statement.connective = {words};
  statement.links = {{StatementLinkKind::disputes, 0}};
  record.statements.push_back(std::move(statement));
}

/// A promise of aid by somebody known and somebody unknown.
inline void add_sample_event(Record& record, const RecordedWords& words) {
  record.events.push_back({.ordinal = 0,
                           .event = Plover::agree,
                           .content = Plover::aid,
                           .mode = "",
                           .contexts = {"diplomatic", "economic"},
                           .quad = Quad::verbal_cooperation,
                           .cameo = "033",
                           .goldstein_tenths = -52,
                           .realis = Realis::future,
                           .sentence_number = 4,
                           .statement = 0,
                           .date = 0,
                           .permille = 850,
                           .rules = {EventRule::verb, EventRule::derived},
                           .actor_words_of = {0},
                           .also_of = {0, 0},
                           .actors = {{"Ada Min", 0}, {"an official", std::nullopt}},
                           .recipients = {{"the South", std::nullopt}},
                           .actor_words = {words},
                           .trigger = {words},
                           .also = {words, words},
                           .sentence = {words}});
  record.quantities.push_back({.ordinal = 0,
                               .low = "230",
                               .high = "240.5",
                               .exactness = Exactness::between,
                               .unit = "percent",
                               .thing = "seat",
                               .scope = {"foreign"},
                               .date = 0,
                               .number = {words},
                               .phrase = {words, words}});
}

/// A record of a page that says `words`, with a headline, two authors, a date from its address, furniture, a
/// fact of each kind and a gap.
inline Record sample_record(const std::string& words) {
  Record record;
  record.page_bytes = "<title>On " + words + "</title><nav>Home</nav><p>" + words + "</p>";
  const ContentHash hash = hash_of(record.page_bytes);
  const auto at = [&](const std::string& part) {
    const auto begin = static_cast<std::uint32_t>(record.page_bytes.find(part));
    return PageSpan{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  const std::string address =
      "https://herald.example/2018/01/16/" + std::to_string(words.size()) + "/" + words;
  record.page = {.hash = hash,
                 .byte_count = static_cast<std::uint32_t>(record.page_bytes.size()),
                 .url = address,
                 .media = Media::html,
                 .encoding = "utf-8",
                 .encoding_signal = EncodingSignal::meta_prescan};
  record.sighting = {{"pages/" + words + ".html", ""}, address, "2018-01-17T09:00:00Z"};
  record.writing = Writing{}.then(Layer::html);
  const auto nav = at("Home");
  record.blocks.push_back(
      {0, BlockKind::headline, false, 0, 12, "On " + words, PageSpans(at("On " + words))});
  record.blocks.push_back(
      {1, BlockKind::boilerplate, false, 0, 3, "Home", PageSpans({nav, {nav.end, nav.end + 1}})});
  record.blocks.push_back({2, BlockKind::paragraph, true, 0, 987, words, PageSpans(at(words))});
  const Trace headline{hash, at("On " + words), Writing{}.then(Layer::html)};
  record.metadata.headline = {"On " + words, "On " + words, Signal::title_element, Traces(headline)};
  Traces two(headline);
  two.add({hash, nav, Writing{}.then(Layer::json).then(Layer::html)});
  record.metadata.authors = {{"Ada Min", "Ada Min", Signal::class_name, Traces(headline)},
                             {"Jo Park", "Jo Park", Signal::json_ld, two}};
  record.metadata.published = {"2018-01-16", "2018/01/16", Signal::url,
                               Traces(Trace{hash, {23, 33}, {}, Carrier::address})};
  record.reading = Reading::full;
  record.is_analysed = true;
  record.settled_day = SettledDay{"2018-01-16", false};
  record.attributions.push_back(
      {.ordinal = 0,
       .quote_type = QuoteType::mixed,
       .permille = 871,
       .rules = {AttributionRule::heads, AttributionRule::quotation_closed},
       .speaker = {{"Home", PageSpans({nav, {nav.end, nav.end + 1}}), 0, 4}},
       .cue = {},
       .content = {{words, PageSpans(at(words)), 9, 12}, {"On", PageSpans(at("On")), 0, 2}}});
  add_sample_facts(record, {words, PageSpans(at(words)), 9, 12});
  add_sample_event(record, {words, PageSpans(at(words)), 9, 12});
  record.gaps.push_back(
      {GapKind::unread_date, "a date was given that is none", record.sighting.origin, PageSpan{1, 4}});
  return record;
}

inline PackedRecord packed(const Record& record, Keep keep = Keep::bytes) {
  Compressor compressor;
  return pack(record, keep, compressor);
}

inline Batch batch_of(const std::vector<std::string>& all_words) {
  Batch batch;
  for (const std::string& words : all_words) batch.entries.emplace_back(packed(sample_record(words)));
  return batch;
}

}  // namespace rapporteur::store
