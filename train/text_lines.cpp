// Learns the weights of the line model of text-only pages from what `train/text_pages.py` writes:
//   text_lines PAGES WEIGHTS            trains on all pages, writes the weights
//   text_lines PAGES --cross-validate   trains on four folds, tests on the fifth, in turn; prints the figures
// The objective is the likelihood of each page's places under the chain; Adagrad steps, one page at a time,
// in a fixed order, with a penalty on the squares of the weights. Same pages, same weights.

#include "rapporteur/article/line_features.h"
#include "rapporteur/article/line_model.h"
#include "rapporteur/article/text_units.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using rapporteur::article::line_feature_count;
using rapporteur::article::line_place_count;
using rapporteur::article::LineModel;
using rapporteur::article::LinePlace;
using rapporteur::article::LineView;
using rapporteur::article::PlacedLine;
using Places = std::array<double, line_place_count>;

struct Example {
  std::string set, id, cut;
  int fold = 0;
  std::vector<LineView> lines;
  std::vector<std::uint8_t> is_body;
  std::vector<std::uint32_t> words;
  std::vector<std::uint8_t> places;
};

/// Where each line stands, given which lines are body.
std::vector<std::uint8_t> places_of(const std::vector<std::uint8_t>& is_body) {
  std::size_t first = is_body.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < is_body.size(); ++i) {
    if (!is_body[i]) continue;
    first = std::min(first, i);
    last = i;
  }
  std::vector<std::uint8_t> places;
  for (std::size_t i = 0; i < is_body.size(); ++i) {
    const LinePlace place = is_body[i]  ? LinePlace::body
                            : i < first ? LinePlace::head
                            : i > last  ? LinePlace::tail
                                        : LinePlace::gap;
    places.push_back(static_cast<std::uint8_t>(place));
  }
  return places;
}

Example make_example(const std::string& header, const std::string& text,
                     const std::vector<std::uint8_t>& labels) {
  Example example;
  std::istringstream words(header.substr(2));
  words >> example.set >> example.id >> example.cut >> example.fold;
  rapporteur::Page page;
  page.media = rapporteur::Media::text;
  page.encoding = "utf-8";
  page.bytes = text;
  const rapporteur::article::TextUnits units = rapporteur::article::read_text_units(page);
  example.lines = view_lines(units, rapporteur::article::TextPageWords::shipped());
  std::size_t label = 0;
  for (const auto& unit : units.units) {
    example.is_body.push_back(label < labels.size() ? labels[label] : 0);
    label += unit.lines;
  }
  for (const LineView& line : example.lines) example.words.push_back(line.signs.words);
  example.places = places_of(example.is_body);
  return example;
}

std::vector<Example> read_examples(const char* path) {
  std::ifstream in(path);
  std::vector<Example> examples;
  std::string header, line, text;
  std::vector<std::uint8_t> labels;
  while (std::getline(in, line)) {
    if (line.starts_with("# ")) {
      header = line;
      text.clear();
      labels.clear();
    } else if (line == "#") {
      if (!labels.empty()) examples.push_back(make_example(header, text, labels));
    } else {
      if (line != "-") labels.push_back(line[0] == '1');
      text += line == "-" ? "" : line.substr(2);
      text += '\n';
    }
  }
  return examples;
}

double log_of_sum(const Places& values) {
  const double highest = *std::ranges::max_element(values);
  double sum = 0;
  for (const double value : values) sum += std::exp(value - highest);
  return highest + std::log(sum);
}

/// Adagrad over the model's weights.
class Trainer {
 public:
  LineModel model;

