#include "rapporteur/statement/tags.h"

#include "rapporteur/base/log_exp.h"

#include <algorithm>
#include <limits>

namespace rapporteur::statement {

namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

constexpr bool may_follow(Tag before, Tag after) {
  const bool is_open = before == Tag::begin || before == Tag::inside;
  const bool goes_on = after == Tag::inside || after == Tag::end;
  return is_open == goes_on;
}
constexpr bool may_be_first(Tag tag) {
  return tag == Tag::outside || tag == Tag::begin || tag == Tag::single;
}
constexpr bool may_be_last(Tag tag) {
  return tag == Tag::outside || tag == Tag::end || tag == Tag::single;
}

/// Viterbi over the words of one paragraph. Keeps its memory from one to the next.
class BestTags {
 public:
  BestTags(const std::vector<WordScores>& scores, std::size_t role, float outside)
      : scores_(scores), role_(role), outside_(outside) {}

  const std::vector<Tag>& of(WordRange paragraph) {
    back_.assign(paragraph.size(), {});
    for (std::size_t tag = 0; tag < tag_count; ++tag) {
      best_[tag] = may_be_first(static_cast<Tag>(tag)) ? score(paragraph.begin, tag) : never;
    }
    for (std::uint32_t word = paragraph.begin + 1; word < paragraph.end; ++word)
      step(word, back_[word - paragraph.begin]);
    follow_back();
    return tags_;
  }

 private:
  float score(std::uint32_t word, std::size_t tag) const {
    const float own = scores_[word][role_][tag];
    return tag == 0 ? own - outside_ : own;
  }

  void step(std::uint32_t word, std::array<std::uint8_t, tag_count>& back) {
    TagScores next{};
    for (std::size_t after = 0; after < tag_count; ++after) {
      float most = never;
      for (std::size_t before = 0; before < tag_count; ++before) {
        if (!may_follow(static_cast<Tag>(before), static_cast<Tag>(after)) || best_[before] <= most) continue;
        most = best_[before];
        back[after] = static_cast<std::uint8_t>(before);
      }
      next[after] = most + score(word, after);
    }
    best_ = next;
  }

  void follow_back() {
    std::size_t tag = 0;
    for (std::size_t each = 1; each < tag_count; ++each) {
      if (may_be_last(static_cast<Tag>(each)) && best_[each] > best_[tag]) tag = each;
    }
    tags_.resize(back_.size());
    for (std::size_t i = back_.size(); i-- > 0;) {
      tags_[i] = static_cast<Tag>(tag);
      tag = back_[i][tag];
    }
  }

  const std::vector<WordScores>& scores_;
  std::size_t role_;
  float outside_;
  TagScores best_{};
  std::vector<std::array<std::uint8_t, tag_count>> back_;  // the best tag before each
  std::vector<Tag> tags_;
};

void add_spans(const std::vector<Tag>& tags, std::uint32_t first, std::vector<WordRange>& spans) {
  std::uint32_t opened = first;
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == Tag::begin || tags[i] == Tag::single) opened = first + i;
    if (tags[i] == Tag::end || tags[i] == Tag::single) spans.push_back({opened, first + i + 1});
  }
}

/// Gives what the tag `from` has to the tag `to`.
void give(TagScores& scores, Tag from, Tag to) {
  float& score = scores[static_cast<std::size_t>(to)];
  const double given = static_cast<double>(scores[static_cast<std::size_t>(from)]);
  const double sum = base::exponential(static_cast<double>(score)) + base::exponential(given);
  if (sum > 0) score = static_cast<float>(base::logarithm(sum));
}

}  // namespace

TagScores as_log_probabilities(const TagScores& scores) {
  const float most = *std::ranges::max_element(scores);
  double sum = 0;
  for (const float score : scores) sum += base::exponential(static_cast<double>(score) - most);
  const double log_sum = base::logarithm(sum);
  TagScores out{};
  for (std::size_t i = 0; i < tag_count; ++i) {
    out[i] = static_cast<float>(static_cast<double>(scores[i]) - most - log_sum);
  }
  return out;
}

void end_with_paragraphs(const Words& words, std::vector<WordScores>& scores) {
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const std::uint32_t here = words.paragraph_of[word];
    const bool is_first = word == 0 || words.paragraph_of[word - 1] != here;
    const bool is_last = word + 1 == words.size() || words.paragraph_of[word + 1] != here;
    for (TagScores& each : scores[word]) {
      if (is_last) {
        give(each, Tag::inside, Tag::end);
        give(each, Tag::begin, Tag::single);
      }
      if (is_first) {
        give(each, Tag::inside, Tag::begin);
        give(each, Tag::end, Tag::single);
      }
    }
  }
}

RoleSpans best_spans(const Words& words, const std::vector<WordScores>& scores,
                     const std::array<float, role_count>& outside) {
  RoleSpans out;
  for (std::size_t role = 0; role < role_count; ++role) {
    BestTags best(scores, role, outside[role]);
    for (std::uint32_t begin = 0; begin < words.size();) {
      std::uint32_t end = begin + 1;
      while (end < words.size() && words.paragraph_of[end] == words.paragraph_of[begin]) ++end;
      add_spans(best.of({begin, end}), begin, out.all[role]);
      begin = end;
    }
  }
  return out;
}

double sureness(const std::vector<WordScores>& scores, WordRange span, Role role) {
  double sum = 0;
  for (std::uint32_t word = span.begin; word < span.end; ++word) {
    Tag tag = Tag::inside;
    if (span.size() == 1) {
      tag = Tag::single;
    } else if (word == span.begin) {
      tag = Tag::begin;
    } else if (word + 1 == span.end) {
      tag = Tag::end;
    }
    sum += static_cast<double>(scores[word][static_cast<std::size_t>(role)][static_cast<std::size_t>(tag)]);
  }
  return sum / span.size();
}

}  // namespace rapporteur::statement
