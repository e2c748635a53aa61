#include "rapporteur/statement/linear_tagger.h"

#include "rapporteur/base/log_exp.h"

#include <algorithm>
#include <limits>

namespace rapporteur::statement {

namespace {

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min() / 2;
/// The score of a tag that is not to be.
constexpr std::int32_t never_tagged = -100000;
constexpr std::size_t outside = 0, begin = 1, inside = 2, end = 3, single = 4;

/// Viterbi over integers for one role and one paragraph. Keeps its memory from one to the next.
class StepTags {
 public:
  StepTags(const std::vector<StepScores>& scores, const PassWeights& weights, std::size_t role)
      : scores_(scores), follow_(weights.follow[role]), bonus_(weights.bonus[role]), role_(role) {}

  void add_spans(WordRange paragraph, std::vector<WordRange>& spans) {
    back_.resize(paragraph.size());
    const std::int32_t* first = own(paragraph.begin);
    std::array<std::int32_t, tag_count> best{0, first[0] + bonus_, never, never, first[3] + bonus_};
    for (std::uint32_t word = paragraph.begin + 1; word < paragraph.end; ++word)
      best = step(best, own(word), back_[word - paragraph.begin]);
    std::size_t tag = outside;
    if (best[end] > best[tag]) tag = end;
    if (best[single] > best[tag]) tag = single;
    follow_back(paragraph, tag, spans);
  }

 private:
  using Best = std::array<std::int32_t, tag_count>;
  using Back = std::array<std::uint8_t, tag_count>;

  /// The scores of begin, inside, end and single.
  const std::int32_t* own(std::uint32_t word) const { return &scores_[word][role_ * weighed_tags]; }

  /// The better of the tags that may stand before.
  template <class... Tags>
  std::int32_t best_before(const Best& best, std::size_t after, std::uint8_t& back, Tags... tags) const {
    std::int32_t most = never;
    for (const std::size_t tag : {tags...}) {
      const std::int32_t score = best[tag] + follow_[tag][after];
      if (score <= most) continue;
      most = score;
      back = static_cast<std::uint8_t>(tag);
    }
    return most;
  }

  Best step(const Best& best, const std::int32_t* scores, Back& back) const {
    Best next{};
    next[outside] = best_before(best, outside, back[outside], outside, end, single);
    next[begin] = best_before(best, begin, back[begin], outside, end, single) + scores[0] + bonus_;
    next[inside] = best_before(best, inside, back[inside], begin, inside) + scores[1];
    next[end] = best_before(best, end, back[end], begin, inside) + scores[2];
    next[single] = best_before(best, single, back[single], outside, end, single) + scores[3] + bonus_;
    return next;
  }

  void follow_back(WordRange paragraph, std::size_t tag, std::vector<WordRange>& spans) const {
    const std::size_t size = spans.size();
    std::uint32_t behind = paragraph.end;
    for (std::uint32_t word = paragraph.end; word-- > paragraph.begin;) {
      if (tag == end || tag == single) behind = word + 1;
      if (tag == begin || tag == single) spans.push_back({word, behind});
      tag = back_[word - paragraph.begin][tag];
    }
    std::reverse(spans.begin() + static_cast<std::ptrdiff_t>(size), spans.end());
  }

