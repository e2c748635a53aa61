#include "rapporteur/statement/linear_tagger.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::statement;

namespace {

/// A few numbers that look random, the same in every run.
class Numbers {
 public:
  std::int32_t next(std::int32_t most) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int32_t>((state_ >> 33) % static_cast<std::uint64_t>(2 * most + 1)) - most;
  }

 private:
  std::uint64_t state_ = 1;
};

bool may_follow(std::size_t before, std::size_t after) {
  return (before == 1 || before == 2) == (after == 2 || after == 3);
}

struct Chain {
  const std::vector<StepScores>& scores;
  const PassWeights& numbers;

  std::int32_t own(std::size_t word, std::size_t tag) const {
    if (tag == 0) return 0;
    return scores[word][tag - 1] + (tag == 1 || tag == 4 ? numbers.bonus[0] : 0);
  }

  /// The best score of all rows of tags from a word on, of those that may follow one another.
  std::int32_t best_from(std::size_t word, std::size_t tag) const {
    const std::int32_t here = own(word, tag);
    if (word + 1 == scores.size()) return tag == 1 || tag == 2 ? -1000000 : here;
    std::int32_t most = -1000000;
    for (std::size_t next = 0; next < tag_count; ++next) {
      if (may_follow(tag, next))
        most = std::max(most, here + numbers.follow[0][tag][next] + best_from(word + 1, next));
    }
    return most;
  }

  std::int32_t score_of(const std::vector<WordRange>& spans) const {
    std::vector<std::size_t> tags(scores.size());
    for (const WordRange span : spans) {
      for (std::uint32_t word = span.begin; word < span.end; ++word)
        tags[word] = span.size() == 1 ? 4 : word == span.begin ? 1 : word + 1 == span.end ? 3 : 2;
    }
    std::int32_t sum = 0;
    for (std::size_t word = 0; word < tags.size(); ++word) {
      sum += own(word, tags[word]);
      if (word > 0) sum += numbers.follow[0][tags[word - 1]][tags[word]];
    }
    return sum;
  }
};

}  // namespace

TEST_CASE("no row of tags is better than the one that is found") {
  Numbers numbers;
  for (int round = 0; round < 200; ++round) {
    PassWeights pass;
    for (auto& before : pass.follow[0]) {
      for (auto& step : before) step = static_cast<std::int16_t>(numbers.next(20));
    }
    pass.bonus[0] = static_cast<std::int16_t>(numbers.next(10));
    std::vector<StepScores> scores(1 + static_cast<std::size_t>(numbers.next(3) + 3));
    for (StepScores& each : scores) {
      for (std::int32_t& score : each) score = numbers.next(30);
    }
    Words words;
    words.spans.resize(scores.size());
    words.paragraph_of.assign(scores.size(), 1);
    const Chain chain{scores, pass};
    const auto found = best_spans(words, scores, pass).of(Role::cue);
    const std::int32_t most = std::max({chain.best_from(0, 0), chain.best_from(0, 1), chain.best_from(0, 4)});
    CHECK(chain.score_of(found) == most);
  }
}

TEST_CASE("a span of the chain ends with its paragraph") {
  std::vector<StepScores> scores(6);
  for (StepScores& each : scores) each.fill(50);
  Words words;
  words.spans.resize(6);
  words.paragraph_of = {1, 1, 1, 2, 2, 2};
  PassWeights pass;
  for (auto& role : pass.follow) {
    for (auto& before : role) before[2] = 30;  // inside is liked best
  }
  CHECK(best_spans(words, scores, pass).of(Role::content) == std::vector<WordRange>{{0, 3}, {3, 6}});
}