  void learn(const Example& page, double rate, double penalty) {
    const std::size_t count = page.lines.size();
    std::vector<Places> scores(count), forward(count), backward(count);
    for (std::size_t i = 0; i < count; ++i) {
      const LineModel::Places sums = model.score(page.lines[i]);
      std::ranges::copy(sums, scores[i].begin());
    }
    run_both_ways(scores, forward, backward);
    const double all = log_of_sum(add(forward[count - 1], backward[count - 1]));
    const double weight = 1.0 / std::sqrt(static_cast<double>(count));
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t p = 0; p < line_place_count; ++p) {
        const double gradient =
            weight * ((page.places[i] == p ? 1.0 : 0.0) - std::exp(forward[i][p] + backward[i][p] - all));
        if (std::abs(gradient) < 1e-9) continue;
        for (const std::uint16_t feature : page.lines[i].features)
          step(model.weights[feature][p], squares_[feature][p], gradient, rate, penalty);
      }
      if (i == 0) continue;
      for (std::size_t from = 0; from < line_place_count; ++from) {
        for (std::size_t to = 0; to < line_place_count; ++to) {
          if (!LineModel::may_follow(from, to)) continue;
          const double way =
              forward[i - 1][from] + model.steps[from][to] + scores[i][to] + backward[i][to] - all;
          const bool is_gold = page.places[i - 1] == from && page.places[i] == to;
          step(model.steps[from][to], step_squares_[from][to],
               weight * ((is_gold ? 1.0 : 0.0) - std::exp(way)), rate, penalty);
        }
      }
    }
  }

 private:
  static constexpr double never = -1e30;
  static Places add(const Places& a, const Places& b) {
    Places sum;
    for (std::size_t p = 0; p < line_place_count; ++p) sum[p] = std::max(never, a[p] + b[p]);
    return sum;
  }

  void run_both_ways(const std::vector<Places>& scores, std::vector<Places>& forward,
                     std::vector<Places>& backward) const {
    const std::size_t count = scores.size();
    forward[0] = {scores[0][0], scores[0][1], never, scores[0][3]};
    for (std::size_t i = 1; i < count; ++i) {
      for (std::size_t to = 0; to < line_place_count; ++to) {
        Places ways;
        for (std::size_t from = 0; from < line_place_count; ++from) {
          ways[from] = LineModel::may_follow(from, to) ? forward[i - 1][from] + model.steps[from][to] : never;
        }
        forward[i][to] = std::max(never, log_of_sum(ways) + scores[i][to]);
      }
    }
    backward[count - 1] = {0, 0, never, 0};
    for (std::size_t i = count - 1; i > 0; --i) {
      for (std::size_t from = 0; from < line_place_count; ++from) {
        Places ways;
        for (std::size_t to = 0; to < line_place_count; ++to) {
          ways[to] = LineModel::may_follow(from, to) ? model.steps[from][to] + scores[i][to] + backward[i][to]
                                                     : never;
        }
        backward[i - 1][from] = std::max(never, log_of_sum(ways));
      }
    }
  }

  static void step(float& weight, double& squares, double gradient, double rate, double penalty) {
    gradient -= penalty * static_cast<double>(weight);
    squares += gradient * gradient;
    weight += static_cast<float>(rate * gradient / (1e-6 + std::sqrt(squares)));
  }

  std::array<Places, line_feature_count()> squares_{};
  std::array<Places, line_place_count> step_squares_{};
};

/// The mean of a model's weights over many steps, which errs less than the last step's.
class MeanModel {
 public:
  void add(const LineModel& model) {
    ++count_;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      for (std::size_t p = 0; p < line_place_count; ++p) sums_[i][p] += model.weights[i][p];
    }
    for (std::size_t from = 0; from < line_place_count; ++from) {
      for (std::size_t to = 0; to < line_place_count; ++to) step_sums_[from][to] += model.steps[from][to];
    }
  }
  LineModel mean() const {
    LineModel out;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      for (std::size_t p = 0; p < line_place_count; ++p)
        out.weights[i][p] = static_cast<float>(sums_[i][p] / count_);
    }
    for (std::size_t from = 0; from < line_place_count; ++from) {
      for (std::size_t to = 0; to < line_place_count; ++to) {
        out.steps[from][to] = static_cast<float>(step_sums_[from][to] / count_);
      }
    }
    return out;
  }

 private:
  std::array<Places, line_feature_count()> sums_{};
  std::array<Places, line_place_count> step_sums_{};
  double count_ = 0;
};

