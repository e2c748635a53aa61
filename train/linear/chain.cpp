#include "train/linear/chain.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace rapporteur::train {

namespace {

using statement::role_count;
using statement::tag_count;
using statement::weighed_tags;
constexpr std::size_t row_size = 16;  // the weights of a feature, padded
constexpr std::uint32_t no_row = 0xFFFFFFFF;
using Row = std::array<float, row_size>;
using Follow = decltype(ChainWeights::follow);

constexpr bool may_follow(std::size_t before, std::size_t after) {
  return (before == 1 || before == 2) == (after == 2 || after == 3);
}

/// A paragraph's words: rows of their features.
struct Paragraph {
  std::uint32_t text;
  std::uint32_t first;
  std::uint32_t behind;
};

/// The features that are learned: rows by key.
class Rows {
 public:
  void count(const std::vector<const ChainText*>& texts, unsigned least) {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    counts.reserve(1u << 22);
    for (const ChainText* text : texts) {
      for (const std::uint32_t key : text->keys) ++counts[key];
    }
    for (const auto& [key, count] : counts) {
      if (count >= least) keys_.push_back(key);
    }
    settle();
  }
  void keep(const std::vector<std::uint32_t>& keys) {
    keys_ = keys;
    settle();
  }
  std::uint32_t row_of(std::uint32_t key) const {
    for (std::uint32_t at = key & mask_;; at = (at + 1) & mask_) {
      if (slots_[at] == no_row || keys_[slots_[at]] == key) return slots_[at];
    }
  }
  const std::vector<std::uint32_t>& keys() const { return keys_; }

 private:
  void settle() {
    std::ranges::sort(keys_);
    std::uint32_t size = 1024;
    while (size < keys_.size() * 2) size *= 2;
    mask_ = size - 1;
    slots_.assign(size, no_row);
    for (std::uint32_t row = 0; row < keys_.size(); ++row) {
      std::uint32_t at = keys_[row] & mask_;
      while (slots_[at] != no_row) at = (at + 1) & mask_;
      slots_[at] = row;
    }
  }
  std::vector<std::uint32_t> keys_;
  std::vector<std::uint32_t> slots_;
  std::uint32_t mask_ = 0;
};

class Learner {
 public:
  Learner(const std::vector<const ChainText*>& texts, const Rows& rows) : texts_(texts) {
    weights_.assign(rows.keys().size(), {});
    squares_.assign(rows.keys().size(), filled(1));
    for (auto& role : follow_squares_) {
      for (auto& before : role) before.fill(1);
    }
    for (std::uint32_t number = 0; number < texts.size(); ++number) {
      const ChainText& text = *texts[number];
      auto& own = rows_.emplace_back();
      auto& begins = begins_.emplace_back();
      begins.push_back(0);
      for (std::size_t word = 0; word + 1 < text.begins.size(); ++word) {
        for (std::uint32_t i = text.begins[word]; i < text.begins[word + 1]; ++i) {
          if (const std::uint32_t row = rows.row_of(text.keys[i]); row != no_row) own.push_back(row);
        }
        begins.push_back(static_cast<std::uint32_t>(own.size()));
      }
      const auto size = static_cast<std::uint32_t>(text.paragraph_of.size());
      for (std::uint32_t first = 0; first < size;) {
        std::uint32_t behind = first + 1;
        while (behind < size && text.paragraph_of[behind] == text.paragraph_of[first]) ++behind;
        paragraphs_.push_back({number, first, behind});
        first = behind;
      }
    }
  }

  void learn(const ChainOptions& options) {
    rate_ = options.rate;
    std::uint64_t state = 12345;
    std::vector<Row> sums(weights_.size());
    Follow follow_sums{};
    float counted = 0;
    for (unsigned round = 0; round < options.rounds; ++round) {
      for (std::size_t i = paragraphs_.size(); i > 1; --i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(paragraphs_[i - 1], paragraphs_[(state >> 33) % i]);
      }
      for (const Paragraph& paragraph : paragraphs_) learn_one(paragraph);
      if (round < options.first_counted) continue;
      counted += 1;
      for (std::size_t row = 0; row < sums.size(); ++row) {
        for (std::size_t i = 0; i < row_size; ++i) sums[row][i] += weights_[row][i];
      }
      for_each_step([&](std::size_t role, std::size_t before, std::size_t after) {
        follow_sums[role][before][after] += follow_[role][before][after];
      });
    }
    for (std::size_t row = 0; row < sums.size(); ++row) {
      for (std::size_t i = 0; i < row_size; ++i) weights_[row][i] = sums[row][i] / counted;
    }
    for_each_step([&](std::size_t role, std::size_t before, std::size_t after) {
      follow_[role][before][after] = follow_sums[role][before][after] / counted;
    });
  }

