#include "train/linear/corpus.h"

#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/language/language.h"
#include "rapporteur/statement/find_attributions.h"
#include "train/linear/kept_analysis.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace rapporteur::train {

namespace {

namespace fs = std::filesystem;
using statement::WordRange;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// For each byte of a page, and for its end, how many characters stand before it.
std::vector<std::uint32_t> count_code_points(std::string_view bytes) {
  std::vector<std::uint32_t> places;
  std::uint32_t count = 0;
  for (const char c : bytes) {
    count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    places.push_back(count - 1);
  }
  places.push_back(count);
  return places;
}

using Stretch = std::pair<std::uint32_t, std::uint32_t>;  // code points
struct Annotation {
  std::array<std::vector<Stretch>, statement::role_count> roles;
};

std::optional<std::size_t> role_of(std::string_view name) {
  if (name.starts_with("Cue")) return 0;
  if (name.starts_with("Source")) return 1;
  if (name.starts_with("Content")) return 2;
  return std::nullopt;
}

std::vector<Stretch> stretches_of(const std::string& field) {
  std::vector<Stretch> found;
  std::istringstream places(field.substr(field.find(' ') + 1));
  for (std::string place; std::getline(places, place, ';');) {
    Stretch stretch;
    std::istringstream(place) >> stretch.first >> stretch.second;
    found.push_back(stretch);
  }
  return found;
}

/// The attributions of a stand-off file of brat: T lines are stretches, E lines bind them.
std::vector<Annotation> read_annotations(const fs::path& path) {
  std::map<std::string, std::vector<Stretch>> stretches;
  std::vector<Annotation> found;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::string id = line.substr(0, tab);
    const std::string field = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    if (id.front() == 'T') stretches[id] = stretches_of(field);
    if (id.front() != 'E') continue;
    Annotation& annotation = found.emplace_back();
    std::istringstream bound(field);
    for (std::string each; bound >> each;) {
      const std::size_t colon = each.find(':');
      if (const auto role = role_of(each)) {
        for (const Stretch& stretch : stretches[each.substr(colon + 1)])
          annotation.roles[*role].push_back(stretch);
      }
    }
  }
  return found;
}

/// Whether a word is one, and not a mark: marks at the ends of stretches are annotated now so, now so.
bool is_mark(const TrainingText& text, std::uint32_t word) {
  return text.text.views[word].part == Part::punct ||
         text.text.views[word].shape == statement::WordShape::mark;
}

/// The code points of each word.
std::vector<Stretch> places_of(const TrainingText& text) {
  std::vector<Stretch> places;
  for (const TextSpan span : text.text.words.spans) {
    const auto on_page = text.article.text.on_page(span);
    places.emplace_back(text.code_points[on_page.front().begin], text.code_points[on_page.back().end]);
  }
  return places;
}

/// The words that a stretch touches.
std::optional<WordRange> words_in(const std::vector<Stretch>& places, Stretch stretch) {
  const auto first =
      std::ranges::partition_point(places, [&](const Stretch& each) { return each.second <= stretch.first; });
  const auto behind =
      std::ranges::partition_point(places, [&](const Stretch& each) { return each.first < stretch.second; });
  if (first >= behind) return std::nullopt;
  return WordRange{static_cast<std::uint32_t>(first - places.begin()),
                   static_cast<std::uint32_t>(behind - places.begin())};
}

void add_gold(TrainingText& text, const std::vector<Annotation>& annotations) {
  const auto places = places_of(text);
  for (const Annotation& annotation : annotations) {
    GoldAttribution& gold = text.gold.emplace_back();
    for (std::size_t role = 0; role < statement::role_count; ++role) {
      for (const Stretch& stretch : annotation.roles[role]) {
        auto words = words_in(places, stretch);
        while (words && !words->is_empty() && is_mark(text, words->begin)) ++words->begin;
        while (words && !words->is_empty() && is_mark(text, words->end - 1)) --words->end;
        if (words && !words->is_empty()) gold[role].push_back(*words);
      }
      std::ranges::sort(gold[role]);
    }
  }
}

std::vector<fs::path> sorted_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

void analyse_all(std::vector<TrainingText>& texts, const fs::path& model, const fs::path& cache) {
  if (read_analyses(cache, texts)) return;
  const auto language = Language::load(model);
  if (!language) throw std::runtime_error(language.error().sentence);
  language::Reader reader(*language);
  for (TrainingText& text : texts) text.analysis = analyse(text.article, reader);
  write_analyses(cache, texts);
}

}  // namespace

std::vector<TrainingText> load_texts(const fs::path& split, const fs::path& model, const fs::path& cache) {
  std::map<std::string, fs::path> annotators;  // the first of each text
  for (const fs::path& path : sorted_files(split / "attributions")) {
    const std::string stem = path.stem().string();
    annotators.emplace(stem.substr(0, stem.rfind('_')), path);
  }
  std::vector<TrainingText> texts;
  for (const fs::path& path : sorted_files(split / "text")) {
    TrainingText& text = texts.emplace_back();
    text.name = path.stem().string();
    text.fold = static_cast<unsigned>((texts.size() - 1) * 7 / 3 % fold_count);
    Page page;
    page.media = Media::text;
    page.encoding = "utf-8";
    page.bytes = read_file(path);
    text.code_points = count_code_points(page.bytes);
    text.article = make_plain_article(page);
  }
  analyse_all(texts, model, cache);
  for (TrainingText& text : texts) {
    text.text = statement::view_text(text.article.text.utf8(), text.analysis, paragraphs_of(text.article));
    add_gold(text, read_annotations(annotators.at(text.name)));
  }
  return texts;
}

std::vector<statement::WordTags> gold_tags(const TrainingText& text) {
  std::vector<statement::WordTags> tags(text.text.size());
  for (const GoldAttribution& gold : text.gold) {
    for (std::size_t role = 0; role < statement::role_count; ++role) {
      for (const WordRange span : gold[role]) tag_words(span, role, tags);
    }
  }
  return tags;
}

}  // namespace rapporteur::train
