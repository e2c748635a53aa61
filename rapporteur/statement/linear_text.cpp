#include "rapporteur/statement/linear_text.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/statement/quotations.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

constexpr std::uint32_t step(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619u;
}

/// Bytes of a curly quotation mark or guillemet at the beginning of `rest`, and the plain mark that stands
/// for it; none where there is none.
struct PlainMark {
  char mark = 0;
  std::size_t size = 0;
};
PlainMark plain_mark(std::string_view rest) {
  if (rest.starts_with("\u2018") || rest.starts_with("\u2019")) return {'\'', 3};
  if (rest.starts_with("\u201C") || rest.starts_with("\u201D") || rest.starts_with("\u201E")) return {'"', 3};
  if (rest.starts_with("\u00AB") || rest.starts_with("\u00BB")) return {'"', 2};
  return {};
}

/// Small letters, digits alike, one kind of quotation mark.
std::uint32_t hash_of_word(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) == 0xE2 || static_cast<unsigned char>(c) == 0xC2) {
      if (const PlainMark plain = plain_mark(word.substr(i)); plain.size > 0) {
        hash = step(hash, plain.mark);
        i += plain.size - 1;
        continue;
      }
    }
    hash = step(hash, base::is_digit(c) ? '0' : base::to_lower(c));
  }
  return hash;
}

WordShape shape_of(std::string_view word) {
  bool has_lower = false;
  bool has_upper = false;
  bool has_digit = false;
  bool has_other = false;
  for (const char c : word) {
    has_lower = has_lower || base::is_lower(c);
    has_upper = has_upper || base::is_upper(c);
    has_digit = has_digit || base::is_digit(c);
    has_other = has_other || static_cast<unsigned char>(c) >= 0xC3;
  }
  if (has_digit) return WordShape::number;
  const bool is_symbol = static_cast<unsigned char>(word.front()) == 0xE2;  // U+2000 to U+2FFF
  if (!has_lower && !has_upper) return has_other && !is_symbol ? WordShape::other : WordShape::mark;
  if (base::is_upper(word.front())) return has_lower ? WordShape::capital : WordShape::all_capitals;
  return WordShape::lower;
}

bool is_masked(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
    case EntityKind::gpe:
    case EntityKind::loc:
    case EntityKind::fac:
      return true;
    case EntityKind::other:
    case EntityKind::norp:
    case EntityKind::org:
    case EntityKind::product:
    case EntityKind::event:
    case EntityKind::work_of_art:
    case EntityKind::law:
    case EntityKind::language:
    case EntityKind::date:
    case EntityKind::time:
    case EntityKind::percent:
    case EntityKind::money:
    case EntityKind::quantity:
    case EntityKind::ordinal:
    case EntityKind::cardinal:
      return false;
  }
  return false;
}

class Viewer {
 public:
  Viewer(std::string_view text, const Analysis& analysis, std::span<const TextSpan> paragraphs)
      : text_(text), analysis_(analysis), paragraphs_(paragraphs) {}

  LinearText view() {
    for (const std::string& name : analysis_.names) name_hashes_.push_back(hash_of_word(name));
    add_words();
    for (std::uint32_t word = 0; word < out_.size(); ++word) place_in_tree(word);
    for (LinearWord& word : out_.views) {
      word.opens = top_of(word, [](const LinearWord& each) { return each.left; });
      word.closes = top_of(word, [](const LinearWord& each) { return each.right; });
    }
    mark_entities();
    mark_quotations();
    return std::move(out_);
  }

 private:
  void add_words() {
    word_of_.assign(analysis_.size(), no_word);
    std::size_t paragraph = 0;
    std::uint32_t number = 0;
    bool is_new = true;
    std::uint32_t last_sentence = no_word;
    for (std::uint32_t token = 0; token < analysis_.size(); ++token) {
      const TextSpan span = analysis_.tokens[token];
      while (paragraph < paragraphs_.size() && paragraphs_[paragraph].end <= span.begin) {
        ++paragraph;
        is_new = true;
      }
      if (analysis_.parts[token] == Part::space || paragraph == paragraphs_.size() ||
          !paragraphs_[paragraph].contains(span))
        continue;
      if (is_new) ++number;
      if (is_new || analysis_.sentence_of[token] != last_sentence)
        out_.sentences.push_back({{out_.size(), out_.size()}, number, false});
      is_new = false;
      last_sentence = analysis_.sentence_of[token];
      add_word(token, number);
    }
  }

  void add_word(std::uint32_t token, std::uint32_t paragraph) {
    const TextSpan span = analysis_.tokens[token];
    const std::string_view written = text_.substr(span.begin, span.size());
    word_of_[token] = out_.size();
    tokens_.push_back(token);
    out_.words.spans.push_back(span);
    out_.words.paragraph_of.push_back(paragraph);
    out_.sentences.back().words.end = out_.size();
    LinearWord view;
    view.form = hash_of_word(written);
    view.lemma = hash_of_word(analysis_.lemma(token));
    view.tag = name_hashes_[analysis_.tags[token]];
    view.ending = hash_of_word(written.substr(written.size() - std::min<std::size_t>(written.size(), 3)));
    view.sentence = static_cast<std::uint32_t>(out_.sentences.size() - 1);
    view.part = analysis_.parts[token];
    view.relation = analysis_.relations[token];
    view.shape = shape_of(written);
    out_.views.push_back(view);
  }