  const std::vector<Row>& weights() const { return weights_; }
  const Follow& follow() const { return follow_; }

 private:
  using TagNumbers = std::array<double, tag_count>;

  static Row filled(float value) {
    Row row;
    row.fill(value);
    return row;
  }
  template <class Each>
  static void for_each_step(const Each& each) {
    for (std::size_t role = 0; role < role_count; ++role) {
      for (std::size_t before = 0; before < tag_count; ++before) {
        for (std::size_t after = 0; after < tag_count; ++after) {
          if (may_follow(before, after)) each(role, before, after);
        }
      }
    }
  }

  std::span<const std::uint32_t> rows_of(const Paragraph& paragraph, std::uint32_t word) const {
    const auto& begins = begins_[paragraph.text];
    return std::span(rows_[paragraph.text]).subspan(begins[word], begins[word + 1] - begins[word]);
  }

  void learn_one(const Paragraph& paragraph) {
    const std::uint32_t size = paragraph.behind - paragraph.first;
    scores_.assign(size, {});
    gradient_.assign(size, {});
    for (std::uint32_t i = 0; i < size; ++i) {
      for (const std::uint32_t row : rows_of(paragraph, paragraph.first + i)) {
        for (std::size_t k = 0; k < row_size; ++k) scores_[i][k] += weights_[row][k];
      }
    }
    for (std::size_t role = 0; role < role_count; ++role) find_gradient(paragraph, role);
    for (std::uint32_t i = 0; i < size; ++i) {
      const Row& gradient = gradient_[i];
      if (std::ranges::all_of(gradient, [](float g) { return std::abs(g) < 2e-3F; })) continue;
      for (const std::uint32_t row : rows_of(paragraph, paragraph.first + i)) {
        Row& weights = weights_[row];
        Row& squares = squares_[row];
        for (std::size_t k = 0; k < row_size; ++k) {
          squares[k] += gradient[k] * gradient[k];
          weights[k] += rate_ * gradient[k] / std::sqrt(squares[k]);
        }
      }
    }
  }

  /// Forward and backward over one chain; annotated less expected.
  void find_gradient(const Paragraph& paragraph, std::size_t role) {
    const std::uint32_t size = paragraph.behind - paragraph.first;
    std::array<std::array<double, tag_count>, tag_count> steps{};
    for (std::size_t before = 0; before < tag_count; ++before) {
      for (std::size_t after = 0; after < tag_count; ++after)
        steps[before][after] =
            may_follow(before, after) ? std::exp(static_cast<double>(follow_[role][before][after])) : 0;
    }
    own_.resize(size);
    forward_.resize(size);
    backward_.resize(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      double most = 0;
      for (std::size_t tag = 0; tag < weighed_tags; ++tag)
        most = std::max(most, static_cast<double>(scores_[i][role * weighed_tags + tag]));
      own_[i][0] = std::exp(-most);
      for (std::size_t tag = 0; tag < weighed_tags; ++tag)
        own_[i][tag + 1] = std::exp(static_cast<double>(scores_[i][role * weighed_tags + tag]) - most);
    }
    forward_[0] = {own_[0][0], own_[0][1], 0, 0, own_[0][4]};
    normalise(forward_[0]);
    for (std::uint32_t i = 1; i < size; ++i) {
      for (std::size_t after = 0; after < tag_count; ++after) {
        double sum = 0;
        for (std::size_t before = 0; before < tag_count; ++before)
          sum += forward_[i - 1][before] * steps[before][after];
        forward_[i][after] = sum * own_[i][after];
      }
      normalise(forward_[i]);
    }
    backward_[size - 1] = {1, 0, 0, 1, 1};
    for (std::uint32_t i = size - 1; i-- > 0;) {
      for (std::size_t before = 0; before < tag_count; ++before) {
        double sum = 0;
        for (std::size_t after = 0; after < tag_count; ++after)
          sum += steps[before][after] * own_[i + 1][after] * backward_[i + 1][after];
        backward_[i][before] = sum;
      }
      normalise(backward_[i]);
    }
    const auto& tags = texts_[paragraph.text]->tags;
    for (std::uint32_t i = 0; i < size; ++i) {
      TagNumbers chance{};
      for (std::size_t tag = 0; tag < tag_count; ++tag) chance[tag] = forward_[i][tag] * backward_[i][tag];
      normalise(chance);
      const auto gold = static_cast<std::size_t>(tags[paragraph.first + i][role]);
      for (std::size_t tag = 0; tag < weighed_tags; ++tag)
        gradient_[i][role * weighed_tags + tag] =
            static_cast<float>((gold == tag + 1 ? 1 : 0) - chance[tag + 1]);
    }
    learn_steps(paragraph, role, steps);
  }

