// usage: train_event_roots LANGUAGE_FOLDER [WEIGHTS | --shipped] < ROWS > PREDICTIONS.jsonl
//
// Learns the root of what one party does to another from rows "fold, id, root, actor, recipient, sentence",
// parted by tabs, the parties as bytes "12-40" of the sentence; fold -1 is read in every training and never
// predicted. Predicts each fold with weights that were learned on the others, as the program weighs them (in
// bytes), and writes weights learned on all rows; with --shipped, predicts all rows with the weights that
// ship. tools/event_roots.py feeds it.
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/engine/package_vectors.h"
#include "rapporteur/event/root_model.h"
#include "train/minimise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace rapporteur;
using event::root_buckets;
using event::weighed_roots;

constexpr std::size_t roots = weighed_roots.size();
constexpr int steps = 80;
constexpr double smoothing = 0.05;
constexpr double decay = 0.01;
constexpr double vector_decay = 0.02;
/// How much a written example counts beside a sentence from news.
constexpr double written_weight = 0.3;

struct Row {
  int fold = 0;
  std::string id;
  std::size_t root = 0;
  std::vector<std::uint32_t> features;
  std::vector<float> vectors;
};

TextSpan span_of(std::string_view written) {
  TextSpan span;
  const std::size_t dash = std::min(written.find('-'), written.size());
  std::from_chars(written.data(), written.data() + dash, span.begin);
  if (dash < written.size())
    std::from_chars(written.data() + dash + 1, written.data() + written.size(), span.end);
  return span;
}

Article article_of(std::string_view words) {
  Article article;
  TextBuilder text;
  text.append_same(words, 0);
  article.text = text.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  return article;
}

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    parts.push_back(line.substr(0, end));
    if (end == line.size()) return parts;
    line.remove_prefix(end + 1);
  }
}

std::vector<Row> read_rows(language::Reader& reader) {
  const engine::PackageVectors vectors(reader.language());
  std::vector<Row> rows;
  for (std::string line; std::getline(std::cin, line);) {
    const auto parts = parts_of(line);
    if (parts.size() != 6) continue;
    Row row;
    std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), row.fold);
    row.id = parts[1];
    for (std::size_t i = 0; i < roots; ++i) {
      if (name_of(weighed_roots[i]) == parts[2]) row.root = i;
    }
    const Article article = article_of(parts[5]);
    const Analysis analysis = analyse(article, reader);
    const event::PartyPair pair{span_of(parts[3]), span_of(parts[4])};
    const TokenRange all{0, analysis.size()};
    row.features = event::root_features(analysis, all, pair);
    row.vectors = event::root_vectors(article.text.utf8(), analysis, all, pair, vectors);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Multinomial logistic regression with a smoothed target: weights of features, then of vectors.
class Learner {
 public:
  explicit Learner(std::vector<const Row*> rows) : rows_(std::move(rows)) {}

  /// The weights in bytes, as `RootModel` reads them.
  std::string learn() const {
    train::Minimiser minimiser([this](const auto& point, auto& slope) { return cost(point, slope); },
                               std::vector<double>((root_buckets + event::root_vector_size) * roots));
    const std::vector<double> weights = minimiser.run(steps);
    const auto middle = weights.begin() + std::ptrdiff_t{root_buckets} * roots;
    return in_bytes({weights.begin(), middle}) + in_bytes({middle, weights.end()});
  }

 private:
  /// What each root is likely to be, by the weights.
  static std::array<double, roots> weigh(const Row& row, const std::vector<double>& weights) {
    std::array<double, roots> odds{};
    for (const std::uint32_t bucket : row.features) {
      for (std::size_t root = 0; root < roots; ++root) odds[root] += weights[bucket * roots + root];
    }
    const double share = event::share_of(row.features.size());
    const double* weight = weights.data() + std::size_t{root_buckets} * roots;
    for (double& each : odds) each *= share;
    for (const float each : row.vectors) {
      for (std::size_t root = 0; root < roots; ++root) odds[root] += static_cast<double>(each) * weight[root];
      weight += roots;
    }
    return odds;
  }

