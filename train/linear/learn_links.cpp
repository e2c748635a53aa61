#include "train/linear/learn_links.h"

#include "rapporteur/statement/linear_links.h"

#include <algorithm>
#include <cmath>

namespace rapporteur::train {

namespace {

using statement::FeatureList;
using statement::LinkContext;
using statement::LinkKind;
using statement::Role;
using statement::WordRange;

/// One span with what it may belong to: features of each choice, the first being none.
struct Lesson {
  std::vector<std::vector<std::uint32_t>> choices;
  std::vector<std::uint8_t> is_right;
};

std::uint32_t common(WordRange a, WordRange b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

bool overlaps_one(WordRange span, const std::vector<WordRange>& spans) {
  return std::ranges::any_of(spans, [&](WordRange each) { return span.overlaps(each); });
}

/// The annotated attribution whose span in a role lies closest on `span`; null where none touches it.
const GoldAttribution* closest(const TrainingText& text, WordRange span, Role role) {
  const GoldAttribution* best = nullptr;
  double most = 0;
  for (const GoldAttribution& gold : text.gold) {
    for (const WordRange each : gold[static_cast<std::size_t>(role)]) {
      const double shared = common(span, each);
      const double share = shared / (span.size() + each.size() - shared);
      if (share > most) {
        most = share;
        best = &gold;
      }
    }
  }
  return best;
}

class LessonMaker {
 public:
  LessonMaker(const LinkText& text, std::uint32_t reach) : text_(text), reach_(reach) {}

  void make(std::vector<Lesson>& lessons) {
    for (const WordRange content : text_.spans.of(Role::content))
      add(LinkKind::content_cue, content, lessons);
    for (const WordRange cue : text_.spans.of(Role::cue)) {
      if (closest(*text_.text, cue, Role::cue)) add(LinkKind::cue_speaker, cue, lessons);
    }
  }

 private:
  void add(LinkKind kind, WordRange span, std::vector<Lesson>& lessons) {
    const Role own = kind == LinkKind::content_cue ? Role::content : Role::cue;
    const Role other = kind == LinkKind::content_cue ? Role::cue : Role::speaker;
    const GoldAttribution* gold = closest(*text_.text, span, own);
    const auto& right = gold ? (*gold)[static_cast<std::size_t>(other)] : std::vector<WordRange>();
    const LinkContext context{text_.text->text, text_.spans};
    Lesson lesson;
    FeatureList list;
    add_no_link_features(context, kind, span, list);
    lesson.choices.emplace_back(list.keys().begin(), list.keys().end());
    lesson.is_right.push_back(right.empty() ? 1 : 0);
    for (const WordRange target : text_.spans.of(other)) {
      if (target.end + reach_ < span.begin || target.begin > span.end + reach_) continue;
      list.clear();
      add_link_features(context, kind, span, target, list);
      lesson.choices.emplace_back(list.keys().begin(), list.keys().end());
      lesson.is_right.push_back(overlaps_one(target, right) ? 1 : 0);
    }
    // Where what it belongs to was not found, it belongs to none of what was.
    if (std::ranges::count(lesson.is_right, 1) == 0) lesson.is_right[0] = 1;
    lessons.push_back(std::move(lesson));
  }

  const LinkText& text_;
  std::uint32_t reach_;
};

struct Weight {
  double value = 0;
  double squares = 1;
  double sum = 0;
};

void learn_one(const Lesson& lesson, double rate, std::unordered_map<std::uint32_t, Weight>& weights) {
  std::vector<double> scores;
  double most = -1e9;
  for (const auto& choice : lesson.choices) {
    double score = 0;
    for (const std::uint32_t key : choice) score += weights[key].value;
    scores.push_back(score);
    most = std::max(most, score);
  }
  double all = 0;
  double right = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] = std::exp(scores[i] - most);
    all += scores[i];
    right += lesson.is_right[i] ? scores[i] : 0;
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double gradient = (lesson.is_right[i] ? scores[i] / right : 0) - scores[i] / all;
    if (std::abs(gradient) < 1e-3) continue;
    for (const std::uint32_t key : lesson.choices[i]) {
      Weight& weight = weights[key];
      weight.squares += gradient * gradient;
      weight.value += rate * gradient / std::sqrt(weight.squares);
    }
  }
}

}  // namespace

ChainWeights learn_links(const std::vector<LinkText>& texts, std::uint32_t reach) {
  constexpr int rounds = 8;
  constexpr int first_counted = 2;
  std::vector<Lesson> lessons;
  for (const LinkText& text : texts) LessonMaker(text, reach).make(lessons);
  std::unordered_map<std::uint32_t, int> counts;
  for (const Lesson& lesson : lessons) {
    for (const auto& choice : lesson.choices) {
      for (const std::uint32_t key : choice) ++counts[key];
    }
  }
  for (Lesson& lesson : lessons) {
    for (auto& choice : lesson.choices)
      std::erase_if(choice, [&](std::uint32_t key) { return counts[key] < 4; });
  }
  std::unordered_map<std::uint32_t, Weight> weights;
  std::uint64_t state = 4711;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = lessons.size(); i > 1; --i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(lessons[i - 1], lessons[(state >> 33) % i]);
    }
    for (const Lesson& lesson : lessons) learn_one(lesson, 0.1, weights);
    if (round < first_counted) continue;
    for (auto& [key, weight] : weights) weight.sum += weight.value;
  }
  ChainWeights out;
  for (const auto& [key, weight] : weights)
    out.features[key][0] = static_cast<float>(weight.sum / (rounds - first_counted));
  return out;
}

}  // namespace rapporteur::train