  void learn_steps(const Paragraph& paragraph, std::size_t role,
                   const std::array<std::array<double, tag_count>, tag_count>& steps) {
    const auto& tags = texts_[paragraph.text]->tags;
    std::array<std::array<double, tag_count>, tag_count> gradient{};
    for (std::uint32_t i = 1; i < paragraph.behind - paragraph.first; ++i) {
      std::array<std::array<double, tag_count>, tag_count> chance{};
      double sum = 0;
      for (std::size_t before = 0; before < tag_count; ++before) {
        for (std::size_t after = 0; after < tag_count; ++after) {
          chance[before][after] =
              forward_[i - 1][before] * steps[before][after] * own_[i][after] * backward_[i][after];
          sum += chance[before][after];
        }
      }
      for_each_step([&](std::size_t r, std::size_t before, std::size_t after) {
        if (r == role) gradient[before][after] -= chance[before][after] / sum;
      });
      gradient[static_cast<std::size_t>(tags[paragraph.first + i - 1][role])]
              [static_cast<std::size_t>(tags[paragraph.first + i][role])] += 1;
    }
    for (std::size_t before = 0; before < tag_count; ++before) {
      for (std::size_t after = 0; after < tag_count; ++after) {
        if (!may_follow(before, after)) continue;
        const auto g = static_cast<float>(gradient[before][after]);
        auto& squares = follow_squares_[role][before][after];
        squares += g * g;
        follow_[role][before][after] += rate_ * g / std::sqrt(squares);
      }
    }
  }

  static void normalise(TagNumbers& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    if (sum <= 0) return;
    for (double& number : numbers) number /= sum;
  }

  const std::vector<const ChainText*>& texts_;
  std::vector<std::vector<std::uint32_t>> rows_;  // of each text's words
  std::vector<std::vector<std::uint32_t>> begins_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Row> weights_;
  std::vector<Row> squares_;
  Follow follow_{};
  Follow follow_squares_{};
  float rate_ = 0;
  std::vector<Row> scores_;
  std::vector<Row> gradient_;
  std::vector<TagNumbers> own_, forward_, backward_;
};

/// The keys of the rows with the greatest weights, each counted by what it does in training: the more words
/// have it, the better it is known.
std::vector<std::uint32_t> strongest(const Rows& rows, const std::vector<Row>& weights, std::size_t count) {
  std::vector<std::uint32_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0u);
  std::vector<float> strength(weights.size());
  for (std::size_t row = 0; row < weights.size(); ++row) {
    for (const float weight : weights[row]) strength[row] = std::max(strength[row], std::abs(weight));
  }
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return strength[a] != strength[b] ? strength[a] > strength[b] : rows.keys()[a] < rows.keys()[b];
  });
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < std::min(count, order.size()); ++i) keys.push_back(rows.keys()[order[i]]);
  return keys;
}

}  // namespace

ChainWeights learn_chain(const std::vector<const ChainText*>& texts, const ChainOptions& options) {
  Rows rows;
  rows.count(texts, options.least_count);
  auto learner = std::make_unique<Learner>(texts, rows);
  if (options.max_features != 0 && rows.keys().size() > options.max_features) {
    ChainOptions rough = options;
    rough.rounds = 3;
    rough.first_counted = 2;
    learner->learn(rough);
    rows.keep(strongest(rows, learner->weights(), options.max_features));
    learner = std::make_unique<Learner>(texts, rows);
  }
  learner->learn(options);
  ChainWeights out;
  out.follow = learner->follow();
  for (std::size_t row = 0; row < rows.keys().size(); ++row)
    std::copy_n(learner->weights()[row].begin(), statement::weights_per_feature,
                out.features[rows.keys()[row]].begin());
  return out;
}

}  // namespace rapporteur::train
