#include "rapporteur/statement/details.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <optional>

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

/// A noun phrase without the words before its adjectives and nouns; small but for names.
std::string plain_phrase(const Syntax& syntax, TokenRange chunk, Token head) {
  Token first = head;
  const auto is_before = [&](Token each) {
    return syntax.relation(each) == Relation::compound || syntax.relation(each) == Relation::amod;
  };
  while (first > chunk.begin) {
    if (is_before(first - 1)) {
      --first;
    } else if (first > chunk.begin + 1 && syntax.lower(first - 1) == "-") {
      first -= 2;  // "[cutting-]edge"
    } else {
      break;
    }
  }
  std::string phrase;
  for (Token token = first; token <= head; ++token) {
    const bool is_name = syntax.part(token) == Part::propn || syntax.analysis().entity_at(token).has_value();
    phrase += is_name ? std::string(syntax.word(token)) : base::to_lower(syntax.word(token));
    if (token < head && syntax.analysis().has_space_after[token] != 0) phrase += ' ';
  }
  return phrase;
}

/// Nouns that are in too many figures of speech to say what a claim is about: "back to the table".
bool is_vague(std::string_view lemma) {
  constexpr std::array<std::string_view, 28> vague{
      "case",  "chance", "day",    "door", "end",   "fact",  "kind",  "lot",  "matter", "moment",
      "month", "name",   "number", "one",  "part",  "place", "point", "room", "sense",  "side",
      "sign",  "table",  "thing",  "time", "today", "way",   "week",  "year"};
  static_assert(std::ranges::is_sorted(vague));
  return std::ranges::binary_search(vague, lemma);
}

/// Whom "he", "she" or "I" at the beginning of what is said stands for; empty where nothing tells.
std::string name_meant(const PartyFinder& parties, Token pronoun, const std::vector<Party>& speakers) {
  const bool is_own = parties.syntax().lower(pronoun) == "i";
  if (!is_own) {
    const ActorMention* mention = parties.mention_of_word(pronoun);
    const bool is_settled = mention && mention->form == MentionForm::pronoun && mention->actors.size() == 1;
    if (is_settled) return parties.actors().all[mention->actors.front()].name;
    return {};
  }
  return speakers.size() == 1 ? speakers.front().name : std::string();
}

/// The verb with tense that a subject in the first person has: "I [have] said".
std::optional<Token> finite_verb_of(const Syntax& syntax, Token subject) {
  const Token verb = syntax.head(subject);
  for (const Token each : syntax.children(verb)) {
    const bool is_auxiliary =
        syntax.relation(each) == Relation::aux || syntax.relation(each) == Relation::auxpass;
    if (is_auxiliary && each > subject && each < verb) return each;
  }
  return verb > subject ? std::optional(verb) : std::nullopt;
}

/// A verb of the first person in the third: "I want" as "she wants".
std::string in_third_person(const Syntax& syntax, Token verb) {
  constexpr std::array<std::array<std::string_view, 2>, 14> irregular{{{"am", "is"},
                                                                       {"'m", " is"},
                                                                       {"’m", " is"},
                                                                       {"m", " is"},
                                                                       {"have", "has"},
                                                                       {"'ve", " has"},
                                                                       {"’ve", " has"},
                                                                       {"'ll", " will"},
                                                                       {"’ll", " will"},
                                                                       {"'d", " would"},
                                                                       {"’d", " would"},
                                                                       {"do", "does"},
                                                                       {"go", "goes"},
                                                                       {"are", "is"}}};
  const std::string_view lower = syntax.lower(verb);
  for (const auto& [first, third] : irregular) {
    if (lower == first) return std::string(third);
  }
  std::string written(syntax.word(verb));
  if (syntax.tag(verb) != "VBP") return written;
  const bool has_hiss =
      written.ends_with("sh") || written.ends_with("ch") || written.ends_with('s') || written.ends_with('x');
  const bool has_vowel = written.size() > 1 && std::string_view("aeiou").find(written[written.size() - 2]) !=
                                                   std::string_view::npos;
  if (written.ends_with('y') && !has_vowel) return written.substr(0, written.size() - 1) + "ies";
  return written + (has_hiss ? "es" : "s");
}

/// Whether a date tells of something else in the sentence: it stands in a relative clause of another verb
/// ("an offer that he made on Tuesday"), or in a clause that a semicolon sets apart.
bool is_of_another_clause(const Syntax& syntax, TextSpan date, Token cue) {
  const TokenRange words = syntax.analysis().tokens_in(date);
  if (words.is_empty()) return false;
  const Token sentence_begin = syntax.sentence(cue).begin;
  for (Token token = std::min(words.begin, cue); token < std::max(words.begin, cue); ++token) {
    if (token >= sentence_begin && syntax.word(token) == ";") return true;
  }
  Token above = words.begin;
  for (int steps = 0; steps < 32 && syntax.head(above) != above; ++steps) {
    above = syntax.head(above);
    const Part part = syntax.part(above);
    if (part == Part::verb || part == Part::aux) break;
  }
  const TokenRange clause = syntax.subtree(above);
  const bool has_cue = clause.begin <= cue && cue < clause.end;
  return above != cue && syntax.relation(above) == Relation::relcl && !has_cue;
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
    const bool is_others = std::ranges::any_of(reports, [&](const Report& other) {
      const bool is_said = overlaps_any(other.content, each->span) && !overlaps_any(other.content, cue);
      return &other != &report && (is_said || overlaps_any(other.cue, each->span));
    });
    if (is_others || overlaps_any(report.content, each->span) || overlaps_any(report.speaker, each->span))
      continue;
    if (each->type == DateType::duration || each->type == DateType::set) continue;
    if (is_of_another_clause(syntax, each->span, *report.cue_head)) continue;
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
  std::optional<Token> turned;  // a verb of the first person
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
      const bool is_subject = is_first && syntax.is_one_of(token, {"he", "she", "i"}) &&
                              syntax.relation(token) == Relation::nsubj;
      const std::string meant = is_subject ? name_meant(parties, token, speakers) : std::string();
      if (!meant.empty() && syntax.lower(token) == "i") turned = finite_verb_of(syntax, token);
      const std::string word =
          turned == token ? in_third_person(syntax, token) : std::string(syntax.word(token));
      if (!proposition.empty() && is_apart) proposition += ' ';
      is_apart = has_space_after[token] != 0;
      proposition += meant.empty() ? word : meant;
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
      if (syntax.part(head) != Part::noun || syntax.analysis().entity_at(head) ||
          is_vague(syntax.lemma(head)))
        continue;
      const std::uint32_t count = counts_.at(syntax.lemma(head));
      if (count <= most) continue;
      most = count;
      topic = plain_phrase(syntax, *chunk, head);
    }
  }
  return topic;
}

}  // namespace rapporteur::statement
