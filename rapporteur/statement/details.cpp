#include "rapporteur/statement/details.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

bool overlaps_any(std::span<const TextSpan> spans, TextSpan other) {
  return std::ranges::any_of(spans, [&](TextSpan span) { return span.overlaps(other); });
}

std::uint32_t distance(TextSpan a, TextSpan b) {
  if (a.overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

bool is_place(const Syntax& syntax, Token token) {
  const auto entity = syntax.analysis().entity_at(token);
  return entity && (entity->kind == EntityKind::gpe || entity->kind == EntityKind::loc ||
                    entity->kind == EntityKind::fac);
}

/// A noun phrase without the words before its adjectives and nouns.
std::string plain_phrase(const Syntax& syntax, TokenRange chunk, Token head) {
  Token first = head;
  while (first > chunk.begin &&
         (syntax.relation(first - 1) == Relation::compound || syntax.relation(first - 1) == Relation::amod))
    --first;
  return base::to_lower(syntax.words(syntax.span(TokenRange{first, head + 1})));
}

}  // namespace

std::int32_t date_of(const Syntax& syntax, std::span<const Report> reports, std::size_t number,
                     std::span<const Date> dates) {
  const Report& report = reports[number];
  if (!report.cue_head || report.cue.empty()) return -1;
  const TextSpan sentence = syntax.span(syntax.sentence(*report.cue_head));
  const TextSpan cue = report.cue.front();
  const auto begin =
      std::ranges::lower_bound(dates, sentence.begin, {}, [](const Date& each) { return each.span.begin; });
  std::int32_t nearest = -1;
  for (auto each = begin; each != dates.end() && each->span.begin < sentence.end; ++each) {
    if (overlaps_any(report.content, each->span) || overlaps_any(report.speaker, each->span)) continue;
    if (each->type == DateType::duration || each->type == DateType::set) continue;
    const std::int32_t index = static_cast<std::int32_t>(each - dates.begin());
    if (nearest < 0 ||
        distance(each->span, cue) < distance(dates[static_cast<std::size_t>(nearest)].span, cue))
      nearest = index;
  }
  return nearest;
}

std::vector<TextSpan> places_of(const Syntax& syntax, const Report& report) {
  std::vector<TextSpan> places;
  if (!report.cue_head) return places;
  for (const Token each : syntax.children(*report.cue_head)) {
    if (syntax.relation(each) != Relation::prep ||
        !syntax.is_one_of(each, {"in", "at", "outside", "near", "from", "after"}))
      continue;
    const TokenRange phrase = syntax.subtree(each);
    if (overlaps_any(report.content, syntax.span(phrase))) continue;
    for (Token token = phrase.begin; token < phrase.end; ++token) {
      if (!is_place(syntax, token) || syntax.relation(token) != Relation::pobj) continue;
      if (!syntax.is_one_of(syntax.head(token), {"in", "at", "outside", "near"})) continue;
      places.push_back(syntax.span(syntax.analysis().entity_at(token)->tokens));
    }
  }
  return places;
}

std::string proposition_of(const PartyFinder& parties, const std::vector<TextSpan>& content,
                           const std::vector<Party>& speakers) {
  const Syntax& syntax = parties.syntax();
  std::string proposition;
  bool is_first = true;
  const auto& has_space_after = syntax.analysis().has_space_after;
  for (const TextSpan span : content) {
    const TokenRange range = trimmed(syntax, syntax.analysis().tokens_in(span));
    bool is_apart = true;  // from what was written before
    for (Token token = range.begin; token < range.end; ++token) {
      if (syntax.is_quotation_mark(token)) {
        is_apart |= has_space_after[token] != 0;
        continue;
      }
      if (is_first && syntax.is_one_of(token, {"that", "whether"})) continue;
      const bool is_speaker = is_first && speakers.size() == 1 &&
                              syntax.is_one_of(token, {"he", "she", "i"}) &&
                              syntax.relation(token) == Relation::nsubj;
      if (!proposition.empty() && is_apart) proposition += ' ';
      is_apart = has_space_after[token] != 0;
      proposition += is_speaker ? speakers.front().name : std::string(syntax.word(token));
      is_first = false;
    }
  }
  return proposition;
}

Topics::Topics(const Syntax& syntax) : syntax_(&syntax) {
  for (Token token = 0; token < syntax.size(); ++token) {
    if (syntax.part(token) == Part::noun) ++counts_[syntax.lemma(token)];
  }
}

std::string Topics::topic_of(const std::vector<TextSpan>& content) const {
  const Syntax& syntax = *syntax_;
  std::string topic;
  std::uint32_t most = 1;
  for (const TextSpan span : content) {
    const TokenRange range = syntax.analysis().tokens_in(span);
    const auto& chunks = syntax.analysis().noun_chunks;
    auto chunk =
        std::ranges::lower_bound(chunks, range.begin, {}, [](const TokenRange& each) { return each.begin; });
    for (; chunk != chunks.end() && chunk->end <= range.end; ++chunk) {
      const Token head = syntax.analysis().head_of(*chunk);
      if (syntax.part(head) != Part::noun || syntax.analysis().entity_at(head)) continue;
      const std::uint32_t count = counts_.at(syntax.lemma(head));
      if (count <= most) continue;
      most = count;
      topic = plain_phrase(syntax, *chunk, head);
    }
  }
  return topic;
}

}  // namespace rapporteur::statement
