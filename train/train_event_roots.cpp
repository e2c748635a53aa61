// usage: train_event_roots LANGUAGE_FOLDER [WEIGHTS | --shipped] < ROWS > PREDICTIONS.jsonl
//
// Learns the root of what one party does to another from rows "fold, id, root, actor, recipient, sentence",
// parted by tabs, the parties as bytes "12-40" of the sentence; fold -1 is read in every training and never
// predicted. Predicts each fold with weights that were learned on the others, as the program weighs them (in
// bytes), and writes weights learned on all rows; with --shipped, predicts all rows with the weights that
// ship. tools/event_roots.py feeds it.
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/event/root_model.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace rapporteur;
using event::root_buckets;
using event::weighed_roots;

constexpr std::size_t roots = weighed_roots.size();
constexpr int passes = 30;
constexpr double first_rate = 0.07;
constexpr double decay = 2e-5;

struct Row {
  int fold = 0;
  std::string id;
  std::size_t root = 0;
  std::vector<std::uint32_t> features;
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
    row.features =
        event::root_features(analysis, {0, analysis.size()}, {span_of(parts[3]), span_of(parts[4])});
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Multinomial logistic regression by AdaGrad, rows in a fixed shuffled order; the mean of the weights of the
/// last half of the passes.
class Learner {
 public:
  Learner()
      : weights_(std::size_t{root_buckets} * roots),
        squares_(weights_.size(), 1e-8),
        sums_(weights_.size()) {}

  /// The weights in bytes, as `RootModel` reads them.
  std::string learn(std::vector<const Row*> rows) {
    std::mt19937 random(7);
    int kept = 0;
    for (int pass = 0; pass < passes; ++pass) {
      for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
      for (const Row* row : rows) step(*row);
      for (double& weight : weights_) weight *= 1 - decay * static_cast<double>(rows.size()) / passes;
      if (pass < passes / 2) continue;
      ++kept;
      for (std::size_t i = 0; i < weights_.size(); ++i) sums_[i] += weights_[i];
    }
    for (double& sum : sums_) sum /= kept;
    return in_bytes();
  }

 private:
  void step(const Row& row) {
    std::array<double, roots> odds{};
    const double share = 1 / std::sqrt(static_cast<double>(row.features.size() + 1));
    for (const std::uint32_t bucket : row.features) {
      for (std::size_t root = 0; root < roots; ++root) odds[root] += weights_[bucket * roots + root];
    }
    double highest = odds[0];
    for (const double each : odds) highest = std::max(highest, each);
    double total = 0;
    for (double& each : odds) total += each = std::exp(each - highest);
    for (std::size_t root = 0; root < roots; ++root) {
      const double target = root == row.root ? 0.95 + 0.05 / roots : 0.05 / roots;
      const double slope = (odds[root] / total - target) * share;
      if (std::abs(slope) < 1e-6) continue;
      for (const std::uint32_t bucket : row.features) {
        const std::size_t at = bucket * roots + root;
        squares_[at] += slope * slope;
        weights_[at] -= first_rate * slope / std::sqrt(squares_[at]) * 0.2;
      }
    }
  }

  std::string in_bytes() const {
    std::array<float, roots> scales{};
    std::string bytes(sizeof(scales) + sums_.size(), '\0');
    for (std::size_t root = 0; root < roots; ++root) {
      double widest = 1e-9;
      for (std::size_t bucket = 0; bucket < root_buckets; ++bucket)
        widest = std::max(widest, std::abs(sums_[bucket * roots + root]));
      scales[root] = static_cast<float>(widest / 127);
      for (std::size_t bucket = 0; bucket < root_buckets; ++bucket) {
        const std::size_t at = bucket * roots + root;
        bytes[sizeof(scales) + at] = static_cast<char>(std::lround(sums_[at] / widest * 127));
      }
    }
    std::copy_n(reinterpret_cast<const char*>(scales.data()), sizeof(scales), bytes.begin());
    return bytes;
  }

  std::vector<double> weights_;
  std::vector<double> squares_;
  std::vector<double> sums_;
};

void tell(const Row& row, const event::RootModel& model) {
  const event::RootOdds odds = model.weigh(row.features);
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
    const auto model = event::RootModel::load(Learner().learn(std::move(others)));
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
  const std::string bytes = Learner().learn(std::move(all));
  std::ofstream(arguments[2], std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return 0;
}