LineModel train(const std::vector<const Example*>& pages) {
  constexpr int rounds = 8;
  constexpr int first_counted = 2;  // rounds before it still run in
  Trainer trainer;
  MeanModel mean;
  std::vector<std::size_t> order(pages.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t state = 12345;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(order[i - 1], order[(state >> 33) % i]);
    }
    for (const std::size_t i : order) {
      trainer.learn(*pages[i], 0.1, 1e-3);
      if (round >= first_counted) mean.add(trainer.model);
    }
  }
  return mean.mean();
}

struct Figures {
  double right = 0, given = 0, wanted = 0;  // lines
  double word_f = 0, pages = 0, exact = 0;
  void add(const Example& page, const std::vector<PlacedLine>& placed) {
    double words_right = 0, words_given = 0, words_wanted = 0;
    bool is_exact = true;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const bool is_given = placed[i].place == LinePlace::body;
      const bool is_wanted = page.is_body[i] != 0;
      right += is_given && is_wanted;
      given += is_given;
      wanted += is_wanted;
      is_exact = is_exact && is_given == is_wanted;
      words_right += is_given && is_wanted ? page.words[i] : 0;
      words_given += is_given ? page.words[i] : 0;
      words_wanted += is_wanted ? page.words[i] : 0;
    }
    word_f += words_given + words_wanted > 0 ? 2 * words_right / (words_given + words_wanted) : 1;
    pages += 1;
    exact += is_exact;
  }
  void print(const std::string& name) const {
    const double p = right / given, r = right / wanted;
    std::printf("%-24s pages %5.0f  lines P %.4f R %.4f F %.4f  word F1 %.4f  exact %.3f\n", name.c_str(),
                pages, p, r, 2 * p * r / (p + r), word_f / pages, exact / pages);
  }
};

int cross_validate(const std::vector<Example>& examples) {
  std::map<std::string, Figures> figures;
  for (int fold = 0; fold < 5; ++fold) {
    std::vector<const Example*> pages;
    for (const Example& example : examples) {
      if (example.fold != fold) pages.push_back(&example);
    }
    const LineModel model = train(pages);
    for (const Example& example : examples) {
      if (example.fold != fold) continue;
      const auto placed = model.place(example.lines);
      figures[example.cut].add(example, placed);
      figures[example.cut + " " + example.set].add(example, placed);
    }
  }
  for (const auto& [name, figure] : figures) figure.print(name);
  return 0;
}

void write_weights(const LineModel& model, const char* path) {
  std::ofstream out(path);
  out << "# feature\thead\tbody\tgap\ttail; written by train/text_lines\n";
  char row[160];
  const auto put = [&](const std::string& name, const LineModel::Places& w) {
    std::snprintf(row, sizeof row, "%s\t%.3f\t%.3f\t%.3f\t%.3f\n", name.c_str(), static_cast<double>(w[0]),
                  static_cast<double>(w[1]), static_cast<double>(w[2]), static_cast<double>(w[3]));
    out << row;
  };
  const char* names[] = {"from head", "from body", "from gap", "from tail"};
  for (std::size_t p = 0; p < line_place_count; ++p) put(names[p], model.steps[p]);
  for (std::uint32_t i = 0; i < line_feature_count(); ++i)
    put(rapporteur::article::line_feature_name(i), model.weights[i]);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: text_lines PAGES WEIGHTS | text_lines PAGES --cross-validate\n");
    return 2;
  }
  const std::vector<Example> examples = read_examples(arguments[1]);
  std::fprintf(stderr, "%zu pages, %u features\n", examples.size(), line_feature_count());
  if (std::strcmp(arguments[2], "--cross-validate") == 0) return cross_validate(examples);
  std::vector<const Example*> all;
  for (const Example& example : examples) all.push_back(&example);
  write_weights(train(all), arguments[2]);
  return 0;
}
