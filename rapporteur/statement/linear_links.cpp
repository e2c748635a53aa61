#include "rapporteur/statement/linear_links.h"

#include "rapporteur/base/log_exp.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

constexpr std::uint32_t first_number = 512;
constexpr std::uint32_t numbers_per_kind = 128;

std::uint32_t steps_of(std::uint32_t distance) {
  if (distance < 4) return distance;
  return distance < 6 ? 4 : distance < 10 ? 5 : distance < 16 ? 6 : distance < 30 ? 7 : distance < 60 ? 8 : 9;
}

bool holds(WordRange range, std::uint32_t word) {
  return range.begin <= word && word < range.end;
}

/// The word of a span that stands highest in the tree.
std::uint32_t head_of(const LinearText& text, WordRange span) {
  for (std::uint32_t word = span.begin; word < span.end; ++word) {
    const std::uint32_t head = text.views[word].head;
    if (head == word || !holds(span, head)) return word;
  }
  return span.begin;
}

/// The relations from a word up to a span, the last three; 0 where the span is not above it.
std::uint32_t path_up(const LinearText& text, std::uint32_t word, WordRange to) {
  std::uint32_t path = 1;
  for (int steps = 0; steps < 8; ++steps) {
    if (holds(to, word)) return path;
    const LinearWord& view = text.views[word];
    if (view.head == word) return 0;
    path = ((path * 64 + static_cast<std::uint32_t>(view.relation)) & 0x3FFFF) | 0x40000;
    word = view.head;
  }
  return 0;
}

/// How two spans hang together in the tree: one above the other, or both below one word.
std::uint32_t path_between(const LinearText& text, WordRange a, std::uint32_t a_head, WordRange b,
                           std::uint32_t b_head) {
  if (const std::uint32_t up = path_up(text, a_head, b)) return both(up, 1);
  if (const std::uint32_t up = path_up(text, b_head, a)) return both(up, 2);
  const LinearWord& a_view = text.views[a_head];
  const LinearWord& b_view = text.views[b_head];
  const std::uint32_t relations = both(a_view.relation, b_view.relation);
  if (a_view.head == b_view.head) return both(relations, 3);
  if (text.views[a_view.head].head == b_view.head) return both(relations, 4);
  if (a_view.head == text.views[b_view.head].head) return both(relations, 5);
  return 6;
}

std::uint32_t count_between(const std::vector<WordRange>& spans, std::uint32_t begin, std::uint32_t end) {
  const auto first = std::ranges::partition_point(spans, [&](WordRange each) { return each.begin < begin; });
  std::uint32_t count = 0;
  for (auto each = first; each != spans.end() && each->begin < end && count < 3; ++each)
    count += each->end <= end ? 1 : 0;
  return count;
}

std::uint32_t part_at(const LinearText& text, std::uint32_t word, std::uint32_t paragraph_word) {
  if (word >= text.size() || text.words.paragraph_of[word] != text.words.paragraph_of[paragraph_word])
    return 0;
  return text.views[word].form;
}

/// How a span is quoted at its ends, and whether something quoted stands beside it.
std::uint32_t quoting(const LinearText& text, WordRange span) {
  return both(text.views[span.begin].quote, text.views[span.end - 1].quote);
}

std::uint32_t key_of(const LinearWord& view) {
  return FeatureWriter::hash(1, view.lemma, static_cast<std::uint32_t>(view.part), 0);
}

std::uint32_t first_number_of(LinkKind kind, bool is_none) {
  return first_number + (kind == LinkKind::content_cue ? 0 : 2 * numbers_per_kind) +
         (is_none ? numbers_per_kind : 0);
}

}  // namespace

std::uint32_t distance_of(WordRange a, WordRange b) {
  if (a.end <= b.begin) return b.begin - a.end;
  if (b.end <= a.begin) return a.begin - b.end;
  return 0;
}

