#include "rapporteur/statement/linear_features.h"

/// The second pass: what a word is, given the cues, speakers and contents that the first pass found likely.
namespace rapporteur::statement {

namespace {

constexpr std::uint32_t first_number = 256;

/// How far two words stand apart, in steps.
std::uint32_t steps_of(std::uint32_t distance) {
  if (distance < 5) return distance;
  return distance < 8 ? 5 : distance < 13 ? 6 : distance < 25 ? 7 : 8;
}

/// The way from a word up the tree to a cue.
struct Way {
  std::uint32_t cue = no_word;
  std::uint32_t branch = no_word;  ///< the last word before the cue
  std::uint32_t path = 0;          ///< of the last relations
  std::uint32_t length = 0;
};

Way way_up(const LinearText& text, const FirstPass& first, std::uint32_t word) {
  constexpr std::uint32_t max_length = 12;
  Way way;
  std::uint32_t at = word;
  for (; way.length < max_length; ++way.length) {
    if (first.cue_of[at] != no_word) {
      way.cue = first.cue_of[at];
      return way;
    }
    const LinearWord& view = text.views[at];
    if (view.head == at) break;
    way.branch = at;
    way.path = (way.path * 64 + static_cast<std::uint32_t>(view.relation)) & 0x3FFFF;
    at = view.head;
  }
  way.branch = no_word;
  return way;
}

/// A word on the second pass.
struct Here {
  const LinearText& text;
  const FirstPass& first;
  std::uint32_t word;
  const LinearWord& view = text.views[word];