  double cost(const std::vector<double>& weights, std::vector<double>& slope) const {
    double cost = 0;
    for (const Row* row : rows_) {
      std::array<double, roots> chances = weigh(*row, weights);
      const double highest = *std::ranges::max_element(chances);
      double total = 0;
      for (const double each : chances) total += std::exp(each - highest);
      const double counts = row->fold < 0 ? written_weight : 1;
      for (std::size_t root = 0; root < roots; ++root) {
        const double target = (root == row->root ? 1 - smoothing : 0) + smoothing / roots;
        const double log_chance = chances[root] - highest - std::log(total);
        cost -= counts * target * log_chance;
        chances[root] = counts * (std::exp(log_chance) - target);
      }
      add_slope(*row, chances, slope);
    }
    const std::size_t middle = std::size_t{root_buckets} * roots;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double by = i < middle ? decay : vector_decay;
      cost += by * weights[i] * weights[i];
      slope[i] += 2 * by * weights[i];
    }
    return cost;
  }

  static void add_slope(const Row& row, const std::array<double, roots>& errors, std::vector<double>& slope) {
    const double share = event::share_of(row.features.size());
    for (const std::uint32_t bucket : row.features) {
      for (std::size_t root = 0; root < roots; ++root) slope[bucket * roots + root] += share * errors[root];
    }
    double* place = slope.data() + std::size_t{root_buckets} * roots;
    for (const float each : row.vectors) {
      for (std::size_t root = 0; root < roots; ++root)
        place[root] += static_cast<double>(each) * errors[root];
      place += roots;
    }
  }

  /// Each root's scale, then the weights of each input in a byte a root.
  static std::string in_bytes(const std::vector<double>& weights) {
    std::array<float, roots> scales{};
    std::string bytes(sizeof(scales) + weights.size(), '\0');
    for (std::size_t root = 0; root < roots; ++root) {
      double widest = 1e-9;
      for (std::size_t at = root; at < weights.size(); at += roots)
        widest = std::max(widest, std::abs(weights[at]));
      scales[root] = static_cast<float>(widest / 127);
      for (std::size_t at = root; at < weights.size(); at += roots)
        bytes[sizeof(scales) + at] = static_cast<char>(std::lround(weights[at] / widest * 127));
    }
    std::copy_n(reinterpret_cast<const char*>(scales.data()), sizeof(scales), bytes.begin());
    return bytes;
  }

  std::vector<const Row*> rows_;
};

void tell(const Row& row, const event::RootModel& model) {
  const event::RootOdds odds = model.weigh(row.features, row.vectors);
  std::cout << "{\"id\": \"" << row.id << "\", \"root\": \"" << name_of(event::RootModel::best(odds))
            << "\", \"odds\": [";
  for (std::size_t root = 0; root < roots; ++root) std::cout << (root > 0 ? ", " : "") << odds[root];
  std::cout << "]}\n";
}

bool predict_folds(const std::vector<Row>& rows) {
  std::set<int> folds;
  for (const Row& row : rows) {
    if (row.fold >= 0) folds.insert(row.fold);
  }
  for (const int fold : folds) {
    std::vector<const Row*> others;
    for (const Row& row : rows) {
      if (row.fold != fold) others.push_back(&row);
    }
    const auto model = event::RootModel::load(Learner(std::move(others)).learn());
    if (!model) return false;
    for (const Row& row : rows) {
      if (row.fold == fold) tell(row, *model);
    }
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const auto language = Language::load(arguments[1]);
  if (!language) return 1;
  language::Reader reader(*language);
  const std::vector<Row> rows = read_rows(reader);
  if (count > 2 && std::string_view(arguments[2]) == "--shipped") {
    for (const Row& row : rows) tell(row, event::RootModel::shared());
    return 0;
  }
  if (!predict_folds(rows)) return 1;
  if (count < 3) return 0;
  std::vector<const Row*> all;
  for (const Row& row : rows) all.push_back(&row);
  const std::string bytes = Learner(std::move(all)).learn();
  std::ofstream(arguments[2], std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return 0;
}