  const std::vector<StepScores>& scores_;
  const std::array<std::array<std::int16_t, tag_count>, tag_count>& follow_;
  std::int32_t bonus_;
  std::size_t role_;
  std::vector<Back> back_;
};

/// By how much the best tag won over none, in eight steps.
std::uint8_t margin_of(const StepScores& scores, std::size_t role, std::int32_t steps_per_unit) {
  const auto* own = &scores[role * weighed_tags];
  const std::int32_t most = *std::max_element(own, own + weighed_tags);
  const std::int32_t units = most / steps_per_unit + 4;
  return static_cast<std::uint8_t>(std::clamp(units, 0, 8));
}

/// The paragraphs in which the first pass found something.
std::vector<WordRange> paragraphs_with_spans(const LinearText& text, const FirstPass& first) {
  std::vector<WordRange> found;
  std::array<std::size_t, role_count> next{};
  const auto& paragraph_of = text.words.paragraph_of;
  for (std::uint32_t opened = 0; opened < text.size();) {
    std::uint32_t behind = opened + 1;
    while (behind < text.size() && paragraph_of[behind] == paragraph_of[opened]) ++behind;
    bool has_span = false;
    for (std::size_t role = 0; role < role_count; ++role) {
      const auto& spans = first.spans.all[role];
      for (; next[role] < spans.size() && spans[next[role]].begin < behind; ++next[role]) has_span = true;
    }
    if (has_span) found.push_back({opened, behind});
    opened = behind;
  }
  return found;
}

}  // namespace

FirstPass read_first_pass(const LinearText& text, const LinearModel& model) {
  std::vector<StepScores> scores(text.size());
  FeatureList list;
  for (std::uint32_t word = 0; word < text.size(); ++word) {
    list.clear();
    add_word_features(text, word, list);
    scores[word] = model.first().features.sum(list.keys());
  }
  FirstPass first = view_first_pass(text, best_spans(text.words, scores, model.first()));
  for (std::uint32_t word = 0; word < text.size(); ++word) {
    for (std::size_t role = 0; role < role_count; ++role)
      first.margins[word][role] = margin_of(scores[word], role, model.steps_per_unit());
  }
  return first;
}

std::vector<StepScores> score_second_pass(const LinearText& text, const FirstPass& first,
                                          const LinearModel& model) {
  StepScores nothing;
  nothing.fill(never_tagged);
  std::vector<StepScores> scores(text.size(), nothing);
  FeatureList list;
  for (const WordRange paragraph : paragraphs_with_spans(text, first)) {
    for (std::uint32_t word = paragraph.begin; word < paragraph.end; ++word) {
      list.clear();
      add_second_features(text, first, word, list);
      scores[word] = model.second().features.sum(list.keys());
    }
  }
  return scores;
}

RoleSpans best_spans(const Words& words, const std::vector<StepScores>& scores, const PassWeights& weights) {
  RoleSpans out;
  for (std::size_t role = 0; role < role_count; ++role) {
    StepTags tags(scores, weights, role);
    for (std::uint32_t first = 0; first < words.size();) {
      std::uint32_t behind = first + 1;
      while (behind < words.size() && words.paragraph_of[behind] == words.paragraph_of[first]) ++behind;
      tags.add_spans({first, behind}, out.all[role]);
      first = behind;
    }
  }
  return out;
}

namespace {

/// Scores of one word and role as log-probabilities.
TagScores as_log_probabilities(const std::int32_t* own, const LinearModel& model) {
  const std::int32_t most = std::max(0, *std::max_element(own, own + weighed_tags));
  const double unit = model.steps_per_unit();
  double sum = model.power(most);
  for (std::size_t tag = 0; tag < weighed_tags; ++tag) sum += model.power(most - own[tag]);
  const double log_sum = most / unit + base::logarithm(sum);
  TagScores out{static_cast<float>(-log_sum)};
  for (std::size_t tag = 0; tag < weighed_tags; ++tag)
    out[tag + 1] = static_cast<float>(own[tag] / unit - log_sum);
  return out;
}

}  // namespace

std::vector<WordScores> sure_scores(const std::vector<StepScores>& scores, const RoleSpans& spans,
                                    const LinearModel& model) {
  std::vector<WordScores> out(scores.size());
  for (std::size_t role = 0; role < role_count; ++role) {
    for (const WordRange span : spans.all[role]) {
      for (std::uint32_t word = span.begin; word < span.end; ++word)
        out[word][role] = as_log_probabilities(&scores[word][role * weighed_tags], model);
    }
  }
  return out;
}

}  // namespace rapporteur::statement