void add_link_features(const LinkContext& context, LinkKind kind, WordRange span, WordRange target,
                       FeatureList& list) {
  const LinearText& text = context.text;
  FeatureWriter out(list, first_number_of(kind, false));
  const std::uint32_t span_head = head_of(text, span);
  const std::uint32_t target_head = head_of(text, target);
  const LinearWord& span_view = text.views[span_head];
  const LinearWord& target_view = text.views[target_head];
  const bool is_before = target.begin < span.begin;
  const bool overlaps = span.overlaps(target);
  const std::uint32_t side = (is_before ? 1u : 0u) + (overlaps ? 2u : 0u);
  const std::uint32_t steps = steps_of(distance_of(span, target));
  const std::uint32_t sentences =
      std::min(span_view.sentence < target_view.sentence ? target_view.sentence - span_view.sentence
                                                         : span_view.sentence - target_view.sentence,
               3u);
  const std::uint32_t paragraphs =
      text.words.paragraph_of[span.begin] == text.words.paragraph_of[target.begin] ? 0 : 1;
  const std::uint32_t begin = std::min(span.end, target.end);
  const std::uint32_t end = std::max(span.begin, target.begin);
  const Role target_role = kind == LinkKind::content_cue ? Role::cue : Role::speaker;
  const Role span_role = kind == LinkKind::content_cue ? Role::content : Role::cue;
  const Role third_role = kind == LinkKind::content_cue ? Role::speaker : Role::content;
  const std::uint32_t targets = count_between(context.spans.of(target_role), begin, end);
  const std::uint32_t spans = count_between(context.spans.of(span_role), begin, end);
  const std::uint32_t thirds = count_between(context.spans.of(third_role), begin, end);
  const std::uint32_t path = path_between(text, span, span_head, target, target_head);
  const std::uint32_t place = both(side, both(sentences, paragraphs));
  const std::uint32_t key = kind == LinkKind::content_cue ? key_of(target_view) : key_of(span_view);
  const std::uint32_t behind_span = part_at(text, span.end, span.begin);
  const std::uint32_t before_span = part_at(text, span.begin - 1, span.begin);
  const std::uint32_t behind_target = part_at(text, target.end, target.begin);
  const std::uint32_t before_target = part_at(text, target.begin - 1, target.begin);
  out.add();
  out.add(place, steps);
  out.add(place, targets, spans);
  out.add(place, targets, both(thirds, steps));
  out.add(path);
  out.add(path, place, steps);
  out.add(path, key);
  out.add(place, key);
  out.add(place, key, steps);
  out.add(place, both(targets, quoting(text, span)), quoting(text, target));
  out.add(place, behind_span, before_target);
  out.add(place, behind_target, before_span);
  out.add(both(place, steps), span_view.part, target_view.part);
  out.add(place, both(span_view.relation, target_view.relation), targets);
  out.add(place, target_view.entity, both(target_view.part, targets));
  out.add(place, text.views[span.begin].form, both(targets, steps));
  out.add(place, text.views[target.begin].form, both(targets, steps));
  out.add(target_view.lemma, targets, side);
  out.add(place, std::min(span.size(), 8u), both(targets, std::min(target.size(), 8u)));
  const bool is_subject =
      kind == LinkKind::cue_speaker && span_view.subject != no_word && holds(target, span_view.subject);
  out.add(both(is_subject, 1), targets, key);
  const CueView cue = view_cue(text, kind == LinkKind::content_cue ? target : span);
  const bool is_joined_subject =
      kind == LinkKind::cue_speaker && cue.subject != no_word && holds(target, cue.subject);
  out.add(both(is_joined_subject, 2), targets, place);
}

void add_no_link_features(const LinkContext& context, LinkKind kind, WordRange span, FeatureList& list) {
  const LinearText& text = context.text;
  FeatureWriter out(list, first_number_of(kind, true));
  const std::uint32_t head = head_of(text, span);
  const LinearWord& view = text.views[head];
  const LinearSentence& sentence = text.sentences[view.sentence];
  const Role target_role = kind == LinkKind::content_cue ? Role::cue : Role::speaker;
  const std::uint32_t targets =
      count_between(context.spans.of(target_role), sentence.words.begin, sentence.words.end);
  out.add();
  out.add(key_of(view));
  out.add(view.relation, view.part);
  out.add(view.tag, targets);
  out.add(quoting(text, span), targets);
  out.add(text.views[span.begin].form);
  out.add(text.views[span.end - 1].form);
  out.add(static_cast<std::uint32_t>(view.children), targets);
  out.add(view.subject == no_word, targets, view.part);
  out.add(std::min(span.size(), 12u), targets);
  out.add(text.views[view.head].lemma, view.relation);
}

namespace {

/// One kind of link by the model.
class LinearLinker {
 public:
  LinearLinker(const LinearModel& model, const LinkContext& context, LinkKind kind)
      : model_(&model), context_(context), kind_(kind) {}

  std::vector<Choice> operator()(std::span<const WordRange> spans, std::span<const WordRange> targets) const {
    std::vector<Choice> choices;
    for (const WordRange span : spans) {
      choices.push_back(score(span, targets));
      as_log_probabilities(choices.back());
    }
    return choices;
  }

 private:
  Choice score(WordRange span, std::span<const WordRange> targets) const {
    const double unit = model_->steps_per_unit();
    const std::uint32_t reach = model_->reach();
    FeatureList list;
    add_no_link_features(context_, kind_, span, list);
    Choice choice{.scores = {}, .log_none = model_->links().sum(list.keys())[0] / unit};
    const auto first = std::ranges::partition_point(
        targets, [&](WordRange target) { return target.end + reach < span.begin; });
    for (auto target = first; target != targets.end() && target->begin <= span.end + reach; ++target) {
      list.clear();
      add_link_features(context_, kind_, span, *target, list);
      choice.scores.push_back(
          {static_cast<std::uint32_t>(target - targets.begin()), model_->links().sum(list.keys())[0] / unit});
    }
    return choice;
  }

  static void as_log_probabilities(Choice& choice) {
    double most = choice.log_none;
    for (const LinkScore& each : choice.scores) most = std::max(most, each.log_probability);
    double sum = base::exponential(choice.log_none - most);
    for (const LinkScore& each : choice.scores) sum += base::exponential(each.log_probability - most);
    const double log_sum = most + base::logarithm(sum);
    choice.log_none -= log_sum;
    for (LinkScore& each : choice.scores) each.log_probability -= log_sum;
  }

  const LinearModel* model_;  // never null
  LinkContext context_;
  LinkKind kind_;
};

}  // namespace

Linkers linkers_of(const LinearModel& model, const LinkContext& context) {
  return {LinearLinker(model, context, LinkKind::content_cue),
          LinearLinker(model, context, LinkKind::cue_speaker), model.least_link()};
}

}  // namespace rapporteur::statement