  /// The word of a token, or that of the head above it; the word itself where there is none.
  std::uint32_t word_at(std::uint32_t token, std::uint32_t otherwise) const {
    for (int steps = 0; steps < 4; ++steps) {
      if (word_of_[token] != no_word) return word_of_[token];
      token = analysis_.heads[token];
    }
    return otherwise;
  }

  void place_in_tree(std::uint32_t word) {
    LinearWord& view = out_.views[word];
    const std::uint32_t token = tokens_[word];
    view.head = word_at(analysis_.heads[token], word);
    view.left = edge(analysis_.left_edges[token], word);
    view.right = edge(analysis_.right_edges[token], word);
    if (view.head == word) return;
    LinearWord& head = out_.views[view.head];
    head.children |= std::uint64_t{1} << static_cast<unsigned>(view.relation);
    const bool is_subject = view.relation == Relation::nsubj || view.relation == Relation::nsubjpass ||
                            view.relation == Relation::csubj;
    if (is_subject && head.subject == no_word) head.subject = word;
    const bool is_object =
        view.relation == Relation::dobj || view.relation == Relation::pobj || view.relation == Relation::attr;
    if (is_object && head.object == no_word) head.object = word;
  }

  /// The word at an edge of a word's subtree; of blanks at the edge the next word towards it.
  std::uint32_t edge(std::uint32_t token, std::uint32_t word) const {
    const std::uint32_t own = tokens_[word];
    while (token != own && word_of_[token] == no_word) token = token < own ? token + 1 : token - 1;
    return word_of_[token];
  }

  template <class Edge>
  std::uint32_t top_of(const LinearWord& word, const Edge& edge_of) const {
    auto top = static_cast<std::uint32_t>(&word - out_.views.data());
    const std::uint32_t at = top;
    if (edge_of(word) != at) return at;
    for (int steps = 0; steps < 32; ++steps) {
      const std::uint32_t above = out_.views[top].head;
      if (above == top || edge_of(out_.views[above]) != at) break;
      top = above;
    }
    return top;
  }

  void mark_entities() {
    for (const EntityMention& entity : analysis_.entities) {
      const auto code = static_cast<std::uint8_t>(2 * static_cast<unsigned>(entity.kind) + 1);
      bool is_first = true;
      for (std::uint32_t token = entity.tokens.begin; token < entity.tokens.end; ++token) {
        if (word_of_[token] == no_word) continue;
        LinearWord& view = out_.views[word_of_[token]];
        view.entity = is_first ? code : static_cast<std::uint8_t>(code + 1);
        is_first = false;
        if (!is_masked(entity.kind) || view.part != Part::propn) continue;
        view.form = view.lemma = view.ending = code;
      }
    }
  }

  void mark_quotations() {
    std::uint32_t word = 0;
    for (const Quotation& quotation : find_quotations(text_, paragraphs_)) {
      while (word < out_.size() && out_.words.spans[word].end <= quotation.whole.begin) ++word;
      const std::uint32_t first = word;
      for (; word < out_.size() && out_.words.spans[word].begin < quotation.whole.end; ++word) {
        LinearWord& view = out_.views[word];
        const TextSpan span = out_.words.spans[word];
        view.quote = quotation.is_closed ? QuotePlace::inside : QuotePlace::inside_unclosed;
        if (span.end <= quotation.inside.begin) view.quote = QuotePlace::opening;
        if (span.begin >= quotation.inside.end) view.quote = QuotePlace::closing;
        out_.sentences[view.sentence].has_quote = true;
      }
      if (first < word) quoted_.push_back({first, word});
    }
    measure_distances();
  }

  void measure_distances() {
    constexpr std::uint8_t far = LinearWord::far;
    for (LinearWord& view : out_.views) view.behind_quote = view.before_quote = far;
    const auto& paragraph_of = out_.words.paragraph_of;
    for (const WordRange quoted : quoted_) {
      const std::uint32_t paragraph = paragraph_of[quoted.begin];
      for (std::uint32_t i = 0; i < far && quoted.end + i < out_.size(); ++i) {
        if (paragraph_of[quoted.end + i] != paragraph) break;
        out_.views[quoted.end + i].behind_quote = static_cast<std::uint8_t>(i);
      }
      for (std::uint32_t i = 0; i < far && i < quoted.begin; ++i) {
        LinearWord& view = out_.views[quoted.begin - 1 - i];
        if (paragraph_of[quoted.begin - 1 - i] != paragraph) break;
        view.before_quote = std::min(view.before_quote, static_cast<std::uint8_t>(i));
      }
    }
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::span<const TextSpan> paragraphs_;
  LinearText out_;
  std::vector<std::uint32_t> name_hashes_;
  std::vector<std::uint32_t> tokens_;   // of each word
  std::vector<std::uint32_t> word_of_;  // of each token
  std::vector<WordRange> quoted_;
};

}  // namespace

LinearText view_text(std::string_view text, const Analysis& analysis, std::span<const TextSpan> paragraphs) {
  return Viewer(text, analysis, paragraphs).view();
}

}  // namespace rapporteur::statement
