#include "rapporteur/statement/linear_features.h"

namespace rapporteur::statement {

namespace {

constexpr std::uint64_t bit(Relation relation) {
  return std::uint64_t{1} << static_cast<unsigned>(relation);
}

/// Of a word's children those that tell what kind of verb or noun it is.
constexpr std::uint64_t telling_children =
    bit(Relation::nsubj) | bit(Relation::nsubjpass) | bit(Relation::ccomp) | bit(Relation::xcomp) |
    bit(Relation::dobj) | bit(Relation::prep) | bit(Relation::mark) | bit(Relation::acomp) |
    bit(Relation::attr) | bit(Relation::auxpass) | bit(Relation::dative) | bit(Relation::acl) |
    bit(Relation::poss) | bit(Relation::agent) | bit(Relation::parataxis);
constexpr std::uint64_t clause_children =
    bit(Relation::ccomp) | bit(Relation::xcomp) | bit(Relation::dobj) | bit(Relation::parataxis);

std::uint32_t folded(std::uint64_t children) {
  return static_cast<std::uint32_t>(children ^ children >> 32);
}

/// Where a word's head stands: itself, before it or behind it, near or far.
std::uint32_t way_to_head(const LinearWord& view, std::uint32_t word) {
  if (view.head == word) return 0;
  const std::uint32_t distance = view.head < word ? word - view.head : view.head - word;
  return (view.head < word ? 1u : 4u) + (distance == 1 ? 0u : distance < 5 ? 1u : 2u);
}

/// A word with those around it in its paragraph.
struct Around {
  const LinearText& text;
  std::uint32_t word;
  const LinearWord& here = text.views[word];
  const LinearWord& before = near(-1);
  const LinearWord& before_that = near(-2);
  const LinearWord& behind = near(1);
  const LinearWord& behind_that = near(2);
  const LinearWord& head = text.views[here.head];
  const LinearWord& above = text.views[head.head];

  const LinearWord& near(std::int32_t offset) const {
    static const LinearWord none;
    const std::uint32_t other = word + static_cast<std::uint32_t>(offset);
    if (other >= text.size() || text.words.paragraph_of[other] != text.words.paragraph_of[word]) return none;
    return text.views[other];
  }
};

void add_written(const Around& at, FeatureWriter& out) {
  const LinearWord& here = at.here;
  out.add(here.form);
  out.add(here.lemma, here.part);
  out.add(at.before.form);
  out.add(at.behind.form);
  out.add(at.before.form, here.form);
  out.add(here.form, at.behind.form);
  out.add(at.before_that.form, here.part);
  out.add(at.behind_that.form, here.part);
  out.add(at.before.lemma, here.tag);
  out.add(here.tag, at.behind.lemma);
  out.add(here.ending, here.part);
  out.add(here.shape, at.before.shape, at.behind.shape);
  out.add(at.before_that.form, at.before.form);
  out.add(at.behind.form, at.behind_that.form);
}

void add_tags(const Around& at, FeatureWriter& out) {
  const LinearWord& here = at.here;
  out.add(here.tag);
  out.add(at.before.tag, here.tag, at.behind.tag);
  out.add(at.before_that.tag, at.before.tag, here.tag);
  out.add(here.tag, at.behind.tag, at.behind_that.tag);
  out.add(at.before.part, here.relation, at.behind.part);
  out.add(here.entity, at.before.entity, at.behind.entity);
  out.add(here.entity, here.relation, here.part);
}

void add_tree(const Around& at, FeatureWriter& out) {
  const LinearWord& here = at.here;
  const std::uint32_t way = way_to_head(here, at.word);
  out.add(here.relation, way, here.part);
  out.add(here.lemma, here.relation);
  out.add(at.head.lemma, here.relation, way);
  out.add(at.head.lemma, here.lemma);
  out.add(at.head.part, both(at.head.relation, here.relation), way);
  out.add(at.above.lemma, both(at.head.relation, here.relation), way);
  out.add(folded(here.children & telling_children), here.part);
  out.add(folded(here.children & clause_children), here.lemma);
  out.add(folded(at.head.children & telling_children), here.relation, way);
  const LinearWord& opened = at.text.views[here.opens];
  const LinearWord& closed = at.text.views[here.closes];
  out.add(opened.relation, at.text.views[opened.head].part, here.part);
  out.add(opened.relation, at.text.views[opened.head].lemma);
  out.add(closed.relation, at.text.views[closed.head].part, here.part);
  out.add(closed.relation, at.text.views[closed.head].lemma, at.behind.part);
  const bool has_subject = here.subject != no_word;
  out.add_if(has_subject, here.lemma, has_subject ? at.text.views[here.subject].part : Part::none);
  out.add_if(has_subject, here.part, has_subject ? at.text.views[here.subject].lemma : 0);
  out.add_if(here.object != no_word, here.lemma,
             here.object == no_word ? 0 : at.text.views[here.object].lemma);
}

void add_place(const Around& at, FeatureWriter& out) {
  const LinearWord& here = at.here;
  const LinearSentence& sentence = at.text.sentences[here.sentence];
  const std::uint32_t from_begin = std::min(at.word - sentence.words.begin, 4u);
  const std::uint32_t to_end = std::min(sentence.words.end - 1 - at.word, 3u);
  out.add(here.quote, here.part, sentence.has_quote);
  out.add(at.before.quote, here.quote, at.behind.quote);
  out.add(here.behind_quote, here.before_quote, here.part);
  out.add(here.behind_quote, here.relation, here.lemma);
  out.add(here.quote, at.before.form, here.tag);
  out.add(from_begin, here.part, here.relation);
  out.add(to_end, here.part, at.before.part);
  out.add(both(here.sentence == 0, sentence.paragraph < 3), here.part,
          std::min(sentence.words.size() / 5, 4u));
}

}  // namespace

void add_word_features(const LinearText& text, std::uint32_t word, FeatureList& list) {
  FeatureWriter out(list, 0);
  const Around at{text, word};
  out.add();
  add_written(at, out);
  add_tags(at, out);
  add_tree(at, out);
  add_place(at, out);
}

}  // namespace rapporteur::statement
