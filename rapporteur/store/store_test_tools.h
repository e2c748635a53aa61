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

/// A record of a page that says `words`, with a headline, two authors, a date from its address, furniture, an
/// attribution and a gap.
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
  record.attributions.push_back({.ordinal = 0,
                                 .quote_type = QuoteType::mixed,
                                 .permille = 871,
                                 .rules = {AttributionRule::heads, AttributionRule::quotation_closed},
                                 .speaker = {{"Home", PageSpans({nav, {nav.end, nav.end + 1}})}},
                                 .cue = {},
                                 .content = {{words, PageSpans(at(words))}, {"On", PageSpans(at("On"))}}});
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
