#include "rapporteur/article/line_model.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

namespace rapporteur::article {

namespace {

constexpr float never = -1e30F;
constexpr std::array<std::string_view, line_place_count> place_names{"from head", "from body", "from gap",
                                                                     "from tail"};

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

float read_number(std::string_view text) {
  float number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  expect(failure == std::errc() && end == text.data() + text.size(),
         "a weight of the line model is a number");
  return number;
}

float log_of_sum(const LineModel::Places& values) {
  const float highest = *std::ranges::max_element(values);
  if (highest <= never / 2) return never;
  float sum = 0;
  for (const float value : values) sum += std::exp(value - highest);
  return highest + std::log(sum);
}

}  // namespace

const LineModel& LineModel::shipped() {
  static const LineModel model = read(base::embedded("text_pages/line_weights.tsv"));
  return model;
}

LineModel LineModel::read(std::string_view table) {
  std::unordered_map<std::string, std::uint32_t> numbers;  // looked up, never walked
  for (std::uint32_t i = 0; i < line_feature_count(); ++i) numbers.emplace(line_feature_name(i), i);
  LineModel model;
  while (!table.empty()) {
    std::string_view row = take_until(table, '\n');
    if (row.empty() || row.starts_with('#')) continue;
    const std::string name(take_until(row, '\t'));
    Places values{};
    for (float& value : values) value = read_number(take_until(row, '\t'));
    const auto step = std::ranges::find(place_names, name);
    if (step != place_names.end()) {
      model.steps[static_cast<std::size_t>(step - place_names.begin())] = values;
      continue;
    }
    const auto known = numbers.find(name);
    expect(known != numbers.end(), "the line model weighs only features that are known");
    model.weights[known->second] = values;
  }
  return model;
}

LineModel::Places LineModel::score(const LineView& line) const {
  Places sum{};
  for (const std::uint16_t feature : line.features) {
    for (std::size_t place = 0; place < line_place_count; ++place) sum[place] += weights[feature][place];
  }
  return sum;
}

namespace {

using Places = LineModel::Places;

/// Best scores and, in `best_from`, where each came from.
std::vector<std::uint8_t> best_path(const LineModel& model, const std::vector<Places>& scores) {
  const std::size_t count = scores.size();
  std::vector<std::array<std::uint8_t, line_place_count>> best_from(count);
  Places best{scores[0][0], scores[0][1], never, scores[0][3]};
  for (std::size_t i = 1; i < count; ++i) {
    Places next;
    for (std::size_t to = 0; to < line_place_count; ++to) {
      next[to] = never;
      for (std::size_t from = 0; from < line_place_count; ++from) {
        const float value = LineModel::may_follow(from, to) ? best[from] + model.steps[from][to] : never;
        if (value <= next[to]) continue;
        next[to] = value;
        best_from[i][to] = static_cast<std::uint8_t>(from);
      }
      next[to] += scores[i][to];
    }
    best = next;
  }
  best[static_cast<std::size_t>(LinePlace::gap)] = never;  // a page does not end in a gap
  std::vector<std::uint8_t> path(count);
  path[count - 1] = static_cast<std::uint8_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = count - 1; i > 0; --i) path[i - 1] = best_from[i][path[i]];
  return path;
}

/// The chance of body at each line, in thousandths: sums over all ways through the page.
std::vector<std::uint16_t> body_chances(const LineModel& model, const std::vector<Places>& scores) {
  const std::size_t count = scores.size();
  std::vector<Places> forward(count);
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
  std::vector<std::uint16_t> chances(count);
  Places backward{0, 0, never, 0};
  for (std::size_t i = count; i-- > 0;) {
    Places both;
    for (std::size_t place = 0; place < line_place_count; ++place)
      both[place] = std::max(never, forward[i][place] + backward[place]);
    const float chance = std::exp(both[static_cast<std::size_t>(LinePlace::body)] - log_of_sum(both));
    chances[i] = static_cast<std::uint16_t>(std::lround(std::clamp(chance, 0.0F, 1.0F) * 1000));
    Places earlier;
    for (std::size_t from = 0; from < line_place_count; ++from) {
      Places ways;
      for (std::size_t to = 0; to < line_place_count; ++to) {
        ways[to] =
            LineModel::may_follow(from, to) ? model.steps[from][to] + scores[i][to] + backward[to] : never;
      }
      earlier[from] = std::max(never, log_of_sum(ways));
    }
    backward = earlier;
  }
  return chances;
}

}  // namespace

std::vector<PlacedLine> LineModel::place(const std::vector<LineView>& lines) const {
  std::vector<PlacedLine> placed(lines.size());
  if (lines.empty()) return placed;
  std::vector<Places> scores;
  scores.reserve(lines.size());
  for (const LineView& line : lines) scores.push_back(score(line));
  const std::vector<std::uint8_t> path = best_path(*this, scores);
  const std::vector<std::uint16_t> chances = body_chances(*this, scores);
  for (std::size_t i = 0; i < lines.size(); ++i) placed[i] = {static_cast<LinePlace>(path[i]), chances[i]};
  return placed;
}

}  // namespace rapporteur::article