  bool is_in_paragraph(std::uint32_t other) const {
    return other < text.size() && text.words.paragraph_of[other] == text.words.paragraph_of[word];
  }
  const LinearWord& near(std::uint32_t other) const {
    static const LinearWord none;
    return is_in_paragraph(other) ? text.views[other] : none;
  }
  std::uint32_t tag(std::uint32_t other, Role role) const {
    return is_in_paragraph(other)
               ? static_cast<std::uint32_t>(first.tags[other][static_cast<std::size_t>(role)])
               : tag_count;
  }
};

void add_first_tags(const Here& at, FeatureWriter& out) {
  const auto& margins = at.first.margins[at.word];
  std::uint32_t all = 0;
  for (std::size_t role = 0; role < role_count; ++role) {
    const auto as_role = static_cast<Role>(role);
    const std::uint32_t own = at.tag(at.word, as_role);
    all = all * tag_count + own;
    out.add(own, margins[role]);
    out.add(both(at.tag(at.word - 1, as_role), own), at.tag(at.word + 1, as_role), at.view.part);
    out.add(both(at.tag(at.word - 1, as_role), own), at.tag(at.word + 1, as_role), at.view.quote);
  }
  out.add(all);
  out.add(all, at.view.relation);
}

void add_governed(const Here& at, const Way& way, FeatureWriter& out) {
  const CueView& cue = at.first.cues[way.cue];
  const bool is_self = way.branch == no_word;
  const LinearWord& branch = at.text.views[is_self ? at.word : way.branch];
  const std::uint32_t relation = is_self ? 99u : static_cast<std::uint32_t>(branch.relation);
  const std::uint32_t side = at.word < cue.words.begin ? 0u : at.word >= cue.words.end ? 1u : 2u;
  const std::uint32_t edges =
      (branch.left == at.word ? 1u : 0u) + (branch.right == at.word ? 2u : 0u) + (way.length == 1 ? 4u : 0u);
  const std::uint32_t branched = both(relation, side);
  const std::uint32_t distance = side == 0   ? steps_of(cue.words.begin - at.word)
                                 : side == 1 ? steps_of(at.word + 1 - cue.words.end)
                                             : 0;
  out.add(branched, cue.key);
  out.add(branched, edges, way.length);
  out.add(way.path, side, edges);
  out.add(branched, edges, at.view.form);
  out.add(branched, both(edges, at.near(at.word - 1).part), at.view.part);
  out.add(branched, both(edges, at.near(at.word + 1).part), at.view.part);
  out.add(branched, edges, at.near(at.word - 1).form);
  out.add(branched, edges, at.near(at.word + 1).form);
  out.add(branched, both(at.view.quote, at.view.behind_quote), edges);
  out.add(branched, static_cast<std::uint32_t>(at.text.views[cue.head].children), edges);
  out.add(branched, at.text.views[cue.head].tag, edges);
  out.add(branched, distance, edges);
  out.add(branched, at.view.tag, distance);
  out.add(cue.key, both(side, distance), edges);
  out.add(branch.lemma, branched, edges);
  out.add(branch.part, branched, at.view.entity);
}

/// By the subject of a cue, its own or that of the verb it is joined to.
void add_subject(const Here& at, std::uint32_t cue_number, FeatureWriter& out) {
  const CueView& cue = at.first.cues[cue_number];
  if (cue.subject == no_word) {
    out.add(8u);
    out.add(8u, at.text.views[cue.head].part);
    return;
  }
  const LinearWord& subject = at.text.views[cue.subject];
  const bool is_in = subject.left <= at.word && at.word <= subject.right;
  const std::uint32_t place = is_in ? 1u + (subject.left == at.word ? 1u : 0u) +
                                          (subject.right == at.word ? 2u : 0u) +
                                          (cue.subject == at.word ? 4u : 0u)
                                    : 0u;
  out.add(both(place, 16), at.view.part, subject.part);
  out.add(both(place, 16), both(cue.subject < cue.words.begin, at.view.relation), at.near(at.word + 1).part);
}

/// By the cues that stand next, whatever the tree says.
void add_neighbours(const Here& at, FeatureWriter& out) {
  const std::uint32_t before = at.first.cue_before[at.word];
  const std::uint32_t behind = at.first.cue_behind[at.word];
  std::uint32_t from_left = 10;
  std::uint32_t from_right = 10;
  std::uint32_t left_key = 0;
  std::uint32_t right_key = 0;
  bool is_left_here = false;
  bool is_right_here = false;
  if (before != no_word) {
    const CueView& cue = at.first.cues[before];
    from_left = at.word < cue.words.end ? 0 : steps_of(at.word + 1 - cue.words.end);
    left_key = cue.key;
    is_left_here = at.text.views[cue.head].sentence == at.view.sentence;
  }
  if (behind != no_word) {
    const CueView& cue = at.first.cues[behind];
    from_right = steps_of(cue.words.begin - at.word);
    right_key = cue.key;
    is_right_here = at.text.views[cue.head].sentence == at.view.sentence;
  }
  const std::uint32_t here = both(is_left_here, is_right_here);
  out.add(from_left, from_right, here);
  out.add(from_left, left_key, at.view.part);
  out.add(from_right, right_key, at.view.part);
  out.add(both(from_left, is_left_here), at.view.form);
  out.add(both(from_right, is_right_here), at.view.form);
  out.add(both(from_left, is_left_here), at.near(at.word + 1).form, at.view.part);
  out.add(both(from_left, is_left_here), at.near(at.word - 1).form, at.view.part);
  out.add(both(from_right, is_right_here), at.near(at.word + 1).form, at.view.part);
  out.add(both(from_right, is_right_here), at.near(at.word - 1).form, at.view.part);
  out.add(here, at.view.quote, both(at.view.behind_quote, at.view.before_quote));
  out.add(both(here, at.view.quote), both(from_left, from_right), at.view.entity);
  out.add(both(from_left, is_left_here), at.view.relation, both(at.view.part, at.near(at.word + 1).part));
  out.add(both(from_right, is_right_here), at.view.relation, both(at.view.part, at.near(at.word + 1).part));
}

/// By what its subtree's highest head that begins or ends here hangs on.
void add_edges(const Here& at, FeatureWriter& out) {
  const LinearWord& opened = at.text.views[at.view.opens];
  const LinearWord& closed = at.text.views[at.view.closes];
  const std::uint32_t open_cue = at.first.cue_of[opened.head];
  const std::uint32_t close_cue = at.first.cue_of[closed.head];
  out.add(opened.relation, open_cue == no_word ? 0 : at.first.cues[open_cue].key, at.view.part);
  out.add(closed.relation, close_cue == no_word ? 0 : at.first.cues[close_cue].key,
          at.near(at.word + 1).part);
  out.add(both(opened.relation, open_cue != no_word), both(closed.relation, close_cue != no_word));
}

void add_sentence(const Here& at, FeatureWriter& out) {
  const LinearSentence& sentence = at.text.sentences[at.view.sentence];
  const std::uint32_t last = sentence.words.begin - 1;
  const std::uint32_t content_before = at.tag(last, Role::content);
  const std::uint32_t quote_before =
      at.is_in_paragraph(last) ? static_cast<std::uint32_t>(at.text.views[last].quote) : 9u;
  const std::uint32_t begins = std::min(at.word - sentence.words.begin, 2u);
  const std::uint32_t ends = std::min(sentence.words.end - 1 - at.word, 2u);
  out.add(content_before, both(begins, ends), at.view.quote);
  out.add(quote_before, both(begins, ends), at.view.quote);
  out.add(begins, ends, at.view.part);
}

void add_plain(const Here& at, FeatureWriter& out) {
  const LinearWord& view = at.view;
  const LinearWord& before = at.near(at.word - 1);
  const LinearWord& behind = at.near(at.word + 1);
  out.add();
  out.add(view.form);
  out.add(view.lemma, view.relation);
  out.add(before.form, view.form);
  out.add(view.form, behind.form);
  out.add(before.tag, view.tag, behind.tag);
  out.add(view.relation, view.part, at.text.views[view.head].part);
  out.add(at.text.views[view.head].lemma, view.relation);
  out.add(view.entity, before.entity, behind.entity);
  out.add(before.quote, view.quote, behind.quote);
  out.add(before.form, view.quote, behind.part);
}

}  // namespace

void add_second_features(const LinearText& text, const FirstPass& first, std::uint32_t word,
                         FeatureList& list) {
  const Here at{text, first, word};
  FeatureWriter plain(list, first_number);
  add_plain(at, plain);
  add_first_tags(at, plain);
  add_neighbours(at, plain);
  add_edges(at, plain);
  add_sentence(at, plain);
  const Way way = way_up(text, first, word);
  FeatureWriter governed(list, first_number + 128);
  if (way.cue != no_word) add_governed(at, way, governed);
  const std::uint32_t near = way.cue != no_word                  ? way.cue
                             : first.cue_behind[word] != no_word ? first.cue_behind[word]
                                                                 : first.cue_before[word];
  FeatureWriter subject(list, first_number + 192);
  if (near != no_word) add_subject(at, near, subject);
}

CueView view_cue(const LinearText& text, WordRange words) {
  CueView cue{.words = words, .head = words.begin};
  const auto is_inside = [&](std::uint32_t word) { return words.begin <= word && word < words.end; };
  for (std::uint32_t word = words.begin; word < words.end; ++word) {
    const std::uint32_t head = text.views[word].head;
    if (is_inside(head) && head != word) continue;
    cue.head = word;
    break;
  }
  const LinearWord& head = text.views[cue.head];
  cue.key = FeatureWriter::hash(0, head.lemma, static_cast<std::uint32_t>(head.part), 0);
  std::uint32_t at = cue.head;
  for (int steps = 0; steps < 4; ++steps) {
    const LinearWord& view = text.views[at];
    if (view.subject != no_word && !is_inside(view.subject)) {
      cue.subject = view.subject;
      break;
    }
    const bool is_joined = view.relation == Relation::conj || view.relation == Relation::xcomp ||
                           view.relation == Relation::advcl || view.relation == Relation::prep ||
                           view.relation == Relation::pcomp || is_inside(view.head);
    if (view.head == at || !is_joined) break;
    at = view.head;
  }
  return cue;
}

void tag_words(WordRange span, std::size_t role, std::vector<WordTags>& tags) {
  for (std::uint32_t word = span.begin; word < span.end; ++word) tags[word][role] = Tag::inside;
  tags[span.begin][role] = Tag::begin;
  tags[span.end - 1][role] = span.size() == 1 ? Tag::single : Tag::end;
}

FirstPass view_first_pass(const LinearText& text, RoleSpans spans) {
  FirstPass first;
  first.tags.resize(text.size());
  first.margins.resize(text.size());
  first.cue_of.assign(text.size(), no_word);
  first.cue_before.assign(text.size(), no_word);
  first.cue_behind.assign(text.size(), no_word);
  for (std::size_t role = 0; role < role_count; ++role) {
    for (const WordRange span : spans.all[role]) tag_words(span, role, first.tags);
  }
  const auto& paragraph_of = text.words.paragraph_of;
  for (const WordRange cue : spans.of(Role::cue)) {
    const auto number = static_cast<std::uint32_t>(first.cues.size());
    first.cues.push_back(view_cue(text, cue));
    for (std::uint32_t word = cue.begin; word < cue.end; ++word) first.cue_of[word] = number;
    first.cue_before[cue.begin] = number;
    if (cue.begin > 0 && paragraph_of[cue.begin - 1] == paragraph_of[cue.begin])
      first.cue_behind[cue.begin - 1] = number;
  }
  for (std::uint32_t word = 1; word < text.size(); ++word) {
    if (first.cue_before[word] == no_word && paragraph_of[word] == paragraph_of[word - 1])
      first.cue_before[word] = first.cue_before[word - 1];
  }
  for (std::uint32_t word = text.size(); word-- > 1;) {
    if (first.cue_behind[word - 1] == no_word && paragraph_of[word] == paragraph_of[word - 1])
      first.cue_behind[word - 1] = first.cue_behind[word];
  }
  first.spans = std::move(spans);
  return first;
}

}  // namespace rapporteur::statement
